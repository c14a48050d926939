"""What a person has to accept before a draft is let through, and the acceptance: whose, why and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from checker.digest import plain_name
from checker.errors import AcknowledgementError
from checker.finding import Verdict

MAX_DAYS = 366
"""Longest that an acceptance holds; consents and staff change within a year."""

SHORTEST_REASON, LONGEST_REASON, LONGEST_NAME = 8, 300, 100
SHORTEST_QUOTE = 4
"""Found words shorter than this (``87``, ``IVA``) may stand in a reason: they say nothing alone."""


class Duty(StrEnum):
    """What somebody may do: write, accept another's stop, or run the installation."""

    CURATOR = "curator"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Signer:
    """The named person who accepts."""

    name: str
    duties: frozenset[Duty] = frozenset({Duty.CURATOR})


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to accept: a finding by its ``id`` in the report, or the verdict that no finding bears alone.

    ``key`` is its fingerprint, which covers the whole content of the draft.
    """

    id: str
    key: str
    severity: Verdict
    rule: str
    quote: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A need that a person has accepted. It ends at ``until``; ``severity`` is what the need was then."""

    need: str
    rule: str
    severity: Verdict
    by: str
    duty: Duty
    reason: str
    until: datetime

    def covers(self, need: Need, author: str | None, now: datetime) -> bool:
        """Whether ``need`` is accepted by this. A stop that was accepted as a review, or by the author, is not."""
        if self.need != need.key or now >= self.until:
            return False
        if need.severity is not Verdict.STOP:
            return True
        own = author is not None and plain_name(author) == plain_name(self.by)
        return self.severity is Verdict.STOP and self.duty is Duty.REVIEWER and not own


def acknowledge(
    need: Need, signer: Signer, author: str | None, *, reason: str, until: date, now: datetime
) -> Acknowledgement:
    """The acceptance of ``need`` by ``signer``, for the rest of the day ``until`` (UTC).

    Raises:
        AcknowledgementError: when the person may not, or the day is past or too far away.
    """
    name = plain_signer(signer.name)
    if not now.date() <= until <= now.date() + timedelta(days=MAX_DAYS):
        raise AcknowledgementError(f"Slutdagen ska ligga mellan i dag och {MAX_DAYS} dagar framåt.")
    return Acknowledgement(need.key, need.rule, need.severity, name, _duty(need, signer, author), reason, end_of(until))


def plain_reason(reason: str, needs: Iterable[Need]) -> str:
    """A reason as it is kept, on one line.

    Raises:
        AcknowledgementError: when it says too little or too much, or quotes what was found in the draft.
    """
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON or not reason.isprintable():
        raise AcknowledgementError(f"Skriv ett skäl med {SHORTEST_REASON} till {LONGEST_REASON} tecken.")
    said = plain_name(reason)
    quotes = (plain_name(need.quote) for need in needs)
    if any(len(quote) >= SHORTEST_QUOTE and quote in said for quote in quotes):
        raise AcknowledgementError("Skälet sparas i loggen och får inte återge utkastet. Skriv det med andra ord.")
    return reason


def plain_signer(name: str) -> str:
    """The name of a person who stands for something in the log, on one line.

    Raises:
        AcknowledgementError: when there is none, or it is too long.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise AcknowledgementError("Ange namnet på den som godkänner eller tar tillbaka.")
    return name


def end_of(day: date) -> datetime:
    """The midnight that ends a day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def _duty(need: Need, signer: Signer, author: str | None) -> Duty:
    """In which duty ``signer`` accepts ``need``."""
    if not signer.duties:
        raise AcknowledgementError("Du har ingen roll som får godkänna något.")
    if need.severity is not Verdict.STOP:
        return Duty.REVIEWER if Duty.REVIEWER in signer.duties else min(signer.duties, key=list(Duty).index)
    if Duty.REVIEWER not in signer.duties:
        raise AcknowledgementError("Ett stopp kan bara godkännas av den som har rollen granskare (reviewer).")
    if not author or not author.strip():
        raise AcknowledgementError("Ange vem som har skrivit utkastet: ett stopp ska godkännas av någon annan.")
    if plain_name(author) == plain_name(signer.name):
        raise AcknowledgementError("Den som har skrivit utkastet kan inte själv godkänna ett stopp.")
    return Duty.REVIEWER
