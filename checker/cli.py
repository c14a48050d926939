"""The command ``sekretess``. Exit codes: 0 clear, 1 review, 2 usage error, 3 could not be checked, 4 stop."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from checker import __version__, figures
from checker.choice import Choice
from checker.cleaning import cleaned
from checker.commands import about, accept, audit, gate, receipts
from checker.commands import keys as key_commands
from checker.commands import log as log_commands
from checker.commands.progress import watched
from checker.commands.receipts import write_receipt
from checker.commands.shared import (
    CODES,
    AuthorOption,
    ChannelOption,
    EarlierOption,
    FailOn,
    FilesArgument,
    HoursOption,
    KeysOption,
    Lang,
    LangOption,
    LogOption,
    PolicyOption,
    draft_of,
    exit_code,
    load,
    open_gate,
)
from checker.draft import Attachment
from checker.english import english, told_in
from checker.errors import CheckerError, ChoiceError
from checker.exits import CLEAR, USAGE, Guarded, Paper, fail, printing
from checker.gate import Source
from checker.output import human, sarif
from checker.place import What
from checker.policy import Policy
from checker.policy.command import policy_app
from checker.reading import read_bytes
from checker.web.signin.command import api_key_app

app = typer.Typer(
    name="sekretess",
    cls=Guarded,
    help="Läser ett utkast innan det publiceras: stopp, granska eller klart ur patientsekretessens synvinkel.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
rules_app = typer.Typer(help="Reglerna: lista, visa, prova.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")
app.add_typer(key_commands.app, name="keys")
app.add_typer(log_commands.app, name="log")
app.command("gate", cls=gate.Guarding)(gate.gate)
app.command("verify")(receipts.verify)
app.command("accept")(accept.accept)
app.command("audit")(audit.audit)
app.command("report")(audit.report)
app.command("about")(about.about)
app.add_typer(policy_app, name="policy")
app.add_typer(api_key_app, name="api-key")


class Format(StrEnum):
    """How a report is printed."""

    HUMAN = "human"
    JSON = "json"
    SARIF = "sarif"


@app.callback(invoke_without_command=True)
def version(*, show: Annotated[bool, typer.Option("--version", help="Visa versionen.")] = False) -> None:
    """Say the version when asked."""
    if show:
        typer.echo(f"sekretesskollen {__version__}")
        raise typer.Exit


@app.command()
def check(
    files: FilesArgument = None,
    *,
    output: Annotated[Format, typer.Option("--format", help="human, json eller sarif.")] = Format.HUMAN,
    policy: PolicyOption = None,
    fail_on: Annotated[FailOn, typer.Option(help="Lägsta utslag som ger felkod.")] = FailOn.REVIEW,
    receipt: Annotated[Path | None, typer.Option(help="Skriv ett kvitto hit om utkastet släpps igenom.")] = None,
    author: AuthorOption = None,
    channel: ChannelOption = None,
    earlier: EarlierOption = None,
    keys: KeysOption = None,
    log: LogOption = None,
    hours: HoursOption = 24,
    lang: LangOption = Lang.SV,
) -> None:
    """Granska ett utkast: alla filer tillsammans, eller text från standard in."""
    say = english if lang is Lang.EN else str
    door = open_gate(keys, log, hours)
    if receipt and door.keyring is None:
        fail("Ett kvitto signeras med installationens nycklar. Ange nyckelmappen (--keys, SEKRETESS_KEYS).")
    try:
        draft = draft_of(files or ["-"], author, channel, earlier)
        checker = load(policy)
        with watched(draft.files) as pace:
            judged = checker.check(draft, pace)
        _, report = door.checked(draft, judged, Source.COMMAND)
        if receipt:
            write_receipt(receipt, report.receipt)
    except CheckerError as error:
        fail(error, say)
    report = told_in(lang, report)
    with printing():
        if output is Format.JSON:
            typer.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        elif output is Format.SARIF:
            typer.echo(json.dumps(sarif.render(report), ensure_ascii=False, indent=2))
        else:
            human.render(report, Paper(), say)
    raise typer.Exit(exit_code(report, fail_on))


@app.command()
def clean(
    file: Annotated[Path, typer.Argument(help="Bilden eller filmen.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Vart kopian ska skrivas.")],
    policy: PolicyOption = None,
    *,
    faces: Annotated[bool, typer.Option(help="Täck ansikten.")] = True,
    fill: Annotated[
        str,
        typer.Option(help="Det som ska täckas: faces, possible_faces, texts, codes, med komma emellan, eller none."),
    ] = "faces,texts,codes",
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="X,Y,BREDD,HÖJD",
            help="Ett fynd som ska vara kvar, med sin ruta, i en film med @ och sekunden efter; flera går bra.",
        ),
    ] = None,
    cover: Annotated[
        list[str] | None,
        typer.Option(
            metavar="X,Y,BREDD,HÖJD",
            help="En ruta som ska täckas, vad som än syns där, i en film hela tiden; flera går bra.",
        ),
    ] = None,
    proof: Annotated[Path | None, typer.Option(help="Skriv beviset hit: vad som gjordes och vad som är kvar.")] = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Skriv en kopia av en bild eller film utan metadata, med det valda täckt, granskad på nytt."""
    say = english if lang is Lang.EN else str
    try:
        choice = Choice.of(fill, keep or (), cover or ())
        choice = choice if faces else replace(choice, fill=choice.fill - {What.FACE})
        given, checker = Attachment(file.name, read_bytes(file)), load(policy)
        with watched([given]) as pace:
            copy = cleaned(checker, given, choice, pace=pace)
        out.write_bytes(copy.file.data)
        if proof:
            proof.write_text(json.dumps(copy.proof.as_json(say), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except ChoiceError as error:
        fail(error, say, USAGE)
    except CheckerError as error:
        fail(error, say)
    except OSError as error:
        fail(f"{Path(error.filename or out).name} kan inte skrivas ({error.strerror}).", say)
    typer.echo(f"{out.name}: {' '.join(map(say, copy.proof.sentences()))}")
    # A copy that passed is one; what somebody chose to keep is judged like any draft.
    raise typer.Exit(CODES[copy.proof.verdict] if copy.proof.kept else CLEAR)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Adress att lyssna på.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port.")] = 8321,
    policy: PolicyOption = None,
    keys: KeysOption = None,
    log: LogOption = None,
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
        load(policy),
        limits=Limits.of(decided.retention),
        door=door,
        gate=open_gate(keys, log),
        hospital=decided.hospital or "",
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
    """Visa en regel: skäl, lag, uppmätt träffsäkerhet och exempel."""
    rules = load(None).rules
    if rule_id not in rules:
        typer.echo(f"Det finns ingen regel {rule_id}. Se ”sekretess rules list”.", err=True)
        raise typer.Exit(USAGE)
    human.rule(rules[rule_id], figures.load().get(rule_id), Console())


@rules_app.command("test")
def rules_test() -> None:
    """Prova alla exempel i alla regler."""
    from checker.image.rulecheck import check_image_examples  # noqa: PLC0415
    from checker.modelcheck import check_model_examples  # noqa: PLC0415
    from checker.text.rulecheck import check_examples  # noqa: PLC0415

    checker = load(None)
    rules = checker.rules
    failures = check_examples(rules) + check_model_examples(rules, checker.judge) + check_image_examples(rules)
    for failure in failures:
        typer.echo(str(failure), err=True)
    examples = sum(len(rule.catches) + len(rule.passes) for rule in rules.values())
    typer.echo(f"{len(rules)} regler, {examples} exempel, {len(failures)} fel")
    raise typer.Exit(1 if failures else 0)
