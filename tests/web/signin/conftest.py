"""A real provider of OpenID Connect on a port of this machine, and the service that trusts it."""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import flask
import httpx
import pytest
from oidc_provider_mock import User, app
from werkzeug.serving import make_server

from checker.policy import Policy
from checker.policy.secret import write_private
from checker.web.app import create_app
from checker.web.signin.door import Door
from tests.web.conftest import served
from tests.web.stand_in import CLEAR, StandIn

PEOPLE = [
    User(sub="1", claims={"preferred_username": "eva", "name": "Eva Exempel", "groups": ["kuratorer", "pressjouren"]}),
    User(sub="2", claims={"preferred_username": "lars", "name": "Lars Exempel", "groups": ["granskare"]}),
    User(sub="3", claims={"preferred_username": "root", "name": "Rut Exempel", "groups": ["it"]}),
    User(sub="4", claims={"preferred_username": "okänd", "name": "Åke Exempel", "groups": ["vaktmästare"]}),
]


ROLES = '[sign_in.roles]\ncurator = ["kuratorer"]\nreviewer = ["granskare"]\nadministrator = ["it"]'


@dataclass
class Provider:
    """The provider. It refuses a code without the verifier of its challenge, and may be made to forge a token."""

    issuer: str = ""
    challenges: set[str] = field(default_factory=set)
    forging: bool = False

    def look(self) -> flask.Response | None:
        if flask.request.path == "/oauth2/authorize" and flask.request.method == "POST":
            assert flask.request.args["code_challenge_method"] == "S256"
            self.challenges.add(flask.request.args["code_challenge"])
        if flask.request.path == "/oauth2/token":
            digest = hashlib.sha256(flask.request.form["code_verifier"].encode()).digest()
            if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() not in self.challenges:
                return flask.make_response(({"error": "invalid_grant"}, 400))
        return None

    def forge(self, response: flask.Response) -> flask.Response:
        if self.forging and flask.request.path == "/oauth2/token":
            row = response.get_json()
            head, body, signature = row["id_token"].split(".")
            row["id_token"] = f"{head}.{body}.{signature[::-1]}"
            response = flask.jsonify(row)
        return response


@pytest.fixture(scope="session")
def provider() -> Iterator[Provider]:
    pages = app(require_client_registration=True, require_nonce=True, user_claims=PEOPLE)
    made = Provider()
    pages.before_request(made.look)
    pages.after_request(made.forge)
    serving = make_server("localhost", 0, pages, threaded=True)
    thread = threading.Thread(target=serving.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    made.issuer = f"http://localhost:{serving.server_port}"
    yield made
    serving.shutdown()
    thread.join(5)


@pytest.fixture
def forging(provider: Provider) -> Iterator[None]:
    provider.forging = True
    yield
    provider.forging = False


@dataclass
class Service:
    """A running service: its address, the checker behind it, the folder of its policy."""

    address: str
    checker: StandIn
    folder: Path

    def browser(self, **options: Any) -> httpx.Client:
        """One who asks for pages, as a browser does."""
        headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
        return httpx.Client(base_url=self.address, headers=headers, timeout=30, **options)

    @contextmanager
    def signed_in(self, sub: str) -> Iterator[httpx.Client]:
        """A browser whose person has signed in at the provider."""
        with self.browser() as client:
            answer = client.get(self.returned(client, sub))
            assert answer.status_code == 303, answer.text
            yield client

    def returned(self, client: httpx.Client, sub: str, path: str = "/") -> str:
        """The address that the provider sends a person back to, who asked for a page and signed in."""
        first = client.get(path)
        assert first.status_code == 303
        second = client.get(first.headers["location"])
        assert second.status_code == 302, second.text
        return httpx.post(second.headers["location"], data={"sub": sub}).headers["location"]


Starts = Callable[..., Service]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starts]:
    """Starts services; ``sign_in`` is the rest of the policy's part, ``secrets`` the files that it names."""
    with ExitStack() as stack:

        def begin(sign_in: str, port: int | None = None, **secrets: str) -> Service:
            folder, port = tmp_path_factory.mktemp("service"), port or free_port()
            for name, secret in secrets.items():
                write_private(folder / f"{name}.secret", secret)
            path = folder / "policy.toml"
            path.write_text(f'[sign_in]\naddress = "http://127.0.0.1:{port}"\n{sign_in}\n', encoding="utf-8")
            checker = StandIn()
            door = Door.of(Policy.load(path), "0.0.0.0")  # noqa: S104
            return Service(stack.enter_context(served(create_app(checker, door=door), port)), checker, folder)

        yield begin


@pytest.fixture(scope="session")
def trusting(start: Starts, provider: Provider) -> Starts:
    """Starts services that trust the provider; ``more`` is what the policy says besides."""

    def begin(more: str = "") -> Service:
        port = free_port()
        client = {"redirect_uris": [f"http://127.0.0.1:{port}/logga-in/klar"]}
        made = httpx.post(f"{provider.issuer}/oauth2/clients", json=client).json()
        oidc = f'issuer = "{provider.issuer}"\nclient_id = "{made["client_id"]}"\nclient_secret_file = "oidc.secret"'
        return start(f"{more}\n{ROLES}\n[sign_in.oidc]\n{oidc}", port, oidc=made["client_secret"])

    return begin


@pytest.fixture(scope="session")
def trusted(trusting: Starts) -> Service:
    """One service that trusts the provider, for all tests that ask no more of it."""
    return trusting("attempts_per_minute = 1000\nrequests_per_minute = 1000")


@pytest.fixture
def service(trusted: Service) -> Service:
    """The same with nothing asked yet."""
    trusted.checker.act, trusted.checker.asked = lambda _: CLEAR, 0
    return trusted


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
