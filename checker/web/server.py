"""The application behind a port."""

from __future__ import annotations

import time
from types import FrameType

import uvicorn
from fastapi import FastAPI

from checker.memory import give_back
from checker.web.service import Service

CONNECTIONS = 200
"""Most connections at once; the next one is answered 503 by the server itself."""

DRAIN_S = 30.0
"""How long checks under way may go on once the server is told to stop; systemd waits 90 s before it kills."""


class Server(uvicorn.Server):
    """Told to stop it drains first: no new check, those under way end. Told again it stops at once."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self.service = service
        self.until = 0.0

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain, or stop."""
        if self.service.desk.draining:
            super().handle_exit(sig, frame)
            return
        self.drain()

    def drain(self) -> None:
        """Take no more checks, and stop when none is under way, or the time is up."""
        self.until = time.monotonic() + DRAIN_S
        self.service.desk.drain()

    async def on_tick(self, counter: int) -> bool:
        """Whether to stop now; asked ten times a second."""
        if self.service.desk.draining and (not self.service.desk.taken or time.monotonic() > self.until):
            self.should_exit = True
        return await super().on_tick(counter)


def server(app: FastAPI, host: str = "127.0.0.1", port: int = 8000) -> uvicorn.Server:
    """A server for ``app``. Its access log is off: it would write addresses with what stands in their queries."""
    give_back()  # what loading took
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=5,
    )
    return Server(config, app.state.service) if hasattr(app.state, "service") else uvicorn.Server(config)
