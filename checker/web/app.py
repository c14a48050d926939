"""The application: routes, error documents, and the envelope around them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

import checker as package
from checker.gate import Gate
from checker.web import accepting, api, copies, figures, film, form, presidio, receipts
from checker.web.desk import Checks
from checker.web.envelope import Envelope
from checker.web.limits import Limits
from checker.web.openapi import openapi_of
from checker.web.page import HERE, Page
from checker.web.problems import Problem
from checker.web.service import Service
from checker.web.signin import routes as signin
from checker.web.signin.access import admit
from checker.web.signin.door import Door, SignInFirst
from checker.web.texts import asked

OF_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large"}
DESCRIPTION = "Reads a draft post and says stop, review or clear for patient confidentiality."


def create_app(
    checker: Checks | Callable[[], Checks],
    *,
    limits: Limits | None = None,
    contact: str | None = None,
    gate: Gate | None = None,
    door: Door | None = None,
    hospital: str = "",
) -> FastAPI:
    """The web application.

    ``checker`` is a loaded checker, or a function that loads one in the background while ``/readyz`` answers 503.
    ``contact`` is where the hospital wants to hear of barriers in the form, ``gate`` its keys and log; ``door`` says
    who comes in, without one who sits at this computer; ``hospital`` is whose form it is. To be run in one process
    only: photos between two steps and sessions lie in its memory.
    """
    limits = limits or Limits()
    service = Service(checker, limits, contact, gate or Gate())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.desk.open()
        yield
        service.desk.close()
        service.jobs.close()

    app = FastAPI(
        title="Sekretesskollen",
        version=package.__version__,
        description=DESCRIPTION,
        docs_url=None,  # both load scripts and fonts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        dependencies=[Depends(admit)],
    )
    app.state.service = service
    app.state.door = door or Door()
    app.state.hospital = hospital
    app.openapi = openapi_of(app)  # type: ignore[method-assign]
    for routes in (
        api.router,
        copies.router,
        film.router,
        receipts.router,
        presidio.router,
        form.router,
        accepting.router,
        figures.router,
        signin.router,
    ):
        app.include_router(routes)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_middleware(Envelope, limits=limits, meters=service.meters)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(SignInFirst, _sign_in)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    return app


async def _problem(request: Request, error: Exception) -> Response:
    problem = error if isinstance(error, Problem) else Problem("failed")
    service: Service = request.app.state.service
    service.meters.problems.labels(problem.kind).inc()
    if _for_people(request):
        return Page(request).problem(problem)
    return problem.response(asked(request))


async def _sign_in(_: Request, error: Exception) -> Response:
    target = error.target if isinstance(error, SignInFirst) else "/"
    return RedirectResponse(f"/logga-in?till={target}", 303)


async def _http(request: Request, error: Exception) -> Response:
    status, headers = (error.status_code, error.headers) if isinstance(error, HTTPException) else (500, None)
    kind = OF_STATUS.get(status, "bad-request" if status < 500 else "failed")
    return await _problem(request, Problem(kind, headers=headers or {}))


async def _invalid(request: Request, _: Exception) -> Response:
    return await _problem(request, Problem("bad-field"))


def _for_people(request: Request) -> bool:
    """Whether a person's browser asks; addresses for programs answer problem documents to everybody."""
    path = request.url.path
    return "text/html" in request.headers.get("accept", "") and not path.startswith("/v1/")
