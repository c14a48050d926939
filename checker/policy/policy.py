"""The policy as a whole: one TOML file, every field with a default that suits a hospital without one."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from checker.errors import PolicyError
from checker.policy import faults
from checker.policy.house import Beds, Colleague, Contact, Protected, Retention, Text, Unit
from checker.policy.number import NumberFormat
from checker.policy.protected import ProtectedNames
from checker.policy.signin import SignIn
from checker.text.languages import Language


class Policy(BaseModel):
    """What the hospital has decided."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hospital: Text | None = None
    """Its name, on the form's pages."""

    municipality: Text | None = None
    """Where it lies; the catchment where none is told."""

    catchment: tuple[Text, ...] = ()
    """Municipalities that its patients come from: the circle of people where a draft names no place."""

    beds: Beds | None = None
    """Of the whole hospital: the circle of patients of one day."""

    units: tuple[Unit, ...] = ()
    rooms: tuple[Text, ...] = ()
    """Rooms, theatres and corridors with names of their own."""

    numbers: tuple[NumberFormat, ...] = ()

    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("sv", "en")
    """Languages that the hospital publishes in, of those that the program reads; a text in another is not passed."""

    photos: Literal["allowed", "consented_staff", "no_faces", "none"] = "no_faces"
    """Whether photos may be posted at all, and whose faces may be seen."""

    allowed_contacts: tuple[Contact, ...] = ()
    """Phone numbers and addresses that may be published: switchboard, press desk, 1177."""

    speakers: tuple[Text, ...] = ()
    """Accounts and roles that may speak for the hospital."""

    officials: tuple[Text, ...] = ()
    """Named people who speak in a public role: directors, head of communications."""

    colleagues: tuple[Colleague, ...] = ()
    """Staff who have said yes."""

    protected: Protected | None = None
    sign_in: SignIn | None = None
    retention: Retention = Retention()

    _digest: str = PrivateAttr("default")
    _folder: Path = PrivateAttr(Path())
    _name: str = PrivateAttr("")
    _source: str = PrivateAttr("")

    @property
    def digest(self) -> str:
        """Of the file and of the list of protected identities; ``default`` without a file."""
        return self._digest

    @classmethod
    def default(cls) -> Policy:
        """The policy of a hospital that has written none."""
        return cls()

    @classmethod
    def load(cls, path: Path, *, complete: bool = True) -> Policy:
        """Read a policy file; ``complete=False`` before its list of protected identities is made.

        Raises:
            PolicyError: when it is missing, no TOML, or a field is unknown or wrong; all wrong fields, one a line.
        """
        data = _read(path)
        source, fields = _parsed(path.name, data)
        try:
            policy = cls(**fields)
        except ValidationError as error:
            rows = faults.sentences(error, source, cls)
            raise PolicyError("\n".join(f"Policyfilen {path.name}, {row}" for row in rows)) from None
        policy._folder, policy._name, policy._source = path.parent, path.name, source
        policy._require_own_names()
        listed = _read(policy.path(policy.protected.list)) if policy.protected and complete else b""
        policy._digest = hashlib.sha256(data + b"\0" + listed).hexdigest()
        return policy

    def place(self, *steps: str | int) -> str:
        """Where a field stands, for an error about what it says: file, line and field."""
        return (
            f"Policyfilen {self._name}, {faults.where(self._source, steps)}" if self._name else faults.where("", steps)
        )

    def _require_own_names(self) -> None:
        """Refuse two units of one name: it would hang on their order how many beds it has."""
        known: dict[str, int] = {}
        for number, unit in enumerate(self.units):
            first = known.setdefault(unit.name.casefold(), number)
            if first != number:
                raise PolicyError(
                    f"{self.place('units', number, 'name')}enheten finns redan som units[{first + 1}]. "
                    "Skriv allt om den i en och samma del, och ta bort den andra."
                )

    def path(self, name: str) -> Path:
        """A file that the policy names, seen from the policy's own folder."""
        return self._folder / name

    def protected_names(self) -> ProtectedNames:
        """The list of protected identities; empty where the hospital keeps none.

        Raises:
            PolicyError: when the list or its key can't be used.
        """
        if self.protected is None:
            return ProtectedNames()
        return ProtectedNames.load(self.path(self.protected.list), self.path(self.protected.key))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise PolicyError(f"Filen {path.name} finns inte. Kontrollera namnet.") from None
    except OSError as error:
        raise PolicyError(f"Filen {path.name} kan inte läsas ({error.strerror}).") from None


def _parsed(name: str, data: bytes) -> tuple[str, dict[str, Any]]:
    try:
        source = data.decode("utf-8-sig")
        return source, tomllib.loads(source)
    except UnicodeDecodeError:
        raise PolicyError(f"Policyfilen {name} är inte sparad som UTF-8. Spara den så.") from None
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"Policyfilen {name}, {faults.unreadable(str(error), source)}.") from None
