"""Stages of a check, each tried in its time: one that fails, hangs or answers rubbish is told, never passed."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
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

    It runs in a thread that has nothing else to do, for nothing else can be left alone when it hangs; the thread never
    keeps the process from ending. A hang inside a C function that holds the interpreter stops the clock too: the
    process then answers nobody at all, and whatever watches it starts it anew.

    Raises:
        OverdueError: after ``seconds``, or when too many earlier ones hang.
    """
    if len(_stuck) >= MOST_STUCK:
        raise OverdueError
    answer: Future[T] = Future()
    try:
        line = _idle.pop()  # a thread that waits is quicker than a new one
    except IndexError:
        line = SimpleQueue()
        threading.Thread(target=_serve, args=(line,), name="stage", daemon=True).start()
    line.put(lambda: _run(task, answer, line))
    try:
        return answer.result(max(0.0, seconds))
    except TimeoutError:
        _stuck.add(answer)
        answer.add_done_callback(_stuck.discard)
        raise OverdueError from None


_stuck: set[Future[Any]] = set()
"""Stages that were given up and have not ended."""


Line = SimpleQueue[Callable[[], None]]

_idle: list[Line] = []
"""Lines to threads that have ended their stages. A process that is forked has none of these threads."""
os.register_at_fork(after_in_child=_idle.clear)


def _serve(line: Line) -> None:
    """Run one stage after another; what a stage knew of a draft is let go before the next is waited for."""
    while True:
        line.get()()


def _run(task: Callable[[], T], answer: Future[T], line: Line) -> None:
    """Run a stage. The line is idle before the answer is known: whoever asks next then finds it."""
    try:
        result = task()
    except BaseException as error:  # noqa: BLE001  (it is raised where the answer is waited for)
        _idle.append(line)
        answer.set_exception(error)
    else:
        _idle.append(line)
        answer.set_result(result)
