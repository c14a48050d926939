"""``sekretess accept``: what is left to accept in a draft, and its acceptance."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.acknowledgement import Duty, Signer
from checker.commands.receipts import write_receipt
from checker.commands.shared import (
    AuthorOption,
    FilesArgument,
    HoursOption,
    KeysOption,
    LogOption,
    PolicyOption,
    draft_of,
    load,
    open_gate,
    refusing_code,
)
from checker.errors import CheckerError
from checker.exits import CLEAR, USAGE, fail
from checker.finding import Severity
from checker.gate import Source, Standing
from checker.output import human
from checker.report import Report


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
    return refusing_code(report)
