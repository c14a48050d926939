"""Views of a text in which disguises are undone, each with an exact map back to the text as given.

Rules read a view; what they report are offsets in the original. There is one mechanism, ``View.edited``: a view is its
parent with some stretches replaced, and every replaced character remembers the whole stretch that it came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from checker.text import lookalikes
from checker.text.censored import FEWEST as FEWEST_MASKS
from checker.text.censored import MASK, masked_edits
from checker.text.digit_words import seeds_among
from checker.text.exported import (
    EASTERN,
    FEWEST_LABELS,
    SOFT_BREAK,
    eastern_edits,
    label_edits,
    mail_edits,
    power_edits,
    ruled_edits,
)
from checker.text.glyphs import SIGNS, sign_edits
from checker.text.keyboard import key_edits
from checker.text.morse import morse_edits
from checker.text.rings import SHOWN, ring_edits
from checker.text.roman import RARE, numeral_edits
from checker.text.spelled_out import in_pieces, piece_edits
from checker.text.spoken import dictated, folded, leet_edits, number_word_edits
from checker.text.standins import FEWEST_DIGITS, digit_letter_edits, formed_edits
from checker.text.tally import FEWEST_STROKES, tally_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Edit = tuple[int, int, str]
"""Start and end of a stretch, half-open, and what stands there instead."""


class View:
    """A text, and for each of its characters the stretch of the original that it came from.

    The map is made when a place is first asked for: most texts have nothing in them that anybody reports.
    """

    __slots__ = ("_edits", "_map", "_parent", "text")

    def __init__(self, text: str, parent: View | None = None, edits: Sequence[Edit] = ()) -> None:
        """``text`` is that of ``parent`` with ``edits`` made, or the original where there is no parent."""
        self.text = text
        self._parent, self._edits = parent, edits
        self._map: tuple[Sequence[int], Sequence[int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a non-empty stretch of the view.

        >>> View("ab").edited([(0, 1, "")]).span(0, 1)
        (1, 2)
        """
        if self._parent is None:
            return start, end
        starts, ends = self.places()
        return starts[start], ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> View:
        """This view with stretches replaced; ``edits`` are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return self
        pieces: list[str] = []
        at = 0
        for start, end, new in edits:
            pieces += (self.text[at:start], new)
            at = end
        pieces.append(self.text[at:])
        return View("".join(pieces), self, edits)

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where in the original each character begins, and where it ends."""
        if self._parent is None:
            return range(len(self.text)), range(1, len(self.text) + 1)
        if self._map is None:
            places = self._parent.places()
            self._map = _moved(*places, self._edits) if self._edits else places
        return self._map


def _moved(
    old_starts: Sequence[int], old_ends: Sequence[int], edits: Sequence[Edit]
) -> tuple[Sequence[int], Sequence[int]]:
    """The places of a parent's characters as those of a view that is its parent with edits made."""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, new in edits:
        starts += old_starts[at:start]
        ends += old_ends[at:start]
        starts += [old_starts[start]] * len(new)
        ends += [old_ends[end - 1]] * len(new)
        at = end
    starts += old_starts[at:]
    ends += old_ends[at:]
    return starts, ends


_PLAIN = frozenset(map(chr, (*range(32, 127), *range(0xA1, 0x100)))) - frozenset("\u00ad²³¹ªº") | frozenset("\n\t‘’“”…")
"""Characters that stay as they are; Swedish text has few others (dashes, no-break spaces, emoji)."""

_PLAIN_LATIN = bytes(number for number in range(256) if chr(number) in _PLAIN)

_ODD_RUN = re.compile(f"[^{re.escape(''.join(sorted(_PLAIN)))}]+")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z]{2,8};)")
_ESCAPE = re.compile(r"(?<=[0-9])%(?:20|2[BbDdEeFf]|3[Aa]|5[Ff])(?=[0-9])|(?:%3\d){2,24}")
"""A space or a sign between digits, or digits, as they stand in a web address."""

_SHEET = re.compile(r"(?<=\d{10})\.00?(?!\d)")
"""What a spreadsheet adds to a number that it takes for an amount."""

_CODE_POINT = re.compile(r"(?:\\(?:u00|x|u\{(?:00)?)|U\+00)3(\d)\}?")
"""A digit as it stands in a program: ``\\u0038``, ``\\x38``, ``U+0038``."""

_SIGN_IN_NUMBER = re.compile(r"\d[!¡$€&@?£¥]{1,3}\d")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2796\u30fc\ufe58\ufe63\uff0d")
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
_ONE_FOR_ONE = dict.fromkeys(_DASHES, "-") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
_WORD = re.compile(r"[^\W\d_]+")
_ANY_WORD = re.compile(r"\w+")


def text_view(source: str) -> View:
    """The text as a reader sees it: for names and words.

    Entities are decoded; invisible characters and soft hyphens dropped; compatibility forms (full width, circled,
    mathematical, keycaps) made plain; any script's digits made 0-9; dashes made "-" and spaces " "; letters of other
    scripts made Latin inside words that mix scripts.
    """
    view = View(source)
    if "&" in source:
        view = view.edited(_edits_of(_ENTITY, html.unescape, view.text))
    if "%" in source:
        view = view.edited(_edits_of(_ESCAPE, unquote, view.text))
    if "\\" in source or "U+" in source:
        view = view.edited((*match.span(), match[1]) for match in _CODE_POINT.finditer(view.text))
    if SOFT_BREAK in source:
        view = view.edited(mail_edits(view.text))
    if "E+" in source:
        view = view.edited(power_edits(view.text))
    if ".0" in source:
        view = view.edited((*match.span(), "") for match in _SHEET.finditer(view.text))
    if "°" in source:
        view = view.edited(ring_edits(view.text))
    odd = _odd(view.text)
    if "|||" in source:
        view = view.edited(tally_edits(view.text))
    if odd and odd <= _ONE_FOR_ONE.keys():
        text = view.text
        for char in odd:
            text = text.replace(char, _ONE_FOR_ONE[char])
        return View(text, view)
    if odd:
        view = _signs_read(view, odd)
        view = view.edited(_character_edits(view.text))
        view = view.edited(_homoglyph_edits(view.text))
    return view


def _signs_read(view: View, odd: frozenset[str]) -> View:
    """The view with tallies, and signs that show digits or letters, read; ``odd`` are its characters that may be."""
    if any(view.text.count(char) >= FEWEST_STROKES for char in odd):
        view = view.edited(tally_edits(view.text))
    if not SIGNS.keys().isdisjoint(odd):
        view = view.edited(sign_edits(view.text))
    if not odd.isdisjoint(EASTERN):
        view = view.edited(eastern_edits(view.text))
    if not SHOWN.keys().isdisjoint(odd):
        view = view.edited(ring_edits(view.text))
    return view


def digit_view(
    view: View,
    words: Sequence[str] | None = None,
    others: Sequence[str] | None = None,
    seeds: Sequence[int] | None = None,
) -> View:
    """The text view with spoken numbers and letters between digits made digits: for numbers only.

    ``words`` are the view's words in lower case, ``others`` those of them that are not letters alone and ``seeds`` the
    places of those that tell of a number, for a caller who has them already.

    >>> digit_view(text_view("åttiofem noll tre tolv")).text
    '85 0 3 12'
    """
    words = _ANY_WORD.findall(folded(view.text)) if words is None else words
    others = [word for word in words if not word.isalpha()] if others is None else others
    seeds = seeds_among(words) if seeds is None else seeds
    view = view.edited(key_edits(folded(view.text)))
    if view.text.count(":") >= FEWEST_LABELS:
        view = view.edited(label_edits(view.text))
    if in_pieces(view.text, words):
        view = view.edited(piece_edits(folded(view.text)))
    if view.text.count(MASK) >= FEWEST_MASKS:
        view = view.edited(masked_edits(folded(view.text)))
    if "--" in view.text:
        view = view.edited(morse_edits(view.text))
    if seeds and not RARE.isdisjoint(words[place] for place in seeds):
        view = view.edited(numeral_edits(view.text))
    if dictated(words, others, seeds):
        view = view.edited(leet_edits(view.text))
        view = view.edited(number_word_edits(view.text))
    if others:
        mixed = not all(map(str.isdigit, others))
        if mixed:
            view = view.edited(ruled_edits(view.text))
        many = sum(map(len, others)) >= FEWEST_DIGITS
        if mixed or many:
            view = view.edited(digit_letter_edits(view.text))
        if mixed or (many and _SIGN_IN_NUMBER.search(view.text)):
            view = view.edited(formed_edits(view.text))
    return view


def _odd(text: str) -> frozenset[str]:
    """The characters that may not stay as they are: that there are none is many times sooner seen on bytes."""
    latin = _latin(text)
    return frozenset() if latin and not latin.translate(None, _PLAIN_LATIN) else frozenset(text) - _PLAIN


def _latin(text: str) -> bytes:
    """The text in Latin-1, none of whose letters is another script's; nothing when it has other characters."""
    latin = text.encode("latin-1", "ignore")
    return latin if len(latin) == len(text) else b""


def _edits_of(pattern: re.Pattern[str], decode: Callable[[str], str], text: str) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        decoded = decode(match.group())
        if decoded != match.group():
            yield match.start(), match.end(), decoded


def _character_edits(text: str) -> Iterator[Edit]:
    """Clusters of a base character and what is drawn upon it, where the plain form differs."""
    for match in _ODD_RUN.finditer(text):
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
    return char in _BLANK or (unicodedata.category(char) in ("Cf", "Me", "Cc") and char not in "\n\t\r\f\v")


def _plain(cluster: str) -> str:
    """A cluster in its plain form; marks that make no letter of their own fall off digits and Latin letters."""
    seen = "".join(char for char in cluster if not _invisible(char))
    if seen.isascii():
        return seen
    if seen[0] in _DASHES:
        return "-"
    if len(seen) == 1 and (digit := _digit(seen)) is not None:
        return digit  # "⑸" would become "(5)"
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", seen):
        category = unicodedata.category(char)
        digit = _digit(char)
        if digit is not None:
            out.append(digit)
        elif char in _DASHES:
            out.append("-")
        elif category == "Zs":
            out.append(" ")
        elif category != "Mn" or (not (out and out[-1].isascii()) and not "\ufe00" <= char <= "\ufe0f"):
            out.append(char)
    return "".join(out)


def _digit(char: str) -> str | None:
    """The digit that a character of any script is, as "0" to "9"; letters that mean numbers are none."""
    value = unicodedata.numeric(char, -1)
    is_digit = value in range(10) and unicodedata.category(char) in ("Nd", "No")
    return str(int(value)) if is_digit else None


def _homoglyph_edits(text: str) -> Iterator[Edit]:
    if _latin(text) or lookalikes.LATIN.keys().isdisjoint(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        folded = "".join(lookalikes.LATIN.get(char, char) for char in word)
        if folded != word and all(char in "åäöÅÄÖéÉüÜ" or char.isascii() for char in folded):
            for place, (old, new) in enumerate(zip(word, folded, strict=True), match.start()):
                if old != new:
                    yield place, place + 1, new
