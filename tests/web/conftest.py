"""The real service on a free port, and a real browser in front of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from checker import pipeline
from checker.gate import Gate
from checker.keyring import Keyring
from checker.log.store import Log
from checker.pipeline import Checker
from checker.web.app import create_app
from checker.web.server import server
from tests.web.drafts import CHROMIUM, FLAGS


@contextmanager
def served(app: FastAPI, port: int = 0) -> Iterator[str]:
    """``app`` behind a port of this machine, any free one without a number; gives its address."""
    running = server(app, port=port)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join(10)


@pytest.fixture
def gate(tmp_path) -> Gate:
    """A gate with a key of its own and a log in a folder of the test."""
    keyring = Keyring.create(tmp_path / "keys")
    keyring.new()
    return Gate(keyring, Log(str(tmp_path / "log.db"), keyring))


@pytest.fixture(scope="session")
def real_checker() -> Iterator[Checker]:
    """The checker as it is installed; a photo takes it seconds, so that each one is examined once and remembered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "examine", remembered(pipeline.examine, lambda file, *_: file))
        patch.setattr(
            pipeline,
            "clean",
            remembered(pipeline.clean, lambda data, *_, places, keep, faces: (data, faces, *places, *keep)),
        )
        yield pipeline.Checker.load()


def remembered(work: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    """``work``, done once for each ``key`` of its arguments; what is raised is not remembered."""
    known: dict[Any, Any] = {}

    def ask(*arguments: Any, **options: Any) -> Any:
        asked = key(*arguments, **options)
        if asked not in known:
            known[asked] = work(*arguments, **options)
        return known[asked]

    return ask


@pytest.fixture(scope="session")
def site(real_checker: Checker) -> Iterator[str]:
    """Address of the service with the real checker."""
    with served(create_app(real_checker)) as address:
        yield address


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    """A program that calls the service."""
    with httpx.Client(base_url=site, timeout=300) as one:
        yield one


@pytest.fixture
def serve() -> Iterator[Callable[[FastAPI], httpx.Client]]:
    """Serves an application of the test's own; gives a client for it."""
    with ExitStack() as stack:

        def start(app: FastAPI) -> httpx.Client:
            return stack.enter_context(httpx.Client(base_url=stack.enter_context(served(app)), timeout=30))

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that speaks to nobody by itself."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the service in a fresh profile; in the end nothing may have been asked of anybody else."""
    contexts, asked, errors = [], [], []

    def open_page(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(**({"locale": "sv-SE", "viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(site + path)
        return page

    open_page.errors = errors  # type: ignore[attr-defined]
    yield open_page
    for context in contexts:
        context.close()
    assert asked
    assert [url for url in asked if not url.startswith((site, "data:", f"blob:{site}"))] == []
    assert [error for error in errors if "status of 4" not in error and "status of 5" not in error] == []
