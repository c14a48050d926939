"""What is fuzzed: takes bytes that anybody may send, and may raise nothing but the errors meant for users."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from checker.errors import CheckerError
from checker.image.kind import kind_of
from checker.image.metadata import examine_metadata
from checker.image.opening import open_picture
from checker.policy import Policy
from checker.reading import read_text
from checker.receipt import token
from checker.receipt.believed import Believed
from checker.resources import resource
from checker.rulefile import read
from checker.rules import RuleBook

RULES = RuleBook.load(resource("rules"))
NOBODY = Believed.of_jwks(b'{"keys": []}')
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def text(data: bytes) -> None:
    """A text file of any kind."""
    for name in ("a.txt", "a.html", "a.srt", "a.docx"):
        attempted(lambda name=name: read_text(name, data))


def rule(data: bytes) -> None:
    """A rule file."""
    attempted(lambda: read(Path("regel.toml"), data))


def policy(data: bytes) -> None:
    """A policy file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "policy.toml"
        path.write_bytes(data)
        attempted(lambda: Policy.load(path))


def receipt(data: bytes) -> None:
    """A receipt; with no key that could have signed it, none is good."""
    refused = attempted(lambda: token.read(data.decode("latin-1"), NOBODY, NOW))
    assert refused, "a receipt that nobody signed was believed"


def photo(data: bytes) -> None:
    """A photo: kind, structure, hidden data and pixels."""
    attempted(lambda: kind_of(data, "bild.jpg"))

    def whole() -> None:
        picture = open_picture(data, "bild.jpg")
        examine_metadata(picture, RULES)
        list(picture.upright())

    attempted(whole)


def attempted(task: Callable[[], object]) -> bool:
    """Whether it was refused with a sentence in Swedish; anything else that is raised is a fault."""
    told = None
    try:
        task()
    except CheckerError as error:
        told = str(error)
    assert told is None or told.strip(), "an error without a sentence"
    return told is not None


def no_faces(*_: object, **__: object) -> tuple[()]:
    """Stands in for the search for faces in thumbnails: the network is none of the code that is fuzzed."""
    return ()


TARGETS = {target.__name__: target for target in (text, rule, policy, receipt, photo)}
