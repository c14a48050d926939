"""Number formats in the hospital's own words."""

from __future__ import annotations

import re

import pytest

from checker.policy.number import NumberFormat, expression


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("R-##-######", ["R-12-345678", "r12345678", "R 12 345678", "R - 12/345678"], ["R-12-34567", "S-12-345678"]),
        ("@@##", ["AB12", "äö12"], ["A12", "1234"]),
        ("BÅR-####[-#]", ["BÅR-1234", "bår 1234-5", "BÅR12345"], ["BÅR-123"]),
        ("20##:", [], []),
    ],
)
def test_a_form_fits_its_spellings_and_no_others(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    if ":" in pattern:
        with pytest.raises(ValueError, match="tecknet ”:”"):
            expression(pattern)
        return
    compiled = re.compile(expression(pattern), re.IGNORECASE)
    assert [text for text in fits if not compiled.fullmatch(text)] == []
    assert [text for text in fits_not if compiled.fullmatch(text)] == []


@pytest.mark.parametrize("pattern", ["R-##-######", "@@##", "BÅR-####[-#]", "#" * 40, "[-#]" * 10])
def test_every_form_has_a_finite_width(pattern: str) -> None:
    _, widest = re._parser.parse(expression(pattern)).getwidth()  # type: ignore[attr-defined]
    assert widest <= 4 * len(pattern)


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        ("######", ("#",)),
        ("R-##-######", ("#", "r")),
        ("R######", ("#", "r")),
        ("@@####", ("*",)),
        ("R[-]####", ("*",)),
    ],
)
def test_a_form_is_tried_where_it_may_begin(pattern: str, anchors: tuple[str, ...]) -> None:
    assert NumberFormat(name="N", pattern=pattern, labels=("nr",)).anchors == anchors


@pytest.mark.parametrize(
    ("pattern", "alone"), [("######", True), ("#####", False), ("R-####", True), ("[##]####", False)]
)
def test_only_a_rare_form_is_known_without_its_label(pattern: str, alone: bool) -> None:
    assert NumberFormat(name="N", pattern=pattern, labels=("nr",)).stands_alone is alone
