"""The hospital's provider of OpenID Connect: code flow with PKCE, state and nonce, ID token verified (authlib)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import Response

from checker.policy.signin import Oidc, Roles
from checker.web.problems import Problem
from checker.web.signin.identity import Identity, duties_of
from checker.web.signin.session import Attempt, Session

SECONDS = 10.0
"""Longest wait for the provider."""

REFUSED = (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError)
"""What an answer of the provider that can't be believed raises."""


class Provider:
    """Sends people to the provider and believes what it signs."""

    def __init__(self, oidc: Oidc, roles: Roles, secret: str | None, back: str) -> None:
        """``back`` is the address that the provider sends people back to."""
        self._oidc, self._roles, self._back = oidc, roles, back
        self._client = OAuth().register(
            "hospital",
            client_id=oidc.client_id,
            client_secret=secret,
            server_metadata_url=f"{oidc.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": oidc.scope,
                "code_challenge_method": "S256",
                "timeout": SECONDS,
                "token_endpoint_auth_method": "client_secret_basic" if secret else "none",
            },
        )

    async def send(self, request: Request, attempt: Attempt) -> Response:
        """The redirect to the provider; what its answer must fit is left in ``attempt``.

        Raises:
            Problem: when the provider can't be reached.
        """
        request.scope["session"] = attempt.expected
        try:
            response: Response = await self._client.authorize_redirect(request, self._back)
        except (httpx2.HTTPError, *REFUSED) as error:
            raise Problem("sign-in-down", headers={"Retry-After": "30"}) from error
        return response

    async def receive(self, request: Request, attempt: Attempt) -> Session:
        """The session of the person whom the provider sends back.

        Raises:
            Problem: when the answer does not fit the attempt, is not signed by the provider, or does not come.
        """
        request.scope["session"] = attempt.expected
        issuers = [self._oidc.issuer, f"{self._oidc.issuer}/"]
        try:
            token = await self._client.authorize_access_token(
                request, claims_options={"iss": {"essential": True, "values": issuers}}
            )
            claims: Mapping[str, Any] = token["userinfo"]
            if self._oidc.groups_claim not in claims:
                claims = await self._asked(token, claims)
            return Session(self._identity(claims), str(token["id_token"]))
        except httpx2.HTTPError as error:
            raise Problem("sign-in-down", headers={"Retry-After": "30"}) from error
        except REFUSED as error:
            raise Problem("sign-in-failed") from error

    async def farewell(self, session: Session, back: str) -> str | None:
        """Where to sign out at the provider too; None where it has no such page or does not answer."""
        try:
            made = await self._client.create_logout_url(back, session.id_token, client_id=self._oidc.client_id)
        except (httpx2.HTTPError, RuntimeError, *REFUSED):
            return None
        return str(made["url"])

    async def _asked(self, token: Mapping[str, Any], claims: Mapping[str, Any]) -> Mapping[str, Any]:
        """The claims with those of the userinfo endpoint, where some providers keep the groups."""
        more = await self._client.userinfo(token=token)
        if more["sub"] != claims["sub"]:
            raise ValueError("the userinfo is somebody else's")
        return {**more, **claims}

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        told = claims.get(self._oidc.groups_claim) or ()
        groups = frozenset([told] if isinstance(told, str) else map(str, told))
        account = str(claims.get(self._oidc.account_claim) or claims["sub"])
        name = str(claims.get("name") or account)
        return Identity(account, duties_of(groups, self._roles), name, groups, person=True)
