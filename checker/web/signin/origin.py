"""Requests that another site makes in a person's name are refused (CSRF), and so are foreign names of this computer.

Browsers say of every request where it comes from: ``Sec-Fetch-Site`` (W3C Fetch Metadata), before it ``Origin``. What
says neither is no browser; with a session's cookie it is refused all the same.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from checker.policy.signin import LOOPBACK

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


def from_here(headers: Headers, address: str | None, *, cookie: bool) -> bool:
    """Whether a request that changes something comes from a page of this service, or from no browser at all.

    ``address`` is where people reach the service; ``cookie`` whether the request carries a session.
    """
    if (site := headers.get("sec-fetch-site")) is not None:
        return site in ("same-origin", "none")
    if (origin := headers.get("origin")) is not None:
        return origin == address or urlsplit(origin).netloc == headers.get("host")
    return not cookie


def own_name(headers: Headers) -> bool:
    """Whether a browser was sent to this computer by its own name, not by one that a stranger let point here.

    >>> own_name(Headers({"host": "localhost:8321"})), own_name(Headers({"host": "lure.example"}))
    (True, False)
    """
    return urlsplit(f"//{headers.get('host', '')}").hostname in LOOPBACK
