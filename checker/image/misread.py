"""Protected identities in rows read from a picture, with one letter read wrong.

The list can't be read, so it is asked for every name that may have stood there: what looks like the letters that were
read, and then, of words that are no name by themselves, any other letter in each place. How often is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from checker.finding import Finding, Layer
from checker.image.examine import Examination
from checker.image.house_names import HouseNames
from checker.image.text import PictureText
from checker.policy.people import plain, stems
from checker.policy.protected import INITIAL, ProtectedNames
from checker.rules import Rule
from checker.text.lexicon import lexicon

MOST = 20_000
"""Most forms that are asked for in a picture: about a fifth of a second. Badges and labels go before posters."""

SHORTEST = 5
"""Letters from which a word may have any letter wrong."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CONFUSED = (
    *(("l", "i"), ("i", "l"), ("m", "rn"), ("rn", "m"), ("c", "e"), ("e", "c"), ("h", "n"), ("n", "h"), ("u", "v")),
    *(("v", "u"), ("w", "vv"), ("vv", "w"), ("d", "cl"), ("cl", "d"), ("o", "a"), ("a", "o"), ("j", "i"), ("t", "f")),
)
"""What is read, and what may stand there instead."""

DIGITS = str.maketrans("0123456789", "olzeasgtbg")
"""The letters that a digit inside a word is read for; 1 may be an i, too."""

NAMES = ("given_names:some", "given_names:common", "given_names:frequent", "surnames:common", "surnames:frequent")
"""Names that are read as they stand: another letter would make another person of them."""

_WORD = re.compile(r"[^\W_]+")
_HALF_BEFORE, _HALF_BEHIND = re.compile(r"[^\W\d_]{1,40}-$"), re.compile(r"^-[^\W\d_]{1,40}")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it was read, plain, with its place; ``capital`` where it may be a name."""

    text: str
    span: _Span
    capital: bool


def read_again(made: Examination, part: str, house: HouseNames, names: ProtectedNames, rule: Rule) -> Examination:
    """An examination with the hospital's own names as they were meant, and protected ones as findings of ``rule``.

    A protected name is cut out of its row, so that no other finding quotes it.
    """
    read = [row for row in made.texts if row.layer is Layer.OCR]
    hidden = _protected({row.text for row in read}, names)
    findings: dict[object, Finding] = {}
    texts: list[PictureText] = []
    for row in made.texts:
        if row in read and row.text in hidden:
            place = {"box": row.box, "time_s": row.time_s}
            findings[row.box, row.time_s] = rule.finding(part=part, layer=row.layer, score=row.score, **place)
            row = replace(row, text=_cut(row.text, hidden[row.text]))  # noqa: PLW2901 - what is left of it goes on
        texts.append(row)
        if row.layer is Layer.OCR and (meant := house.mended(row.text)):
            texts.append(replace(row, text=meant))
    kept = tuple(row for row in texts if row.text)
    return replace(made, findings=(*made.findings, *findings.values()), texts=kept)


def _protected(rows: Iterable[str], names: ProtectedNames) -> Mapping[str, Sequence[_Span]]:
    """Where protected names stand in the rows."""
    found: dict[str, list[_Span]] = {}
    if names.known:
        words = sorted(((text, _words(text)) for text in rows), key=lambda row: (len(row[1]), row[0]))
        asked = (one for every in (False, True) for text, read in words for one in _spelled(read, every=every, of=text))
        for text, span, form in islice(asked, MOST):
            if names.holds(form):
                found.setdefault(text, []).append(span)
    return found


def _words(text: str) -> list[_Word]:
    return [_Word(_lettered(word[0]), word.span(), not word[0][0].islower()) for word in _WORD.finditer(text)]


def _lettered(word: str) -> str:
    """The word, plain, with letters for its digits; a number stays one."""
    return plain(word) if word.isdecimal() and len(word) > 1 else plain(word).translate(DIGITS)


def _spelled(words: Sequence[_Word], *, every: bool, of: str) -> Iterator[tuple[str, _Span, str]]:
    """Each form in which a row may hold a name, with its place in the row."""
    for at, word in enumerate(words):
        if not word.capital or len(word.text) < 2:
            continue
        for meant in _others(word.text) if every else _lookalikes(word.text):
            for stem in stems(meant):
                yield of, word.span, stem
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(words):
                    yield from ((of, _over(word, words[beside]), form) for form in _pairs(meant, words[beside].text))


def _pairs(meant: str, beside: str) -> Iterator[str]:
    between = INITIAL if len(beside) == 1 else ""
    for one in dict.fromkeys((*stems(meant), *stems(beside))):
        if one in stems(meant):
            yield one + between + beside
            yield beside + between + one
        else:
            yield meant + between + one
            yield one + between + meant


def _lookalikes(word: str) -> Iterator[str]:
    """The word, and what looks like it with one letter, or two, read for another."""
    yield word
    for wrong, right in CONFUSED:
        yield from (word[:at] + right + word[at + len(wrong) :] for at in _places(word, wrong))


def _places(word: str, part: str) -> list[int]:
    return [at for at in range(len(word)) if word.startswith(part, at)]


def _others(word: str) -> Iterator[str]:
    """The word with any one letter exchanged, unless it is too short, or a name already."""
    if len(word) < SHORTEST or any(label in NAMES for label in lexicon().of_word(word)):
        return
    for at, letter in enumerate(word):
        yield from (word[:at] + other + word[at + 1 :] for other in LETTERS if other != letter)


def _over(a: _Word, b: _Word) -> _Span:
    return min(a.span[0], b.span[0]), max(a.span[1], b.span[1])


def _cut(text: str, spans: Sequence[_Span]) -> str:
    """The row without the names, and without the halves that a hyphen joins to them."""
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    before, after = _HALF_BEFORE.sub("", text[:start]), _HALF_BEHIND.sub("", text[end:])
    return f"{before.rstrip()} {after.lstrip()}".strip()
