"""A report for people, in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from checker.figures import Figures
from checker.film.sound import clock
from checker.finding import Finding, Severity, Verdict
from checker.report import Report
from checker.rules import Example, Rule

WORDS = {Verdict.CLEAR: ("KLART", "green"), Verdict.REVIEW: ("GRANSKA", "yellow"), Verdict.STOP: ("STOPP", "red")}
SEVERITIES = {Severity.INFO: "uppgift", Severity.REVIEW: "granska", Severity.STOP: "stopp"}
ROLES = {
    "patient": "patient",
    "relative": "närstående",
    "staff": "medarbetare",
    "public": "offentlig person",
    "author": "författaren",
    "generic": "ingen särskild",
}
BANDS = {
    "under 5": "färre än 5 personer",
    "5-19": "5–19 personer",
    "20-49": "20–49 personer",
    "50-999": "50–999 personer",
    "1000+": "tusen eller fler",
}


def render(report: Report, console: Console) -> None:
    """Print verdict, reasons, findings, persons and the safe wording."""
    word, colour = WORDS[report.verdict]
    console.print(f"[bold {colour}]{word}[/]  {escape(report.summary)}", highlight=False)
    for item in report.unchecked:
        console.print(f"[bold]Inte granskat:[/] {escape(item.part)} – {escape(item.reason)}", highlight=False)
    if report.reasons:
        console.print("\n[bold]Därför[/]")
        for reason in report.reasons:
            console.print(Padding(f"• {escape(reason)}", (0, 2)), highlight=False)
    if report.findings:
        console.print("\n[bold]Fynd[/]")
        console.print(_table(report.findings))
    for person in report.persons:
        if person.band:
            console.print(
                f"[bold]{ROLES[person.role.value].capitalize()}:[/] beskrivningen passar på {BANDS[person.band]}"
                f" ({person.reader}).",
                highlight=False,
            )
    if report.rewrite:
        safe, shade = WORDS[report.rewrite.verdict]
        console.print(f"\n[bold]Säkrare formulering[/] (blir [{shade}]{safe.lower()}[/])", highlight=False)
        console.print(Padding(escape(report.rewrite.text), (0, 2)), highlight=False)


def _table(findings: tuple[Finding, ...]) -> Table:
    table = Table(box=None, pad_edge=True, show_header=True, header_style="dim")
    for heading in ("Allvar", "Var"):
        table.add_column(heading, no_wrap=True, max_width=24)
    for heading in ("Vad", "Citat"):
        table.add_column(heading, overflow="fold")
    for finding in findings:
        where = finding.part if finding.time_s is None else f"{clock(finding.time_s)} {finding.part}"
        role = f" ({ROLES[finding.role.value]})" if finding.role else ""
        table.add_row(
            SEVERITIES[finding.severity], escape(where), escape(finding.title + role), escape(finding.quote or "–")
        )
    return table


def rule(shown: Rule, measured: Figures | None, console: Console) -> None:
    """Print one rule with its reason, law, what it was measured at, and examples."""
    console.print(f"[bold]{shown.id}[/]  {SEVERITIES[shown.severity]}\n{escape(shown.title)}", highlight=False)
    console.print(f"{escape(shown.why)}\nLag: {escape(shown.law)}\nRåd: {escape(shown.suggestion)}", highlight=False)
    if measured and measured.precision:
        part = f" och {measured.recall.percent} av alla markeringar av samma slag" if measured.recall else ""
        console.print(
            f"Mätt på {measured.drafts} märkta utkast: {measured.precision.percent} av träffarna är rätt{part} hittas.",
            highlight=False,
        )
    elif measured:
        console.print(f"De {measured.drafts} märkta utkasten har inget exempel på regeln.", highlight=False)
    for example in shown.catches:
        spans = f"  → {', '.join(example.spans)}" if example.spans else ""
        console.print(f"  [red]fångas[/]  {escape(_example(example) + spans)}", highlight=False)
    for example in shown.passes:
        console.print(f"  [green]går fri[/] {escape(_example(example))}", highlight=False)


def _example(example: Example) -> str:
    return f"provbilden ”{example.picture}”" if example.picture else example.text
