"""Views of a text in which disguises are undone, each with an exact map back to the text as given.

Rules read a view; what they report are offsets in the original. There is one mechanism, ``View.edited``: a view is its
parent with some stretches replaced, and every replaced character remembers the whole stretch that it came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.text import lookalikes
from checker.text.spoken import number_word_edits

Edit = tuple[int, int, str]
"""Start and end of a stretch, half-open, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class View:
    """A text and, for each of its characters, the stretch ``starts[i]:ends[i]`` of the original (None: the same)."""

    text: str = field(repr=False)
    starts: Sequence[int] | None = field(default=None, repr=False)
    ends: Sequence[int] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a non-empty stretch of the view.

        >>> View("ab").edited([(0, 1, "")]).span(0, 1)
        (1, 2)
        """
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> View:
        """This view with stretches replaced; ``edits`` are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return self
        size = len(self.text)
        old_starts: Sequence[int] = range(size) if self.starts is None else self.starts
        old_ends: Sequence[int] = range(1, size + 1) if self.ends is None else self.ends
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, new in edits:
            pieces += (self.text[at:start], new)
            starts += old_starts[at:start]
            ends += old_ends[at:start]
            starts += [old_starts[start]] * len(new)
            ends += [old_ends[end - 1]] * len(new)
            at = end
        pieces.append(self.text[at:])
        starts += old_starts[at:]
        ends += old_ends[at:]
        return View("".join(pieces), starts, ends)


_ODD = re.compile(r"[^\n\t -~¡-¬®-¹»-ÿ‘’“”…]+")
"""Characters that may need a change; Swedish text has few of them (dashes, no-break spaces, emoji)."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2796\u30fc\ufe58\ufe63\uff0d")
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
_WORD = re.compile(r"[^\W\d_]+")


def text_view(source: str) -> View:
    """The text as a reader sees it: for names and words.

    Entities are decoded; invisible characters and soft hyphens dropped; compatibility forms (full width, circled,
    mathematical, keycaps) made plain; any script's digits made 0-9; dashes made "-" and spaces " "; letters of other
    scripts made Latin inside words that mix scripts.
    """
    view = View(source)
    if "&" in source:
        view = view.edited(_entity_edits(source))
    if not view.text.isascii() or _has_control(view.text):
        view = view.edited(_character_edits(view.text))
        view = view.edited(_homoglyph_edits(view.text))
    return view


def digit_view(view: View) -> View:
    """The text view with spoken numbers and letters between digits made digits: for numbers only.

    >>> digit_view(text_view("åttiofem noll tre tolv")).text
    '85 03 12'
    """
    view = view.edited(number_word_edits(view.text))
    return view.edited(_digit_letter_edits(view.text))


def name_view(view: View) -> View:
    """The text view with leetspeak inside words undone: for names only.

    >>> name_view(text_view("F4t1m4 har 14 katter")).text
    'Fatima har 14 katter'
    """
    return view.edited(_leet_edits(view.text))


def _has_control(text: str) -> bool:
    return _ODD.search(text) is not None


def _entity_edits(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        decoded = html.unescape(match.group())
        if decoded != match.group():
            yield match.start(), match.end(), decoded


def _character_edits(text: str) -> Iterator[Edit]:
    """Clusters of a base character and what is drawn upon it, where the plain form differs."""
    for match in _ODD.finditer(text):
        at, stop = match.span()
        if at and _upon(text[at]) and not text[at - 1].isspace():
            at -= 1  # an ordinary base such as the "8" of a keycap
        while at < stop:
            end = at + 1
            while end < stop and _upon(text[end]):
                end += 1
            plain = _plain(text[at:end])
            if plain != text[at:end]:
                yield at, end, plain
            at = end


def _upon(char: str) -> bool:
    """Whether a character is drawn upon the one before it, or not at all."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or _invisible(char)


def _invisible(char: str) -> bool:
    return char in _BLANK or unicodedata.category(char) in ("Cf", "Me", "Cc") and char not in "\n\t\r\f\v"


def _plain(cluster: str) -> str:
    """A cluster in its plain form; marks that make no letter of their own fall off digits and Latin letters."""
    seen = "".join(char for char in cluster if not _invisible(char))
    if not seen:
        return ""
    if seen[0] in _DASHES:
        return "-"
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", seen):
        category = unicodedata.category(char)
        digit = unicodedata.digit(char, None)
        if digit is not None:
            out.append(str(digit))
        elif char in _DASHES:
            out.append("-")
        elif category == "Zs":
            out.append(" ")
        elif category != "Mn" or not (out and out[-1].isascii()) and not "\ufe00" <= char <= "\ufe0f":
            out.append(char)
    return "".join(out)


def _homoglyph_edits(text: str) -> Iterator[Edit]:
    if text.isascii() or lookalikes.LATIN.keys().isdisjoint(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        folded = "".join(lookalikes.LATIN.get(char, char) for char in word)
        if folded != word and all(char in "åäöÅÄÖéÉüÜ" or char.isascii() for char in folded):
            for place, (old, new) in enumerate(zip(word, folded, strict=True), match.start()):
                if old != new:
                    yield place, place + 1, new


_LETTERS = "".join(map(re.escape, lookalikes.DIGITS))
_MIXED = re.compile(
    rf"(?<![^\W_])(?=[{_LETTERS}]?[-+ ./]?\d|\d)[\d{_LETTERS}](?:[-+ ./]{{0,3}}[\d{_LETTERS}]){{5,13}}(?![^\W_])"
)
_FIVE_DIGITS = re.compile(r"\d(?:\D{0,4}\d){4}")
_FEWEST_DIGITS = 5
"""True digits that a stretch needs before its letters are read as digits."""


def _digit_letter_edits(text: str) -> Iterator[Edit]:
    if not _FIVE_DIGITS.search(text):
        return
    for match in _MIXED.finditer(text):
        stretch = match.group()
        letters = sum(char in lookalikes.DIGITS for char in stretch)
        digits = sum(char.isdigit() for char in stretch)
        if letters and digits >= _FEWEST_DIGITS and digits > letters:
            for place, char in enumerate(stretch, match.start()):
                if char in lookalikes.DIGITS:
                    yield place, place + 1, lookalikes.DIGITS[char]


_LEET = re.compile(r"(?<![\w@])(?=[^\W\d_]{0,12}[\d@$!|€])[\w@$!|€]{3,24}(?!\w)")
_MOST_LEET = 0.5
"""Largest share of a name's characters that stand in for letters."""


def _leet_edits(text: str) -> Iterator[Edit]:
    for match in _LEET.finditer(text):
        word = match.group()
        swapped = sum(char in lookalikes.LEET for char in word.rstrip("!"))
        if not 0 < swapped <= _MOST_LEET * len(word) or not word[0].isalpha() or word[-1].isdigit() and swapped == 1:
            continue
        if re.search(r"\d{3}", word):
            continue
        for place, char in enumerate(word.rstrip("!"), match.start()):
            if char in lookalikes.LEET:
                yield place, place + 1, lookalikes.LEET[char]
