"""docs/signin.md says what the service does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import httpx

from checker.acknowledgement import Duty
from checker.policy import Policy
from checker.policy.signin import Oidc, Proxy, SignIn
from checker.web.app import create_app
from checker.web.signin.door import is_open
from tests.web.stand_in import StandIn

PAGE = (Path(__file__).parents[3] / "docs" / "signin.md").read_text(encoding="utf-8")


def test_the_examples_are_valid() -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert [bool(Policy(**tomllib.loads(one)).sign_in) for one in examples] == [True, True]


def test_every_field_and_role_is_told() -> None:
    fields = {*SignIn.model_fields, *Oidc.model_fields, *Proxy.model_fields}
    shown = PAGE.replace("[sign_in.", "`")
    assert [name for name in fields if not re.search(rf"(`|^){name}\b", shown, re.MULTILINE)] == []
    assert re.findall(r"^\| `(\w+)` \| (?:check|the same)", PAGE, re.MULTILINE) == [duty.value for duty in Duty]
    defaults = SignIn.model_fields
    for name in ("hours", "requests_per_minute", "attempts_per_minute"):
        assert f"`{name}` ({defaults[name].default})" in PAGE


def test_the_open_addresses_are_told() -> None:
    told = re.search(r"but for (.*?), the pages", PAGE, re.DOTALL)
    assert told is not None
    assert all(is_open(path.replace("…", "x")) for path in re.findall(r"`(/[^`]+)`", told.group(1)))


def test_the_form_shows_whose_it_is(serve) -> None:  # type: ignore[no-untyped-def]
    client: httpx.Client = serve(create_app(StandIn(), hospital="Björkdals sjukhus"))
    assert "Sekretesskollen – Björkdals sjukhus" in client.get("/", headers={"Accept-Language": "sv"}).text
