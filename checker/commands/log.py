"""``sekretess log``: is the log as it was written, what does it say, and what leaves it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands.shared import KeysOption, LogOption, PolicyOption, open_gate
from checker.errors import CheckerError
from checker.exits import REVIEW, UNCHECKED, USAGE, fail
from checker.log.accepted import accepted_in
from checker.log.figures import Figures
from checker.log.verify import Anchor
from checker.log.verify import verify as verify_log
from checker.policy import Policy

if TYPE_CHECKING:
    from checker.log.store import Log

app = typer.Typer(help="Loggen: pröva, visa, gallra, sammanställ.", no_args_is_help=True)


@app.command()
def verify(
    anchor: Annotated[str | None, typer.Option(help="Raden som ”sekretess log head” skrev.")] = None,
    keys: KeysOption = None,
    log: LogOption = None,
) -> None:
    """Pröva att ingen rad har ändrats, tagits bort eller flyttats. Ett avklippt slut syns bara mot ett ankare."""
    try:
        found = verify_log(_log(keys, log), Anchor.parse(anchor) if anchor else None)
    except CheckerError as error:
        fail(error)
    for fault in found.faults:
        typer.echo(str(fault))
    typer.echo(f"{found.lines} rader prövade, {len(found.faults)} fel, gallrat till och med rad {found.pruned}")
    if found.faults:
        raise typer.Exit(REVIEW)
    if found.unanchored:
        typer.echo("Ankaret är äldre än det som gallrats och kunde inte jämföras. Spara ett nytt.", err=True)
        raise typer.Exit(UNCHECKED)


@app.command()
def head(keys: KeysOption = None, log: LogOption = None) -> None:
    """Skriv loggens ankare: sista radens nummer och kod. Spara det där loggens skötare inte kommer åt det."""
    try:
        last = _log(keys, log).last
    except CheckerError as error:
        fail(error)
    if last is None:
        fail("Loggen är tom.")
    typer.echo(str(Anchor.of(last)))


@app.command()
def show(keys: KeysOption = None, log: LogOption = None) -> None:
    """Skriv raderna som JSON, en om raden."""
    try:
        for line in _log(keys, log).read():
            typer.echo(json.dumps(asdict(line), ensure_ascii=False))
    except CheckerError as error:
        fail(error)


@app.command()
def accepted(keys: KeysOption = None, log: LogOption = None) -> None:
    """Lista godkännanden: vilka som gäller, vilka som har gått ut eller tagits tillbaka, och om de har använts."""
    now = datetime.now(UTC)
    try:
        rows = accepted_in(_log(keys, log).read())
    except CheckerError as error:
        fail(error)
    for row in rows:
        given = row.acknowledgement
        state = "gäller" if row.holds(now) else "återtaget" if row.withdrawn else "slut"
        use = "använt" if row.used else "inte använt"
        last = given.until - timedelta(days=1)
        typer.echo(f"{row.seq}  {state}  {use}  till {last:%Y-%m-%d}  {given.rule}  {given.by}: {given.reason}")


@app.command()
def withdraw(
    number: Annotated[int, typer.Argument(metavar="RAD", help="Radens nummer i ”sekretess log accepted”.")],
    by: Annotated[str, typer.Option(help="Namnet på den som tar tillbaka.")],
    keys: KeysOption = None,
    log: LogOption = None,
) -> None:
    """Ta tillbaka ett godkännande. Kvitton som redan är skrivna gäller tills de går ut."""
    _require(log)
    try:
        open_gate(keys, log).withdraw(number, by)
    except CheckerError as error:
        fail(error)
    typer.echo(f"Rad {number} är återtagen.")


@app.command()
def prune(
    days: Annotated[int | None, typer.Option(min=1, help="Så många dagar sparas raderna. Utan: som i policyn.")] = None,
    policy: PolicyOption = None,
    keys: KeysOption = None,
    log: LogOption = None,
) -> None:
    """Gallra rader som är äldre än policyns log_days; en förseglad platshållare håller ihop kedjan."""
    from checker.log.retention import prune as prune_log  # noqa: PLC0415  (loads the database's library)

    try:
        days = days or (Policy.load(policy) if policy else Policy.default()).retention.log_days
        gone = prune_log(_log(keys, log), datetime.now(UTC) - timedelta(days=days))
    except CheckerError as error:
        fail(error)
    typer.echo(f"{gone} rader gallrade")


@app.command()
def report(
    html: Annotated[Path | None, typer.Option(help="Skriv en sida med diagram hit.")] = None,
    lang: Annotated[str, typer.Option(help="sv eller en.")] = "sv",
    keys: KeysOption = None,
    log: LogOption = None,
) -> None:
    """Sammanställ loggen vecka för vecka: granskningar, utslag, slag av fynd, godkännanden."""
    from checker.web.figures import page_alone  # noqa: PLC0415  (templates are not needed by the other commands)

    try:
        figures = Figures.of(_log(keys, log).read())
        if html:
            html.write_text(page_alone(figures, lang), encoding="utf-8")
    except CheckerError as error:
        fail(error)
    except OSError as error:
        fail(f"{html and html.name} kan inte skrivas ({error.strerror}).")
    if not html:
        typer.echo(json.dumps(figures.as_json(), ensure_ascii=False, indent=2))


def _require(log: str | None) -> None:
    """Leave with an error where no log is named, or its file is missing: a new one would be found whole."""
    if not log:
        typer.echo("Ange loggen med --log eller SEKRETESS_LOG.", err=True)
        raise typer.Exit(USAGE)
    path = Path(log.removeprefix("sqlite:///"))
    if "://" not in str(path) and not path.is_file():
        fail(f"Loggen {path.name} finns inte. Kontrollera --log eller SEKRETESS_LOG.")


def _log(keys: Path | None, log: str | None) -> Log:
    _require(log)
    opened = open_gate(keys, log).log
    if opened is None:
        fail("Loggen kan inte öppnas.")
    return opened
