"""Proxies, keys, foreign sites, crowds, and the service that refuses to start."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from checker.acknowledgement import Duty
from checker.cli import app
from checker.draft import Draft, today
from checker.policy import Policy
from checker.policy.secret import write_private
from checker.web.app import create_app
from checker.web.signin.door import is_open
from checker.web.signin.keys import KeyFile
from tests.web.signin.conftest import ROLES, Service, Starts
from tests.web.stand_in import CLEAR, StandIn

SECRET = "a secret shared with nobody"
ROW = {"text": "Kaffet är klart."}


PROXY = f'{ROLES}\n[sign_in.proxy]\nsecret_file = "proxy.secret"'


@pytest.fixture(scope="session")
def trusting_proxy(start: Starts) -> Service:
    """One service behind a proxy that it trusts."""
    return start(f'api_keys = "nycklar.jsonl"\nattempts_per_minute = 1000\n{PROXY}', proxy=f"{SECRET}\n")


@pytest.fixture
def behind(trusting_proxy: Service) -> Service:
    """The same with nothing asked yet."""
    trusting_proxy.checker.act, trusting_proxy.checker.asked = lambda _: CLEAR, 0
    return trusting_proxy


def ask(service: Service, headers: list[tuple[str, str]], path: str = "/v1/checks") -> httpx.Response:
    if path == "/v1/checks":
        return httpx.post(service.address + path, json=ROW, headers=headers)
    return httpx.get(service.address + path, headers=headers)


EVA = [("X-Remote-User", "eva"), ("X-Remote-Groups", "annat, kuratorer")]


def test_a_proxy_with_the_secret_says_who_is_there(behind: Service) -> None:
    seen: list[Draft] = []
    behind.checker.act = lambda draft: seen.append(draft) or CLEAR  # type: ignore[func-returns-value]
    assert ask(behind, [("X-Proxy-Secret", SECRET), *EVA]).status_code == 200
    assert [draft.author for draft in seen] == ["eva"]
    assert ask(behind, [("X-Proxy-Secret", SECRET), *EVA], "/metrics").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        EVA,
        [("X-Proxy-Secret", "a secret shared with nobod"), *EVA],
        [("X-Proxy-Secret", ""), *EVA],
        [("X-Proxy-Secret", SECRET), ("X-Proxy-Secret", "x"), *EVA],
        [("X-Proxy-Secret", SECRET)],
        [("X-Proxy-Secret", SECRET), ("X-Remote-User", "rut"), *EVA],
    ],
    ids=["none", "wrong", "empty", "two", "nobody", "two people"],
)
def test_headers_of_others_are_not_believed(behind: Service, headers: list[tuple[str, str]]) -> None:
    answer = ask(behind, headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert behind.checker.asked == 0


def test_there_is_no_page_to_sign_in_behind_a_proxy(behind: Service) -> None:
    assert ask(behind, [], "/logga-in").status_code == 404


def test_a_key_opens_what_its_role_opens_until_it_is_revoked(behind: Service) -> None:
    file = KeyFile(behind.folder / "nycklar.jsonl")
    keys = {duty: file.new(f"schema {duty}", duty, 30) for duty in Duty}
    for duty, key in keys.items():
        bearer = [("Authorization", f"Bearer {key}")]
        assert ask(behind, bearer).status_code == 200
        assert ask(behind, bearer, "/metrics").status_code == (200 if duty is Duty.ADMINISTRATOR else 403)
    key = keys[Duty.CURATOR]
    file.revoke(key.split("_")[1])
    assert ask(behind, [("Authorization", f"Bearer {key}")]).status_code == 401


def test_what_is_no_key_opens_nothing(behind: Service) -> None:
    file = KeyFile(behind.folder / "nycklar.jsonl")
    key = file.new("schema", Duty.CURATOR, 30)
    changed = key[:-1] + ("A" if key[-1] != "A" else "B")
    for wrong in (changed, key[:-1], key.upper(), "x", "sek_00000000_" + "x" * 43):
        assert ask(behind, [("Authorization", f"Bearer {wrong}")]).status_code == 401
    file.path.write_text("{damaged\n", encoding="utf-8")
    assert ask(behind, [("Authorization", f"Bearer {key}")]).status_code == 503


def test_a_key_that_has_run_out_opens_nothing(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "nycklar.jsonl")
    assert file.identify(file.new("gammal", Duty.CURATOR, -1)) is None
    identity = file.identify(file.new("ny", Duty.REVIEWER, 0))
    assert identity is not None
    assert (identity.account, identity.person) == ("nyckel ny", False)


def test_keys_are_stored_hashed_and_private(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "nycklar.jsonl")
    key = file.new("schema", Duty.CURATOR, 30)
    text = file.path.read_text(encoding="utf-8")
    assert key.split("_", 2)[2] not in text
    assert re.search('"hash": "[0-9a-f]{64}"', text)
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_the_command_makes_lists_and_revokes_keys(tmp_path: Path) -> None:
    write_private(tmp_path / "proxy.secret", SECRET)
    policy = tmp_path / "policy.toml"
    part = f'[sign_in]\naddress = "https://a.example"\n{{}}{ROLES}\n[sign_in.proxy]\nsecret_file = "proxy.secret"\n'
    policy.write_text(part.format(""), encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["api-key", *arguments, "--policy", str(policy)])
        return result.exit_code, result.output

    code, output = run("list")
    assert code == 3
    assert "Lägg till api_keys" in output
    policy.write_text(part.format('api_keys = "n.jsonl"\n'), encoding="utf-8")
    code, output = run("new", "Schemat", "--role", "reviewer", "--days", "10")
    assert code == 0
    key = re.search(r"sek_([0-9a-f]{8})_\S{43}", output)
    assert key is not None
    assert KeyFile(tmp_path / "n.jsonl").identify(key.group()) is not None
    listed = run("list")[1]
    assert f"{key.group(1)}  Schemat  reviewer  gäller till" in listed
    assert key.group()[13:] not in listed
    assert run("revoke", key.group(1))[0] == 0
    assert f"stängd {today()}" in run("list")[1]
    assert run("revoke", "00000000")[0] == 3


CROSS = [
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Sec-Fetch-Site": "same-origin"}, 200),
    ({"Sec-Fetch-Site": "none"}, 200),
    ({"Origin": "https://lure.example"}, 403),
    ({"Origin": "null"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), [*CROSS, ({}, 403)])
def test_another_site_can_not_post_in_a_persons_name(service: Service, headers: dict[str, str], status: int) -> None:
    with service.signed_in("1") as eva:
        del eva.headers["Sec-Fetch-Site"]
        assert eva.post("/v1/checks", json=ROW, headers=headers).status_code == status
        assert eva.post("/v1/checks", json=ROW, headers={"Origin": service.address}).status_code == 200


@pytest.mark.parametrize(("headers", "status"), [*CROSS, ({}, 200), ({"Host": "lure.example"}, 403)])
def test_another_site_can_not_use_the_own_computer_either(serve, headers: dict[str, str], status: int) -> None:
    client = serve(create_app(StandIn()))
    answer = client.post("/v1/checks", json=ROW, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["type"] == "/v1/problems/cross-site"
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_one_account_may_not_ask_too_often(trusting: Starts) -> None:
    service = trusting("requests_per_minute = 5")
    with service.signed_in("1") as eva, service.signed_in("2") as lars:
        answers = [eva.post("/v1/checks", json=ROW) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        assert answers[-1].json()["detail"].startswith("Vänta en stund")
        assert lars.post("/v1/checks", json=ROW).status_code == 200
    assert service.checker.asked == 6


def test_keys_can_not_be_guessed_for_ever(start: Starts) -> None:
    service = start(f"attempts_per_minute = 3\n{PROXY}", proxy=SECRET)
    answers = [ask(service, [("Authorization", "Bearer x")]) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert ask(service, [("X-Proxy-Secret", SECRET), *EVA]).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "sekretess.example"])  # noqa: S104
def test_nobody_else_is_served_without_sign_in(host: str) -> None:
    result = CliRunner().invoke(app, ["serve", "--host", host])
    assert result.exit_code == 3
    assert "Utan inloggning" in result.output


def test_a_service_without_its_secret_does_not_start(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(
        f'[sign_in]\naddress = "https://a.example"\n{ROLES}\n[sign_in.proxy]\nsecret_file = "proxy.secret"\n',
        encoding="utf-8",
    )
    for made, told in ((None, "kan inte läsas"), ("kort", "för kort")):
        if made:
            write_private(tmp_path / "proxy.secret", made)
        result = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0", "--policy", str(policy)])  # noqa: S104
        assert result.exit_code == 3
        assert told in result.output


def test_every_route_has_a_door(service: Service) -> None:
    """What is not open by name asks who is there, whatever is added later."""
    paths = httpx.get(f"{service.address}/openapi.json").json()["paths"]
    for path, methods in paths.items():
        if not is_open(path):
            for method in methods:
                assert httpx.request(method, service.address + path).status_code == 401, path


def test_the_policy_says_how_long_photos_are_kept() -> None:
    from checker.web.limits import Limits

    limits = Limits.of(Policy.model_validate({"retention": {"photo_minutes": 3, "answer_minutes": 4}}).retention)
    assert (limits.tray_s, limits.replay_s) == (180, 240)
