"""The house in the policy: its units, who works there, what it keeps for how long."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A name or a word as a person writes it."""

CONTACT = re.compile(r"(?:\D*\d){3}.*|@?[^\s@]+|[^\s@]+@[^\s@]+\.[^\s@]+", re.DOTALL)
"""Three digits at least, an account or a page, or an address for mail."""


def _contact(told: str) -> str:
    """A contact as a draft can show it; anything else would silently allow nothing."""
    if not CONTACT.fullmatch(told):
        raise ValueError(
            "ska vara ett telefonnummer, en e-postadress (press@sjukhuset.se) eller ett konto (@sjukhuset)"
        )
    return told


Contact = Annotated[Text, AfterValidator(_contact)]
"""A phone number, an address or an account that may be published."""

Beds = Annotated[int, Field(ge=1, le=10_000)]


class Section(BaseModel):
    """Base of all parts of the file: a misspelt field is refused, because it would silently do nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(Section):
    """A ward, clinic or theatre by the names that people use for it."""

    name: Text
    nicknames: tuple[Text, ...] = ()
    """What the staff call it."""

    beds: Beds | None = None
    """How many patients it holds: the circle in which a colleague seeks a patient of a certain day."""

    @property
    def called(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.nicknames)


class Colleague(Section):
    """Somebody of the staff who has said yes to being named or shown."""

    name: Text
    covers: Annotated[tuple[Literal["name", "photo"], ...], Field(min_length=1)] = ("name",)
    """What the consent is for."""

    channels: tuple[Text, ...] = ()
    """Where it holds; empty: everywhere."""

    until: date
    """The last day on which it holds."""

    def consents(self, to: Literal["name", "photo"], channel: str | None) -> bool:
        """Whether the consent is for this; without a channel told, one for certain channels is not enough."""
        return to in self.covers and (not self.channels or (channel or "").lower() in map(str.lower, self.channels))


class Protected(Section):
    """Where the keyed fingerprints of protected identities lie, and their key; relative to the policy file."""

    list: Text
    key: Text


class Retention(Section):
    """How long things are kept."""

    log_days: Annotated[int, Field(ge=1, le=3660)] = 730
    """Lines of the log."""

    photo_minutes: Annotated[int, Field(ge=1, le=120)] = 15
    """Photos of the form, in memory, between two steps."""

    answer_minutes: Annotated[int, Field(ge=1, le=120)] = 10
    """Answers for ``Idempotency-Key``, in memory."""
