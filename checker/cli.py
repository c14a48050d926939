"""The command ``sekretess``. Exit codes: 0 clear, 1 review, 2 usage error, 3 could not be checked, 4 stop."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from checker import __version__
from checker.cleaning import cleaned
from checker.draft import Attachment, Draft
from checker.errors import CheckerError, UnreadableError
from checker.exits import CLEAR, REVIEW, STOP, UNCHECKED, USAGE, fail
from checker.finding import Verdict
from checker.output import human, sarif
from checker.pipeline import Checker
from checker.policy import Policy
from checker.policy.command import policy_app
from checker.reading import read_bytes, read_draft, read_text
from checker.report import Report
from checker.web.signin.command import api_key_app

CODES = {Verdict.CLEAR: CLEAR, Verdict.REVIEW: REVIEW, Verdict.STOP: STOP}

app = typer.Typer(
    name="sekretess",
    help="Läser ett utkast innan det publiceras: stopp, granska eller klart ur patientsekretessens synvinkel.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
rules_app = typer.Typer(help="Reglerna: lista, visa, prova.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
app.add_typer(policy_app, name="policy")
app.add_typer(api_key_app, name="api-key")


class Format(StrEnum):
    """How a report is printed."""

    HUMAN = "human"
    JSON = "json"
    SARIF = "sarif"


class FailOn(StrEnum):
    """The lowest verdict that gives an exit code other than 0."""

    REVIEW = "review"
    STOP = "stop"


PolicyOption = Annotated[Path | None, typer.Option("--policy", help="Sjukhusets policyfil (TOML).")]


def load(policy: Path | None) -> Checker:
    """The checker with a hospital's policy; leaves with an error when something is missing."""
    try:
        return Checker.load(Policy.load(policy) if policy else None)
    except CheckerError as error:
        fail(error)


def exit_code(report: Report, fail_on: FailOn = FailOn.REVIEW) -> int:
    """The exit code of a report; what could not be examined is never 0, whatever ``fail_on`` says."""
    if report.verdict is Verdict.STOP:
        return STOP
    if not report.complete:
        return UNCHECKED
    if report.verdict is Verdict.REVIEW and fail_on is FailOn.STOP:
        return CLEAR
    return CODES[report.verdict]


@app.callback(invoke_without_command=True)
def version(*, show: Annotated[bool, typer.Option("--version", help="Visa versionen.")] = False) -> None:
    """Say the version when asked."""
    if show:
        typer.echo(f"sekretesskollen {__version__}")
        raise typer.Exit


@app.command()
def check(
    files: Annotated[
        list[str] | None, typer.Argument(help="Filer som hör till ett och samma utkast; - för text in.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="human, json eller sarif.")] = Format.HUMAN,
    policy: PolicyOption = None,
    fail_on: Annotated[FailOn, typer.Option(help="Lägsta utslag som ger felkod.")] = FailOn.REVIEW,
    *,
    author: Annotated[str | None, typer.Option(help="Kontot eller rollen som skriver.")] = None,
    channel: Annotated[str | None, typer.Option(help="Kanalen, som instagram.")] = None,
) -> None:
    """Granska ett utkast: alla filer tillsammans, eller text från standard in."""
    try:
        draft = replace(_draft(files or ["-"]), author=author, channel=channel)
    except CheckerError as error:
        fail(error)
    report = load(policy).check(draft)
    if output is Format.JSON:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    elif output is Format.SARIF:
        typer.echo(json.dumps(sarif.render(report), ensure_ascii=False, indent=2))
    else:
        human.render(report, Console())
    raise typer.Exit(exit_code(report, fail_on))


def _draft(files: list[str]) -> Draft:
    if files == ["-"]:
        return Draft.of(read_text("standard in", sys.stdin.buffer.read() or b" "))
    if "-" in files:
        raise UnreadableError("”-” (standard in) kan inte blandas med filer.")
    return read_draft(Path(name) for name in files)


@app.command()
def clean(
    file: Annotated[Path, typer.Argument(help="Bilden.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Vart kopian ska skrivas.")],
    policy: PolicyOption = None,
    *,
    faces: Annotated[bool, typer.Option(help="Täck ansikten.")] = True,
) -> None:
    """Skriv en kopia av en bild utan metadata, med ansikten täckta, granskad på nytt."""
    try:
        copy = cleaned(load(policy), Attachment(file.name, read_bytes(file)), faces=faces)
        out.write_bytes(copy.data)
    except CheckerError as error:
        fail(error)
    except OSError as error:
        fail(f"{out.name} kan inte skrivas ({error.strerror}).")
    Console().print(f"{out.name}: dolda uppgifter borta, kopian granskad på nytt.", highlight=False)


@app.command()
def audit(
    source: Annotated[Path, typer.Argument(help="JSONL med rader {id, text, files}.")],
    out: Annotated[Path, typer.Option("--out", help="JSONL med rader {id, report}.")],
    workers: Annotated[int, typer.Option(min=1, help="Antal processer.")] = 1,
    policy: PolicyOption = None,
) -> None:
    """Granska många utkast; kan avbrytas och köras vidare."""
    from checker.audit import run  # noqa: PLC0415  (processes are not needed by the other commands)

    try:
        counts = run.audit(source, out, workers=workers, policy_file=policy)
    except CheckerError as error:
        fail(error)
    Console(stderr=True).print(
        f"{counts.total()} utkast: "
        + ", ".join(f"{counts[key]} {key}" for key in ("stop", "review", "clear", "unchecked") if counts[key]),
        highlight=False,
    )
    if counts["unchecked"]:
        raise typer.Exit(UNCHECKED)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Adress att lyssna på.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 8321,
    policy: PolicyOption = None,
) -> None:
    """Starta formuläret och HTTP-tjänsten."""
    from checker.web.app import create_app  # noqa: PLC0415  (the server is not needed by the other commands)
    from checker.web.limits import Limits  # noqa: PLC0415
    from checker.web.server import server  # noqa: PLC0415
    from checker.web.signin.door import Door  # noqa: PLC0415

    try:
        decided = Policy.load(policy) if policy else Policy.default()
        door = Door.of(decided, host)
    except CheckerError as error:
        fail(error)
    application = create_app(
        load(policy), limits=Limits.of(decided.retention), door=door, hospital=decided.hospital or ""
    )
    typer.echo(f"Öppna http://{host}:{port} i webbläsaren. Avsluta med Ctrl+C.")
    server(application, host, port).run()


@app.command()
def demo() -> None:
    """Granska ett inbyggt utkast med bild, och visa svaret."""
    from checker.demo import draft as built_in  # noqa: PLC0415

    console = Console()
    example = built_in()
    console.print(f"[bold]Utkastet:[/] {example.text}\n[bold]Bilden:[/] {example.files[0].name}\n", highlight=False)
    report = load(None).check(example)
    human.render(report, console)
    console.print(
        "\nÖppna formuläret: [bold]sekretess serve[/], sedan http://127.0.0.1:8321 i webbläsaren.", highlight=False
    )


@rules_app.command("list")
def rules_list() -> None:
    """Lista alla regler."""
    console = Console()
    for rule in load(None).rules.values():
        console.print(f"[bold]{rule.id}[/]  {rule.severity.value}  {rule.title}", highlight=False, soft_wrap=True)


@rules_app.command("show")
def rules_show(rule_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Visa en regel: skäl, lag och exempel."""
    rules = load(None).rules
    if rule_id not in rules:
        typer.echo(f"Det finns ingen regel {rule_id}. Se ”sekretess rules list”.", err=True)
        raise typer.Exit(USAGE)
    human.rule(rules[rule_id], Console())


@rules_app.command("test")
def rules_test() -> None:
    """Prova alla exempel i alla regler."""
    from checker.modelcheck import check_model_examples  # noqa: PLC0415
    from checker.text.rulecheck import check_examples  # noqa: PLC0415

    checker = load(None)
    rules = checker.rules
    failures = check_examples(rules) + check_model_examples(rules, checker.judge)
    for failure in failures:
        typer.echo(str(failure), err=True)
    examples = sum(len(rule.catches) + len(rule.passes) for rule in rules.values())
    typer.echo(f"{len(rules)} regler, {examples} exempel, {len(failures)} fel")
    raise typer.Exit(1 if failures else 0)
