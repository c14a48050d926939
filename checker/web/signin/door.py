"""The door: every request is let in by it, or not at all."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request

from checker.errors import PolicyError
from checker.policy import Policy
from checker.policy.secret import read_secret
from checker.policy.signin import LOOPBACK, SignIn
from checker.web.problems import Problem
from checker.web.signin.identity import LOCAL, Identity
from checker.web.signin.keys import KeyFile
from checker.web.signin.origin import SAFE, from_here, own_name
from checker.web.signin.provider import Provider
from checker.web.signin.proxy import TrustedProxy
from checker.web.signin.rates import Rates
from checker.web.signin.session import Sessions

OPEN = (
    *("/healthz", "/readyz", "/openapi.json", "/v1/problems/", "/.well-known/"),
    *("/logga-in", "/utloggad", "/tillganglighet", "/integritet"),
)
"""Addresses that need nobody's name, with what lies under them: state, descriptions, public keys, signing in."""

BACK, GONE = "/logga-in/klar", "/utloggad"
"""Where the provider sends people back to, after signing in and out."""


class SignInFirst(Exception):  # noqa: N818  (no error: a person is shown the way)
    """A person's browser asks for a page; ``target`` is where it is to come back to."""

    def __init__(self, request: Request) -> None:
        super().__init__("sign in first")
        self.target = quote(request.url.path)


class Door:
    """Lets in who sits at the own computer; with ``sign_in``, who has signed in or shows a key."""

    def __init__(self, sign_in: SignIn | None = None, keys: KeyFile | None = None, secret: str | None = None) -> None:
        self.sign_in, self.keys = sign_in, keys
        self.sessions: Sessions | None = None
        self.provider: Provider | None = None
        self.proxy: TrustedProxy | None = None
        if sign_in is None:
            return
        self.rates = Rates(sign_in.requests_per_minute, sign_in.attempts_per_minute)
        if sign_in.oidc:
            self.sessions = Sessions(sign_in.hours, secure=sign_in.address.startswith("https:"))
            self.provider = Provider(sign_in.oidc, sign_in.roles, secret, sign_in.address + BACK)
        elif sign_in.proxy and secret:
            self.proxy = TrustedProxy(sign_in.proxy, sign_in.roles, secret)

    @classmethod
    def of(cls, policy: Policy, host: str) -> Door:
        """The door of a service that listens at ``host``.

        Raises:
            PolicyError: when others could reach it and the policy has no sign-in, or a secret can't be read.
        """
        sign_in = policy.sign_in
        if sign_in is None:
            if host not in LOOPBACK:
                raise PolicyError(
                    "Utan inloggning lyssnar tjänsten bara på den egna datorn (127.0.0.1). "
                    "Lägg till [sign_in] i policyn och ange den med --policy; se docs/signin.md."
                )
            return cls()
        name = (sign_in.oidc and sign_in.oidc.client_secret_file) or (sign_in.proxy and sign_in.proxy.secret_file)
        secret = read_secret(policy.path(name)) if name else None
        return cls(sign_in, KeyFile(policy.path(sign_in.api_keys)) if sign_in.api_keys else None, secret)

    def admit(self, request: Request) -> Identity | None:
        """Who asks; None where nobody's name is needed.

        Raises:
            Problem: for a request of another site, of nobody, of somebody without duties, or one too many.
            SignInFirst: for a person's browser that asks for a page.
        """
        self._refuse_strangers(request)
        if self.sign_in is None:
            return LOCAL
        if is_open(request.url.path):
            return None
        identity = self._identity(request)
        if identity is None:
            raise self._refusal(request)
        if not identity.duties:
            raise Problem("forbidden")
        self.rates.request(identity.account)
        return identity

    def attempt(self, request: Request) -> None:
        """Count an attempt to sign in.

        Raises:
            Problem: when there are too many.
        """
        self.rates.attempt(request.client.host if request.client else "")

    def _refuse_strangers(self, request: Request) -> None:
        address = self.sign_in.address if self.sign_in else None
        cookie = self.sessions is not None and self.sessions.of(request) is not None
        foreign = request.method not in SAFE and not from_here(request.headers, address, cookie=cookie)
        if foreign or (self.sign_in is None and not own_name(request.headers)):
            raise Problem("cross-site")

    def _identity(self, request: Request) -> Identity | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            try:
                return self.keys.identify(token.strip()) if self.keys else None
            except PolicyError as error:
                raise Problem("sign-in-down", headers={"Retry-After": "30"}) from error
        if self.proxy:
            return self.proxy.identify(request)
        session = self.sessions.of(request) if self.sessions else None
        return session.identity if session else None

    def _refusal(self, request: Request) -> Exception:
        if self.provider and request.method in SAFE and "text/html" in request.headers.get("accept", ""):
            return SignInFirst(request)
        self.attempt(request)
        return Problem("not-signed-in", headers={"WWW-Authenticate": 'Bearer realm="sekretess"'})


def is_open(path: str) -> bool:
    """Whether an address needs nobody's name.

    >>> is_open("/healthz"), is_open("/logga-in/klar"), is_open("/"), is_open("/healthzz")
    (True, True, False, False)
    """
    return any(path == one or path.startswith(one if one.endswith("/") else f"{one}/") for one in OPEN)
