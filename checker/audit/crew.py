"""Worker processes on this machine: one checker each; whoever dies loses one entry, and that only the second time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from checker.audit.task import Answer, Settings, Task, answer, checker, failed
from checker.errors import CheckerError, ResultsError
from checker.report import Engine

CHUNK = 16
"""Entries sent to a process at a time: enough to hide the cost of sending, few enough to lose little on a kill."""

AHEAD = 64 * CHUNK
"""Entries that may be finished before an older one is: a slow one is not waited for, and memory stays bounded."""

# Spawned, not forked: the threads of networks do not survive a fork.
SPAWN = multiprocessing.get_context("spawn")


def work(line: Connection, settings: Settings) -> None:
    """A worker: says what judges, or why nothing can, then answers tasks until it is told to stop."""
    try:
        line.send(checker(settings).judged_by)
    except CheckerError as error:
        line.send(str(error))
        return
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while tasks := line.recv():
            for task in tasks:
                line.send(answer(task, settings))


class Worker:
    """A process and the tasks that it has not answered, the one that it is busy with first."""

    def __init__(self, settings: Settings) -> None:
        self.line, far = SPAWN.Pipe()
        self.process = SPAWN.Process(target=work, args=(far, settings), daemon=True)
        self.process.start()
        far.close()
        self.tasks: deque[Task] = deque()

    def give(self, tasks: list[Task]) -> None:
        """Send it tasks, when it has none: a worker with work does not read its line."""
        self.tasks.extend(tasks)
        self.line.send(tasks)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.line.close()
        self.process.kill()
        self.process.join()


class Crew:
    """The workers of a run. ``engine`` tells what judges: rules, model, policy."""

    def __init__(self, settings: Settings, workers: int) -> None:
        """Start the workers and wait for the first to be ready.

        Raises:
            CheckerError: when the checker can't be loaded.
        """
        self.settings = settings
        self.workers = [Worker(settings) for _ in range(workers)]
        self.ready: set[Worker] = set()
        self.suspects: deque[Task] = deque()
        self.again: deque[Task] = deque()
        self.latest = 0
        self.engine = self._greeted(self.workers[0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self.workers:
            worker.end()

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """The answers as they come, not in order; tasks are taken as they are needed.

        Raises:
            CheckerError: when no worker can be started any more.
        """
        while True:
            for worker in self.workers:
                if worker in self.ready and not worker.tasks and (chunk := self._next(tasks)):
                    with suppress(BrokenPipeError):  # it has died idle: its line tells in a moment
                        worker.give(chunk)
            busy = [worker for worker in self.workers if worker.tasks]
            if not busy and self.ready:
                return
            for line in wait([worker.line for worker in self.workers if worker.tasks or worker not in self.ready]):
                worker = next(one for one in self.workers if one.line is line)
                yield from self._heard(worker)

    def _heard(self, worker: Worker) -> Iterator[tuple[Task, Answer]]:
        if worker not in self.ready:
            self._greeted(worker)
            return
        try:
            given: Answer = worker.line.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        yield worker.tasks.popleft(), given

    def _died(self, worker: Worker) -> Iterator[tuple[Task, Answer]]:
        """Take another in its place. The entry it was busy with is tried once more, alone; the rest is given anew."""
        culprit = worker.tasks.popleft()
        alone = culprit in self.suspects
        self.again.extend(worker.tasks)
        worker.end()
        self.ready.discard(worker)
        self.workers[self.workers.index(worker)] = Worker(self.settings)
        if alone:
            self.suspects.remove(culprit)
            yield culprit, failed(culprit, self.settings, self.engine)
        else:
            self.suspects.append(culprit)

    def _next(self, tasks: Iterator[Task]) -> list[Task]:
        """What to do next: what a dead worker left, then a suspect alone, then new entries."""
        if self.again:
            return [self.again.popleft() for _ in range(min(CHUNK, len(self.again)))]
        held = {task.place for worker in self.workers for task in worker.tasks}
        if waiting := [task for task in self.suspects if task.place not in held]:
            return waiting[:1]
        oldest = min((*held, *(task.place for task in self.suspects)), default=self.latest)
        if self.latest - oldest >= AHEAD:
            return []
        chunk = list(islice(tasks, CHUNK))
        self.latest = chunk[-1].place if chunk else self.latest
        return chunk

    def _greeted(self, worker: Worker) -> Engine:
        try:
            told = worker.line.recv()
        except (EOFError, OSError):
            told = "Granskningen kan inte startas: en process dog medan den läste in modellerna."
        if not isinstance(told, Engine):
            for one in self.workers:
                one.end()
            raise ResultsError(str(told))
        self.ready.add(worker)
        return told
