"""The page on which somebody accepts what was found in a draft, by name and with a reason, and takes its receipt home.

The draft itself is not here: it is forgotten. What was found in it is, for as long as the check's id is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import PlainTextResponse, Response

from checker.acknowledgement import LONGEST_NAME, LONGEST_REASON, MAX_DAYS, Duty
from checker.clearance import Judged
from checker.errors import AcknowledgementError
from checker.gate import Standing
from checker.web import reading
from checker.web.page import Page
from checker.web.problems import Problem, problem_of
from checker.web.receipts import DAYS, CheckId, signer_of
from checker.web.service import Service, Serving
from checker.web.signin.access import identity_of

NOTHING = "Kryssa för minst ett fynd att godkänna."
NO_DAY = "Ange den sista dagen som godkännandet ska gälla."

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Said:
    """What the form sends: which findings, why, until when; who, and who wrote it, where nobody has signed in."""

    findings: frozenset[str] = frozenset()
    reason: str = ""
    until: str = ""
    by: str = ""
    author: str = ""
    reviewer: bool = False

    @classmethod
    def of(cls, form: FormData) -> Said:
        """The fields of the form."""
        fields = {
            name: value for name in ("reason", "until", "by", "author") if isinstance(value := form.get(name), str)
        }
        found = frozenset(value for value in form.getlist("finding") if isinstance(value, str))
        return cls(found, **fields, reviewer="reviewer" in form)

    @property
    def day(self) -> date:
        """The last day that it holds.

        Raises:
            Problem: when it is none.
        """
        try:
            return date.fromisoformat(self.until)
        except ValueError:
            raise problem_of(AcknowledgementError(NO_DAY)) from None


@router.get("/godkann/{check_id}")
async def show(check_id: CheckId, request: Request, service: Serving) -> Response:
    """What is left to accept, or the receipt."""
    judged = _judged(service, check_id)
    standing = await service.work(lambda: service.gate.standing(judged), 0, request)
    until = datetime.now(UTC).date() + timedelta(days=DAYS)
    return _page(request, service, check_id, standing, Said(until=until.isoformat()))


@router.post("/godkann/{check_id}")
async def accept(check_id: CheckId, request: Request, service: Serving) -> Response:
    """Accept findings; what was typed comes back with what was wrong."""
    judged = _judged(service, check_id)
    said = Said.of(await reading.read_form(request, service.limits))
    if judged.author is None and not identity_of(request).person:
        judged = replace(judged, author=said.author.strip() or None)
    try:
        if not said.findings:
            raise problem_of(AcknowledgementError(NOTHING))
        signer, until = signer_of(request, said.by, [Duty.REVIEWER if said.reviewer else Duty.CURATOR]), said.day
        standing = await service.work(
            lambda: service.gate.accept(judged, said.findings, signer, reason=said.reason, until=until), 0, request
        )
    except Problem as problem:
        service.meters.problems.labels(problem.kind).inc()
        standing = await service.work(lambda: service.gate.standing(judged), 0, request)
        return _page(request, service, check_id, standing, said, problem=problem)
    return _page(request, service, check_id, standing, said)


@router.get("/godkann/{check_id}/kvitto")
async def receipt(check_id: CheckId, request: Request, service: Serving) -> Response:
    """The receipt as a file, once nothing is left to accept."""
    judged = _judged(service, check_id)
    standing = await service.work(lambda: service.gate.standing(judged), 0, request)
    if standing.receipt is None:
        raise Problem("not-found")
    return PlainTextResponse(standing.receipt, headers={"Content-Disposition": 'attachment; filename="kvitto.jws"'})


def _judged(service: Service, check_id: str) -> Judged:
    if (judged := service.judged.get(check_id)) is None:
        raise Problem("no-check")
    return judged


def _page(
    request: Request, service: Service, check_id: str, standing: Standing, said: Said, *, problem: Problem | None = None
) -> Response:
    identity, today, page = identity_of(request), datetime.now(UTC).date(), Page(request)
    return page.render(
        "accept.html",
        problem.status if problem else 200,
        standing=standing,
        rules=service.desk.checker.rules,
        check_id=check_id,
        said=said,
        sentence=problem.sentence(page.lang) if problem else "",
        named=identity.person,
        reviewer=Duty.REVIEWER in identity.duties,
        logged=service.gate.log is not None,
        days=(today.isoformat(), (today + timedelta(days=MAX_DAYS)).isoformat()),
        longest={"reason": LONGEST_REASON, "name": LONGEST_NAME},
    )
