"""The HTTP endpoint for films: a job that is asked about until it is done."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from checker.cleaning import CleanCopy
from checker.english import told_in
from checker.gate import Source
from checker.web import reading
from checker.web.copies import chosen, download, said_in
from checker.web.jobs import Job
from checker.web.openapi import DRAFT_BODY, PHOTO_BODY, PICTURE, PROBLEM
from checker.web.problems import Problem
from checker.web.schema import JobOut
from checker.web.service import Service, Serving
from checker.web.signin.access import identity_of
from checker.web.texts import asked

router = APIRouter(responses={"default": PROBLEM})


@router.post(
    "/v1/jobs",
    status_code=202,
    summary="Check a draft with a film",
    responses={202: {"model": JobOut, "description": "The job, at the address in `Location`"}},
    openapi_extra={"requestBody": DRAFT_BODY},
)
async def start(request: Request, service: Serving) -> Response:
    """As ``/v1/checks``, for what takes minutes: the answer is fetched from the job."""
    draft = await reading.read_draft(request, service.limits)
    job = service.start(draft, request, Source.HTTP)
    return JSONResponse(_row(job), 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "2"})


@router.post(
    "/v1/clean/jobs",
    status_code=202,
    summary="Clean a film",
    responses={202: {"model": JobOut, "description": "The job, at the address in `Location`"}},
    openapi_extra={"requestBody": PHOTO_BODY},
)
async def start_cleaning(request: Request, service: Serving) -> Response:
    """As ``/v1/clean``, for what takes minutes: proof and copy are fetched from the job."""
    file, choice = await chosen(await reading.read_form(request, service.limits))
    job = service.start_cleaning(file, choice, request)
    return JSONResponse(_row(job), 202, {"Location": f"/v1/jobs/{job.id}", "Retry-After": "2"})


@router.get(
    "/v1/jobs/{job_id}/copy",
    summary="The clean copy that a job has made",
    response_class=Response,
    responses={200: {"content": PICTURE, "description": "The copy"}},
)
async def copy(job_id: str, request: Request, service: Serving) -> Response:
    """The copy, once the job is done; there is none of a job that checks."""
    job = service.jobs.get(job_id, identity_of(request).account)
    if not job.future.done() or not isinstance(made := job.result, CleanCopy):
        raise Problem("not-found")
    return download(made)


@router.get("/v1/jobs/{job_id}", summary="How far a job has come", response_model=JobOut)
async def show(job_id: str, request: Request, service: Serving) -> Response:
    """State and progress; once it is done the report, or proof and address of the copy.

    It is kept until it is deleted, or for fifteen minutes.
    """
    job = service.jobs.get(job_id, identity_of(request).account)
    if not job.future.done():
        return JSONResponse(_row(job), headers={"Retry-After": "2"})
    if isinstance(made := job.result, CleanCopy):
        lang = asked(request)
        done = {"proof": made.proof.as_json(said_in(lang)), "copy": f"/v1/jobs/{job.id}/copy"}
        return JSONResponse(_row(job) | done, headers={"Content-Language": lang})
    standing, report = made
    check_id = _check_id(service, job, standing)
    said = told_in(lang := asked(request), report).as_json()
    body = _row(job) | {"report": {"id": check_id, **said}}
    headers = {"Content-Language": lang}
    return Response(json.dumps(body, ensure_ascii=False).encode(), headers=headers, media_type=reading.JSON)


@router.delete("/v1/jobs/{job_id}", status_code=204, summary="Forget a job", response_class=Response)
async def forget(job_id: str, request: Request, service: Serving) -> Response:
    """End the work, if it goes on, and forget draft and report, film and copy."""
    service.jobs.forget(service.jobs.get(job_id, identity_of(request).account))
    return Response(status_code=204)


def _row(job: Job[Any]) -> dict[str, Any]:
    row = {"id": job.id, "state": job.state, "progress": round(job.progress, 3)}
    return row | {"report": None, "proof": None, "copy": None}


def _check_id(service: Service, job: Job[Any], standing: Any) -> str:
    """The id under which findings can be accepted: the same however often the job is asked."""
    if not job.check_id:
        job.check_id = service.remember(standing.judged)
    return job.check_id
