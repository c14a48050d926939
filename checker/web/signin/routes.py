"""Signing in and out, for people."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from checker.web.page import Page
from checker.web.problems import Problem
from checker.web.signin.door import BACK, GONE, Door
from checker.web.signin.provider import Provider
from checker.web.signin.session import Attempt, Sessions

router = APIRouter(include_in_schema=False)

INSIDE = re.compile(r"/(?![/\\])[\w./%-]{0,200}")
"""A page of this service: never another site's address, which would begin with two slashes."""


@router.get("/logga-in")
async def start(request: Request, till: str = "/") -> Response:
    """Send a person to the provider."""
    door, provider, sessions = _parts(request)
    door.attempt(request)
    attempt = Attempt(till if INSIDE.fullmatch(till) else "/")
    response = await provider.send(request, attempt)
    sessions.attempt(response, attempt)
    return response


@router.get(BACK)
async def finish(request: Request) -> Response:
    """The person comes back from the provider."""
    door, provider, sessions = _parts(request)
    door.attempt(request)
    attempt = sessions.attempted(request)
    if attempt is None:
        raise Problem("sign-in-failed")
    session = await provider.receive(request, attempt)
    response = RedirectResponse(attempt.target, 303)
    sessions.begin(response, session)
    return response


@router.post("/logga-ut")
async def leave(request: Request) -> Response:
    """End the session, and show where to sign out at the provider too."""
    door, provider, sessions = _parts(request)
    session = sessions.of(request)
    onwards = await provider.farewell(session, _address(door) + GONE) if session else None
    response = Page(request).render("signed-out.html", onwards=onwards)
    sessions.end(request, response)
    return response


@router.get(GONE)
async def left(request: Request) -> Response:
    """The person comes back from signing out at the provider."""
    return Page(request).render("signed-out.html", onwards=None)


def _parts(request: Request) -> tuple[Door, Provider, Sessions]:
    door: Door = request.app.state.door
    if door.provider is None or door.sessions is None:
        raise Problem("not-found")
    return door, door.provider, door.sessions


def _address(door: Door) -> str:
    return door.sign_in.address if door.sign_in else ""
