"""Words with numbers are found again, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from checker.text.known_words import BUCKETS, NUMBERS, WORDS, KnownWords

SOME = {f"ord{number}": number * 7 % 65_536 for number in range(30_000)} | {"å": 1, "hadžić": 65_535, "'n'": 3, "🙂": 4}


def test_each_word_has_its_number(tmp_path: Path) -> None:
    KnownWords.of(SOME).save(tmp_path)
    known = KnownWords.load(tmp_path)
    assert len(known) == len(SOME)
    assert {word: known.get(word) for word in known} == SOME


@pytest.mark.parametrize("word", ["", "rd1", "ord", "ord30000", "ord1\nord2", "\n", "ORD1", "\ud800", "\0"])
def test_other_words_have_none(word: str) -> None:
    assert KnownWords.of(SOME).get(word) is None


def test_neighbours_in_a_bucket_are_no_word() -> None:
    known = KnownWords.of(SOME)
    first, second = max(known._buckets, key=len).decode().split("\n")[1:3]
    assert known.get(f"{first}\n{second}") is None
    assert (known.get(first), known.get(second)) == (SOME[first], SOME[second])


def test_no_words_are_no_fault(tmp_path: Path) -> None:
    KnownWords.of({}).save(tmp_path)
    assert KnownWords.load(tmp_path).get("ord1") is None


@pytest.mark.parametrize("name", [WORDS, NUMBERS])
def test_damage_is_noticed(tmp_path: Path, name: str) -> None:
    KnownWords.of(SOME).save(tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ValueError, match="damaged"):
        KnownWords.load(tmp_path)


def test_more_words_than_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="numbers"):
        KnownWords([b"\nett\n"] + [b""] * (BUCKETS - 1), np.zeros(2, np.uint16))
