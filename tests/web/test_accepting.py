"""The page on which a person accepts what was found, and takes the receipt home."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from checker.acknowledgement import Duty
from checker.log.line import Kind
from checker.web.app import create_app
from checker.web.signin.door import Door
from checker.web.signin.identity import Identity
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT, stand_in
from tests.web.conftest import served
from tests.web.test_form import PHONE, accessible

REASON = "Kollegan har sagt ja"
UNTIL = (datetime.now(UTC).date() + timedelta(days=7)).isoformat()


class Behind(Door):
    """A door behind which stands whoever was set last."""

    def __init__(self):
        super().__init__()
        self.identity = None

    def admit(self, request):
        return self.identity or super().admit(request)


@pytest.fixture
def door():
    return Behind()


@pytest.fixture
def client(serve, gate, door):
    return serve(create_app(stand_in(), gate=gate, door=door))


def person(name, *duties):
    return Identity(name, frozenset(duties), name=name, person=True)


def page_of(client, text):
    """The address of the page that the answer leads to."""
    answer = client.post("/", files={"text": (None, text)})
    found = re.search(r'href="(/godkann/[0-9a-f]{32})"', answer.text)
    return found and found[1]


def accept(client, address, *findings, **fields):
    given = {"reason": REASON, "until": UNTIL, "by": "Sam Exempel"} | fields
    rows = [(name, (None, value)) for name, value in given.items()]
    return client.post(address, files=[*rows, *(("finding", (None, one)) for one in findings)])


def receipt_in(answer):
    found = re.search(r'<textarea id="receipt"[^>]*>([^<]+)<', answer.text)
    return found and found[1]


def test_a_clear_draft_leads_to_its_receipt(client):
    address = page_of(client, CLEAR_TEXT)
    shown = receipt_in(client.get(address))
    saved = client.get(f"{address}/kvitto")
    assert "kvitto.jws" in saved.headers["content-disposition"]
    for receipt in (shown, saved.text):
        assert client.post("/v1/receipts/verify", json={"text": CLEAR_TEXT, "receipt": receipt}).status_code == 200


def test_a_review_is_accepted_by_name_and_gets_its_receipt(client, gate):
    address = page_of(client, REVIEW_TEXT)
    assert client.get(f"{address}/kvitto").status_code == 404
    answer = accept(client, address, "f1")
    said = client.post("/v1/receipts/verify", json={"text": REVIEW_TEXT, "receipt": receipt_in(answer)}).json()
    assert (said["reviewer"], said["verdict"]) == ("Sam Exempel", "review")
    [line] = [line for line in gate.log.read() if line.kind == Kind.ACKNOWLEDGED]
    assert (line.fields["reason"], line.fields["until"][:10] > UNTIL) == (REASON, True)


@pytest.mark.parametrize(
    ("findings", "fields", "told"),
    [
        ((), {}, "minst ett fynd"),
        (("f9",), {}, "inget sådant fynd"),
        (("f1",), {"reason": "Ja"}, "Skriv ett skäl"),
        (("f1",), {"by": " "}, "Ange namnet"),
        (("f1",), {"until": "snart"}, "sista dagen"),
        (("f1",), {"until": "1999-01-01"}, "Slutdagen"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_comes_back(client, findings, fields, told):
    answer = accept(client, page_of(client, REVIEW_TEXT), *findings, **fields)
    assert answer.status_code in (409, 422)
    assert told in answer.text
    assert fields.get("reason", REASON) in answer.text
    assert receipt_in(answer) is None


def test_a_stop_takes_a_second_person(client, door):
    door.identity = person("kim", Duty.CURATOR, Duty.REVIEWER)
    address = page_of(client, STOP_TEXT)
    assert 'name="by"' not in client.get(address).text
    first = accept(client, address, "f1")
    assert (first.status_code, receipt_in(first)) == (200, None)
    assert "inte själv godkänna" in accept(client, address, "f2").text
    door.identity = person("alex", Duty.CURATOR)
    assert "rollen granskare" in accept(client, address, "f2").text
    door.identity = person("sam", Duty.REVIEWER)
    assert receipt_in(accept(client, address, "f2", by="kim"))


def test_on_the_own_computer_the_author_of_a_stop_is_named(client):
    address = page_of(client, STOP_TEXT)
    assert 'name="author"' in client.get(address).text
    assert "vem som har skrivit" in accept(client, address, "f1", "f2", reviewer="yes").text
    refused = accept(client, address, "f1", "f2", reviewer="yes", author="sam exempel")
    assert "inte själv godkänna" in refused.text
    assert 'value="sam exempel"' in refused.text
    receipt = receipt_in(accept(client, address, "f1", "f2", reviewer="yes", author="Kim Exempel"))
    assert client.post("/v1/receipts/verify", json={"text": STOP_TEXT, "receipt": receipt}).status_code == 200
    assert client.get(f"{address}/kvitto").status_code == 200


def test_what_could_not_be_examined_leads_nowhere(client):
    answer = client.post("/", files=[("text", (None, REVIEW_TEXT)), ("files", ("a.jpg", b"?"))])
    assert "/godkann/" not in answer.text


def test_without_log_or_keys_there_is_nothing_to_lead_to(serve):
    bare = serve(create_app(stand_in()))
    assert page_of(bare, REVIEW_TEXT) is None
    assert page_of(bare, CLEAR_TEXT) is None


def test_typing_leads_nowhere_and_unknown_checks_are_told(client):
    for fragment in ("text", "wording"):
        answer = client.post("/", files={"text": (None, REVIEW_TEXT), "fragment": (None, fragment)})
        assert "/godkann/" not in answer.text
    assert client.get("/godkann/" + "0" * 32).status_code == 404
    assert client.post("/godkann/" + "0" * 32).status_code == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_browser_on_a_phone(browser, gate, scheme):
    with served(create_app(stand_in(), gate=gate)) as address:
        context = browser.new_context(**PHONE, color_scheme=scheme, locale="sv-SE")
        page = context.new_page()
        page.goto(address)
        page.fill("#text", STOP_TEXT)
        page.get_by_role("button", name="Kontrollera").click()
        page.get_by_role("link", name="Godkänn ändå").click()
        accessible(page)
        page.get_by_role("button", name="Godkänn").click()
        expect(page.locator("#reason:invalid")).to_be_focused()
        page.get_by_label("Skäl").fill(REASON)
        page.get_by_label("Ditt namn").fill("Sam Exempel")
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Godkänn").click()
        expect(page.locator("fieldset input")).to_have_count(1)
        accessible(page)
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Godkänn").click()
        expect(page.get_by_role("alert")).to_contain_text("granskare")
        expect(page.get_by_label("Skäl")).to_have_value(REASON)
        accessible(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
        page.goto(address)
        page.fill("#text", CLEAR_TEXT)
        page.get_by_role("button", name="Kontrollera").click()
        page.get_by_role("link", name="Hämta kvitto").click()
        expect(page.get_by_label("Kvitto")).to_have_value(re.compile(r"^[\w-]+\.[\w-]+\.[\w-]+$"))
        accessible(page)
        context.close()
