"""The files of an entry: what lies there, and what of it can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from checker.draft import Attachment
from checker.errors import CheckerError
from checker.report import Unchecked


@dataclass(slots=True)
class Parts:
    """The files of an entry, and those that can't be read, each by its name with what is wrong with it."""

    files: list[Attachment] = field(default_factory=list)
    missed: list[tuple[str, CheckerError]] = field(default_factory=list)

    @contextmanager
    def missing(self, name: str) -> Iterator[None]:
        """Where a file can't be read, it is missed."""
        try:
            yield
        except CheckerError as fault:
            self.missed.append((name, fault))

    @property
    def unchecked(self) -> tuple[Unchecked, ...]:
        """What is missed, as a report tells it."""
        return tuple(Unchecked(name, str(fault)) for name, fault in self.missed)
