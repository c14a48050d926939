"""Receipts and acknowledgements over HTTP, and the client that programs use."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from checker.acknowledgement import Duty
from checker.client import Client, NotClearedError, RefusedError
from checker.errors import LogError
from checker.log.line import Kind
from checker.receipt.believed import Believed
from checker.receipt.token import read
from checker.web.app import create_app
from checker.web.schema import ReceiptOut, StandingOut
from checker.web.signin.door import Door
from checker.web.signin.identity import Identity
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT, stand_in
from tests.web.test_api import refusal

REASON = "Kollegan har sagt ja"


class Standing(Door):
    """A door that always finds the same person behind it."""

    def __init__(self, identity):
        super().__init__()
        self.identity = identity

    def admit(self, request):
        return self.identity


def someone(duties, *, person):
    """What sign-in leaves of who asks; the drafts are written in a name that the one may write in."""
    return Identity("sam", frozenset(map(Duty, duties)), groups=frozenset({"Kim Exempel"}), person=person)


@pytest.fixture
def client(serve, gate):
    return serve(create_app(stand_in(), gate=gate))


@pytest.fixture
def signed_in(serve, gate):
    """A client of a service where sign-in says who asks."""

    def start(identity):
        return serve(create_app(stand_in(), gate=gate, door=Standing(identity)))

    return start


def check(client, text, **fields):
    answer = client.post("/v1/checks", json={"text": text, **fields})
    assert answer.status_code == 200, answer.text
    return answer.json()


def accept(client, report, finding="f1", **fields):
    given = {"finding": finding, "reason": REASON, "by": "Sam Granskare"} | fields
    return client.post(f"/v1/checks/{report['id']}/acknowledgements", json=given)


def test_a_clear_draft_comes_with_a_receipt_that_the_public_keys_prove(client):
    report = check(client, CLEAR_TEXT)
    believed = Believed.of_jwks(client.get("/.well-known/jwks.json").content)
    said = read(report["receipt"], believed, datetime.now(UTC)).predicate
    assert (said.verdict, said.reviewer) == ("clear", None)
    assert said.expires - said.issued == timedelta(hours=24)
    answer = client.post("/v1/receipts/verify", json={"text": CLEAR_TEXT, "receipt": report["receipt"]})
    assert ReceiptOut.model_validate(answer.json()).id == said.id


@pytest.mark.parametrize("text", [REVIEW_TEXT, STOP_TEXT])
def test_no_other_draft_does(client, text):
    assert check(client, text)["receipt"] is None


def test_what_could_not_be_examined_gets_none_and_can_not_be_accepted(client):
    answer = client.post("/v1/checks", data={"text": REVIEW_TEXT}, files={"files": ("a.jpg", b"?")})
    report = answer.json()
    assert (report["complete"], report["receipt"]) == (False, None)
    assert "inte granskas helt" in refusal(accept(client, report), 409, "not-accepted").detail


def test_an_accepted_review_gets_its_receipt_and_keeps_it(client, gate):
    report = check(client, REVIEW_TEXT)
    standing = StandingOut.model_validate(accept(client, report).json())
    assert (standing.verdict, standing.left) == ("clear", [])
    valid = client.post("/v1/receipts/verify", json={"text": REVIEW_TEXT, "receipt": standing.receipt}).json()
    assert (valid["reviewer"], valid["verdict"]) == ("Sam Granskare", "review")
    again = check(client, REVIEW_TEXT)
    assert (again["verdict"], bool(again["receipt"])) == ("review", True)
    assert check(client, REVIEW_TEXT + "!")["receipt"] is None
    lines = [line for line in gate.log.read() if line.kind == Kind.ACKNOWLEDGED]
    assert [(line.fields["by"], line.fields["rule"], line.fields["reason"]) for line in lines] == [
        ("Sam Granskare", "person/staff", REASON)
    ]


def test_a_stop_takes_a_second_person_with_the_right_role(client):
    report = check(client, STOP_TEXT, author="Kim Exempel")
    first = accept(client, report, "f1", by="Kim Exempel").json()
    assert (first["verdict"], first["left"], first["receipt"]) == ("stop", ["f2"], None)
    refusal(accept(client, report, "f2"), 409, "not-accepted")
    refusal(accept(client, report, "f2", by="Kim Exempel", roles=["reviewer"]), 409, "not-accepted")
    done = accept(client, report, "f2", roles=["reviewer"]).json()
    assert (done["verdict"], done["left"], bool(done["receipt"])) == ("clear", [], True)


@pytest.mark.parametrize(
    ("who", "says", "by"),
    [
        (someone(["curator", "reviewer"], person=True), {"by": "Någon Annan", "roles": ["curator"]}, "sam"),
        (someone(["curator"], person=True), {"roles": ["reviewer"]}, None),
        (someone(["curator"], person=False), {"roles": ["reviewer"]}, None),
        (someone(["reviewer"], person=False), {"roles": ["reviewer"]}, "Sam Granskare"),
        (someone([], person=True), {"roles": ["reviewer"]}, None),
    ],
)
def test_who_is_signed_in_decides_not_what_is_claimed(signed_in, gate, who, says, by):
    client = signed_in(who)
    answer = accept(client, check(client, STOP_TEXT, author="Kim Exempel"), "f2", **says)
    assert answer.status_code == (200 if by else 409), answer.text
    lines = [line.fields["by"] for line in gate.log.read() if line.kind == Kind.ACKNOWLEDGED]
    assert lines == ([by] if by else [])


def test_a_stop_without_an_author_is_not_accepted(client):
    answer = accept(client, check(client, STOP_TEXT), "f2", roles=["reviewer"])
    assert "vem som har skrivit" in refusal(answer, 409, "not-accepted").detail


@pytest.mark.parametrize(
    ("fields", "status", "kind"),
    [
        ({"finding": "f9"}, 409, "not-accepted"),
        ({"reason": "ja"}, 409, "not-accepted"),
        ({"reason": "Amina får nämnas"}, 409, "not-accepted"),
        ({"until": "2020-01-01"}, 409, "not-accepted"),
        ({"by": None}, 422, "bad-field"),
        ({"until": "snart"}, 422, "bad-field"),
        ({"roles": ["boss"]}, 422, "bad-field"),
        ({"extra": 1}, 422, "bad-field"),
    ],
)
def test_what_is_wrong_with_an_acceptance_is_said(client, gate, fields, status, kind):
    refusal(accept(client, check(client, REVIEW_TEXT), **fields), status, kind)
    assert not [line for line in gate.log.read() if line.kind == Kind.ACKNOWLEDGED]


def test_an_unknown_check(client):
    refusal(accept(client, {"id": "0" * 32}), 404, "no-check")
    refusal(accept(client, {"id": "../x"}), 404, "not-found")
    refusal(accept(client, {"id": "x"}), 422, "bad-field")


@pytest.mark.parametrize("text", [CLEAR_TEXT + "!", REVIEW_TEXT])
def test_a_receipt_is_refused_for_another_text(client, text):
    receipt = check(client, CLEAR_TEXT)["receipt"]
    answer = client.post("/v1/receipts/verify", json={"text": text, "receipt": receipt})
    assert refusal(answer, 409, "receipt-refused").refusal == "text"


def test_without_keys_nothing_is_signed_or_believed(serve, client):
    bare = serve(create_app(stand_in()))
    assert check(bare, CLEAR_TEXT)["receipt"] is None
    assert bare.get("/.well-known/jwks.json").json() == {"keys": []}
    receipt = check(client, CLEAR_TEXT)["receipt"]
    refusal(bare.post("/v1/receipts/verify", json={"text": CLEAR_TEXT, "receipt": receipt}), 503, "log-down")
    refusal(accept(bare, check(bare, REVIEW_TEXT)), 409, "not-accepted")


def test_a_log_that_fails_lets_nothing_through(client, gate, monkeypatch):
    def fail(*_, **__):
        raise LogError("Loggen kan inte skrivas.")

    monkeypatch.setattr(gate.log, "append", fail)
    answer = client.post("/v1/checks", json={"text": CLEAR_TEXT})
    refusal(answer, 503, "log-down")
    assert answer.headers["retry-after"] == "30"


def test_every_full_check_leaves_one_line_and_typing_leaves_none(client, gate):
    check(client, REVIEW_TEXT)
    for fragment in ("text", "all"):
        rows = {"text": CLEAR_TEXT, "fragment": fragment}
        assert client.post("/", files=[(name, (None, value)) for name, value in rows.items()]).status_code == 200
    assert [(line.fields["source"], line.fields["verdict"]) for line in gate.log.read()] == [
        ("http", "review"),
        ("form", "clear"),
    ]


def test_the_same_key_gives_the_same_receipt_and_one_line(client, gate):
    key = {"Idempotency-Key": "rota-7"}
    first, again = (client.post("/v1/checks", json={"text": REVIEW_TEXT}, headers=key) for _ in range(2))
    assert first.content == again.content
    assert len(list(gate.log.read())) == 1
    assert accept(client, again.json()).status_code == 200


class TestClient:
    @pytest.fixture
    def program(self, client):
        with Client(str(client.base_url)) as one:
            yield one

    def test_check_receipt_verify(self, program):
        photos = [("a.jpg", b"1"), ("b.jpg", b"2")]
        receipt = program.receipt(CLEAR_TEXT, photos, author="Kim Exempel")
        assert program.verify(receipt, CLEAR_TEXT, photos)["valid"]
        assert program.check(STOP_TEXT)["verdict"] == "stop"

    def test_what_is_not_let_through_raises(self, program):
        with pytest.raises(NotClearedError) as caught:
            program.receipt(REVIEW_TEXT)
        assert caught.value.report["verdict"] == "review"

    @pytest.mark.parametrize(
        ("files", "why"),
        [([], "removed"), ([("a.jpg", b"2")], "altered"), ([("a.jpg", b"1"), ("b.jpg", b"1")], "added")],
    )
    def test_a_receipt_for_other_files_raises(self, program, files, why):
        receipt = program.receipt(CLEAR_TEXT, [("a.jpg", b"1")])
        with pytest.raises(RefusedError) as caught:
            program.verify(receipt, CLEAR_TEXT, files)
        assert caught.value.refusal == why

    def test_an_answer_that_is_none_raises(self, program, client):
        with pytest.raises(RefusedError):
            program.check("")
        with Client(f"{client.base_url}/static/") as lost, pytest.raises(RefusedError):
            lost.check(CLEAR_TEXT)


def test_the_public_keys_hold_no_secret(client):
    assert all(
        set(key) == {"kty", "crv", "x", "kid", "alg", "use"}
        for key in json.loads(client.get("/.well-known/jwks.json").content)["keys"]
    )
