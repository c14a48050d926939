"""Names in the policy against names in a draft: case, order, genitive and accents do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.text.letters import fold

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = str.maketrans("åäö", "aao")


def plain(word: str) -> str:
    """A word as it is compared: small letters without accents, å ä ö too, which many keyboards and cameras lose.

    >>> plain("Åsa"), plain("Hadžić")
    ('asa', 'hadzic')
    """
    return fold(word.lower()).translate(_PLAIN)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, plain.

    >>> words_of("Öberg, Anna-Karin")
    ('oberg', 'anna', 'karin')
    """
    return tuple(plain(word) for word in _WORD.findall(name))


def stems(word: str) -> tuple[str, ...]:
    """A word and, where it may be a genitive, the word without its -s."""
    return (word, word[:-1]) if word.endswith("s") and len(word) > 2 else (word,)


def names(quote: str, person: str) -> bool:
    """Whether a quote is a person's whole name: no word too few, none that is not theirs.

    >>> names("Hassan, Amina", "Amina Hassan"), names("amina hassans", "Amina Hassan"), names("Amina", "Amina Hassan")
    (True, True, False)
    """
    theirs = set(words_of(person))
    *first, last = words_of(quote) or ("",)
    return any({*first, stem} == theirs for stem in stems(last))


def part_of(quote: str, people: Iterable[str]) -> bool:
    """Whether a quote is one of the words of one of these names: "Amina" after "Amina Hassan"."""
    said = words_of(quote)
    return len(said) == 1 and any(stem in words_of(person) for person in people for stem in stems(said[0]))
