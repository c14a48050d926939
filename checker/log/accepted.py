"""The acceptances in a log: which hold, which have ended or were withdrawn, and which let nothing through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from checker.acknowledgement import Acknowledgement, Duty
from checker.finding import Verdict
from checker.log.line import Kind, Line


@dataclass(frozen=True, slots=True)
class Accepted:
    """An acceptance and the number of its line; ``used`` when its draft passed the gate or a check afterwards."""

    seq: int
    at: str
    subject: str
    acknowledgement: Acknowledgement
    withdrawn: bool = False
    used: bool = False

    def holds(self, now: datetime) -> bool:
        """Whether it still counts."""
        return not self.withdrawn and now < self.acknowledgement.until


def accepted_in(lines: Iterable[Line]) -> list[Accepted]:
    """The acceptances among lines that are known to be as they were written, in their order."""
    found: dict[int, Accepted] = {}
    for line in lines:
        if line.kind == Kind.ACKNOWLEDGED:
            found[line.seq] = Accepted(line.seq, line.at, line.subject, acknowledgement_of(line.fields))
        elif line.kind == Kind.WITHDRAWN and line.fields["line"] in found:
            found[line.fields["line"]] = replace(found[line.fields["line"]], withdrawn=True)
        elif line.fields.get("cleared") or line.fields.get("passed"):
            used = {seq: replace(one, used=True) for seq, one in found.items() if one.subject == line.subject}
            found |= used
    return list(found.values())


def fields_of(one: Acknowledgement) -> dict[str, Any]:
    """An acceptance as the fields of its line."""
    return {
        "need": one.need,
        "rule": one.rule,
        "severity": one.severity,
        "by": one.by,
        "duty": one.duty,
        "reason": one.reason,
        "until": one.until.isoformat(),
    }


def acknowledgement_of(fields: Mapping[str, Any]) -> Acknowledgement:
    """The acceptance that a line's fields tell of."""
    return Acknowledgement(
        fields["need"],
        fields["rule"],
        Verdict(fields["severity"]),
        fields["by"],
        Duty(fields["duty"]),
        fields["reason"],
        datetime.fromisoformat(fields["until"]),
    )
