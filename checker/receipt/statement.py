"""What a receipt says, as an in-toto statement (v1): which bytes, judged how and by what, accepted by whom."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from checker.acknowledgement import Acknowledgement, Duty
from checker.clearance import Judged
from checker.digest import Digests
from checker.finding import Verdict
from checker.report import Engine

STATEMENT: Final = "https://in-toto.io/Statement/v1"
CLEARANCE: Final = "urn:sekretesskollen:clearance:v1"
TEXT = "text"

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    """Base: nothing stands in a receipt that is not written here."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class DigestSet(Part):
    """A digest with its algorithm."""

    sha256: Sha256


class Subject(Part):
    """The text, or a file. Files are numbered, not named: a name may tell a date or a person."""

    name: str
    digest: DigestSet


class Accepted(Part):
    """A finding that somebody accepted; the reason stays in the log."""

    rule: str
    severity: Verdict
    by: str
    duty: Duty
    until: AwareDatetime

    @classmethod
    def of(cls, one: Acknowledgement) -> Self:
        """What a receipt tells of an acceptance."""
        return cls(rule=one.rule, severity=one.severity, by=one.by, duty=one.duty, until=one.until)


class Predicate(Part):
    """The verdict and what it rests on; ``reviewer`` accepted last, and is None where nothing had to be accepted."""

    id: str
    verdict: Verdict
    complete: Literal[True]
    engine: Engine
    reviewer: str | None
    acknowledgements: tuple[Accepted, ...]
    issued: AwareDatetime
    expires: AwareDatetime


class Statement(Part):
    """The payload of a receipt."""

    type_: Literal["https://in-toto.io/Statement/v1"] = Field(default=STATEMENT, alias="_type")
    subject: tuple[Subject, ...] = Field(min_length=1)
    predicate_type: Literal["urn:sekretesskollen:clearance:v1"] = Field(default=CLEARANCE, alias="predicateType")
    predicate: Predicate

    @classmethod
    def of(cls, judged: Judged, accepted: Iterable[Acknowledgement], now: datetime, valid: timedelta) -> Self:
        """The statement on a cleared draft; it ends with the first of its acceptances.

        Raises:
            ValueError: when the draft is not cleared: a receipt is never made for anything else.
        """
        used = judged.used(accepted, now)
        if not judged.cleared(used, now):
            raise ValueError("a receipt is only for a cleared draft")
        predicate = Predicate(
            id=secrets.token_hex(8),
            verdict=judged.verdict,
            complete=True,
            engine=judged.engine,
            reviewer=used[-1].by if used else None,
            acknowledgements=tuple(Accepted.of(one) for one in used),
            issued=now,
            expires=min([now + valid, *(one.until for one in used)]),
        )
        names = [(TEXT, judged.digests.text), *((f"file {n}", d) for n, d in enumerate(judged.digests.files, 1))]
        subject = tuple(Subject(name=name, digest=DigestSet(sha256=digest)) for name, digest in names)
        return cls(subject=subject, predicate=predicate)

    @property
    def digests(self) -> Digests:
        """The digests of the draft that was cleared."""
        text = next((part.digest.sha256 for part in self.subject if part.name == TEXT), "")
        return Digests(text, tuple(sorted(part.digest.sha256 for part in self.subject if part.name != TEXT)))
