"""``sekretess policy``: try a policy file, begin one, keep the list of protected identities."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.draft import today
from checker.errors import CheckerError, PolicyError
from checker.exits import fail
from checker.policy.policy import Policy
from checker.policy.protected import ProtectedFile
from checker.policy.secret import read_secret

START = Path(__file__).with_name("start.toml")

policy_app = typer.Typer(help="Sjukhusets policy: prova, börja på en ny, skyddade identiteter.", no_args_is_help=True)
PolicyFile = Annotated[Path, typer.Argument(metavar="FILE", help="Policyfilen (TOML).")]


@policy_app.command("check")
def check(file: PolicyFile) -> None:
    """Se om policyn går att använda: fälten, kommunerna, listan över skyddade identiteter, hemligheterna."""
    from checker.catchment import Catchment  # noqa: PLC0415  (reads tables that the other commands do not need)

    try:
        policy = Policy.load(file)
        Catchment.of(policy)
        people = len(policy.protected_names().known)
        for name in _secrets(policy):
            read_secret(policy.path(name))
    except CheckerError as error:
        fail(error)
    typer.echo(f"{file.name}: allt stämmer.")
    for line in _told(policy, people):
        typer.echo(f"  {line}")


@policy_app.command("new")
def new(file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Utan fil skrivs den ut.")] = None) -> None:
    """Skriv en policyfil att börja från, med förklaringar."""
    text = START.read_text(encoding="utf-8")
    if file is None:
        typer.echo(text, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        fail(f"{file.name} finns redan och skrivs inte över. Välj ett annat namn.")
    except OSError as error:
        fail(f"{file.name} kan inte skrivas ({error.strerror}).")
    typer.echo(f"{file.name} är skriven. Ändra den, och prova den sedan med: sekretess policy check {file.name}")


@policy_app.command("protect")
def protect(
    file: PolicyFile, *, remove: Annotated[bool, typer.Option("--remove", help="Ta bort i stället.")] = False
) -> None:
    """Läs namn från standard in, ett på varje rad, och lägg dem bland de skyddade identiteterna."""
    if sys.stdin.isatty():
        typer.echo("Skriv ett namn på varje rad (Förnamn Efternamn). Avsluta med Ctrl+D.", err=True)
    names = [line.strip() for line in sys.stdin.buffer.read().decode("utf-8", "replace").splitlines() if line.strip()]
    try:
        policy = Policy.load(file, complete=False)
        if policy.protected is None:
            raise PolicyError(
                f"{file.name} säger inte var listan ska ligga. Lägg till:\n"
                '[protected]\nlist = "skyddade.txt"\nkey = "skyddade.key"'
            )
        listed = ProtectedFile(policy.path(policy.protected.list), policy.path(policy.protected.key))
        changed = listed.remove(names) if remove else listed.add(names)
    except CheckerError as error:
        fail(error)
    typer.echo(f"{changed} {'borttagna' if remove else 'tillagda'}. Listan har {len(listed.lines)} personer.")


def _secrets(policy: Policy) -> list[str]:
    """The files with secrets that the policy names."""
    if policy.sign_in is None:
        return []
    oidc, proxy = policy.sign_in.oidc, policy.sign_in.proxy
    return [name for name in (oidc and oidc.client_secret_file, proxy and proxy.secret_file) if name]


def _told(policy: Policy, fingerprints: int) -> list[str]:
    """What the file says, counted, so that a field in the wrong place is noticed."""
    ended = sum(one.until < today() for one in policy.colleagues)
    return [
        f"{policy.hospital or 'utan namn'}, bilder: {policy.photos}",
        f"enheter: {len(policy.units)}, rum: {len(policy.rooms)}, nummerformer: {len(policy.numbers)}",
        f"medarbetare som har sagt ja: {len(policy.colleagues)}, samtycken som har gått ut: {ended}",
        f"skyddade identiteter: {'ja' if fingerprints else 'nej'}",
        f"inloggning: {'ja' if policy.sign_in else 'nej, bara på den egna datorn'}",
    ]
