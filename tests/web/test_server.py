"""Told to stop, the server ends the checks under way and takes no more."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import suppress

import httpx
import pytest

from checker.web import server as module
from checker.web.app import create_app
from checker.web.server import server
from tests.web.stand_in import Held
from tests.web.test_api import refusal


@pytest.fixture
def running():
    """A server with a check that waits, and a client."""
    held = Held()
    one = server(create_app(held), port=0)
    thread = threading.Thread(target=one.run, daemon=True)
    thread.start()
    while not one.started:
        time.sleep(0.01)
    port = one.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield one, held, client, thread
    held.free.set()
    one.should_exit = True
    thread.join(20)


def asked(client):
    """A check that is under way, in a thread of its own, and where its answer will lie."""
    answers = []

    def ask():
        with suppress(httpx.HTTPError):  # some tests cut it off
            answers.append(client.post("/v1/checks", json={"text": "Hej"}))

    thread = threading.Thread(target=ask)
    thread.start()
    return thread, answers


def test_a_check_under_way_ends_and_no_other_begins(running):
    one, held, client, thread = running
    asking, answers = asked(client)
    assert held.entered.acquire(timeout=20)
    one.handle_exit(signal.SIGTERM, None)
    refusal(client.get("/readyz"), 503, "stopping")
    answer = client.post("/v1/checks", json={"text": "Hej"})
    refusal(answer, 503, "stopping")
    assert int(answer.headers["retry-after"]) > 0
    assert client.get("/healthz").status_code == 200
    held.free.set()
    asking.join(20)
    assert [answer.status_code for answer in answers] == [200]
    thread.join(20)
    assert not thread.is_alive()


def test_who_says_it_twice_does_not_want_to_wait(running):
    one, held, client, _ = running
    asking, _ = asked(client)
    assert held.entered.acquire(timeout=20)
    one.handle_exit(signal.SIGTERM, None)
    assert not one.should_exit
    one.handle_exit(signal.SIGTERM, None)
    assert one.should_exit
    held.free.set()
    asking.join(20)


def test_a_check_that_hangs_is_not_waited_for(running, monkeypatch):
    monkeypatch.setattr(module, "DRAIN_S", 0.2)
    one, held, client, _ = running
    asking, _ = asked(client)
    assert held.entered.acquire(timeout=20)
    one.handle_exit(signal.SIGTERM, None)
    end = time.monotonic() + 20
    while not one.should_exit:
        assert time.monotonic() < end
        time.sleep(0.02)
    held.free.set()
    asking.join(20)
