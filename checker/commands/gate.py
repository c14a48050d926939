"""``sekretess gate``: a command that runs only when a draft is let through."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from typer.core import TyperCommand

from checker.commands.receipts import ReceiptOption, read_receipt
from checker.commands.shared import (
    AuthorOption,
    EarlierOption,
    FilesArgument,
    HoursOption,
    KeysOption,
    LogOption,
    PolicyOption,
    draft_of,
    load,
    open_gate,
    refusing_code,
    say,
)
from checker.digest import Digests
from checker.draft import Draft
from checker.errors import CheckerError
from checker.exits import REVIEW, USAGE, fail
from checker.gate import Gate, Source
from checker.output import human
from checker.receipt.refusal import ReceiptError

RECEIPT = "SEKRETESS_RECEIPT"
"""Environment variable in which the command behind the gate gets the receipt."""


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
    earlier: EarlierOption = None,
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
        draft = draft_of(files, author, earlier=earlier)
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
        raise typer.Exit(refusing_code(report))
    return standing.receipt


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
