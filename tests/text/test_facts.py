"""Stretches that the tagger underlines become findings only where they tell something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.finding import Type
from checker.pipeline import Checker
from checker.text.facts import facts
from checker.text.tagger import Tagged


def _found(checker: Checker, text: str, kind: Type, quote: str) -> list[str]:
    """What is underlined where the tagger took ``quote`` for a fact of a kind."""
    reading, _ = checker.judge.engine.read(text)
    start = text.index(quote)
    underlined = replace(reading, spans=[Tagged(start, start + len(quote), kind, None, 0.9)])
    return [finding.quote for finding in facts(underlined, checker.rules)]


@pytest.mark.parametrize(
    ("kind", "quote", "found"),
    [
        (Type.HEALTH, "svag. Feber", ["svag", "Feber"]),
        (Type.HEALTH, "från", []),
        (Type.HEALTH, "svag. Men", ["svag"]),
        (Type.TRAIT, "svag. Feber hade hon", ["svag. Feber hade hon"]),
        (Type.OCCUPATION, "f.d. Domprosten", ["f.d. Domprosten"]),
    ],
)
def test_a_stretch_ends_with_its_sentence_and_small_words_tell_nothing(
    checker: Checker, kind: Type, quote: str, found: list[str]
) -> None:
    text = "Hon kom från byn och var svag. Feber hade hon. Han var svag. Men f.d. Domprosten log."
    assert _found(checker, text, kind, quote) == found
