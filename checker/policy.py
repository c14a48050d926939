"""The hospital's own decisions, read from a TOML file."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import PolicyError


class Policy(BaseModel):
    """What the hospital has decided; every field has a default that suits a hospital without a file of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hospital: str = "sjukhuset"
    """Name used in reasons."""

    municipality: str | None = None
    """Where the hospital lies; the catchment of the anonymity estimate where a draft names no place."""

    photos: Literal["allowed", "no_faces", "none"] = "no_faces"
    """Whether photos may be posted at all, and whether faces may be seen."""

    allowed_contacts: tuple[str, ...] = ()
    """Phone numbers and addresses that may be published: switchboard, press desk. Compared without spaces."""

    officials: tuple[str, ...] = Field(default=())
    """Named people who speak in a public role: directors, head of communications."""

    digest: str = Field(default="default", exclude=True)

    @classmethod
    def default(cls) -> Policy:
        """The policy of a hospital that has written none."""
        return cls()

    @classmethod
    def load(cls, path: Path) -> Policy:
        """Read a policy file.

        Raises:
            PolicyError: when it is missing, no TOML, or a field is unknown or wrong.
        """
        try:
            data = path.read_bytes()
            fields = tomllib.loads(data.decode("utf-8"))
            return cls(**fields, digest=hashlib.sha256(data).hexdigest())
        except OSError as error:
            raise PolicyError(f"Policyfilen {path.name} kan inte läsas ({error.strerror}).") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PolicyError(f"Policyfilen {path.name} är inte giltig TOML ({error}).") from None
        except ValidationError as error:
            fault = error.errors(include_input=False)[0]
            place = ".".join(map(str, fault["loc"]))
            raise PolicyError(f"Policyfilen {path.name}: fältet {place} är fel ({fault['msg']}).") from None
