"""A checker that misbehaves on purpose: the service must never let that pass as clear."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.draft import Draft
from checker.finding import Box, Verdict
from checker.pace import Pace
from checker.place import Place
from checker.report import Engine, Report, Unchecked
from checker.resources import resource
from checker.rules import RuleBook

ENGINE = Engine("0", "none", "none", "none")
CLEAR = Report(Verdict.CLEAR, "Inget hittades.", ENGINE)
INCOMPLETE = Report(
    Verdict.REVIEW, "Allt kunde inte läsas.", ENGINE, complete=False, unchecked=(Unchecked("text", "Modellen saknas."),)
)


@dataclass(frozen=True)
class Made:
    """A copy that nobody has looked at."""

    name: str
    data: bytes
    filled: tuple[Place, ...]
    stays: tuple[Place, ...] = ()


class StandIn:
    """Answers what ``act`` gives, or raises what it raises; counts the drafts that it was asked about."""

    def __init__(self, act: Callable[[Draft], Report] = lambda _: CLEAR) -> None:
        self.rules = RuleBook.load(resource("rules"))
        self.act = act
        self.asked = 0
        self.boxes: list[Box] = []
        self.kept: list[Box] = []
        self.stays: tuple[Place, ...] = ()

    def check(self, draft: Draft, pace: Pace | None = None, *, reword: bool = True) -> Report:
        self.asked += 1
        return self.act(draft)

    def clean(
        self,
        name: str,
        data: bytes,
        *,
        faces: bool = True,
        places: Sequence[Place] = (),
        keep: Sequence[Place] = (),
        pace: Pace | None = None,
    ) -> Made:
        self.boxes = [place.box for place in places]
        self.kept = [place.box for place in keep]
        return Made("bild.jpg", data, tuple(places), self.stays)


class Held(StandIn):
    """A checker that waits until it is let go."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.entered = threading.Semaphore(0)
        super().__init__(self._wait)

    def _wait(self, _: Draft) -> Report:
        self.entered.release()
        assert self.free.wait(20)
        return CLEAR
