"""Stages broken on purpose: what takes their place, and how people are told of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from checker import attempt, document, pipeline
from checker.draft import Attachment
from checker.film import examine as film
from checker.finding import Verdict
from checker.image import cleaning, examine
from checker.image.specimens import encoded, picture
from checker.report import Report
from checker.web.app import create_app
from tests.web.conftest import served
from tests.web.stand_in import StandIn

HARMLESS = "Vi söker sjuksköterskor till nattpassen. Sök via webbplatsen senast den 15 mars."
FAULTS = ("raises", "hangs", "nothing", "rubbish")
LIMITS = (
    *((pipeline, name) for name in ("TEXT_SECONDS", "PERSONS_SECONDS", "COPY_SECONDS", "FILM_COPY_SECONDS")),
    *((module, "SEARCH_SECONDS") for module in (examine, film)),
    (document, "SECONDS"),
)
"""Where stages have their time."""


@dataclass(frozen=True)
class Stage:
    """What is replaced, and the rubbish that looks most like an answer."""

    owner: Any
    name: str
    rubbish: Any
    text: str = HARMLESS


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """What hanging stages wait for; none of them outlives its test."""
    free = threading.Event()
    yield free
    free.set()
    until = time.monotonic() + 10
    while attempt._stuck and time.monotonic() < until:
        threading.Event().wait(0.01)


@pytest.fixture
def broken(monkeypatch, release) -> Callable[[Stage, str], None]:
    """Breaks a stage."""
    for module in (examine, film, cleaning):
        monkeypatch.setattr(module, "find_faces", lambda *_, **__: ())
    for module in (examine, film):
        monkeypatch.setattr(module, "find_codes", lambda *_: ())
        monkeypatch.setattr(module, "read_text", lambda *_: ())

    def raises(*_: Any, **__: Any) -> Any:
        raise RuntimeError(HARMLESS)

    def break_it(stage: Stage, fault: str) -> None:
        if fault == "hangs":
            for module, name in LIMITS:
                monkeypatch.setattr(module, name, 0.3)
            for name in ("FILE_SECONDS", "FILM_SECONDS"):
                monkeypatch.setattr(pipeline, name, 1.0)
        acts = {
            "raises": raises,
            "hangs": lambda *_, **__: release.wait(30),
            "nothing": lambda *_, **__: None,
            "rubbish": stage.rubbish,
        }
        monkeypatch.setattr(stage.owner, stage.name, acts[fault])

    return break_it


@pytest.fixture(scope="module")
def form() -> Iterator[Callable[[Report], str]]:
    """What the form shows of a report."""
    desk = StandIn()
    with ExitStack() as stack:
        client = stack.enter_context(httpx.Client(base_url=stack.enter_context(served(create_app(desk))), timeout=30))

        def shown(report: Report) -> str:
            desk.act = lambda _: report
            rows = {"text": (None, HARMLESS), "act": (None, "check")}
            return client.post("/", files=rows, headers={"Accept": "text/html"}).text

        yield shown


def photo() -> Attachment:
    return Attachment("bild.png", encoded(picture((64, 64)), "PNG"))


def told(report: Report, part: str, form: Callable[[Report], str]) -> str:
    """The reasons for what is unchecked in this part, once they are found in JSON and in the form, in Swedish."""
    assert report.verdict is not Verdict.CLEAR
    assert not report.complete
    reasons = [missed.reason for missed in report.unchecked if missed.part == part]
    assert reasons
    assert {"part": part, "reason": reasons[0]} in report.as_json()["unchecked"]
    html = form(report)
    assert "Inte kontrollerat" in html
    assert all(reason in html for reason in reasons)
    assert any(word in " ".join(reasons) for word in ("kunde inte", "hann inte", "kunde prövas"))
    return " ".join(reasons)
