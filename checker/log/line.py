"""One line of the log, and the chain that holds it to the line before."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.digest import keyed

START = "0" * 64
"""What stands before the first line."""


class Kind(StrEnum):
    """What a line tells of."""

    CHECK = "check"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"
    RECEIPT = "receipt"
    VERIFIED = "verified"
    GATE = "gate"
    PRUNED = "pruned"
    STUB = "stub"


@dataclass(frozen=True, slots=True)
class Line:
    """A line. ``at`` is ISO 8601 in UTC; ``subject`` the fingerprint of the draft that it is about, or empty.

    ``fields`` are counts, closed words and names of staff: never text of a draft, not even a quote or a file's name.
    """

    seq: int
    at: str
    kind: str
    subject: str
    fields: dict[str, Any]
    mac: str

    def holds(self, key: bytes, before: str) -> bool:
        """Whether the line is as it was written, after a line with the MAC ``before``."""
        return hmac.compare_digest(self.mac, mac_of(key, before, self))

    @property
    def stub(self) -> bool:
        """Whether it stands in for lines whose time is up."""
        return self.kind == Kind.STUB


def mac_of(key: bytes, before: str, line: Line) -> str:
    """MAC of a line, over all that stands in it and the MAC of the line before."""
    return keyed(key, [before, line.seq, line.at, line.kind, line.subject, line.fields])


def seal_of(key: bytes, stub: Line) -> str:
    """What shows that a stub was set by the installation; its own ``mac`` is that of the last line it stands for."""
    fields = {name: value for name, value in stub.fields.items() if name != "seal"}
    return keyed(key, ["stub", stub.mac, stub.seq, stub.at, fields])
