from __future__ import annotations

import pytest

from checker.text.sentence import Place
from checker.text.wording import facts
from checker.text.wording.clause import without_lists
from checker.text.wording.methods import METHODS, applied


@pytest.mark.parametrize(
    ("method", "text", "quote", "expected"),
    [
        ("health", "Han bröt armen i går.", "bröt armen", "Han fick vård i går."),
        ("health", "Hon fick stroke.", "fick stroke", "Hon fick en sjukdom."),
        ("health", "Han har KOL.", "KOL", "Han har en sjukdom."),
        ("health", "Hon mår bra.", "mår bra", "Hon mår bra."),
        ("health", "Hon blev inlagd i går.", "inlagd", "Hon fick vård i går."),
        ("health", "Han är nyopererad.", "nyopererad", "Han får vård."),
        ("patient", "Tack samordnaren Viola.", "Viola", "Tack samordnaren."),
        ("location", "E. (34, Vansbro) mår bra.", "Vansbro", "E. (34) mår bra."),
        ("relation", "Patienten sjöng.", "Patienten", "Patienten sjöng."),
        ("event", "Efter bussolyckan kom han.", "bussolyckan", "Efter en olycka kom han."),
        ("location", "En man från Norsjö kom in.", "Norsjö", "En man kom in."),
        ("trait", "Han låg hos oss och sjöng opera för hela salen.", "sjöng opera", "Han låg hos oss."),
        ("trait", "Hon som bor på en båt kom in.", "bor på en båt", "Hon kom in."),
        ("event", "Missade fredagens bussolycka.", "bussolycka", "Missade fredagens olycka."),
        (
            "event",
            "Grabben som körde i diket är hemma.",
            "körde i diket",
            "Grabben som var med om en händelse är hemma.",
        ),
        ("location", "Kvällens vinnare: BB Vansbro!", "Vansbro", "Kvällens vinnare: BB!"),
        ("location", "Tack alla! #Vansbro #vård", "Vansbro", "Tack alla! #vård"),
        ("colleague", "Heja lilla Bodil nu.", "Bodil", "Heja en kollega nu."),
        ("colleague", "Min kollega Johan slutar.", "Johan", "Min kollega slutar."),
        ("colleague", "Tack Amina för bullarna!", "Amina", "Tack för bullarna!"),
        ("occupation", "I går åt en 45-årig smed från Mora.", "smed", "I går åt en patient från Mora."),
        ("age", "Rut, 94 år med krycka, log.", "94 år", "Rut log."),
        ("occupation", "Prosten åt.", "Prosten", "En patient åt."),
        ("occupation", "Min patient, en smed från Mora, åt.", "smed", "Min patient åt."),
        ("patient", "I natt sov Rune gott.", "Rune", "I natt sov en patient gott."),
        ("patient", "Anna-Karins fot läker.", "Anna-Karins", "En patients fot läker."),
        ("patient", "Fika på ortopeden. Rune åt bulle.", "Rune", "Fika på ortopeden. En patient åt bulle."),
        ("patient", "Min bänkgranne Rut åt bulle.", "Rut", "Min bänkgranne åt bulle."),
        ("patient", "Lovisas pappa åt bulle.", "Lovisas", "En pappa åt bulle."),
        ("patient", "Först ut: Rune, som kom i går.", "Rune", "Först ut: en patient, som kom i går."),
        ("patient", "Hemma nu:\nRune åt glass.", "Rune", "Hemma nu:\nEn patient åt glass."),
        ("patient", "Hon ringde igen. Rune sov gott.", "Rune", "Hon ringde igen. Patienten sov gott."),
        ("event", "Efter en olycka vid färjeläget kom hon.", "färjeläget", "Efter en olycka kom hon."),
        ("event", "Han stod vid bussolyckan.", "bussolyckan", "Han stod vid en olycka."),
        ("age", "En man i sina bästa år.", "år", "En man i sina bästa år."),
        ("relative", "Lovisa ringde.", "Lovisa", "En närstående ringde."),
        ("celebrity", "Alla såg Loreen här.", "Loreen", "Alla såg en känd person här."),
    ],
)
def test_a_fact_becomes_its_parent_in_good_swedish(method: str, text: str, quote: str, expected: str) -> None:
    start = text.index(quote)
    new = METHODS[method](Place(text, start, start + len(quote)))
    assert new is not None
    assert applied(text, [new]) == expected


@pytest.mark.parametrize(
    ("method", "text", "quote"),
    [
        ("occupation", "Hon är dotter till prosten.", "prosten"),
        ("occupation", "Han är präst.", "präst"),
        ("occupation", "Bygdens prost åt.", "prost"),
        ("relation", "Min grannes son ringde.", "Min grannes son"),
        ("trait", "Hon har ett glasöga.", "glasöga"),
        ("trait", "En av oss vann 17 år i rad.", "17 år i rad"),
        ("trait", "Trillingar till frukost!", "Trillingar"),
    ],
)
def test_for_what_marks_somebody_out_no_words_stand_in(method: str, text: str, quote: str) -> None:
    start = text.index(quote)
    assert METHODS[method](Place(text, start, start + len(quote))) is None


def test_every_word_of_a_quote_is_looked_up() -> None:
    assert any(label.startswith("kinship") for label in facts.classes_of("Min grannes son"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En kollega, en kollega och en kollega.", "Några kollegor."),
        ("Hälsningar patienten och patienten", "Hälsningar patienterna"),
        ("En kollega och en annan kollega.", "En kollega och en annan kollega."),
        ("Patienten har besvär, besvär.", "Patienten har besvär."),
        ("Han och har en sjukdom.", "Han har en sjukdom."),
        ("Han och hon har besvär.", "Han och hon har besvär."),
        ("en person & en persons hund", "en person & en persons hund"),
    ],
)
def test_stand_ins_in_a_row_are_named_once(text: str, expected: str) -> None:
    assert without_lists(text) == expected
