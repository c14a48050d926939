"""Stages of a check, each tried in its time: one that fails, hangs or answers rubbish is told, never passed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from checker.errors import CheckerError, OverdueError
from checker.report import Unchecked

T = TypeVar("T")
log = logging.getLogger(__name__)

MOST_STUCK = 16
"""Stages that may hang at the same time in this process; with more of them, every further one is refused at once."""

FAULT = "Den här delen kunde inte granskas på grund av ett internt fel."


class Attempts:
    """The stages of one check; what could not be examined gathers in ``unchecked``."""

    def __init__(self) -> None:
        self.unchecked: list[Unchecked] = []

    def __call__(
        self, part: str, seconds: float, stage: Callable[[], T], sound: Callable[[T], T], fault: str = FAULT
    ) -> T | None:
        """The answer of a stage that ``sound`` lets through; None, noted under ``part``, where there is none."""
        try:
            return sound(within(seconds, stage))
        except CheckerError as error:
            self.miss(part, str(error))
        except Exception as error:  # noqa: BLE001  (a fault in one stage must neither end nor pass the check)
            log.error("a stage failed: %s", type(error).__name__)  # noqa: TRY400  (a traceback may hold draft text)
            self.miss(part, fault)
        return None

    def miss(self, part: str, reason: str) -> None:
        """Note that a part was not examined, once for each reason."""
        if (missed := Unchecked(part, reason)) not in self.unchecked:
            self.unchecked.append(missed)


def within(seconds: float, task: Callable[[], T]) -> T:
    """What ``task`` returns or raises, if it does so in time.

    It runs in a thread of its own, for nothing else can be left alone when it hangs; the thread never keeps the
    process from ending. A hang inside a C function that holds the interpreter stops the clock too: the process then
    answers nobody at all, and whatever watches it starts it anew.

    Raises:
        OverdueError: after ``seconds``, or when too many earlier ones hang.
    """
    if len(_stuck) >= MOST_STUCK:
        raise OverdueError
    answer: Future[T] = Future()
    threading.Thread(target=_run, args=(task, answer), name="stage", daemon=True).start()
    try:
        return answer.result(max(0.0, seconds))
    except TimeoutError:
        _stuck.add(answer)
        answer.add_done_callback(_stuck.discard)
        raise OverdueError from None


_stuck: set[Future[Any]] = set()
"""Stages that were given up and have not ended."""


def _run(task: Callable[[], T], answer: Future[T]) -> None:
    try:
        answer.set_result(task())
    except BaseException as error:  # noqa: BLE001  (it is raised where the answer is waited for)
        answer.set_exception(error)
