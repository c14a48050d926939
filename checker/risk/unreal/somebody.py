"""Words that tell of a human being beside what is none."""

from __future__ import annotations

import re

from checker.finding import Type
from checker.text.compact import words
from checker.text.lexicon import lexicon

HUMAN = ("patient_nouns", "person_nouns", "kinship")
"""Classes of words for somebody; a sentence with one may be about a person besides the thing."""

BESIDE = frozenset(
    words(
        "du dig din ditt dina honom henne hans hennes hens dem deras husse husses matte mattes "
        "förare föraren förares förre ägare ägaren"
    )
)
"""Words for somebody beside the thing that a sentence is about."""

SOMEBODY = frozenset({Type.OCCUPATION, Type.RELATION})
"""Findings that are somebody."""

WORD = re.compile(r"\w+")


def speaks_of_somebody(said: str) -> bool:
    """Whether a word for a human being stands in a text."""
    return any(
        word in BESIDE or word.removesuffix("s") in BESIDE or _is_human(word) for word in WORD.findall(said.lower())
    )


def _is_human(word: str) -> bool:
    return any(label.startswith(HUMAN) for label in lexicon().words.get(word, ()))
