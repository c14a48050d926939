from __future__ import annotations

import pytest

from checker.text.wording.still_told import still_told


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ("En patient som stod på alla löpsedlar fick gips.", "Björnföraren som stod på alla löpsedlar fick gips."),
        ("En patient invigde vår nya hiss.", "Kommunalrådet i Hede invigde vår nya hiss."),
        ("Bullen gick till biskopens fru.", "Bullen gick till biskopens fru på 54:an."),
        ("Ni vet vem, en patient med gips.", "Ni vet vem, brandchefen med gips."),
        ("I fjol fick fyra kommun feber.", "I fjol fick fyra i Hede kommun feber."),
    ],
)
def test_who_is_still_told_is_no_safe_wording(version: str, text: str) -> None:
    assert still_told(version, text)


@pytest.mark.parametrize(
    ("version", "text"),
    [
        ("En patient fick gips.", "Björnföraren fick gips."),
        ("En patient som log.", "En patient som log i går."),
        ("I vår kommun är det snö.", "I vår kommun är det snö i dag."),
    ],
)
def test_what_tells_nobody_may_stay(version: str, text: str) -> None:
    assert not still_told(version, text)
