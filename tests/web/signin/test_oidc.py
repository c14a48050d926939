"""People sign in at the hospital's provider, and out again."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from starlette.responses import Response

from checker.draft import Draft
from checker.policy import Policy
from checker.web.signin.door import Door
from checker.web.signin.identity import LOCAL
from checker.web.signin.session import Session, Sessions
from tests.web.signin.conftest import ROLES, Provider, Service, Starts
from tests.web.stand_in import CLEAR

TEXT = {"text": (None, "Kaffet är klart.")}


def test_a_person_signs_in_uses_the_form_and_signs_out(service: Service) -> None:
    with service.signed_in("1") as eva:
        page = eva.get("/")
        assert page.status_code == 200
        assert "Inloggad som Eva Exempel" in page.text
        assert "en kaka med ett slumptal" in eva.get("/integritet").text
        assert "Klart" in eva.post("/", files=TEXT).text
        cookies = dict(eva.cookies)
        left = eva.post("/logga-ut")
        assert "Du är utloggad" in left.text
        assert f"{service_provider(left)}/oauth2/end_session" in left.text
        assert eva.get("/").status_code == 303
    # A copy of the cookie is worth nothing either: the session has ended here.
    with service.browser(cookies=cookies) as thief:
        assert thief.get("/").headers["location"] == "/logga-in?till=/"


def service_provider(page: httpx.Response) -> str:
    address = page.text.split('<p><a href="')[1].split('"')[0]
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


def test_nobody_gets_in_without_signing_in(service: Service) -> None:
    with httpx.Client(base_url=service.address, headers={"Accept-Language": "sv"}) as nobody:
        for method, path in [("POST", "/v1/checks"), ("GET", "/v1/rules"), ("GET", "/metrics"), ("POST", "/analyze"),
                             ("POST", "/v1/clean"), ("POST", "/"), ("POST", "/clean"), ("GET", "/"),
                             ("POST", "/logga-ut")]:  # fmt: skip
            answer = nobody.request(method, path, json={"text": "Kaffet är klart."} if method == "POST" else None)
            assert answer.status_code == 401, path
            assert answer.json()["title"] == "Du behöver logga in"
        for path in ("/healthz", "/readyz", "/openapi.json", "/v1/problems/busy", "/tillganglighet", "/utloggad"):
            assert nobody.get(path).status_code == 200, path
    assert service.checker.asked == 0


def test_the_way_back_leads_to_the_page_that_was_asked_for(service: Service) -> None:
    with service.browser() as client:
        assert client.get(service.returned(client, "3", "/metrics")).headers["location"] == "/metrics"


@pytest.mark.parametrize("target", ["//lure.example", "https://lure.example", "/\\lure.example", "javascript:alert(1)"])
def test_the_way_back_never_leads_to_another_site(service: Service, target: str) -> None:
    with service.browser() as client:
        there = client.get("/logga-in", params={"till": target}).headers["location"]
        back = httpx.post(there, data={"sub": "1"}).headers["location"]
        assert client.get(back).headers["location"] == "/"


def test_the_request_to_the_provider_carries_challenge_state_and_nonce(service: Service) -> None:
    with service.browser() as client:
        asked = parse_qs(urlsplit(client.get("/logga-in").headers["location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))


def test_an_answer_that_fits_no_attempt_is_refused(service: Service) -> None:
    with service.browser() as eva, service.browser() as other:
        back = service.returned(eva, "1")
        assert other.get(back).status_code == 403  # another browser's
        state = parse_qs(urlsplit(back).query)["state"][0]
        assert eva.get(back.replace(state, "x" * len(state))).status_code == 403
        assert eva.get(back).status_code == 403  # the attempt is used up
        back = service.returned(eva, "1")
        assert eva.get(back).status_code == 303
        assert eva.get(back).status_code == 403  # and so is this one
        assert "Inloggningen gick inte" in eva.get("/logga-in/klar?error=access_denied").text


@pytest.mark.usefixtures("forging")
def test_a_token_that_the_provider_has_not_signed_is_refused(service: Service) -> None:
    with service.browser() as client:
        answer = client.get(service.returned(client, "1"))
        assert answer.status_code == 403
        assert "Inloggningen gick inte" in answer.text
        assert client.get("/").status_code == 303


def test_a_person_in_no_group_of_the_policy_may_do_nothing(service: Service) -> None:
    with service.signed_in("4") as client:
        page = client.get("/")
        assert page.status_code == 403
        assert "Ditt konto får inte göra det här" in page.text
        assert client.post("/v1/checks", json={"text": "Kaffet är klart."}).status_code == 403
    assert service.checker.asked == 0


def test_figures_are_for_administrators(service: Service) -> None:
    for sub, status in (("1", 403), ("2", 403), ("3", 200)):
        with service.signed_in(sub) as client:
            assert client.get("/metrics").status_code == status
            assert client.post("/v1/checks", json={"text": "Kaffet är klart."}).status_code == 200


def test_one_who_has_signed_in_writes_in_no_other_name(service: Service) -> None:
    seen: list[Draft] = []
    service.checker.act = lambda draft: seen.append(draft) or CLEAR  # type: ignore[func-returns-value]
    with service.signed_in("1") as eva:
        for author in ("direktören", "pressjouren", None):
            row = {"text": "Kaffet är klart."} | ({"author": author} if author else {})
            assert eva.post("/v1/checks", json=row).status_code == 200
        eva.post("/", files=TEXT)
    assert [draft.author for draft in seen] == ["eva", "pressjouren", "eva", "eva"]


def test_a_session_ends_with_the_shift(trusting: Starts) -> None:
    service = trusting("hours = 0.0003\n")
    with service.signed_in("1") as eva:
        assert eva.get("/").status_code == 200

        time.sleep(1.2)
        assert eva.get("/").status_code == 303
        assert eva.post("/", files=TEXT).status_code == 401


def test_a_provider_that_is_down_lets_nobody_in(start: Starts) -> None:
    service = start(f'{ROLES}\n[sign_in.oidc]\nissuer = "http://127.0.0.1:9"\nclient_id = "x"')
    with service.browser() as client:
        answer = client.get("/logga-in")
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert "Det går inte att logga in just nu" in answer.text


def test_cookies_are_for_this_site_and_no_script() -> None:
    session = Session(LOCAL)
    for secure, name in ((True, "__Host-sekretess"), (False, "sekretess")):
        response = Response()
        Sessions(8, secure=secure).begin(response, session)
        cookie = response.headers["set-cookie"]
        assert cookie.startswith(f"{name}=")
        assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
        assert ("Secure" in cookie.split("; ")) is secure


def test_an_address_of_the_hospital_makes_cookies_secure(tmp_path: Path, provider: Provider) -> None:
    path = tmp_path / "policy.toml"
    oidc = f'[sign_in.oidc]\nissuer = "{provider.issuer}"\nclient_id = "x"'
    path.write_text(f'[sign_in]\naddress = "https://sekretess.example"\n{ROLES}\n{oidc}', encoding="utf-8")
    sessions = Door.of(Policy.load(path), "0.0.0.0").sessions  # noqa: S104
    assert sessions is not None
    assert sessions.secure
