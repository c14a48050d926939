"""Protected identities as keyed fingerprints: the list finds a name in a draft and can't be read.

A fingerprint is an HMAC under the installation's key, which lies in a file apart. A plain hash would not do: all names
of Sweden are hashed in seconds. One line a person, filled up with random ones, so that not even its length tells
anything.
"""

from __future__ import annotations

import hmac
import itertools
import re
import secrets
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import PolicyError
from checker.policy.people import words_of
from checker.policy.secret import read_secret, write_private
from checker.text.compact import words

SIZE = 16
"""Bytes of a fingerprint: two names share one by chance once in 10^38."""

LINE = 12
"""Fingerprints on a line, or a multiple: a person with one given name and one surname has three."""

INITIAL = "."
"""Marks the initial in a form: ``a.hassan``, ``amina.h``."""

PARTICLES = frozenset(words("af al av bin da de del den der di dos du el ibn la le van von"))
"""What stands in many surnames and is nobody's by itself."""

PROOF = "prov: "
HEADING = (
    "# Skyddade identiteter som fingeravtryck. Skrivs av ”sekretess policy protect”; namnen går inte att läsa ut.\n"
    f"# {PROOF}{{proof}}\n"
)


def forms(name: str) -> set[str]:
    """The forms in which a name is sought: given name and surname together, or one of them by its initial.

    ``Förnamn Mellannamn Efternamn``, or ``Efternamn Efternamn, Förnamn``; a single word is sought as it is.

    >>> sorted(forms("Amina Hassan"))
    ['a.hassan', 'amina.h', 'aminahassan']
    """
    surname, comma, given = name.partition(",")
    if not comma:
        given, _, surname = name.strip().rpartition(" ")
    first, last = _parts(given), _parts(surname)
    if not first or not last:
        return {"".join(words_of(name))} - {""}
    pairs = itertools.product(first, last)
    return {form for a, b in pairs for form in (a + b, a[0] + INITIAL + b, a + INITIAL + b[0])}


def _parts(names: str) -> set[str]:
    """The names, and of a double name both halves and the whole."""
    whole = ["".join(words_of(name)) for name in names.split()]
    halves = [half for name in names.split() for half in words_of(name)]
    told = {name for name in (*whole, *halves) if len(name) > 1}
    return told - PARTICLES or told


@dataclass(frozen=True)
class ProtectedNames:
    """The list, ready to be asked."""

    known: Collection[bytes] = ()
    key: bytes = field(default=b"", repr=False)

    @classmethod
    def load(cls, listed: Path, key: Path) -> ProtectedNames:
        """Read the list with its key.

        Raises:
            PolicyError: when either is missing or damaged, the key may be read by others, or is not the list's own.
        """
        secret = _key(key)
        lines = _lines(listed, secret)
        return cls(frozenset(bytes.fromhex(mark) for line in lines for mark in line), secret)

    def holds(self, form: str) -> bool:
        """Whether somebody on the list is called so."""
        return _mark(self.key, form) in self.known


class ProtectedFile:
    """The list as a file that grows and shrinks; it never learns which line is whose."""

    def __init__(self, listed: Path, key: Path) -> None:
        """Open the list; both files are made where there is neither.

        Raises:
            PolicyError: as ``ProtectedNames.load``, or when a file can't be written.
        """
        self.path = listed
        if not key.exists() and not listed.exists():
            write_private(key, secrets.token_hex(32) + "\n", new=True)
            self.key = _key(key)
            self.lines: list[list[str]] = []
            self._write()
        self.key = _key(key)
        self.lines = _lines(listed, self.key)

    def add(self, names: Iterable[str]) -> int:
        """Put people on the list; how many were not there."""
        before = len(self.lines)
        for marks in self._marks(names):
            if not any(marks <= set(line) for line in self.lines):
                fill = -len(marks) % LINE
                self.lines.append(sorted([*marks, *(secrets.token_hex(SIZE) for _ in range(fill))]))
        self._write()
        return len(self.lines) - before

    def remove(self, names: Iterable[str]) -> int:
        """Take people off the list; how many were there."""
        before = len(self.lines)
        gone = list(self._marks(names))
        self.lines = [line for line in self.lines if not any(marks <= set(line) for marks in gone)]
        self._write()
        return before - len(self.lines)

    def _marks(self, names: Iterable[str]) -> Iterator[set[str]]:
        for name in names:
            if marks := {_mark(self.key, form).hex() for form in forms(name)}:
                yield marks

    def _write(self) -> None:
        heading = HEADING.format(proof=_proof(self.key))
        write_private(self.path, heading + "".join(" ".join(line) + "\n" for line in sorted(self.lines)))


def _mark(key: bytes, form: str) -> bytes:
    return hmac.digest(key, form.encode(), "sha256")[:SIZE]


def _proof(key: bytes) -> str:
    """What a list says of its key: with another one it would find nobody, and nobody would know."""
    return _mark(key, "\0list").hex()


def _key(path: Path) -> bytes:
    return read_secret(path).encode()


def _lines(path: Path, key: bytes) -> list[list[str]]:
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise PolicyError(f"Listan {path.name} över skyddade identiteter kan inte läsas.") from None
    if not any(hmac.compare_digest(row.encode(), f"# {PROOF}{_proof(key)}".encode()) for row in rows):
        raise PolicyError(f"Listan {path.name} hör inte till nyckeln. Lägg tillbaka den nyckel som den skrevs med.")
    lines = [(number, row.split()) for number, row in enumerate(rows, 1) if row.strip() and not row.startswith("#")]
    for number, marks in lines:
        if any(re.fullmatch(f"[0-9a-f]{{{2 * SIZE}}}", mark) is None for mark in marks):
            raise PolicyError(f"Listan {path.name}, rad {number}: raden är skadad. Lägg tillbaka en säkerhetskopia.")
    return [marks for _, marks in lines]
