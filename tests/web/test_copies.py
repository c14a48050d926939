"""Clean copies over HTTP: what is chosen, what is said of it, and the proof."""

from __future__ import annotations

import base64
import hashlib
import io
import json

import pytest
from PIL import Image, ImageDraw, ImageFont

from checker.finding import Box, Finding, Layer, Severity, Type, Verdict
from checker.report import Report
from checker.web.app import create_app
from checker.web.schema import CopyOut, ProofOut
from checker.web.ticks import SHOWN, TICKED
from tests.web.drafts import NUMBER, photo
from tests.web.stand_in import CLEAR, ENGINE, StandIn
from tests.web.test_api import refusal

FACE = Finding(Type.FACE, "image/face", Severity.REVIEW, part="a.jpg", layer=Layer.FACE, box=Box(9, 9, 30, 30))
LINE = Finding(
    Type.PERSONNUMMER, "r", Severity.STOP, quote=NUMBER, part="a.jpg", layer=Layer.OCR, box=Box(50, 60, 70, 8)
)
BOTH = Report(Verdict.STOP, "Något syns.", ENGINE, findings=(FACE, LINE))
SEEN = Report(Verdict.REVIEW, "Ett ansikte syns.", ENGINE, findings=(FACE,))


def whiteboard() -> bytes:
    image, out = Image.new("RGB", (640, 400), (240, 240, 235)), io.BytesIO()
    ImageDraw.Draw(image).text((60, 120), f"Anna {NUMBER}", font=ImageFont.load_default(48), fill=(20, 20, 20))
    image.save(out, "PNG")
    return out.getvalue()


def stand_in(*reports):
    answers = iter(reports)
    return StandIn(lambda _: next(answers))


def clean(client, accept="*/*", data=photo(), **fields):  # noqa: B008
    return client.post("/v1/clean", files={"file": ("a.jpg", data)}, data=fields, headers={"Accept": accept})


def test_the_headers_tell_digest_and_verdict(serve):
    client = serve(create_app(stand_in(BOTH, CLEAR)))
    answer = clean(client)
    digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.headers["content-digest"] == f"sha-256=:{digest}:"
    assert (answer.headers["copy-verdict"], answer.headers["copy-kept"]) == ("clear", "0")
    assert "copy-says" not in answer.headers


def test_what_was_chosen_to_stay_is_said_in_the_answer(serve):
    checker = stand_in(BOTH, SEEN)
    answer = clean(serve(create_app(checker)), keep=["9,9,30,30"], cover=["1,1,2,2"])
    assert (answer.headers["copy-verdict"], answer.headers["copy-kept"]) == ("review", "1")
    assert checker.kept == [Box(9, 9, 30, 30)]
    assert checker.boxes == [Box(1, 1, 2, 2), Box(50, 60, 70, 8)]


def test_who_accepts_json_gets_the_copy_with_its_proof(client):
    answer = clean(client, "application/json", whiteboard())
    made = CopyOut.model_validate(answer.json())
    data = base64.b64decode(made.data)
    assert made.proof.copy_.sha256 == hashlib.sha256(data).hexdigest()
    assert made.proof.original.sha256 == hashlib.sha256(whiteboard()).hexdigest()
    assert [place.kind for place in made.proof.filled] == ["text"]
    assert (made.media_type, made.proof.second_check.texts) == ("image/png", 0)
    assert Image.open(io.BytesIO(data)).size == (640, 400)
    for secret in (NUMBER, "850312", "Anna"):
        assert secret not in json.dumps(answer.json()["proof"])
    assert answer.headers["content-language"] == "sv"


def test_a_number_that_stays_is_a_stop_and_never_stands_in_the_proof(client):
    answer = clean(client, "application/json", whiteboard(), fill="faces,codes")
    proof = answer.json()["proof"]
    assert proof["second_check"]["verdict"] == "stop"
    assert proof["says"][1:] == ["Kvar, som du valde: 1 text.", "Kopian är granskad på nytt: publicera den inte."]
    assert "850312" not in json.dumps(proof)


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"fill": "ansikten"}, None),
        ({"keep": "1,2,3"}, None),
        ({"keep": "1,2,3,4"}, None),
        ({"fil": "faces"}, "#/fil"),
        ({"en hemlig mening": "x"}, "#/?"),
        ({"fill": ["faces", "texts"]}, "#/fill"),
    ],
)
def test_a_choice_that_is_none_is_refused(serve, fields, pointer):
    client = serve(create_app(stand_in(BOTH, CLEAR)))
    answer = client.post("/v1/clean", files={"file": ("a.jpg", photo())}, data=fields)
    problem = refusal(answer, 422, "bad-field")
    assert ([error.pointer for error in problem.errors or []] or [None]) == [pointer]
    assert "hemlig" not in answer.text


def step(client, html, address="/", **fields):
    """The next step of the form without script, with the boxes that stand ticked on the page."""
    token = html.split('name="kept" form="draft" value="')[1].split('"')[0]
    parts = [("text", (None, "Hej")), ("kept", (None, token))]
    parts += [(name, (None, value.replace("TOKEN", token))) for name, values in fields.items() for value in values]
    return client.post(address, files=parts)


def shown(client, text="Hej"):
    return client.post("/", data={"text": text}, files={"files": ("a.jpg", photo(), "image/jpeg")}).text


OFFER = "TOKEN face:9,9,30,30 text:50,60,70,8"


def test_the_form_offers_every_place_with_the_letter_of_its_box_all_ticked(serve):
    html = shown(serve(create_app(stand_in(BOTH))))
    token = html.split('name="kept" form="draft" value="')[1].split('"')[0]
    assert f'name="{SHOWN}" form="draft" value="{OFFER.replace("TOKEN", token)}"' in html
    for box in ("9,9,30,30", "50,60,70,8"):
        assert f'name="{TICKED}" form="draft" value="{token} {box}" checked' in html
    assert '<span class="label">A</span> Ansikte' in html
    assert '<span class="label">B</span> Text: Personnummer' in html


def test_what_is_unticked_stays_and_the_copy_says_so(serve):
    checker = stand_in(BOTH, BOTH, SEEN, SEEN)
    client = serve(create_app(checker))
    html = shown(client)
    page = step(client, html, swap=["TOKEN"], shown=[OFFER], cover=["TOKEN 50,60,70,8"]).text
    assert (checker.kept, checker.boxes) == ([FACE.box], [LINE.box])
    assert "Kvar, som du valde: 1 ansikte." in page
    assert "låt någon mer se den innan du publicerar" in page
    assert f'name="{SHOWN}"' not in page  # a copy is not cleaned again
    proof = step(client, page, "/proof", proof=["TOKEN"])
    assert proof.headers["content-disposition"] == 'attachment; filename="bevis.json"'
    told = ProofOut.model_validate(proof.json())
    copy = step(client, page, "/clean", clean=["TOKEN"])
    assert told.copy_.sha256 == hashlib.sha256(copy.content).hexdigest()
    assert [place.kind for place in told.kept] == ["face"]


def test_ticks_stay_as_they_were_from_step_to_step(serve):
    client = serve(create_app(stand_in(BOTH, BOTH)))
    page = step(client, shown(client), shown=[OFFER], cover=["TOKEN 50,60,70,8"]).text
    assert page.count("checked> <span>") == 1


def test_a_download_tells_the_script_what_stays(serve):
    client = serve(create_app(stand_in(BOTH, BOTH, SEEN)))
    answer = step(client, shown(client), "/clean", clean=["TOKEN"], shown=[OFFER], cover=["TOKEN 50,60,70,8"])
    assert "1%20ansikte" in answer.headers["copy-says"]
    assert answer.headers["copy-verdict"] == "review"


@pytest.mark.parametrize("offer", ["TOKEN face", "TOKEN nose:1,2,3,4", "TOKEN face:1,2"])
def test_ticks_that_no_form_of_ours_sends_clean_nothing(serve, offer):
    checker = stand_in(BOTH)
    client = serve(create_app(checker))
    answer = step(client, shown(client), "/clean", clean=["TOKEN"], shown=[offer])
    assert answer.status_code == 422
    assert checker.asked == 1


def test_the_proof_of_what_is_no_copy_is_not_there(serve):
    client = serve(create_app(stand_in(BOTH)))
    assert step(client, shown(client), "/proof", proof=["TOKEN"]).status_code == 404
