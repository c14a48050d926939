"""Where drafts are checked: a bounded number of seats, a pool of threads, a time limit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from checker.cleaning import Cleans
from checker.rules import RuleBook
from checker.web.limits import Limits
from checker.web.problems import Problem, busy

T = TypeVar("T")
log = logging.getLogger(__name__)

LOOK_S = 0.5
"""How often a waiting request looks whether its caller is still there."""


class Checks(Cleans, Protocol):
    """What the service needs of the pipeline (``checker.pipeline.Checker``); called from several threads at once."""

    @property
    def rules(self) -> RuleBook:
        """All rules."""


class Desk:
    """Checks drafts one after another, without ever letting a crowd, a slow check or a missing model pass as clear.

    ``source`` is a checker, or a function that loads one: the port is then open, and ``ready`` false, while it loads.
    """

    def __init__(self, source: Checks | Callable[[], Checks], limits: Limits) -> None:
        self.limits = limits
        self.taken = 0
        self.draining = False
        self._source = source
        self._checker: Future[Checks] = Future()
        self._pool = ThreadPoolExecutor(limits.parallel, thread_name_prefix="check")

    def open(self) -> None:
        """Start to load the checker."""
        if callable(self._source):
            self._checker = self._pool.submit(self._source)
            self._checker.add_done_callback(_say_why)
        else:
            self._checker.set_result(self._source)

    def drain(self) -> None:
        """Take no more checks; those under way end. ``/readyz`` says so to whoever sends requests here."""
        self.draining = True

    def close(self) -> None:
        """Let running checks end, drop waiting ones."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def ready(self) -> bool:
        """Whether a check could be made now."""
        return self._checker.done() and not self._checker.cancelled() and self._checker.exception() is None

    @property
    def checker(self) -> Checks:
        """The loaded checker.

        Raises:
            Problem: while it is not ready, or no more.
        """
        if self.draining:
            raise Problem("stopping", headers={"Retry-After": "30"})
        if not self.ready:
            raise Problem("starting", headers={"Retry-After": "5"})
        return self._checker.result()

    @contextmanager
    def seat(self) -> Iterator[None]:
        """A place for one check.

        Raises:
            Problem: when all are taken.
        """
        if self.taken >= self.limits.seats:
            raise busy()
        self.taken += 1
        try:
            yield
        finally:
            self.taken -= 1

    async def work(self, task: Callable[[], T], seconds: float, gone: Callable[[], Awaitable[bool]]) -> T:
        """Run ``task`` in a thread. When ``gone()`` says that the caller left, a task not yet begun is dropped.

        Raises:
            Problem: after ``seconds``, or when the caller left; a thread already running then ends unheard.
        """
        future = asyncio.wrap_future(self._pool.submit(task))
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        try:
            while (left := end - loop.time()) > 0:
                done, _ = await asyncio.wait({future}, timeout=min(LOOK_S, left))
                if done:
                    return future.result()
                if await gone():
                    break
        finally:
            if not future.done():
                future.cancel()
        raise Problem("timeout", headers={"Retry-After": "10"})


def _say_why(loading: Future[Checks]) -> None:
    if not loading.cancelled() and (error := loading.exception()) is not None:
        log.error("the checker could not be loaded: %s", type(error).__name__)
