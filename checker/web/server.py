"""The application behind a port."""

from __future__ import annotations

import uvicorn
from fastapi import FastAPI

CONNECTIONS = 200
"""Most connections at once; the next one is answered 503 by the server itself."""


def server(app: FastAPI, host: str = "127.0.0.1", port: int = 8000) -> uvicorn.Server:
    """A server for ``app``. Its access log is off: it would write addresses with what stands in their queries."""
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
    return uvicorn.Server(config)
