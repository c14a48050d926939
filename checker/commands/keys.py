"""``sekretess keys``: the installation's secret, and the keys that sign receipts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands.shared import KeysOption
from checker.errors import CheckerError
from checker.exits import USAGE, fail

if TYPE_CHECKING:
    from checker.keyring import Keyring, SigningKey

app = typer.Typer(help="Nycklar som signerar kvitton: skapa, lista, dra in.", no_args_is_help=True)


@app.command()
def new(keys: KeysOption = None) -> None:
    """Skapa en nyckel; från och med nu signerar den. Första gången skapas mappen och installationens hemlighet."""
    try:
        made = _rings().create(_folder(keys)).new()
    except CheckerError as error:
        fail(error)
    typer.echo(f"{made.kid}  signerar nya kvitton")


@app.command("list")
def list_keys(keys: KeysOption = None) -> None:
    """Lista nycklarna: vilken som signerar, vilka som godtas och vilka som är indragna."""
    try:
        known = _rings().open(_folder(keys)).keys()
    except CheckerError as error:
        fail(error)
    active = [key for key in known if key.retired is None]
    for key in known:
        typer.echo(f"{key.kid}  {_state(key, active)}")


@app.command()
def retire(kid: Annotated[str, typer.Argument(metavar="ID")], keys: KeysOption = None) -> None:
    """Dra in en nyckel: den kastas, och kvitton som den har signerat godtas inte längre."""
    try:
        _rings().open(_folder(keys)).retire(kid)
    except CheckerError as error:
        fail(error)
    typer.echo(f"{kid}  indragen")


@app.command()
def jwks(keys: KeysOption = None) -> None:
    """Skriv de publika nycklarna (JWKS), för den som ska pröva kvitton på en annan dator."""
    try:
        typer.echo(json.dumps(_rings().open(_folder(keys)).jwks, indent=1))
    except CheckerError as error:
        fail(error)


def _rings() -> type[Keyring]:
    from checker.keyring import Keyring  # noqa: PLC0415  (its libraries are not needed by the other commands)

    return Keyring


def _folder(keys: Path | None) -> Path:
    if keys is None:
        typer.echo("Ange nyckelmappen med --keys eller SEKRETESS_KEYS.", err=True)
        raise typer.Exit(USAGE)
    return keys


def _state(key: SigningKey, active: list[SigningKey]) -> str:
    if key.retired is not None:
        return f"indragen {key.retired[:10]}"
    return "signerar" if key is active[-1] else "godtas"
