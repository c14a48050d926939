"""The endpoint with the real checker."""

import io
import json

import pytest
from PIL import Image

from checker.web.limits import Limits
from checker.web.schema import EntityOut, ProblemOut, ReportOut, RulesOut
from tests.web.drafts import CLEAR, NUMBER, STOP, photo

EVERY_ANSWER = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def refusal(answer, status, kind):
    """The problem document of a refused request, as the contract wants it."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    problem = ProblemOut.model_validate(answer.json())
    assert (problem.status, problem.type) == (status, f"/v1/problems/{kind}")
    for name, value in EVERY_ANSWER.items():
        assert answer.headers[name] == value
    return problem


def check(client, **fields):
    return client.post("/v1/checks", json=fields)


def test_a_personnummer_stops_and_the_report_is_as_described(client):
    answer = check(client, text=STOP, channel="instagram", author="Kim", posted_at="2025-05-04T12:00:00+02:00")
    assert answer.status_code == 200
    report = ReportOut.model_validate(answer.json())
    assert report.verdict == "stop"
    assert answer.headers["check-id"] == report.id
    found = next(finding for finding in report.findings if finding.type == "PERSONNUMMER")
    assert STOP[found.start : found.end] == found.quote == NUMBER
    assert "Content-Security-Policy".lower() in answer.headers


def test_a_harmless_text_is_clear_and_every_check_has_its_own_id(client):
    first, second = check(client, text=CLEAR).json(), check(client, text=CLEAR).json()
    assert first["verdict"] == second["verdict"] == "clear"
    assert first["complete"]
    assert first.pop("id") != second.pop("id")
    assert first == second


def test_offsets_with_emoji_and_crlf(client):
    text = "Hej 👩‍⚕️!\r\nPatienten 🙂 " + NUMBER + " mår bra."
    found = next(f for f in check(client, text=text).json()["findings"] if f["type"] == "PERSONNUMMER")
    plain = text.replace("\r\n", "\n")
    assert plain[found["start"] : found["end"]] == NUMBER
    units = plain.encode("utf-16-le")[2 * found["start_utf16"] : 2 * found["end_utf16"]]
    assert units.decode("utf-16-le") == NUMBER


def test_multipart_takes_text_and_photos_together(client):
    files = [("files", ("a.jpg", photo(), "image/jpeg")), ("files", ("a.jpg", photo()[:900], "image/jpeg"))]
    answer = client.post("/v1/checks", data={"text": STOP, "channel": "x"}, files=files)
    report = ReportOut.model_validate(answer.json())
    assert report.verdict == "stop"
    assert {finding.part for finding in report.findings} == {"text", "a.jpg"}
    assert any(finding.type == "GPS" for finding in report.findings if finding.part == "a.jpg")
    assert [row.part for row in report.unchecked] == ["a (2).jpg"]


def test_a_damaged_photo_never_passes(client):
    files = {"files": ("a.jpg", photo()[:900], "image/jpeg")}
    report = client.post("/v1/checks", data={"text": CLEAR}, files=files).json()
    assert (report["verdict"], report["complete"]) == ("review", False)
    assert [row["part"] for row in report["unchecked"]] == ["a.jpg"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "pointer"),
    [
        (b"{", "bad-request", 400, None),
        (b'{"text": "\\ud800"}', "bad-request", 400, None),
        (b"\xff\xfe", "bad-request", 400, None),
        (b"[]", "bad-field", 422, "#/"),
        (b"{}", "bad-field", 422, "#/text"),
        (b'{"text": 7}', "bad-field", 422, "#/text"),
        (b'{"text": "a", "txet": "b"}', "bad-field", 422, "#/txet"),
        (b'{"text": "a", "en hemlig mening": 1}', "bad-field", 422, "#/?"),
        (b'{"text": "a", "posted_at": "snart"}', "bad-field", 422, "#/posted_at"),
        (b'{"text": "a", "lang": "fi"}', "bad-field", 422, "#/lang"),
        (b'{"text": " \\n "}', "unreadable", 422, None),
    ],
)
def test_what_is_wrong_is_said_without_what_was_sent(client, body, kind, status, pointer):
    answer = client.post("/v1/checks", content=body, headers={"Content-Type": "application/json"})
    problem = refusal(answer, status, kind)
    assert ([error.pointer for error in problem.errors or []] or [None]) == [pointer]
    assert "hemlig" not in answer.text
    assert "snart" not in answer.text


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        (b'{"text": "farligt", "text": "Kaffet"}', ["#/text"]),
        (b'{"t\\u0065xt": "farligt", "text": "Kaffet"}', ["#/text"]),
        (b'{"text": "a", "earlier": ["b"], "earlier": [], "author": "c", "author": "d"}', ["#/earlier", "#/author"]),
    ],
)
def test_of_two_fields_of_one_name_in_json_neither_goes_unchecked(client, body, pointers):
    answer = client.post("/v1/checks", content=body, headers={"Content-Type": "application/json"})
    problem = refusal(answer, 422, "bad-field")
    assert [error.pointer for error in problem.errors] == pointers
    assert {error.detail for error in problem.errors} == {"Ett fält står två gånger."}
    assert "farligt" not in answer.text


def test_a_form_names_the_field_that_stands_twice(client):
    parts = [("text", (None, "a")), ("author", (None, "b")), ("author", (None, "c"))]
    problem = refusal(client.post("/v1/checks", files=parts), 422, "bad-field")
    assert [error.pointer for error in problem.errors] == ["#/author"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "image/jpeg"])
def test_other_media_types_are_refused(client, kind):
    refusal(client.post("/v1/checks", content=b"text=x", headers={"Content-Type": kind}), 415, "unsupported")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"files": [("photo", ("a.jpg", b"x"))]}, "#/photo"),
        ({"files": [("text", ("a.txt", b"x"))]}, "#/text"),
        ({"files": [("text", (None, "a")), ("text", (None, "b"))]}, "#/text"),
        ({"files": [("files", (None, "a"))]}, "#/files"),
        ({"files": [("text", (None, "a")), ("chanel", (None, "b"))]}, "#/chanel"),
    ],
)
def test_no_part_of_a_form_goes_unchecked(client, fields, code):
    problem = refusal(client.post("/v1/checks", **fields), 422, "bad-field")
    assert [error.pointer for error in problem.errors] == [code]


def test_a_text_over_the_limit_is_refused_in_plain_words(client):
    problem = refusal(check(client, text="å" * 200_001), 413, "too-large")
    assert "200" in problem.detail


def test_ten_megabytes_are_refused_before_they_are_read_as_json(client):
    refusal(client.post("/v1/checks", json={"text": "x" * 10_000_000}), 413, "too-large")


def test_ten_megabytes_in_the_form_come_back_with_the_reason(client):
    text = (CLEAR + "\n") * 160_000
    answer = client.post("/", files={"text": (None, text)})
    assert answer.status_code == 413
    assert "Texten är för lång" in answer.text
    assert text in answer.text


def test_a_body_over_the_limit_is_answered_and_not_cut_off(client):
    answer = client.post("/v1/checks", data={"text": "x"}, files={"files": ("a.jpg", b"\0" * (Limits().body + 1))})
    refusal(answer, 413, "too-large")


def test_a_body_without_length_is_bounded_too(client):
    pieces = (b"x" * 2**20 for _ in range(6))
    refusal(client.post("/v1/checks", content=pieces, headers={"Content-Type": "application/json"}), 413, "too-large")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_other_methods(client, method):
    answer = client.request(method, "/v1/checks")
    refusal(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "POST"


def test_nothing_is_there(client):
    refusal(client.get("/v1/nothing"), 404, "not-found")
    refusal(client.get("/docs"), 404, "not-found")
    refusal(client.get("/redoc"), 404, "not-found")
    page = client.get("/nothing", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<html lang="sv">' in page.text


def test_reports_speak_the_language_that_was_asked_for(client):
    asked = {"Idempotency-Key": "one-draft-two-languages", "Accept-Language": "en-GB,en;q=0.9"}
    english = client.post("/v1/checks", json={"text": STOP}, headers=asked)
    assert english.headers["content-language"] == "en"
    assert english.json()["summary"].startswith("Do not publish it like this")
    again = client.post("/v1/checks", json={"text": STOP}, headers=asked | {"Accept-Language": "sv"})
    assert (again.headers["content-language"], again.json()) == ("en", english.json())
    swedish = client.post("/v1/checks", json={"text": STOP, "lang": "sv"}, headers={"Accept-Language": "en"})
    assert swedish.json()["summary"].startswith("Publicera inte så här")


def test_problems_speak_the_language_that_was_asked_for(client):
    swedish, english = (client.get("/v1/nothing", headers={"Accept-Language": lang}) for lang in ("sv", "en-GB"))
    assert (swedish.headers["content-language"], english.headers["content-language"]) == ("sv", "en")
    assert swedish.json()["title"] == "Sidan finns inte"
    assert english.json()["title"] == "Not found"
    assert "accept-language" in english.headers["vary"].lower()
    by_field = client.post("/v1/checks", json={"text": "", "lang": "en"}, headers={"Accept-Language": "sv"})
    assert by_field.headers["content-language"] == "en"


def test_the_type_of_a_problem_leads_to_its_meaning(client):
    problem = refusal(check(client, text=""), 422, "unreadable")
    meaning = client.get(problem.type)
    assert meaning.status_code == 200
    assert meaning.json()["title"] == problem.title


def test_the_same_key_and_draft_are_judged_once(client):
    key = {"Idempotency-Key": "rota-1"}
    first = client.post("/v1/checks", json={"text": CLEAR}, headers=key)
    again = client.post("/v1/checks", json={"text": CLEAR}, headers=key)
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert again.content == first.content
    assert again.headers["check-id"] == first.headers["check-id"]
    refusal(client.post("/v1/checks", json={"text": CLEAR + "!"}, headers=key), 422, "key-reused")


def test_a_key_covers_every_field_and_file_but_not_the_form_around_them(client):
    def send(name="a.jpg", data=b"\1", **fields):
        return client.post(
            "/v1/checks",
            data={"text": CLEAR} | fields,
            files={"files": (name, b"ingen bild" + data)},
            headers={"Idempotency-Key": "rota-2"},
        )

    first = send()
    assert first.status_code == 200
    assert send().headers["idempotency-replayed"] == "true"  # the boundary is another one each time
    for other in (send(name="b.jpg"), send(data=b"\2"), send(channel="x"), send(author="x")):
        refusal(other, 422, "key-reused")


def test_a_refused_draft_leaves_its_key_free(client):
    key = {"Idempotency-Key": "rota-3"}
    refusal(client.post("/v1/checks", json={"text": ""}, headers=key), 422, "unreadable")
    assert client.post("/v1/checks", json={"text": CLEAR}, headers=key).status_code == 200
    refusal(client.post("/v1/checks", json={"text": CLEAR}, headers={"Idempotency-Key": "a b"}), 400, "bad-request")


def test_a_cleaned_photo_has_no_hidden_data_and_a_harmless_name(client):
    answer = client.post("/v1/clean", files={"file": ("Anna 4 maj.jpg", photo(), "image/jpeg")})
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"] == 'attachment; filename="bild.jpg"'
    image = Image.open(io.BytesIO(answer.content))
    assert image.size == (640, 480)
    assert not image.getexif()
    assert Image.open(io.BytesIO(photo())).getexif().get_ifd(0x8825)


def test_clean_wants_one_photo(client):
    refusal(client.post("/v1/clean", files={"photo": ("a.jpg", photo())}), 422, "bad-field")
    refusal(client.post("/v1/clean", files={"file": ("a.jpg", b"")}), 422, "unreadable")
    two = [("file", ("a.jpg", photo())), ("file", ("b.jpg", photo()))]
    refusal(client.post("/v1/clean", files=two), 422, "bad-field")
    refusal(client.post("/v1/clean", files={"file": ("a.jpg", b"hello")}), 415, "unsupported")


def test_rules_are_those_that_judge(client):
    rules = RulesOut.model_validate(client.get("/v1/rules").json())
    assert rules.digest == check(client, text=CLEAR).json()["engine"]["rules"]
    one = next(rule for rule in rules.rules if rule.id == "identity/personnummer")
    assert one.catches
    assert one.verdict == "stop"


def test_state(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}
    check(client, text=CLEAR)
    lines = client.get("/metrics").text.splitlines()
    count = next(line for line in lines if line.startswith('sekretess_checks_total{complete="true",verdict="clear"}'))
    assert float(count.split()[-1]) >= 1


class TestPresidio:
    def analyze(self, client, **fields):
        return client.post("/analyze", json={"text": STOP, "language": "sv"} | fields)

    def test_answers_in_the_shape_of_presidio(self, client):
        rows = self.analyze(client).json()
        found = next(row for row in rows if row["entity_type"] == "PERSONNUMMER")
        assert STOP[found["start"] : found["end"]] == NUMBER
        for row in rows:
            EntityOut.model_validate(row)

    def test_offsets_count_in_the_text_as_it_was_sent(self, client):
        text = "Ett\r\ntvå\r\n🙂 patient " + NUMBER
        found = next(r for r in self.analyze(client, text=text).json() if r["entity_type"] == "PERSONNUMMER")
        assert text[found["start"] : found["end"]] == NUMBER

    def test_entities_and_threshold_narrow_the_answer(self, client):
        assert {row["entity_type"] for row in self.analyze(client, entities=["PERSONNUMMER"]).json()} == {
            "PERSONNUMMER"
        }
        assert self.analyze(client, entities=["FACE"]).json() == []
        assert all(row["score"] >= 0.99 for row in self.analyze(client, score_threshold=0.99).json())

    def test_other_fields_of_presidio_are_read_over_and_other_languages_refused(self, client):
        assert self.analyze(client, correlation_id="x", return_decision_process=False).status_code == 200
        refusal(self.analyze(client, language="en"), 422, "language")
        refusal(client.post("/analyze", json={"language": "sv"}), 422, "bad-field")

    def test_a_field_repeated_inside_one_that_is_read_over_is_refused(self, client):
        body = b'{"text": "a", "language": "sv", "context": [{"word": "b", "word": "c"}]}'
        answer = client.post("/analyze", content=body, headers={"Content-Type": "application/json"})
        assert [error.pointer for error in refusal(answer, 422, "bad-field").errors] == ["#/context/0/word"]


def test_the_description_is_whole(client):
    description = client.get("/openapi.json").json()
    paths = {
        "/v1/checks",
        "/v1/checks/{check_id}/acknowledgements",
        "/v1/receipts/verify",
        "/.well-known/jwks.json",
        "/v1/clean",
        "/v1/jobs",
        "/v1/jobs/{job_id}",
        "/v1/jobs/{job_id}/copy",
        "/v1/clean/jobs",
        "/v1/rules",
        "/v1/problems/{kind}",
        "/healthz",
        "/readyz",
        "/metrics",
        "/analyze",
    }
    assert set(description["paths"]) == paths
    schemas = description["components"]["schemas"]

    def references(node):
        if isinstance(node, dict):
            yield from (value for key, value in node.items() if key == "$ref")
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                yield from references(child)

    found = set(references(description))
    assert len(found) > 10
    assert {reference.rsplit("/", 1)[1] for reference in found} <= set(schemas)
    assert json.dumps(description).count("application/problem+json") == sum(map(len, description["paths"].values()))
