"""What is answered: one verdict with everything that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from checker.finding import Finding, Role, Utf16, Verdict

SCHEMA = "1"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A part that could not be examined, with the reason in Swedish."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is spoken of. ``band`` says how many fit the description, for the reader who comes closest.

    ``band`` is one of ``under 5``, ``5-19``, ``20-49``, ``50-999``, ``1000+``, or None where nothing is estimated:
    where nothing is told, or where a name or a number tells who it is (``drivers`` are then these).
    """

    id: str
    role: Role
    findings: tuple[str, ...] = ()
    band: str | None = None
    reader: str | None = None
    drivers: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The person as in the contract."""
        return {
            "id": self.id,
            "role": self.role.value,
            "findings": list(self.findings),
            "anonymity": {"band": self.band, "reader": self.reader} if self.band else None,
            "drivers": list(self.drivers),
        }


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A version with the dangerous facts generalised, and the verdict that this version itself got."""

    text: str
    verdict: Verdict


class Unworded(StrEnum):
    """Why there is no safe wording, as the author is told."""

    PICTURED = (
        "Det som pekar ut syns i en bild, och ingen formulering ändrar bilden. Byt bild eller låt bli att publicera."
    )
    RARE = (
        "Det som har hänt är så ovanligt att läsare vet vem det gäller, hur det än skrivs. "
        "Fråga kommunikationsavdelningen."
    )
    OWN = (
        "Texten handlar om någon i din egen familj: de som känner dig vet vem, hur den än skrivs. "
        "Fråga den det gäller, och kommunikationsavdelningen."
    )
    BROKEN = (
        "Utan det som pekar ut hänger texten inte ihop, eller så blir nästan ingenting kvar. "
        "Skriv den på nytt utan personen."
    )
    CLOSE = (
        "Även utan det som är markerat är texten för nära en person. Skriv den på nytt utan personen, "
        "eller fråga kommunikationsavdelningen."
    )


@dataclass(frozen=True, slots=True)
class Engine:
    """Version and digests of what judged."""

    version: str
    model: str
    rules: str
    policy: str


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to one draft."""

    verdict: Verdict
    summary: str
    engine: Engine
    complete: bool = True
    unchecked: tuple[Unchecked, ...] = ()
    findings: tuple[Finding, ...] = ()
    persons: tuple[Person, ...] = ()
    rewrite: Rewrite | None = None
    unworded: Unworded | None = None
    receipt: str | None = None
    reasons: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Hold the promise of the contract: what was not examined is never clear."""
        if self.verdict is Verdict.CLEAR and not self.complete:
            raise ValueError("an incomplete report can't be clear")

    def as_json(self) -> dict[str, Any]:
        """The report as in the contract."""
        units = Utf16(self.text)
        return {
            "schema": SCHEMA,
            "verdict": self.verdict.value,
            "complete": self.complete,
            "unchecked": [{"part": u.part, "reason": u.reason} for u in self.unchecked],
            "summary": self.summary,
            "reasons": list(self.reasons),
            "findings": [f.as_json(units if f.part == "text" else None) for f in self.findings],
            "persons": [p.as_json() for p in self.persons],
            "rewrite": {"text": self.rewrite.text, "verdict": self.rewrite.verdict.value} if self.rewrite else None,
            "unworded": self.unworded and self.unworded.value,
            "receipt": self.receipt,
            "engine": {
                "version": self.engine.version,
                "model": self.engine.model,
                "rules": self.engine.rules,
                "policy": self.engine.policy,
            },
        }


def numbered(findings: Sequence[Finding], parts: Sequence[str]) -> tuple[Finding, ...]:
    """Findings ordered by part and place, with ids ``f1``, ``f2`` ...; what is said twice of a place once."""
    order = {part: place for place, part in enumerate(parts)}

    def place(finding: Finding) -> tuple[int, float, int, int, str]:
        start = finding.start if finding.start is not None else finding.box.y if finding.box else 0
        return order.get(finding.part, len(order)), finding.time_s or 0.0, start, finding.end or 0, finding.rule

    return tuple(replace(f, id=f"f{i}") for i, f in enumerate(sorted(_once(findings), key=place), 1))


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Of those that say the same of a place in a picture the surest.

    Its words go to the rules as they were read, and as they were meant.
    """
    surest: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        if finding.box is None:
            yield finding
        elif finding.said not in surest or surest[finding.said].score < finding.score:
            surest[finding.said] = finding
    yield from surest.values()
