"""Receipts and acknowledgements for programs: accept a finding, verify a receipt, the public keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field

from checker.acknowledgement import LONGEST_NAME, LONGEST_REASON, Duty, Signer
from checker.gate import Standing
from checker.web import reading
from checker.web.openapi import PROBLEM, RECEIPT_BODY
from checker.web.problems import Problem
from checker.web.schema import JwksOut, ReceiptOut, StandingOut
from checker.web.service import Serving
from checker.web.signin.access import identity_of

DAYS = 30
"""How long an acceptance holds where its sender names no day."""

CheckId = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]

router = APIRouter(responses={"default": PROBLEM})


class AcknowledgementIn(BaseModel):
    """The acceptance of one finding, or of ``draft``: the verdict that no finding bears alone."""

    model_config = ConfigDict(extra="forbid", title="Acknowledgement")

    finding: str = Field(max_length=20)
    reason: str = Field(max_length=LONGEST_REASON, description="Kept in the log: must not quote the draft.")
    until: date | None = Field(default=None, description=f"The last day that it holds; {DAYS} days where left out.")
    by: str | None = Field(default=None, max_length=LONGEST_NAME, description="Who accepts, where nobody is signed in.")
    roles: list[Literal["curator", "reviewer", "administrator"]] = Field(
        default=["curator"], max_length=3, description="Of that person, where nobody is signed in."
    )
    lang: Literal["sv", "en"] | None = None


BODY = {"required": True, "content": {reading.JSON: {"schema": AcknowledgementIn.model_json_schema()}}}


@router.post(
    "/v1/checks/{check_id}/acknowledgements",
    summary="Accept a finding",
    response_model=StandingOut,
    openapi_extra={"requestBody": BODY},
)
async def acknowledge(check_id: CheckId, request: Request, service: Serving) -> dict[str, Any]:
    """Accept one finding of a check. A stop needs a reviewer other than the draft's author."""
    said = reading.parsed(AcknowledgementIn, await reading.read_json(request, service.limits))
    request.state.lang = said.lang
    if (judged := service.judged.get(check_id)) is None:
        raise Problem("no-check")
    until = said.until or datetime.now(UTC).date() + timedelta(days=DAYS)
    if not identity_of(request).person and not said.by:
        raise Problem("bad-field", errors=[{"pointer": "#/by", "code": "missing"}])
    signer = signer_of(request, said.by or "", said.roles)

    def accept() -> Standing:
        return service.gate.accept(judged, {said.finding}, signer, reason=said.reason, until=until)

    standing = await service.work(accept, 0, request)
    return {
        "verdict": standing.verdict,
        "left": [need.id for need in standing.left],
        "receipt": standing.receipt,
    }


def signer_of(request: Request, by: str, roles: Iterable[str]) -> Signer:
    """Who accepts: the person who is signed in. A machine, or the own computer where nobody signs in, names one.

    Nobody gets a duty by naming it that the asker lacks.
    """
    identity = identity_of(request)
    if identity.person:
        return Signer(identity.account, identity.duties)
    return Signer(by, identity.duties & frozenset(map(Duty, roles)))


@router.post(
    "/v1/receipts/verify",
    summary="Verify a receipt",
    response_model=ReceiptOut,
    openapi_extra={"requestBody": RECEIPT_BODY},
)
async def verify(request: Request, service: Serving) -> ReceiptOut:
    """Whether a receipt holds for exactly this draft; 409 with the reason when it does not."""
    row, files = await reading.read_row(request, service.limits, reading.ReceiptIn)
    draft = row.draft(files)
    statement = await service.work(lambda: service.gate.verify(row.receipt.strip(), draft), 0, request)
    said = statement.predicate
    return ReceiptOut(
        id=said.id, verdict=said.verdict, reviewer=said.reviewer, issued=said.issued, expires=said.expires
    )


@router.get("/.well-known/jwks.json", summary="Public keys of receipts", response_model=JwksOut)
async def jwks(service: Serving) -> dict[str, Any]:
    """The keys that receipts can be verified with, also without this service; none where it signs none."""
    return service.gate.jwks
