"""The HTTP endpoint for programs: checks, rules, state."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response

from checker.acknowledgement import Duty
from checker.english import told_in
from checker.gate import Source
from checker.rules import Rule
from checker.web import reading
from checker.web.openapi import DRAFT_BODY, KEY_HEADER, PROBLEM
from checker.web.problems import STATUS, Problem
from checker.web.schema import ProblemOut, ReportOut, RulesOut, StateOut
from checker.web.service import Serving
from checker.web.signin.access import identity_of, needs
from checker.web.texts import asked

Kind = Annotated[str, Path(json_schema_extra={"enum": list(STATUS)})]

router = APIRouter(responses={"default": PROBLEM})


@router.post(
    "/v1/checks",
    summary="Check a draft",
    responses={200: {"model": ReportOut, "description": "The report"}},
    openapi_extra={"requestBody": DRAFT_BODY, "parameters": [KEY_HEADER]},
)
async def check(request: Request, service: Serving) -> Response:
    """Say stop, review or clear, with everything that led to it."""
    draft = await reading.read_draft(request, service.limits)
    account = identity_of(request).account
    with service.replays.turn(request.headers.get("idempotency-key"), draft, account) as turn:
        replayed = turn.body is not None
        if turn.body is None:
            standing, report = await service.checked(draft, request, Source.HTTP)
            check_id = service.remember(standing.judged)
            turn.language = asked(request)
            said = told_in(turn.language, report).as_json()
            turn.body = json.dumps({"id": check_id, **said}, ensure_ascii=False).encode()
    headers = {"Check-Id": json.loads(turn.body)["id"], "Content-Language": turn.language}
    if replayed:
        headers["Idempotency-Replayed"] = "true"
    return Response(turn.body, media_type=reading.JSON, headers=headers)


@router.get("/v1/rules", summary="The rules", response_model=RulesOut)
async def rules(service: Serving) -> dict[str, Any]:
    """Every rule with its reason, law and examples, and the digest that reports carry."""
    book = service.desk.checker.rules
    return {"digest": book.digest, "rules": [_rule(rule) for rule in book.values()]}


@router.get("/v1/problems/{kind}", summary="What a problem means", response_model=ProblemOut)
async def problem(kind: Kind, request: Request) -> Response:
    """The standard text of a kind of problem; its type points here."""
    if kind not in STATUS:
        raise Problem("not-found")
    lang = asked(request)
    return JSONResponse(Problem(kind).as_json(lang), headers={"Content-Language": lang})


@router.get("/healthz", summary="Does the process live?", response_model=StateOut)
async def healthz() -> dict[str, str]:
    """Answers as long as the process serves requests."""
    return {"status": "ok"}


@router.get("/readyz", summary="Can a draft be checked now?", response_model=StateOut)
async def readyz(service: Serving) -> dict[str, str]:
    """503 until the model is loaded."""
    _ = service.desk.checker
    return {"status": "ok"}


@router.get(
    "/metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    dependencies=[needs(Duty.ADMINISTRATOR)],
)
async def metrics(service: Serving) -> Response:
    """Counts and times; no content."""
    return Response(generate_latest(service.meters.registry), media_type=CONTENT_TYPE_LATEST)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "type": rule.type,
        "verdict": rule.severity,
        "title": rule.title,
        "why": rule.why,
        "law": rule.law,
        "suggestion": rule.suggestion,
        "catches": [example.text for example in rule.catches],
        "passes": [example.text for example in rule.passes],
    }
