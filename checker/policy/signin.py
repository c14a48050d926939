"""Who may use the service, and how they show who they are."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from checker.policy.house import Section, Text

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of the own computer: what is sent there crosses no network."""


def _address(value: str) -> str:
    """An address without path; unencrypted only on the own computer."""
    parts = urlsplit(value)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError("adressen ska börja med https://")
    if not parts.hostname or parts.query or parts.fragment:
        raise ValueError("adressen ska se ut som https://sekretess.exempel.se")
    return value.rstrip("/")


Address = Annotated[str, AfterValidator(_address)]


class Oidc(Section):
    """The hospital's own provider of OpenID Connect."""

    issuer: Address
    client_id: Text
    client_secret_file: Text | None = None
    """A file that only the service's own account may read; without one the client is public and has PKCE alone."""

    scope: Text = "openid profile email"
    account_claim: Text = "preferred_username"
    """What names the account in the log; ``sub`` where it is missing."""

    groups_claim: Text = "groups"


class Proxy(Section):
    """A proxy in front of the service that signs people in and says who they are."""

    secret_file: Text
    secret_header: Text = "X-Proxy-Secret"  # noqa: S105  (a name)
    account_header: Text = "X-Remote-User"
    name_header: Text = "X-Remote-Name"
    groups_header: Text = "X-Remote-Groups"
    """Groups with a comma between them."""


class Roles(Section):
    """Which groups may do what: curators check drafts, reviewers accept findings, administrators see figures."""

    curator: tuple[Text, ...] = ()
    reviewer: tuple[Text, ...] = ()
    administrator: tuple[Text, ...] = ()


class SignIn(Section):
    """How people and machines sign in."""

    address: Address
    """Where people reach the service."""

    oidc: Oidc | None = None
    proxy: Proxy | None = None
    roles: Roles = Roles()
    api_keys: Text | None = None
    """The file of ``sekretess api-key``."""

    hours: Annotated[float, Field(gt=0, le=24)] = 8
    """How long one sign-in lasts: a shift."""

    requests_per_minute: Annotated[int, Field(ge=1, le=100_000)] = 240
    """For one account or key; one who types sends about one a second."""

    attempts_per_minute: Annotated[int, Field(ge=1, le=100_000)] = 30
    """Attempts to sign in from one address; a proxy in between counts as one."""

    @model_validator(mode="after")
    def _one_way(self) -> SignIn:
        if (self.oidc is None) == (self.proxy is None):
            raise ValueError("välj ett sätt att logga in: [sign_in.oidc] eller [sign_in.proxy]")
        if not any((self.roles.curator, self.roles.reviewer, self.roles.administrator)):
            raise ValueError("säg vilka grupper som får vad i [sign_in.roles], annars kommer ingen in")
        return self
