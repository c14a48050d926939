"""``sekretess verify``: receipts in files, written and proved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.commands.shared import FilesArgument, KeysOption, LogOption, draft_of, open_gate, say
from checker.digest import Digests
from checker.errors import CheckerError, UnreadableError
from checker.exits import REVIEW, USAGE, fail
from checker.reading import read_bytes
from checker.receipt.refusal import ReceiptError

ReceiptOption = Annotated[Path | None, typer.Option("--receipt", help="Kvittot.")]


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
            from checker.receipt.believed import Believed  # noqa: PLC0415  (other commands need no keys)
            from checker.receipt.token import verify as verify_token  # noqa: PLC0415

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


def write_receipt(path: Path, receipt: str | None) -> None:
    """Write a receipt to a file; where there is none, say so. An older one is left: it speaks of its own bytes only.

    Raises:
        UnreadableError: when it can't be written.
    """
    if receipt is None:
        say("Inget kvitto: utkastet släpps inte igenom.")
        return
    try:
        path.write_text(receipt + "\n", encoding="ascii")
    except OSError as error:
        raise UnreadableError(f"{path.name} kan inte skrivas ({error.strerror}).") from None
