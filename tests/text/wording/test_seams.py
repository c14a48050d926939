from __future__ import annotations

import numpy as np
import pytest

from checker.text.wording.seams import Seams, pair_key, seams, tokens, word_key


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("Det var den gamla ", "en person", " i luckan."),
        ("Nästan varje ", "en person", " i byn."),
        ("Hon har fått ", "vård", " hem till katten."),
        ("Kvällens lista:", "", ", kaffe och bulle."),
    ],
)
def test_what_nobody_writes_is_refused(before: str, new: str, after: str) -> None:
    assert not seams().joins(before + "XX" + after, len(before), len(before) + 2, new)


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("I natt sov ", "patienten", " gott."),
        ("Jag mötte ", "en person", " i hissen."),
        ("Vi säger hej då till ", "en patient", " som ska hem."),
        ("Hon fick ", "vård", " och mår bra."),
        ("Vi ses ", "", "i korridoren."),
        ("I dag gick ", "en patient", " hem."),
    ],
)
def test_what_is_written_daily_passes(before: str, new: str, after: str) -> None:
    assert seams().joins(before + "XX" + after, len(before), len(before) + 2, new)


def test_of_rare_words_nothing_is_known() -> None:
    table = Seams(
        {word_key("vi"): 1000, word_key("de"): 1000, word_key("sällsynt"): 1},
        np.array([pair_key("de", "vi")], dtype=np.uint32),
        size=100_000,
        least=0.3,
    )
    assert table.natural("de", "vi")
    assert not table.natural("vi", "de")
    assert table.natural("vi", "sällsynt")
    assert table.natural("vi", "okänt")


def test_numbers_and_ends_are_alike() -> None:
    assert tokens("Hej! Rum 12, 3 tr.\n") == ["hej", ".", "rum", "0", ",", "0", "tr", ".", "."]
