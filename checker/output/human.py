"""A report for people, in a terminal."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from checker.figures import Figures
from checker.film.sound import clock
from checker.finding import Finding, Severity, Verdict
from checker.report import Report
from checker.risk.reasons import FEW
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
    **FEW,
    "50-999": "50–999 personer",
    "1000+": "tusen eller fler",
}


Say = Callable[[str], str]
"""From one of the Swedish words here to the word that is printed."""


def render(report: Report, console: Console, say: Say = str) -> None:
    """Print verdict, reasons, findings, persons and the safe wording."""
    word, colour = WORDS[report.verdict]
    console.print(f"[bold {colour}]{say(word)}[/]  {escape(report.summary)}", highlight=False)
    for item in report.unchecked:
        missed = f"{escape(item.part)} – {escape(item.reason)}"
        console.print(f"[bold]{say('Inte granskat:')}[/] {missed}", highlight=False)
    if report.reasons:
        console.print(f"\n[bold]{say('Därför')}[/]")
        for reason in report.reasons:
            console.print(Padding(f"• {escape(reason)}", (0, 2)), highlight=False)
    if report.findings:
        console.print(f"\n[bold]{say('Fynd')}[/]")
        console.print(_table(report.findings, say))
    for person in report.persons:
        if person.band:
            fits = say(f"beskrivningen passar på {BANDS[person.band]} ({person.reader}).")
            console.print(f"[bold]{say(ROLES[person.role.value]).capitalize()}:[/] {fits}", highlight=False)
    if report.rewrite:
        safe, shade = WORDS[report.rewrite.verdict]
        becomes = f"{say('blir')} [{shade}]{say(safe.lower())}[/]"
        console.print(f"\n[bold]{say('Säkrare formulering')}[/] ({becomes})", highlight=False)
        console.print(Padding(escape(report.rewrite.text), (0, 2)), highlight=False)
    if report.unworded:
        console.print(f"\n[bold]{say('Ingen säkrare formulering.')}[/] {say(report.unworded.value)}", highlight=False)


def _table(findings: tuple[Finding, ...], say: Say) -> Table:
    table = Table(box=None, pad_edge=True, show_header=True, header_style="dim")
    for heading in ("Allvar", "Var"):
        table.add_column(say(heading), no_wrap=True, max_width=24)
    for heading in ("Vad", "Citat"):
        table.add_column(say(heading), overflow="fold")
    for finding in findings:
        where = finding.part if finding.time_s is None else f"{clock(finding.time_s)} {finding.part}"
        role = f" ({say(ROLES[finding.role.value])})" if finding.role else ""
        table.add_row(
            say(SEVERITIES[finding.severity]), escape(where), escape(finding.title + role), escape(finding.quote or "–")
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
