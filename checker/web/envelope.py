"""What is around every request and answer: size limit, headers, log line, figures, the last catch."""

from __future__ import annotations

import logging
import time
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.web.limits import Limits
from checker.web.meters import Meters
from checker.web.problems import Problem, busy
from checker.web.texts import language

log = logging.getLogger("checker.web")

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
DRAIN = 4
"""A body of up to so many times the limit is read to its end and thrown away: a browser that is cut off while it
sends shows "connection reset" instead of the answer."""


class Envelope:
    """ASGI middleware. Log lines hold method, route, status and time: no address, query or body."""

    def __init__(self, app: ASGIApp, limits: Limits, meters: Meters) -> None:
        self.app, self.limits, self.meters = app, limits, meters
        self.flight = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(scope, send)
        try:
            await self.app(scope, self._bounded(scope, receive, answer), answer.send)
        except Exception as error:  # noqa: BLE001  (the last catch)
            # Nothing may pass from here to the server's own log: an exception's message can quote the draft.
            where = traceback.extract_tb(error.__traceback__)[-1]
            log.error(  # noqa: TRY400  (no message)
                "%s in %s:%s", type(error).__name__, where.name, where.lineno
            )
            self.meters.problems.labels("failed").inc()
            if answer.status == 0:
                lang = language(None, Headers(scope=scope).get("accept-language"))
                await Problem("failed").response(lang)(scope, receive, answer.send)
        finally:
            self.flight -= answer.received
            self._note(scope, answer)

    def _bounded(self, scope: Scope, receive: Receive, answer: _Answer) -> Receive:
        announced = Headers(scope=scope).get("content-length", "0")
        refusal = Problem("too-large") if announced.isdigit() and int(announced) > self.limits.body else None

        async def bounded() -> Message:
            nonlocal refusal
            message = await receive()
            size = len(message.get("body", b""))
            answer.received += size
            self.flight += size
            if answer.received > self.limits.body:
                refusal = Problem("too-large")
            elif self.flight > self.limits.flight:
                refusal = busy()
            if refusal is None or message["type"] != "http.request":
                return message
            await self._drain(receive, message)
            raise refusal

        return bounded

    async def _drain(self, receive: Receive, message: Message) -> None:
        size = 0
        while message.get("more_body") and size <= DRAIN * self.limits.body:
            message = await receive()
            size += len(message.get("body", b""))

    def _note(self, scope: Scope, answer: _Answer) -> None:
        seconds = time.perf_counter() - answer.began
        # The pattern, not the path: a path that leads nowhere may hold anything.
        route = getattr(scope.get("route"), "path", None) or "-"
        method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "DELETE", "OPTIONS") else "other"
        self.meters.seconds.labels(method, route).observe(seconds)
        log.info("%s %s %s %.0f ms", method, route, answer.status, seconds * 1000)


class _Answer:
    """Sends an answer on, with the headers that every answer carries."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.began = time.perf_counter()
        self.status = 0
        self.received = 0
        self._static = scope["path"].startswith("/static/")
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers["Cache-Control"] = "no-cache" if self._static else "no-store"
            if not self._static:
                headers.add_vary_header("Accept-Language")
        await self._send(message)
