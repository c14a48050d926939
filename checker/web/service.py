"""What the routes share: the desk, the figures, and what is kept in memory for a while."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from checker.choice import Choice
from checker.cleaning import CleanCopy, cleaned
from checker.clearance import Judged
from checker.draft import Attachment, Draft
from checker.errors import CheckerError
from checker.gate import Gate, Source, Standing
from checker.pace import Pace
from checker.proof import Proof
from checker.report import Report
from checker.web.desk import Checks, Desk
from checker.web.jobs import Job, Jobs
from checker.web.limits import Limits
from checker.web.meters import Meters
from checker.web.problems import Problem, problem_of
from checker.web.replays import Replays
from checker.web.shelf import Shelf
from checker.web.signin.access import identity_of
from checker.web.ticks import Ticks

T = TypeVar("T")

CHECKS = 1000
"""Checks whose findings can be accepted by the check's id; an older one is made again."""

FINDINGS = 50_000
"""Findings that are kept of them all: some 20 MB."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo between two steps of the form; with the ``proof`` of its making when it is a clean copy already."""

    photo: Attachment
    proof: Proof | None = None


Photos = list[tuple[str, Kept]]
"""The photos of a draft, each with its token."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft with a film that the form has asked about; kept as long as its job.

    ``swap`` is the token of a film that its clean copy, the job's result, is to stand in for.
    """

    draft: Draft
    photos: Photos
    ticks: Ticks = field(default_factory=Ticks)
    swap: str = ""


class Service:
    """The state of one application; routes get it by ``Depends``."""

    def __init__(self, source: Checks | Callable[[], Checks], limits: Limits, contact: str | None, gate: Gate) -> None:
        self.limits = limits
        self.gate = gate
        self.contact = contact
        self.desk = Desk(source, limits)
        self.meters = Meters()
        self.meters.seats.set_function(lambda: self.desk.taken)
        self.replays = Replays(limits)
        self.tray = Shelf[Kept](1000, limits.tray, limits.tray_s)
        self.jobs = Jobs(limits)
        self.asked = Shelf[Asked](limits.jobs, limits.jobs, limits.job_s)
        self.judged = Shelf[Judged](CHECKS, FINDINGS, limits.judged_s)

    async def check(self, draft: Draft, request: Request, *, reword: bool = True) -> Report:
        """Judge a draft in a thread, as written by who has signed in; a safe wording only where ``reword``.

        Raises:
            Problem: when it can't be judged, for whatever reason that is known.
        """
        checker, draft = self.desk.checker, _signed(draft, request)
        report = await self.work(lambda: checker.check(draft, reword=reword), len(draft.files), request)
        self.meters.count(report)
        return report

    async def checked(self, draft: Draft, request: Request, source: Source) -> tuple[Standing, Report]:
        """Judge a draft as written by who has signed in, and tell where it stands at the gate.

        Raises:
            Problem: when it can't be judged, or the gate's keys or log can't be used.
        """
        checker, draft = self.desk.checker, _signed(draft, request)
        standing, report = await self.work(
            lambda: self.gate.checked(draft, checker.check(draft), source), len(draft.files), request
        )
        self.meters.count(report)
        return standing, report

    def remember(self, judged: Judged) -> str:
        """Keep what a check found for a while; the answer is the id under which it can be accepted."""
        check_id = secrets.token_hex(16)
        self.judged.put(check_id, judged, 1 + len(judged.needs))
        return check_id

    def start(self, draft: Draft, request: Request, source: Source) -> Job[tuple[Standing, Report]]:
        """Judge a draft with a film, however long it takes; see ``checked``.

        Raises:
            Problem: when too many wait already.
        """
        checker, draft = self.desk.checker, _signed(draft, request)

        def task(pace: Pace) -> tuple[Standing, Report]:
            found = self.gate.checked(draft, checker.check(draft, pace), source)
            self.meters.count(found[1])
            return found

        return self.jobs.start(identity_of(request).account, task)

    def start_cleaning(self, film: Attachment, choice: Choice, request: Request) -> Job[CleanCopy]:
        """Make the clean copy of a film, however long it takes.

        Raises:
            Problem: when too many wait already.
        """
        checker = self.desk.checker
        return self.jobs.start(identity_of(request).account, lambda pace: cleaned(checker, film, choice, pace=pace))

    async def clean(self, photo: Attachment, choice: Choice, request: Request) -> CleanCopy:
        """The clean copy of a photo, with its proof.

        Raises:
            Problem: when there is none.
        """
        checker = self.desk.checker
        return await self.work(lambda: cleaned(checker, photo, choice), 3, request)

    async def work(self, task: Callable[[], T], files: int, request: Request) -> T:
        """Run ``task`` in a thread, in the time for so many files.

        Raises:
            Problem: for an error of the checker, when all seats are taken, or when the time is up.
        """
        try:
            with self.desk.seat():
                return await self.desk.work(task, self.limits.seconds(files), request.is_disconnected)
        except CheckerError as error:
            raise problem_of(error) from error

    def keep(self, kept: Kept) -> str:
        """Keep a photo for the next step of the form; the answer is a token that can't be guessed."""
        token = secrets.token_urlsafe(24)
        self.tray.put(token, kept, len(kept.photo.data))
        return token

    def kept(self, token: str) -> Kept:
        """A photo that was kept.

        Raises:
            Problem: when it is forgotten.
        """
        if (kept := self.tray.get(token)) is None:
            raise Problem("gone")
        return kept


def service_of(request: Request) -> Service:
    """The service that serves this request."""
    service: Service = request.app.state.service
    return service


Serving = Annotated[Service, Depends(service_of)]


def _signed(draft: Draft, request: Request) -> Draft:
    return replace(draft, author=identity_of(request).author(draft.author))
