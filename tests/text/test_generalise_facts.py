from __future__ import annotations

import pytest

from checker.text import generalise_facts as facts
from checker.text.generalise import METHODS, applied
from checker.text.sentence import Place


@pytest.mark.parametrize(
    ("method", "text", "quote", "expected"),
    [
        ("health", "Han bröt armen i går.", "bröt armen", "Han fick vård i går."),
        ("health", "Hon fick stroke.", "fick stroke", "Hon fick en sjukdom."),
        ("health", "Han har KOL.", "KOL", "Han har en sjukdom."),
        ("health", "Hon mår bra.", "mår bra", "Hon mår bra."),
        ("relation", "Min grannes son ringde.", "Min grannes son", "En närstående ringde."),
        ("relation", "En kvinna kom in.", "En kvinna", "En person kom in."),
        ("relation", "Patienten sjöng.", "Patienten", "Patienten sjöng."),
        ("event", "Efter bussolyckan kom han.", "bussolyckan", "Efter en olycka kom han."),
        ("location", "En man från Norsjö kom in.", "Norsjö", "En man kom in."),
        ("occupation", "En pensionerad lokförare kom.", "pensionerad lokförare", "En person kom."),
        ("trait", "Hon har sju barn och sjunger.", "sju barn", "Hon har något särskilt och sjunger."),
        ("colleague", "Min kollega Johan slutar.", "Johan", "Min kollega slutar."),
        ("colleague", "Tack Amina för bullarna!", "Amina", "Tack för bullarna!"),
        ("patient", "I natt sov Rune gott.", "Rune", "I natt sov patienten gott."),
        ("relative", "Lovisa ringde.", "Lovisa", "En närstående ringde."),
        ("celebrity", "Alla såg Loreen här.", "Loreen", "Alla såg en känd person här."),
    ],
)
def test_a_fact_becomes_its_parent_in_good_swedish(method: str, text: str, quote: str, expected: str) -> None:
    start = text.index(quote)
    assert applied(text, [METHODS[method](Place(text, start, start + len(quote)))]) == expected


def test_every_word_of_a_quote_is_looked_up() -> None:
    assert any(label.startswith("kinship") for label in facts.classes_of("Min grannes son"))
