"""``POST /analyze``: the request and answer shape of Presidio's analyzer, so that its clients can be pointed here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from checker.finding import Finding, Layer
from checker.web import reading
from checker.web.openapi import PROBLEM
from checker.web.problems import Problem
from checker.web.schema import EntityOut
from checker.web.service import Serving

router = APIRouter(responses={"default": PROBLEM})


class AnalyzeIn(BaseModel):
    """Presidio's request. What steers Presidio's own recognizers is read over: these rules are not negotiable."""

    model_config = ConfigDict(extra="ignore", strict=True, title="Analyze")

    text: str = Field(json_schema_extra=reading.DESCRIBED)
    language: str = Field(json_schema_extra={"enum": ["sv"]})
    entities: list[str] | None = Field(default=None, description="Types wanted; without it all.")
    score_threshold: float = Field(default=0.0, ge=0, le=1)


ANALYZE_BODY = {"required": True, "content": {reading.JSON: {"schema": AnalyzeIn.model_json_schema()}}}


@router.post(
    "/analyze",
    summary="Findings in Presidio's shape",
    response_model=list[EntityOut],
    openapi_extra={"requestBody": ANALYZE_BODY},
)
async def analyze(request: Request, service: Serving) -> list[dict[str, Any]]:
    """The findings of a Swedish text. A text that can't be examined in full is refused, not answered in part."""
    wanted = reading.parsed(AnalyzeIn, await reading.read_json(request, service.limits))
    if wanted.language != "sv":
        raise Problem("language")
    report = await service.check(reading.DraftIn(text=wanted.text).draft(), request)
    if not report.complete:
        raise Problem("incomplete")
    place = places(wanted.text)
    return [
        _entity(finding, place)
        for finding in report.findings
        if finding.layer is Layer.TEXT
        and finding.start is not None
        and (not wanted.entities or finding.type in wanted.entities)
        and finding.score >= wanted.score_threshold
    ]


def places(sent: str) -> Callable[[int], int]:
    r"""From offsets in the draft, whose line ends are LF, to offsets in the text as it was sent.

    >>> [places("a\r\nb")(offset) for offset in range(4)]
    [0, 1, 3, 4]
    """
    crossed = [at - number for number, at in enumerate(_line_ends(sent))]
    return lambda offset: offset + bisect_left(crossed, offset)


def _line_ends(text: str) -> list[int]:
    ends, at = [], text.find("\r\n")
    while at >= 0:
        ends.append(at)
        at = text.find("\r\n", at + 2)
    return ends


def _entity(finding: Finding, place: Callable[[int], int]) -> dict[str, Any]:
    start, end = finding.span
    return {
        "entity_type": finding.type,
        "start": place(start),
        "end": place(end),
        "score": round(finding.score, 3),
        "analysis_explanation": None,
        "recognition_metadata": {"recognizer_name": finding.rule},
    }
