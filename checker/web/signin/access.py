"""What routes ask of the door: that somebody was let in, who it is, and whether that one may."""

from __future__ import annotations

from typing import Any

from fastapi import Depends, Request

from checker.acknowledgement import Duty
from checker.web.problems import Problem
from checker.web.signin.door import Door
from checker.web.signin.identity import Identity


async def admit(request: Request) -> None:
    """The application's own dependency: runs before every route and says who asks."""
    door: Door = request.app.state.door
    request.state.identity = door.admit(request)


def identity_of(request: Request) -> Identity:
    """Who asks.

    Raises:
        Problem: at an address that needs nobody's name.
    """
    identity: Identity | None = request.state.identity
    if identity is None:
        raise Problem("not-signed-in")
    return identity


def needs(duty: Duty) -> Any:
    """A route's dependency: only those with this duty come in."""

    def check(request: Request) -> None:
        if not identity_of(request).may(duty):
            raise Problem("forbidden")

    return Depends(check)
