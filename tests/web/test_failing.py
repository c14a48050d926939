"""Whatever goes wrong, the answer is never clear, and nobody hears what the draft said."""

import logging
import tempfile
import threading
import time

import httpx
import pytest

from checker.errors import CleaningError, ModelError
from checker.finding import Box, Finding, Layer, Severity, Type, Verdict
from checker.report import Report
from checker.web.app import create_app
from checker.web.limits import Limits
from tests.web.drafts import photo
from tests.web.stand_in import CLEAR, ENGINE, INCOMPLETE, Held, StandIn
from tests.web.test_api import refusal

BOX = Box(1, 2, 3, 4)
WRITTEN = [
    Finding(Type.PERSON, "r", severity, part="a.jpg", layer=Layer.OCR, box=box)
    for severity, box in ((Severity.STOP, BOX), (Severity.INFO, Box(9, 9, 9, 9)))
]
STOPPED = Report(Verdict.STOP, "Ett namn syns.", ENGINE, findings=tuple(WRITTEN))
DRAFT = "Hemligheten Zebrafink i rum nio"


def fail(error):
    def act(draft):
        raise error

    return act


def ask(client, **fields):
    return client.post("/v1/checks", json={"text": DRAFT} | fields)


def page(client, **fields):
    """What the form answers to a browser."""
    rows = {"text": DRAFT, "act": "check"} | fields
    return client.post(
        "/", files=[(name, (None, value)) for name, value in rows.items()], headers={"Accept": "text/html"}
    )


@pytest.mark.parametrize("error", [ValueError(DRAFT), KeyError(DRAFT), MemoryError(), RecursionError()])
def test_an_error_of_the_program_is_told_and_its_words_are_not(serve, caplog, capfd, error):
    caplog.set_level(logging.DEBUG)
    client = serve(create_app(StandIn(fail(error))))
    answer = ask(client)
    refusal(answer, 500, "failed")
    assert "Zebrafink" not in answer.text
    form = page(client)
    assert form.status_code == 500
    assert "Zebrafink" not in caplog.text + "".join(capfd.readouterr())
    assert type(error).__name__ in caplog.text
    assert client.get("/healthz").status_code == 200


def test_a_missing_model_is_not_clear(serve):
    client = serve(create_app(StandIn(fail(ModelError("Modellen saknas.")))))
    answer = ask(client)
    refusal(answer, 503, "starting")
    assert answer.headers["retry-after"]


def test_not_ready_until_the_model_is_loaded(serve):
    free = threading.Event()

    def load():
        assert free.wait(10)
        return StandIn()

    client = serve(create_app(load))
    assert client.get("/healthz").status_code == 200
    refusal(client.get("/readyz"), 503, "starting")
    refusal(ask(client), 503, "starting")
    free.set()
    for _ in range(100):
        if client.get("/readyz").status_code == 200:
            break
        time.sleep(0.02)
    assert ask(client).json()["verdict"] == "clear"


def test_a_model_that_can_not_be_loaded_leaves_the_service_closed(serve, caplog):
    client = serve(create_app(_broken))
    for _ in range(3):
        refusal(ask(client), 503, "starting")
    refusal(client.get("/readyz"), 503, "starting")
    assert "ModelError" in caplog.text


def _broken():
    raise ModelError("Modellen är skadad.")


def test_a_check_that_takes_too_long_is_not_clear(serve):
    held = Held()
    client = serve(create_app(held, limits=Limits(check_s=0.2)))
    answer = ask(client)
    held.free.set()
    refusal(answer, 503, "timeout")
    assert int(answer.headers["retry-after"]) > 0


def test_a_crowd_is_turned_away_and_loses_no_text(serve):
    held = Held()
    client = serve(create_app(held, limits=Limits(seats=2, parallel=1)))
    answers = []
    crowd = [threading.Thread(target=lambda: answers.append(ask(client))) for _ in range(2)]
    crowd[0].start()
    assert held.entered.acquire(timeout=10)
    crowd[1].start()
    while b"sekretess_seats_taken 2.0" not in client.get("/metrics").content:
        time.sleep(0.01)
    answer = ask(client)
    refusal(answer, 503, "busy")
    assert int(answer.headers["retry-after"]) > 0
    form = page(client)
    assert form.status_code == 503
    assert DRAFT in form.text
    held.free.set()
    for one in crowd:
        one.join(10)
    assert [one.status_code for one in answers] == [200, 200]
    assert ask(client).status_code == 200


def test_a_caller_who_left_is_not_checked_for(serve):
    held = Held()
    client = serve(create_app(held, limits=Limits(seats=5, parallel=1)))
    first = threading.Thread(target=lambda: ask(client))
    first.start()
    assert held.entered.acquire(timeout=10)
    with pytest.raises(httpx.ReadTimeout):
        client.post("/v1/checks", json={"text": "a"}, timeout=0.2)
    while b"sekretess_seats_taken 1.0" not in client.get("/metrics").content:
        time.sleep(0.05)
    held.free.set()
    first.join(10)
    assert ask(client).status_code == 200
    assert held.asked == 2


def test_the_same_key_at_the_same_time(serve):
    held = Held()
    client = serve(create_app(held))
    key = {"Idempotency-Key": "k"}
    first = threading.Thread(target=lambda: client.post("/v1/checks", json={"text": DRAFT}, headers=key))
    first.start()
    assert held.entered.acquire(timeout=10)
    refusal(client.post("/v1/checks", json={"text": DRAFT}, headers=key), 409, "in-progress")
    held.free.set()
    first.join(10)
    assert client.post("/v1/checks", json={"text": DRAFT}, headers=key).headers["idempotency-replayed"] == "true"
    assert held.asked == 1


def test_answers_are_forgotten(serve):
    stand_in = StandIn()
    client = serve(create_app(stand_in, limits=Limits(replay_s=0.05)))
    for _ in range(2):
        client.post("/v1/checks", json={"text": DRAFT}, headers={"Idempotency-Key": "k"})
        time.sleep(0.06)
    assert stand_in.asked == 2


def test_a_slow_sender_is_not_waited_for(serve):
    client = serve(create_app(StandIn(), limits=Limits(read_s=0.1)))

    def slowly():
        yield b'{"text": '
        time.sleep(0.5)
        yield b'"x"}'

    refusal(client.post("/v1/checks", content=slowly(), headers={"Content-Type": "application/json"}), 408, "slow")


def test_all_requests_together_are_bounded(serve):
    client = serve(create_app(StandIn(), limits=Limits(flight=1000)))
    assert ask(client).status_code == 200
    refusal(ask(client, text="x" * 1500), 503, "busy")
    assert ask(client).status_code == 200


def test_an_incomplete_report_shows_what_was_not_checked(serve):
    client = serve(create_app(StandIn(lambda _: INCOMPLETE)))
    report = ask(client).json()
    assert (report["verdict"], report["complete"]) == ("review", False)
    form = page(client).text
    assert "Inte kontrollerat" in form
    assert "Modellen saknas." in form
    assert "Det är helheten" in form
    refusal(client.post("/analyze", json={"text": DRAFT, "language": "sv"}), 503, "incomplete")


def test_a_photo_that_can_not_be_cleaned_is_not_given_back(serve):
    stand_in = StandIn()
    stand_in.clean = lambda *_, **__: fail(CleaningError("Ett ansikte syns ännu."))(None)
    client = serve(create_app(stand_in))
    problem = refusal(client.post("/v1/clean", files={"file": ("a.jpg", photo())}), 422, "not-cleaned")
    assert problem.detail == "Ett ansikte syns ännu."


@pytest.mark.parametrize("after", [STOPPED, INCOMPLETE])
def test_a_copy_that_does_not_pass_its_check_is_not_given_back(serve, after):
    answers = iter([STOPPED, after, STOPPED, CLEAR])
    stand_in = StandIn(lambda _: next(answers))
    client = serve(create_app(stand_in))
    refusal(client.post("/v1/clean", files={"file": ("a.jpg", photo())}), 422, "not-cleaned")
    assert client.post("/v1/clean", files={"file": ("a.jpg", photo())}).content == photo()
    assert stand_in.boxes == [BOX]  # the text is filled, the trifle is not


def test_a_finding_is_shown_as_text_and_never_as_markup(serve):
    def act(draft):
        found = Finding(
            Type.PERSON, "r", Severity.STOP, 0, len(draft.text), draft.text, title="<b>x", why="<i>", id="f1"
        )
        return Report(Verdict.STOP, "<u>", ENGINE, findings=(found,), reasons=("<s>",), text=draft.text)

    html = page(serve(create_app(StandIn(act))), text="<script>alert(1)</script>").text
    assert "&lt;script&gt;alert" in html
    for tag in ("<script>", "<b>x", "<i>", "<u>", "<s>"):
        assert tag not in html


def test_nothing_of_a_draft_is_logged_counted_or_laid_on_disk(serve, caplog, capfd, monkeypatch):
    def rollover(self):
        raise AssertionError("a file went to disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", rollover)
    caplog.set_level(logging.DEBUG)
    client = serve(create_app(StandIn(lambda draft: CLEAR)))
    large = photo() + DRAFT.encode() * 100_000
    files = {"files": ("Zebrafink.jpg", large, "image/jpeg")}
    assert client.post("/v1/checks", data={"text": DRAFT, "author": "Zebrafink"}, files=files).status_code == 200
    assert client.post("/", data={"text": DRAFT}, files=files).status_code == 200
    client.get("/?text=Zebrafink")
    client.get("/Zebrafink")
    ask(client, channel="Zebrafink" * 100)
    client.post("/v1/checks", content=b'{"text": "Zebrafink', headers={"Content-Type": "application/json"})
    # The test's own client logs the addresses that it asks for; what counts is the service and the server under it.
    said = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("http"))
    assert "POST /v1/checks 200" in said
    assert "Zebrafink" not in said + "".join(capfd.readouterr())
    assert "Zebrafink" not in client.get("/metrics").text
