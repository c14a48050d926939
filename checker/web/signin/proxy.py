"""A proxy in front signs people in and says in headers who they are; a shared secret shows that it was the proxy."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from checker.policy.signin import Proxy, Roles
from checker.web.signin.identity import Identity, duties_of


class TrustedProxy:
    """Believes the proxy's headers, and nobody else's."""

    def __init__(self, proxy: Proxy, roles: Roles, secret: str) -> None:
        self._proxy, self._roles, self._secret = proxy, roles, secret.encode()

    def identify(self, request: Request) -> Identity | None:
        """Whom the proxy names; None when the secret is missing or wrong, or nobody is named."""
        headers, proxy = request.headers, self._proxy
        given = headers.getlist(proxy.secret_header)
        account = headers.getlist(proxy.account_header)
        # Twice the same header is a caller's own beside the proxy's: neither is believed.
        if len(given) != 1 or not hmac.compare_digest(given[0].encode("utf-8", "replace"), self._secret):
            return None
        if len(account) != 1 or not account[0].strip():
            return None
        groups = {name.strip() for row in headers.getlist(proxy.groups_header) for name in row.split(",")}
        name = headers.get(proxy.name_header, account[0])
        return Identity(account[0].strip(), duties_of(groups, self._roles), name, frozenset(groups), person=True)
