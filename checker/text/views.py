"""Views of a text in which disguises are undone, each with an exact map back to the text as given.

Rules read a view; what they report are offsets in the original.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.amounts import BILLION, amount_edits
from checker.text.censored import FEWEST as FEWEST_MASKS
from checker.text.censored import MASK, masked_edits
from checker.text.digit_words import seeds_among
from checker.text.exported import BY_SIGN, EASTERN, FEWEST_LABELS, eastern_edits, label_edits, ruled_edits
from checker.text.glyphs import SIGNS, sign_edits
from checker.text.keyboard import key_edits
from checker.text.morse import morse_edits
from checker.text.plain import ONE_FOR_ONE, character_edits, homoglyph_edits, odd_characters
from checker.text.rings import SHOWN, ring_edits
from checker.text.roman import RARE, numeral_edits
from checker.text.spelled_out import in_pieces, piece_edits, syllable_edits
from checker.text.spoken import dictated, folded, leet_edits, number_word_edits
from checker.text.standins import FEWEST_DIGITS, digit_letter_edits, formed_edits
from checker.text.tally import FEWEST_STROKES, tally_edits
from checker.text.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN_IN_NUMBER = re.compile(r"\d[!¡$€&@?£¥]{1,3}\d")
_ANY_WORD = re.compile(r"\w+")


def text_view(source: str) -> View:
    """The text as a reader sees it: for names and words.

    Entities are decoded; invisible characters and soft hyphens dropped; compatibility forms (full width, circled,
    mathematical, keycaps) made plain; any script's digits made 0-9; dashes made "-" and spaces " "; letters of other
    scripts made Latin inside words that mix scripts.
    """
    view = View(source)
    for sign, edits in BY_SIGN:
        if sign in source:
            view = view.edited(edits(view.text))
    if "°" in source:
        view = view.edited(ring_edits(view.text))
    odd = odd_characters(view.text)
    if "|||" in source:
        view = view.edited(tally_edits(view.text))
    if odd and odd <= ONE_FOR_ONE.keys():
        text = view.text
        for char in odd:
            text = text.replace(char, ONE_FOR_ONE[char])
        return View(text, view)
    if odd:
        view = _signs_read(view, odd)
        view = view.edited(character_edits(view.text))
        view = view.edited(homoglyph_edits(view.text))
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
    view = _garbled_read(view, words, seeds)
    if "--" in view.text:
        view = view.edited(morse_edits(view.text))
    if seeds and not RARE.isdisjoint(words[place] for place in seeds):
        view = view.edited(numeral_edits(view.text))
    if dictated(words, others, seeds):
        view = view.edited(leet_edits(view.text))
        view = view.edited(number_word_edits(view.text))
    return _letters_read(view, others) if others else view


def _garbled_read(view: View, words: Sequence[str], seeds: Sequence[int]) -> View:
    """The view with wrong keys, labels between parts, and words in pieces or with letters hidden, mended."""
    view = view.edited(key_edits(folded(view.text)))
    if view.text.count(":") >= FEWEST_LABELS:
        view = view.edited(label_edits(view.text))
    if BILLION in view.text:
        view = view.edited(amount_edits(folded(view.text)))
    if seeds and "-" in view.text:
        view = view.edited(syllable_edits(folded(view.text)))
    if in_pieces(view.text, words):
        view = view.edited(piece_edits(folded(view.text)))
    if view.text.count(MASK) >= FEWEST_MASKS:
        view = view.edited(masked_edits(folded(view.text)))
    return view


def _letters_read(view: View, others: Sequence[str]) -> View:
    """The view with letters that stand in for digits read; ``others`` are its words that are not letters alone."""
    mixed = not all(map(str.isdigit, others))
    many = sum(map(len, others)) >= FEWEST_DIGITS
    if mixed:
        view = view.edited(ruled_edits(view.text))
    if mixed or many:
        view = view.edited(digit_letter_edits(view.text))
    if mixed or (many and _SIGN_IN_NUMBER.search(view.text)):
        view = view.edited(formed_edits(view.text))
    return view
