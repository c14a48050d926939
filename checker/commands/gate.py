"""``sekretess gate``, ``verify`` and ``accept``: from a checked draft to a posted one."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperCommand

from checker.acknowledgement import Duty, Signer
from checker.commands.shared import (
    CLEAR,
    REVIEW,
    USAGE,
    AuthorOption,
    FilesArgument,
    HoursOption,
    KeysOption,
    LogOption,
    PolicyOption,
    draft_of,
    exit_code,
    fail,
    load,
    open_gate,
    say,
    write_receipt,
)
from checker.digest import Digests
from checker.draft import Draft
from checker.errors import CheckerError
from checker.finding import Severity
from checker.gate import Gate, Source, Standing
from checker.output import human
from checker.reading import read_bytes
from checker.receipt.believed import Believed
from checker.receipt.refusal import ReceiptError
from checker.receipt.token import verify as verify_token
from checker.report import Report

RECEIPT = "SEKRETESS_RECEIPT"
"""Environment variable in which the command behind the gate gets the receipt."""

ReceiptOption = Annotated[Path | None, typer.Option("--receipt", help="Kvittot.")]


class Guarding(TyperCommand):
    """A command whose arguments after ``--`` are another command, which click would take for files."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep what stands after the first ``--`` apart."""
        at = args.index("--") if "--" in args else len(args)
        ctx.obj = args[at + 1 :]
        return super().parse_args(ctx, args[:at])


def gate(
    context: typer.Context,
    files: FilesArgument = None,
    *,
    receipt: ReceiptOption = None,
    policy: PolicyOption = None,
    author: AuthorOption = None,
    keys: KeysOption = None,
    log: LogOption = None,
    hours: HoursOption = 24,
) -> None:
    """Kör KOMMANDO bara om utkastet släpps igenom: sekretess gate FILER -- KOMMANDO."""
    command: list[str] = context.obj
    if not command or not files:
        typer.echo("Skriv: sekretess gate FILER -- KOMMANDO", err=True)
        raise typer.Exit(USAGE)
    door = open_gate(keys, log, hours)
    try:
        draft = draft_of(files, author)
        token = _shown(door, draft, receipt) if receipt else _checked(door, draft, policy)
        digests = Digests.of(draft)
        unchanged = files == ["-"] or Digests.of(draft_of(files)) == digests
        door.passed(door.prints.draft(digests), let_through=unchanged)
    except CheckerError as error:
        fail(error)
    if not unchanged:
        fail("En fil ändrades medan den granskades. Ingenting har publicerats.")
    raise typer.Exit(_run(command, draft.text if files == ["-"] else None, token))


def _shown(door: Gate, draft: Draft, receipt: Path) -> str:
    """A receipt that was given, once it is found good for the draft."""
    token = read_receipt(receipt)
    try:
        door.verify(token, draft)
    except ReceiptError as error:
        door.passed(door.prints.draft(Digests.of(draft)), let_through=False)
        say(f"[bold red]Stoppat:[/] {error}")
        raise typer.Exit(REVIEW) from None
    return token


def _checked(door: Gate, draft: Draft, policy: Path | None) -> str | None:
    """The receipt of a draft that is checked now; leaves when it is not cleared."""
    standing, report = door.checked(draft, load(policy).check(draft), Source.GATE)
    if not standing.cleared:
        door.passed(standing.judged.fingerprint, let_through=False)
        human.render(report, Console(stderr=True))
        say("[bold red]Stoppat:[/] ingenting har publicerats.")
        raise typer.Exit(_refusing(report))
    return standing.receipt


def _refusing(report: Report) -> int:
    """The exit code of a draft that is not let through: its verdict's, and never 0."""
    return exit_code(report) or REVIEW


def _run(command: list[str], text: str | None, token: str | None) -> int:
    """Run the command behind the gate; its exit code, or 128 more than the number of a signal, as in a shell."""
    environment = {key: value for key, value in os.environ.items() if key != RECEIPT}
    given = text.encode() if text is not None else None
    try:
        ended = subprocess.run(command, input=given, env=environment | ({RECEIPT: token} if token else {}), check=False)  # noqa: S603  (the caller's own command)
    except OSError as error:
        typer.echo(f"{command[0]} kan inte köras ({error.strerror}).", err=True)
        return USAGE
    return ended.returncode if ended.returncode >= 0 else 128 - ended.returncode


def verify(
    files: FilesArgument = None,
    receipt: ReceiptOption = None,
    keys: KeysOption = None,
    jwks: Annotated[Path | None, typer.Option(help="Publika nycklar (JWKS) i stället för nyckelmappen.")] = None,
    log: LogOption = None,
) -> None:
    """Är det här det som granskades och släpptes igenom? Utan --receipt är den första filen kvittot."""
    rest = list(files or [])
    if receipt is None and rest:
        receipt = Path(rest.pop(0))
    if receipt is None or not rest:
        typer.echo("Skriv: sekretess verify --receipt KVITTO FILER", err=True)
        raise typer.Exit(USAGE)
    try:
        draft, token = draft_of(rest), read_receipt(receipt)
        if jwks is not None:
            believed = Believed.of_jwks(read_bytes(jwks))
            statement = verify_token(token, Digests.of(draft), believed, datetime.now(UTC))
        else:
            statement = open_gate(keys, log).verify(token, draft)
    except ReceiptError as error:
        say(f"[bold red]Gäller inte:[/] {error}")
        raise typer.Exit(REVIEW) from None
    except CheckerError as error:
        fail(error)
    said = statement.predicate
    who = f", godkänt av {said.reviewer}" if said.reviewer else ""
    typer.echo(f"Gäller: granskat {said.issued:%Y-%m-%d %H:%M}{who}, till {said.expires:%Y-%m-%d %H:%M} (UTC).")


def read_receipt(path: Path) -> str:
    """The receipt in a file.

    Raises:
        UnreadableError: when it can't be read.
    """
    return read_bytes(path).decode("ascii", "replace").strip()


def accept(
    files: FilesArgument = None,
    *,
    finding: Annotated[list[str] | None, typer.Option(help="Fyndets id (f1 …); får anges flera gånger.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Alla fynd som återstår.")] = False,
    by: Annotated[str, typer.Option(help="Namnet på den som godkänner.")] = "",
    role: Annotated[list[Duty] | None, typer.Option(help="Dennes roll; ett stopp kräver reviewer.")] = None,
    reason: Annotated[str, typer.Option(help="Skälet, utan uppgifter ur utkastet.")] = "",
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Sista dagen det gäller.")] = None,
    receipt: Annotated[Path | None, typer.Option(help="Skriv ett kvitto hit om inget återstår.")] = None,
    author: AuthorOption = None,
    policy: PolicyOption = None,
    keys: KeysOption = None,
    log: LogOption = None,
    hours: HoursOption = 24,
) -> None:
    """Godkänn fynd i ett utkast, med namn, skäl och slutdag; utan --finding och --all visas vad som återstår.

    Ett stopp godkänns av någon annan än den som har skrivit utkastet.
    """
    chosen = bool(finding or every)
    if not files or (chosen and not (by and reason and until)):
        typer.echo("Ange filer, --finding eller --all, --by, --reason och --until.", err=True)
        raise typer.Exit(USAGE)
    door = open_gate(keys, log, hours)
    try:
        draft = draft_of(files, author)
        before, report = door.checked(draft, load(policy).check(draft), Source.COMMAND)
        if not chosen or not until:
            raise typer.Exit(_left(before, report))
        ids = {need.id for need in before.left} if every else set(finding or ())
        signer = Signer(by, frozenset(role or [Duty.CURATOR]))
        after = door.accept(before.judged, ids, signer, reason=reason, until=until.date())
        if receipt:
            write_receipt(receipt, after.receipt)
    except CheckerError as error:
        fail(error)
    raise typer.Exit(_left(after, report))


def _left(standing: Standing, report: Report) -> int:
    """Print what is left to accept; the exit code of that."""
    if standing.cleared:
        typer.echo("Inget återstår. Utkastet släpps igenom.")
        return CLEAR
    typer.echo(f"{report.summary}\nDet här återstår:")
    for need in standing.left:
        typer.echo(f"  {need.id}  {human.SEVERITIES[Severity(need.severity)]}  {need.rule}  {need.quote}".rstrip())
    for item in report.unchecked:
        typer.echo(f"  {item.part}: {item.reason} Det kan inte godkännas.")
    return _refusing(report)
