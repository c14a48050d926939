"""Whether the log is as it was written.

A changed, removed or moved line breaks the chain. Lines cut off at the end leave a shorter chain that is whole in
itself: only an anchor that was kept elsewhere shows it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.errors import LogError
from checker.log.line import START, Line, seal_of

if TYPE_CHECKING:
    from checker.log.store import Log

ANCHOR = re.compile(r"(\d{1,18}) ([0-9a-f]{64})")


class Fault(StrEnum):
    """What is wrong at a line."""

    CHANGED = "changed"
    REMOVED = "removed"
    STUB = "stub"
    CUT = "cut"
    OTHER = "other"


SENTENCES = {
    Fault.CHANGED: "raden är ändrad eller flyttad",
    Fault.REMOVED: "raden är borttagen",
    Fault.STUB: "platshållaren för gallrade rader är inte äkta",
    Fault.CUT: "loggens slut är avklippt: ankaret pekar på en rad som saknas",
    Fault.OTHER: "raden är en annan än den som ankaret pekar på",
}


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault at the line with number ``seq``."""

    seq: int
    fault: Fault

    def __str__(self) -> str:
        return f"rad {self.seq}: {SENTENCES[self.fault]}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Number and MAC of the last line at some time, to be kept where the log's keepers can't change it."""

    seq: int
    mac: str

    @classmethod
    def of(cls, line: Line) -> Anchor:
        """The anchor at a line."""
        return cls(line.seq, line.mac)

    @classmethod
    def parse(cls, written: str) -> Anchor:
        """Read what ``str`` wrote.

        Raises:
            LogError: when it is no anchor.
        """
        if not (match := ANCHOR.fullmatch(written.strip())):
            raise LogError("Ankaret går inte att läsa. Det ska vara raden som ”sekretess log head” skrev.")
        return cls(int(match[1]), match[2])

    def __str__(self) -> str:
        return f"{self.seq} {self.mac}"


@dataclass(slots=True)
class Verification:
    """What a walk along the chain found; ``pruned`` is the last line number whose time was up."""

    lines: int = 0
    pruned: int = 0
    faults: tuple[Broken, ...] = ()
    unanchored: bool = False
    """The anchor is older than what retention has left, and could not be compared."""


def verify(log: Log, anchor: Anchor | None = None) -> Verification:
    """Walk along the whole chain.

    Raises:
        LogError: when it can't be read.
    """
    found = Verification()
    found.faults = tuple(_faults(log, log.read(), found, anchor))
    return found


def _faults(log: Log, lines: Iterable[Line], found: Verification, anchor: Anchor | None) -> Iterator[Broken]:
    expected, before, met = 1, START, False
    for line in lines:
        if line.stub and expected == 1:
            found.pruned = line.seq
            if not hmac.compare_digest(str(line.fields.get("seal")), seal_of(log.seal, line)):
                yield Broken(line.seq, Fault.STUB)
        else:
            found.lines += 1
            if line.seq > expected:
                yield from (Broken(seq, Fault.REMOVED) for seq in range(expected, min(line.seq, expected + 100)))
            elif not line.holds(log.key, before):
                yield Broken(line.seq, Fault.CHANGED)
        if anchor and line.seq == anchor.seq:
            met = True
            if line.mac != anchor.mac:
                yield Broken(line.seq, Fault.OTHER)
        expected, before = line.seq + 1, line.mac
    if anchor and not met:
        if anchor.seq < expected:
            found.unanchored = True
        else:
            yield Broken(anchor.seq, Fault.CUT)
