"""Digests of a draft: open ones for a receipt, keyed ones for the log.

A keyed fingerprint hides what it stands for: without the key nobody can try all personnummer, or all short texts, until
one fits. The open digests of a receipt can't hide anything short; a receipt is only made for what may be published.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from dataclasses import dataclass
from typing import Any

from checker.draft import Draft
from checker.finding import Finding


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 in hexadecimal of the text (NFC, LF, UTF-8) and of every file's bytes, the files in order of digest."""

    text: str
    files: tuple[str, ...]

    @classmethod
    def of(cls, draft: Draft) -> Digests:
        """The digests of a draft; names and order of the files do not count, how often one stands there does."""
        return cls(sha256(canonical_text(draft.text)), tuple(sorted(sha256(file.data) for file in draft.files)))


def canonical_text(text: str) -> bytes:
    r"""The bytes that a text's digest is made of.

    >>> canonical_text("e\u0301\r\n") == canonical_text("é\n")
    True
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).encode()


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keyed(key: bytes, value: Any) -> str:
    """HMAC-SHA256 in hexadecimal of a JSON value; as JSON no field can run over into the next.

    >>> keyed(b"k", ["ab", "c"]) == keyed(b"k", ["a", "bc"])
    False
    """
    return hmac.new(key, canonical_json(value), "sha256").hexdigest()


def canonical_json(value: Any) -> bytes:
    """The one way to write a JSON value here: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


class Fingerprints:
    """Keyed digests with the installation's key, for what is recognised again but never read."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def draft(self, digests: Digests) -> str:
        """Fingerprint of a draft's whole content."""
        return keyed(self._key, ["draft", digests.text, *digests.files])

    def finding(self, draft: str, finding: Finding, data: bytes | None) -> str:
        """Fingerprint of one finding in the draft with fingerprint ``draft``; ``data`` are the bytes of its file.

        Bound to the whole draft, not to the words found: what is harmless in one text gives somebody away in another.
        """
        box = finding.box
        place = [finding.start, finding.end, box and [box.x, box.y, box.width, box.height], finding.time_s]
        part = sha256(data) if data is not None else "text"
        return keyed(self._key, ["finding", draft, part, finding.layer, finding.rule, place, finding.quote])

    def whole(self, draft: str) -> str:
        """Fingerprint of a verdict that no finding bears alone."""
        return keyed(self._key, ["whole", draft])

    def person(self, name: str) -> str:
        """Fingerprint of a name, the same for other spacing and case."""
        return keyed(self._key, ["person", plain_name(name)])


def plain_name(name: str) -> str:
    """A name as it is compared with others.

    >>> plain_name(" Kim  EXAMPEL ") == plain_name("Kim Exampel")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
