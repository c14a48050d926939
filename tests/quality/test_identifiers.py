"""A sample of the measurements holds to the marks; the whole is measured by ``python -m tests.quality.identifiers``."""

import pytest

from tests.quality import identifiers

pytestmark = pytest.mark.skipif(
    not identifiers.DATA.is_dir(), reason="the test numbers in ../shared/data/identifiers are not beside this checkout"
)


def test_every_spelling_is_found():
    counts = identifiers.spellings(sample=25)
    assert len(counts) == 42
    assert {name: c for name, c in counts.items() if c["found"] < c["of"]} == {}


def test_numbers_of_every_kind_are_found_and_slips_of_the_pen_too():
    counts = identifiers.numbers(sample=120)
    assert len(counts) > 12
    assert {name: c for name, c in counts.items() if c["found"] < c["of"]} == {}


def test_look_alikes_are_seldom_taken_for_a_person():
    counts = identifiers.look_alikes(sample=100)
    assert len(counts) == 56
    assert sum(c["stop"] for c in counts.values()) <= 2
    assert max(c["review"] for c in counts.values()) <= 100 * 0.02 + 2


def test_prose_raises_no_stop():
    counts = identifiers.prose(limit=25_000)
    assert counts["words"] >= 20_000
    assert counts["stop"] == 0
    assert counts["info"] > 20
