from __future__ import annotations

import pytest

from checker.text.wording.whole import is_whole


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ("Nu dricker vi kaffe och äter bullar.", "Elin sov. Nu dricker vi kaffe och äter bullar."),
        ("Nu dricker vi kaffe.", "Nu dricker vi kaffe. Elin sov gott."),
        ("Dagens lista för alla:\n1. Kaffe\n3. Bulle", "Dagens lista för alla:\n1. Kaffe\n2. Elin\n3. Bulle"),
        (
            "1/3 Vi visar hur man diskar. 2/3 Kannan skiner.",
            "1/3 Vi visar hur man diskar. 2/3 Kannan skiner. 3/3 Elin sov.",
        ),
        ("Hon, fyller år och bjuder på tårta.", "Hon på rum 9, fönsterplatsen, fyller år och bjuder på tårta."),
        ("Pappa med feber, ser den från fönstret nu.", "Pappa, 70, med feber på 5A, ser den från fönstret nu."),
        ("Eleven blev av hos oss i dag, hurra!", "Eleven blev av med gipset hos oss i dag, hurra!"),
        ("Hon sa ”kom hit nu med dig.", "Hon sa ”kom hit nu med dig Elin”."),
    ],
)
def test_what_has_lost_a_part_is_not_whole(version: str, text: str) -> None:
    assert not is_whole(version, text, 0.4)


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ("En patient sover äntligen gott.", "Elin sover äntligen gott."),
        ("Nu dricker vi kaffe och äter bullar.", "Nu dricker vi kaffe och äter bullar. Elin sov."),
        ("Pappa med feber, kommer han i dag?", "Pappa, 70, med feber, kommer han i dag?"),
        ("Dagens lista för alla:\n1. Kaffe\n2. Te", "Dagens lista för alla:\n1. Kaffe\n2. Te\n3. Elin"),
    ],
)
def test_what_begins_as_it_did_and_counts_on_is(version: str, text: str) -> None:
    assert is_whole(version, text, 0.4)
