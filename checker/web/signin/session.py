"""Sessions of people: in memory, found by a random token in a cookie, gone when the process or the shift ends."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from checker.web.shelf import Shelf
from checker.web.signin.identity import Identity

MOST = 10_000
"""Sessions at a time, and sign-ins under way."""

ATTEMPT_S = 600.0
"""Time to sign in at the provider."""


@dataclass(frozen=True, slots=True)
class Session:
    """A person signed in; ``id_token`` is shown to the provider when signing out."""

    identity: Identity
    id_token: str = field(default="", repr=False)


@dataclass(slots=True)
class Attempt:
    """A sign-in under way: what the provider's answer must fit, and where the person wanted to go."""

    target: str
    expected: dict[str, Any] = field(default_factory=dict, repr=False)


class Sessions:
    """Sessions and attempts. Cookies are HttpOnly, SameSite=Lax, and Secure wherever the service has an address."""

    def __init__(self, hours: float, *, secure: bool) -> None:
        self.secure = secure
        self.seconds = int(hours * 3600)
        prefix = "__Host-" if secure else ""
        self._cookie, self._attempt = f"{prefix}sekretess", f"{prefix}sekretess-inloggning"
        self._sessions = Shelf[Session](MOST, MOST, self.seconds)
        self._attempts = Shelf[Attempt](MOST, MOST, ATTEMPT_S)

    def of(self, request: Request) -> Session | None:
        """The session of a request, or None."""
        return self._sessions.get(request.cookies.get(self._cookie, ""))

    def begin(self, response: Response, session: Session) -> None:
        """Start a session under a new token: one that somebody knew before is worth nothing."""
        token = secrets.token_urlsafe(32)
        self._sessions.put(token, session, 1)
        self._set(response, self._cookie, token, self.seconds)

    def end(self, request: Request, response: Response) -> None:
        """End the session of a request, here and in the browser."""
        self._sessions.drop(request.cookies.get(self._cookie, ""))
        response.delete_cookie(self._cookie, secure=self.secure, httponly=True, samesite="lax")

    def attempt(self, response: Response, attempt: Attempt) -> None:
        """Remember a sign-in that begins."""
        token = secrets.token_urlsafe(32)
        self._attempts.put(token, attempt, 1)
        self._set(response, self._attempt, token, int(ATTEMPT_S))

    def attempted(self, request: Request) -> Attempt | None:
        """The sign-in that this browser has begun, once."""
        token = request.cookies.get(self._attempt, "")
        attempt = self._attempts.get(token)
        self._attempts.drop(token)
        return attempt

    def _set(self, response: Response, name: str, token: str, seconds: int) -> None:
        response.set_cookie(name, token, max_age=seconds, secure=self.secure, httponly=True, samesite="lax", path="/")
