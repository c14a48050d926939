"""What results are known by: the content that was checked, and all that its answer hangs on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.digest import canonical_json, sha256
from checker.report import Engine


class Names:
    """The names of results by one judge, made by ``digest``.

    ``consents`` tells which of the policy's consents are in force today.
    """

    def __init__(self, digest: Callable[[Any], str], engine: Engine, consents: str) -> None:
        self.digest, self.rules = digest, engine.rules
        self.judged_by = digest(["judge", engine.version, engine.model, engine.policy, consents])

    def content(self, told: Any) -> str:
        """The name of a content, which is told by its digest, or by its place where it can't be read."""
        return self.digest(["content", told])

    def key(self, content: str) -> str:
        """The name of the result of a content."""
        return self.digest(["result", content, self.judged_by, self.rules])


def open_digest(value: Any) -> str:
    """A digest without a key: of what stands beside its quotes anyway."""
    return sha256(canonical_json(value))
