"""Films: a job that is asked about, in the endpoint and in the form without script."""

import hashlib
import threading
import time
from urllib.parse import unquote

import pytest

from checker.errors import CleaningError, UnreadableError
from checker.finding import Box, Finding, Layer, Severity, Type, Verdict
from checker.pace import Pace
from checker.place import Place, What
from checker.report import Report
from checker.web.app import create_app
from checker.web.jobs import Jobs, Stopped
from checker.web.limits import Limits
from checker.web.problems import Problem
from checker.web.schema import JobOut
from tests.film.drawn import film, portrait
from tests.web.stand_in import CLEAR, ENGINE, StandIn

FILM = ("vlogg.mp4", b"\0\0\0\x18ftypmp42" + bytes(64), "video/mp4")
TEXT = "Kvarnstensgrå kväll på jobbet"


class Slow(StandIn):
    """Comes halfway at once and waits there, as long as somebody wants to hear of it."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.error, self.free, self.ended = error, threading.Event(), threading.Event()

    def check(self, draft, pace=None, *, reword=True):
        try:
            while not self.free.wait(0.02):
                pace.tell(0.5)
        except Stopped:
            self.ended.set()
            raise
        if self.error:
            raise self.error
        return CLEAR


def until(client, address, state):
    for _ in range(500):
        answer = client.get(address)
        if answer.status_code != 200 or answer.json()["state"] == state:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"never {state}")


def started(client):
    answer = client.post("/v1/jobs", data={"text": TEXT}, files={"files": FILM})
    assert answer.status_code == 202
    return answer.headers["location"]


def cleaning(client, **fields):
    answer = client.post("/v1/clean/jobs", files={"file": FILM}, data=fields)
    assert answer.status_code == 202, answer.text
    return answer.headers["location"]


def test_a_job_tells_its_progress_and_then_its_report(serve):
    slow = Slow()
    client = serve(create_app(slow))
    address = started(client)
    running = client.get(address).json()
    while running["progress"] < 0.5:
        running = client.get(address).json()
    assert (running["state"], running["report"]) == ("running", None)
    slow.free.set()
    done = until(client, address, "done").json()
    assert done["report"]["verdict"] == "clear"
    assert until(client, address, "done").json()["report"]["id"] == done["report"]["id"]
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("begin", [started, cleaning])
def test_a_job_that_nobody_waits_for_ends(serve, begin):
    slow = Slow()
    client = serve(create_app(slow))
    address = begin(client)
    until(client, address, "running")
    assert client.delete(address).status_code == 204
    assert slow.ended.wait(5)


def test_a_job_that_fails_is_a_problem_and_never_a_report(serve):
    for error, status in ((UnreadableError("Filmen är skadad."), 422), (RuntimeError(TEXT), 500)):
        slow = Slow(error)
        slow.free.set()
        client = serve(create_app(slow))
        answer = until(client, started(client), "failed")
        assert answer.status_code == status
        assert TEXT not in answer.text


def test_too_many_films_are_turned_away(serve):
    slow = Slow()
    client = serve(create_app(slow, limits=Limits(jobs=1)))
    started(client)
    answer = client.post("/v1/jobs", data={"text": TEXT}, files={"files": FILM})
    slow.free.set()
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_the_form_shows_progress_and_then_the_answer(serve):
    slow = Slow()
    client = serve(create_app(slow, limits=Limits(patience_s=0.05)))
    waiting = client.post("/", data={"text": TEXT}, files={"files": FILM})
    address = waiting.headers["location"]
    assert waiting.status_code == 202
    assert f"url={address}" in waiting.text
    assert "<progress" in waiting.text
    assert TEXT not in waiting.text
    slow.free.set()
    while (answer := client.get(address)).status_code == 202:
        time.sleep(0.02)
    assert answer.status_code == 200
    assert TEXT in answer.text
    assert "vlogg.mp4" in answer.text
    assert client.get(address).status_code == 404


def test_a_short_film_is_answered_at_once(serve):
    slow = Slow()
    slow.free.set()
    client = serve(create_app(slow, limits=Limits(patience_s=10)))
    answer = client.post("/", data={"text": TEXT, "fragment": "all"}, files={"files": FILM})
    assert answer.status_code == 200
    assert "vlogg.mp4" in answer.text


def test_a_film_is_cleaned_by_a_job_with_its_proof(serve):
    slow = Slow()
    client = serve(create_app(slow))
    address = cleaning(client)
    until(client, address, "running")
    assert client.get(f"{address}/copy").status_code == 404
    slow.free.set()
    done = JobOut.model_validate(until(client, address, "done").json())
    copy = client.get(done.copy_)
    assert copy.content == FILM[1]
    assert done.proof.copy_.sha256 == hashlib.sha256(copy.content).hexdigest()
    assert copy.headers["copy-verdict"] == "clear"
    assert client.delete(address).status_code == 204
    assert client.get(done.copy_).status_code == 404


def test_a_cleaning_that_fails_hands_out_nothing(serve):
    slow = Slow(UnreadableError("Filmen är skadad."))
    slow.free.set()
    client = serve(create_app(slow))
    address = cleaning(client)
    assert until(client, address, "failed").status_code == 422
    assert client.get(f"{address}/copy").status_code == 422


def test_a_job_that_checks_has_no_copy_and_a_box_that_is_none_is_refused(serve):
    slow = Slow()
    slow.free.set()
    client = serve(create_app(slow))
    address = started(client)
    until(client, address, "done")
    assert client.get(f"{address}/copy").status_code == 404
    assert until(client, cleaning(client, keep="1,2,3,4"), "failed").status_code == 422


def test_the_form_cleans_a_film_with_progress_and_puts_the_copy_in_its_place(serve):
    slow = Slow()
    slow.free.set()
    client = serve(create_app(slow, limits=Limits(patience_s=0.05)))
    page = client.post("/", data={"text": TEXT}, files={"files": FILM})
    while page.status_code == 202:
        page = client.get(page.headers["location"])
    token = page.text.split('name="kept" form="draft" value="')[1].split('"')[0]
    slow.free.clear()
    waiting = client.post("/", files=[("text", (None, TEXT)), ("kept", (None, token)), ("swap", (None, token))])
    assert waiting.status_code == 202
    assert "<progress" in waiting.text
    slow.free.set()
    while waiting.status_code == 202:
        time.sleep(0.02)
        waiting = client.get(waiting.headers["location"])
    assert waiting.status_code == 200
    assert TEXT in waiting.text
    assert "Dolda uppgifter är borta." in waiting.text
    copy = waiting.text.split('name="kept" form="draft" value="')[1].split('"')[0]
    assert copy != token
    assert client.post("/clean", files={"clean": (None, copy)}).content == FILM[1]


def test_a_film_that_can_not_be_cleaned_comes_back_with_the_reason(serve):
    slow = Slow()
    slow.free.set()
    client = serve(create_app(slow, limits=Limits(patience_s=0.05)))
    page = client.post("/", data={"text": TEXT}, files={"files": FILM})
    while page.status_code == 202:
        page = client.get(page.headers["location"])
    token = page.text.split('name="kept" form="draft" value="')[1].split('"')[0]
    slow.clean = lambda *_, **__: (_ for _ in ()).throw(CleaningError("Ett ansikte i filmen syns ännu."))
    page = client.post("/", files=[("text", (None, TEXT)), ("kept", (None, token)), ("swap", (None, token))])
    while page.status_code == 202:
        page = client.get(page.headers["location"])
    assert page.status_code == 422
    assert "Ett ansikte i filmen syns ännu." in page.text
    assert TEXT in page.text
    assert f'value="{token}"' in page.text


def finding(time_s, box):
    kind = {"part": "vlogg.mp4", "layer": Layer.FACE, "title": "Ansikte"}
    return Finding(Type.FACE, "image/face", Severity.REVIEW, box=box, time_s=time_s, **kind)


def test_the_form_offers_what_a_film_shows_by_its_time_and_keeps_what_is_unticked(serve):
    first, second = finding(0.5, Box(10, 10, 60, 60)), finding(63.25, Box(10, 10, 60, 60))
    both = Report(Verdict.REVIEW, "Ansikten syns.", ENGINE, findings=(first, second))
    checker = StandIn(lambda _: both)
    checker.stays = (Place(What.FACE, Box(10, 10, 60, 60), 63.25),)
    client = serve(create_app(checker, limits=Limits(patience_s=10)))
    drawn = film([(portrait(), 1)])
    page = client.post("/", data={"text": TEXT}, files={"files": ("vlogg.mp4", drawn, "video/mp4")}).text
    token = page.split('name="kept" form="draft" value="')[1].split('"')[0]
    offer = f"{token} face:10,10,60,60@0.5 face:10,10,60,60@63.25"
    assert f'name="shown" form="draft" value="{offer}"' in page
    assert [time for time in ("från 0:00", "från 1:03") if time in page] == ["från 0:00", "från 1:03"]
    # The film ends before the second.
    assert page.count('<img class="still"') == 1
    assert "det som är förbockat är täckt" in page
    fields = [("text", TEXT), ("kept", token), ("shown", offer), ("cover", f"{token} 10,10,60,60@0.5"), ("swap", token)]
    page = client.post("/", files=[(name, (None, value)) for name, value in fields]).text
    assert checker.kept == [second.box]
    assert "Kvar, som du valde: 1 ansikte." in page


def test_the_page_says_whether_a_film_is_examined_or_cleaned(serve):
    slow = Slow()
    slow.free.set()
    client = serve(create_app(slow, limits=Limits(patience_s=0.05)))
    waiting = client.post("/", data={"text": TEXT}, files={"files": FILM})
    while waiting.status_code == 202:
        assert unquote(waiting.headers["doing"]) == "Filmen granskas"
        waiting = client.get(waiting.headers["location"])
    token = waiting.text.split('name="kept" form="draft" value="')[1].split('"')[0]
    slow.free.clear()
    fields = [("text", (None, TEXT)), ("kept", (None, token)), ("swap", (None, token))]
    for waiting in (answer := client.post("/", files=fields), client.get(answer.headers["location"])):
        assert waiting.status_code == 202
        assert unquote(waiting.headers["doing"]) == "Filmen rensas"
        assert "<h1>Filmen rensas</h1>" in waiting.text
    slow.free.set()


def test_a_job_is_its_accounts_own():
    jobs = Jobs(Limits())
    job = jobs.start("kim", lambda pace: pace)
    assert jobs.get(job.id, "kim") is job
    assert isinstance(job.future.result(5), Pace)
    with pytest.raises(Problem):
        jobs.get(job.id, "robin")
    jobs.close()
