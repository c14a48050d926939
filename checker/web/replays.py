"""``Idempotency-Key``: the same request twice is judged once."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from checker.draft import Draft
from checker.web.limits import Limits
from checker.web.problems import Problem
from checker.web.shelf import Shelf
from checker.web.texts import SV

KEY = re.compile(r"[\x21-\x7e]{1,255}")
ENTRIES = 1000


@dataclass(slots=True)
class Turn:
    """One use of a key: ``body`` is None until the answer is there."""

    digest: bytes
    body: bytes | None = None
    language: str = SV


class Replays:
    """Answers by key. Drafts are told apart by an HMAC whose key is random and dies with the process."""

    def __init__(self, limits: Limits) -> None:
        self._secret = secrets.token_bytes(32)
        self._shelf = Shelf[Turn](ENTRIES, limits.replays, limits.replay_s)

    @contextmanager
    def turn(self, key: str | None, draft: Draft, account: str) -> Iterator[Turn]:
        """The use of an account's ``key`` for ``draft``; set ``body`` to keep the answer, raise to free the key again.

        Raises:
            Problem: when the key is malformed, was used for another draft, or its first request is still under way.
        """
        turn = Turn(self._digest(draft))
        if key is None:
            yield turn
            return
        if not KEY.fullmatch(key):
            raise Problem("bad-request")
        key = f"{account}\n{key}"  # two accounts may use the same
        known = self._shelf.get(key)
        if known is not None:
            if not hmac.compare_digest(known.digest, turn.digest):
                raise Problem("key-reused")
            if known.body is None:
                raise Problem("in-progress", headers={"Retry-After": "2"})
            yield known
            return
        self._shelf.put(key, turn, 0)
        try:
            yield turn
        except BaseException:
            self._shelf.drop(key)
            raise
        if turn.body is not None:
            self._shelf.put(key, turn, len(turn.body))

    def _digest(self, draft: Draft) -> bytes:
        mac = hmac.new(self._secret, digestmod="sha256")
        posted = draft.posted_at.isoformat() if draft.posted_at else None
        fields = [draft.text, draft.channel, draft.author, posted]
        for field in fields:
            _add(mac, b"" if field is None else b"=" + field.encode())
        _add(mac, len(draft.earlier).to_bytes(8, "big"))
        for post in draft.earlier:
            _add(mac, post.encode())
        for file in draft.files:
            _add(mac, file.name.encode())
            _add(mac, file.data)
        return mac.digest()


def _add(mac: hmac.HMAC, data: bytes) -> None:
    # With its length before it, no field can run over into the next.
    mac.update(len(data).to_bytes(8, "big"))
    mac.update(data)
