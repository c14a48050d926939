"""``sekretess api-key``: keys for schedulers and pipelines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.acknowledgement import Duty
from checker.errors import CheckerError, PolicyError
from checker.exits import fail
from checker.policy import Policy
from checker.web.signin.keys import ApiKey, KeyFile

LONGEST = 3660
"""Days: a key that nobody looks after must end some day."""

api_key_app = typer.Typer(help="Nycklar för program som anropar tjänsten.", no_args_is_help=True)
PolicyOption = Annotated[Path, typer.Option("--policy", help="Sjukhusets policyfil (TOML).")]


@api_key_app.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="NAMN", help="Vad programmet heter.")],
    policy: PolicyOption,
    role: Annotated[Duty, typer.Option(help="Vad nyckeln får göra.")] = Duty.CURATOR,
    days: Annotated[int, typer.Option(min=1, max=LONGEST, help="Så många dagar gäller den.")] = 365,
) -> None:
    """Gör en nyckel och visa den. Den visas bara nu."""
    try:
        made = _keys(policy).new(name, role, days)
    except CheckerError as error:
        fail(error)
    typer.echo(made)
    typer.echo("Spara nyckeln där bara programmet kommer åt den. Den går inte att visa igen.", err=True)


@api_key_app.command("list")
def show(policy: PolicyOption) -> None:
    """Lista nycklarna: id, namn, roll, sista dag."""
    try:
        keys = _keys(policy).keys.values()
    except CheckerError as error:
        fail(error)
    for key in keys:
        typer.echo(f"{key.id}  {key.name}  {key.duty}  {_state(key)}")


@api_key_app.command("revoke")
def revoke(key_id: Annotated[str, typer.Argument(metavar="ID")], policy: PolicyOption) -> None:
    """Stäng en nyckel. Den slutar gälla genast, också i en tjänst som är i gång."""
    try:
        revoked = _keys(policy).revoke(key_id)
    except CheckerError as error:
        fail(error)
    typer.echo(f"Nyckeln {revoked.id} ({revoked.name}) är stängd.")


def _keys(policy: Path) -> KeyFile:
    decided = Policy.load(policy)
    if decided.sign_in is None or decided.sign_in.api_keys is None:
        raise PolicyError(f'{policy.name} säger inte var nycklarna ska ligga. Lägg till api_keys = "..." i [sign_in].')
    return KeyFile(decided.path(decided.sign_in.api_keys))


def _state(key: ApiKey) -> str:
    if key.revoked:
        return f"stängd {key.revoked}"
    return f"gäller till {key.until}" if key.good else f"gick ut {key.until}"
