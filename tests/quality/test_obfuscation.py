"""What is found of the families today stays found, and what was measured when they were new is kept."""

from statistics import fmean

import pytest

from tests.quality import obfuscation
from tests.quality.obfuscation import FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_nine_hidden_numbers_of_ten_are_found(family: str):
    shares = obfuscation.measure(FAMILIES[family], count=5)
    assert fmean(shares.values()) >= 0.9


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_kept_as_it_was_measured_when_new(family: str):
    assert set(obfuscation.frozen()[family]) == set(FAMILIES[family])
    assert len(FAMILIES[family]) >= 20


def test_no_spelling_stands_in_two_families():
    names = [name for family in FAMILIES.values() for name in family]
    assert len(names) == len(set(names))


def test_a_sentence_without_a_number_is_not_found():
    number = obfuscation.made_up(1, seed=1)[0]
    assert not obfuscation.found(lambda n: "hon som sover", number, obfuscation.SENTENCES[0])
    assert obfuscation.found(lambda n: n.ten, number, obfuscation.SENTENCES[0])
