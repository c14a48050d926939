"""A text prepared for the number finders: views, runs of digits, and what the words around a place say."""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from checker.text.compact import words
from checker.text.digit_words import seeds_among
from checker.text.glyphs import UPSIDE_DOWN
from checker.text.numbers import context
from checker.text.numbers.windows import Group, Window, windows
from checker.text.spoken import folded
from checker.text.view import View
from checker.text.views import digit_view, text_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.finding import Severity


class Hit(NamedTuple):
    """A number found: the rule it falls under and its place in the original text, half-open, in code points."""

    rule_id: str
    start: int
    end: int
    score: float
    severity: Severity


_DIGITS = re.compile(r"\d+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,40}>")
_WORD = re.compile(r"[^\W\d_]+")
_ANY_WORD = re.compile(r"(\w+)")
_LINKS = frozenset(
    words(
        "streck bindestreck minus plus punkt kolon snedstreck mellanslag dash och sen sedan samt därefter sist "
        "slutar slutet på följt av sista fyra siffror siffrorna de dom är med and then ending in last four digits "
        "kontrollsiffror kontrollsiffrorna slutsiffror slutsiffrorna kod fyran avslutas födelsedatum nummer nr "
        "no number space hyphen by the först så då resten slut"
    )
)
"""Words that may stand between the parts of one number."""

_SIGNS = frozenset(
    words(
        "streck bindestreck tankstreck minus plus punkt kolon snedstreck mellanslag dash hyphen slash och år månad "
        "dag nummer följt följd följda av"
    )
)
"""Names of signs that are dictated between digits."""

_RIGHT_TO_LEFT = "\u202e"
"""The sign that makes what follows be shown from right to left, whatever it is."""

_TURNED = re.compile(
    r"\bbak(?:länges|vän[dt]|ifrån|åt|fram| och fram)|\b(?:om|spegel)(?:vän[dt]|skrift)|\bhöger till|andra hållet|"
    r"från slutet|tvärtom|\bmotsatt|\bback(?:wards| to front)|\bin reverse|\breverse[dr]?\b|\bright to left"
)
"""How it is told that digits are to be read from the last to the first."""

_ASIDE = 60

WIDEST_GAP = 40
"""Most characters between two parts of one number, link words included."""


def bound(gap: str) -> bool:
    """Whether a gap holds nothing but a few signs, the name of one, or one letter, so that the digits are one number.

    >>> bound(" - "), bound(" streck "), bound(", sista fyra "), bound(" kronor ")
    (True, True, False, False)
    """
    if not gap.isascii() or "<" in gap:
        gap = _TAG.sub("", gap)
    if len(gap) > 20 or gap.count("\n") > 1:
        return False
    letters = _WORD.findall(gap)
    if not letters:
        return len(gap) <= 6
    return _SIGNS.issuperset(letters) or (len(letters) == 1 and len(letters[0]) == 1 and len(gap) <= 3)


def linked(gap: str) -> bool:
    """Whether a gap holds nothing but signs and words that tie the parts of a number together."""
    if len(gap) > WIDEST_GAP or gap.count("\n") > 1:
        return False
    if "<" in gap:
        gap = _TAG.sub("", gap)
    return _LINKS.issuperset(_WORD.findall(gap.lower()))


def _groups(stretches: Iterable[tuple[int, str]]) -> Iterator[Group]:
    """The groups of digits in stretches of a text, each with its start."""
    for at, stretch in stretches:
        if stretch.isdecimal():
            yield Group(at, at + len(stretch), stretch)
        else:
            for match in _DIGITS.finditer(stretch):
                yield Group(at + match.start(), at + match.end(), match.group())


class Page:
    """A text and the views of it, each made once and only when a finder asks for it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.view: View = text_view(source)
        self.view_lower = folded(self.view.text)
        """The text view in lower case, offsets unchanged."""
        pieces = _ANY_WORD.split(self.view_lower)  # what stands between words, and the words, in turn
        self.spelled = pieces[1::2]
        """The words of ``view_lower``; digits and underscores count as letters."""
        self.starts = list(itertools.accumulate(map(len, pieces), initial=0))[1::2]
        """Where each of them begins, and the end of the text."""
        others = [place for place, word in enumerate(self.spelled) if not word.isalpha()]
        numeric = [place for place in others if _DIGITS.search(self.spelled[place])]
        self.numeric_words = [(self.starts[place], self.spelled[place]) for place in numeric]
        """Those with a digit in them, and where they begin."""
        self._contexts: dict[tuple[int, int], context.Context] = {}
        self.seeds = seeds_among(self.spelled)
        """Places in ``spelled`` of the words that may be digits where a whole number is said."""
        self.digit_view: View = digit_view(
            self.view, self.spelled, [self.spelled[place] for place in others], self.seeds
        )
        same = self.digit_view is self.view
        self.lower = self.view_lower if same else folded(self.digit_view.text)
        """The digit view in lower case, offsets unchanged."""
        self.groups: Sequence[Group] = list(_groups(self.numeric_words if same else [(0, self.lower)]))
        """All groups of digits of the digit view."""
        self.digits = sum(len(group.digits) for group in self.groups)
        """How many digits there are in all; most texts have too few for most kinds of number."""

    @property
    def words(self) -> Iterator[tuple[int, str]]:
        """The words of ``view_lower`` and where they begin."""
        return zip(self.starts, self.spelled, strict=False)

    def following(self, place: int) -> str:
        """The word after the one at a place in ``spelled``, or ""."""
        return self.spelled[place + 1] if place + 1 < len(self.spelled) else ""

    @cached_property
    def windows(self) -> Sequence[Window]:
        """Every stretch of ten or twelve digits."""
        return list(windows(self.lower, self.runs())) if self.digits >= 10 else []

    @cached_property
    def windows_by_digits(self) -> Mapping[str, Sequence[Window]]:
        """The windows by their last ten digits."""
        table: dict[str, list[Window]] = {}
        for window in self.windows:
            table.setdefault(window.digits[-10:], []).append(window)
        return table

    def runs(self) -> Iterator[Sequence[Group]]:
        """Groups of digits that have only a few signs between them."""
        run: list[Group] = []
        for group in self.groups:
            if run and not bound(self.digit_view.text[run[-1].end : group.start]):
                yield run
                run = []
            run.append(group)
        if run:
            yield run

    def turned(self, start: int, end: int) -> bool:
        """Whether the source asks for the digits of a stretch of the digit view to be read from right to left."""
        first, last = self.digit_view.span(start, end)
        if _RIGHT_TO_LEFT in self.source[max(0, first - 2) : first]:
            return True
        if not UPSIDE_DOWN.isdisjoint(self.source[first:last]):
            return True
        return _TURNED.search(self.lower, max(0, start - _ASIDE), end + _ASIDE) is not None

    def context(self, start: int, end: int) -> context.Context:
        """What the words around a stretch of the digit view say."""
        if (start, end) not in self._contexts:
            self._contexts[start, end] = context.around(self.lower, start, end)
        return self._contexts[start, end]

    def hit(self, rule_id: str, start: int, end: int, score: float, severity: Severity) -> Hit:
        """A hit at a stretch of the digit view, with its place in the original."""
        return Hit(rule_id, *self.digit_view.span(start, end), score, severity)
