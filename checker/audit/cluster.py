"""The workers of a Dask cluster: the same checks as by processes here, on as many machines as there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import Any, Self

from checker.audit.crew import AHEAD, CHUNK
from checker.audit.task import Answer, Settings, Task, answer, checker, failed
from checker.errors import ResultsError
from checker.report import Engine

FLIGHTS = 3
"""Chunks for each worker that are under way: one worked on, one waiting, one coming back."""

WAIT_S = 30
"""How long the scheduler is waited for."""


def answers_of(tasks: list[Task], settings: Settings) -> list[Answer]:
    """The answers to some tasks, in order; runs in a worker."""
    return [answer(task, settings) for task in tasks]


def judged_by(settings: Settings) -> Engine:
    """What judges in a worker; runs there."""
    return checker(settings).judged_by


class Cluster:
    """A run on a cluster. What a dead worker was busy with is given to others by Dask; what kills them is isolated."""

    def __init__(self, settings: Settings, scheduler: str) -> None:
        """Find the scheduler and ask a worker what judges.

        Raises:
            ResultsError: when there is none, it has no worker, or the checker can't be loaded there.
        """
        try:
            import distributed  # noqa: PLC0415  (an extra)
        except ImportError:
            raise ResultsError("Dask kräver ett tillägg: pip install sekretesskollen[dask].") from None
        self.settings, self.latest = settings, 0
        try:
            self.distributed: Any = distributed
            self.client = self.distributed.Client(scheduler, timeout=WAIT_S, set_as_default=False)
            self.client.wait_for_workers(1, timeout=WAIT_S)
            self.engine: Engine = self.client.submit(judged_by, settings, pure=False).result()
        except Exception as error:  # noqa: BLE001  (what a worker meets comes back as it is)
            raise ResultsError(f"Klustret svarar inte eller kan inte granska ({type(error).__name__}).") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.client.close()

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """The answers as they come; tasks are taken as they are needed.

        Dask blames all that waited at a worker for its death. So the tasks of a failed chunk wait until nothing is
        under way, and are then tried one by one, with nothing beside them.
        """
        under_way: dict[Any, list[Task]] = {}
        suspects: list[Task] = []
        done = self.distributed.as_completed(loop=self.client.loop)

        def send(chunk: list[Task]) -> None:
            future = self.client.submit(answers_of, chunk, self.settings, pure=False)
            under_way[future] = chunk
            done.add(future)

        def refill() -> None:
            if suspects and not under_way:
                send([suspects.pop(0)])
                return
            if suspects and len(under_way) == 1 and len(next(iter(under_way.values()))) == 1:
                return
            most = FLIGHTS * max(1, len(self.client.scheduler_info(n_workers=-1)["workers"]))
            waiting = (*(chunk[0].place for chunk in under_way.values()), *(task.place for task in suspects))
            oldest = min(waiting, default=self.latest)
            while len(under_way) < most and self.latest - oldest < AHEAD and (chunk := list(islice(tasks, CHUNK))):
                self.latest = chunk[-1].place
                send(chunk)

        refill()
        for future in done:
            chunk = under_way.pop(future)
            if future.status == "finished":
                yield from zip(chunk, future.result(), strict=True)
            elif len(chunk) == 1:
                yield chunk[0], failed(chunk[0], self.settings, self.engine)
            else:
                suspects += chunk
            refill()
