"""Work that takes longer than a request may wait: films. One after another, bounded, in memory only."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from checker.errors import CheckerError
from checker.pace import Pace
from checker.web.limits import Limits
from checker.web.problems import Problem, busy, problem_of
from checker.web.shelf import Shelf

T = TypeVar("T")


class Stopped(BaseException):
    """Ends the work on a job that nobody waits for any more; no fault of a part, so that no part may catch it."""


@dataclass(slots=True)
class Job(Generic[T]):
    """One piece of work of one account; ``progress`` goes from 0 to 1."""

    id: str
    account: str
    progress: float = 0.0
    stopped: bool = False
    check_id: str = ""
    """Under which the findings can be accepted, once they have been fetched."""

    future: Future[T] = field(default_factory=Future, repr=False)

    @property
    def state(self) -> str:
        """``waiting``, ``running``, ``done`` or ``failed``."""
        if self.future.done():
            failed = self.future.cancelled() or self.future.exception() is not None
            return "failed" if failed else "done"
        return "running" if self.future.running() else "waiting"

    @property
    def result(self) -> T:
        """What came of it.

        Raises:
            Problem: when nothing did.
        """
        if self.future.cancelled():
            raise Problem("gone")
        error = self.future.exception()
        if isinstance(error, CheckerError):
            raise problem_of(error)
        if error is not None:
            raise error if isinstance(error, Problem) else Problem("failed")
        return self.future.result()

    def tell(self, share: float) -> None:
        """Hear how far the work has come.

        Raises:
            Stopped: when nobody waits for it any more.
        """
        if self.stopped:
            raise Stopped
        self.progress = max(self.progress, min(1.0, share))


class Jobs:
    """The jobs of one application. A draft is held by its work alone and let go with it; the answer for a while."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="job")
        self._jobs = Shelf[Job[Any]](limits.jobs, limits.jobs, limits.job_s)

    def start(self, account: str, task: Callable[[Pace], T]) -> Job[T]:
        """Begin with ``task``, or put it in the queue.

        Raises:
            Problem: when the queue is full.
        """
        if sum(not job.future.done() for job in self._jobs.values()) >= self.limits.jobs:
            raise busy(30)
        job: Job[T] = Job(secrets.token_urlsafe(24), account)
        job.future = self._pool.submit(task, Pace(self.limits.film_s, job.tell))
        self._jobs.put(job.id, job, 1)
        return job

    def get(self, job_id: str, account: str) -> Job[Any]:
        """A job of this account.

        Raises:
            Problem: when it is unknown, another's, or forgotten.
        """
        job = self._jobs.get(job_id)
        if job is None or job.account != account:
            raise Problem("not-found")
        return job

    def forget(self, job: Job[Any]) -> None:
        """Let go of a job and its answer; work under way ends at the next picture."""
        job.stopped = True
        job.future.cancel()
        self._jobs.drop(job.id)

    def close(self) -> None:
        """End all work."""
        for job in self._jobs.values():
            job.stopped = True
        self._pool.shutdown(wait=False, cancel_futures=True)
