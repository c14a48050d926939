"""Persons' numbers: every spelling is found where it stands, and look-alikes go free."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers import Hit, find_numbers, luhn

STOP, REVIEW = Severity.STOP, Severity.REVIEW

MONTHS = words("januari februari mars april maj juni juli augusti september oktober november december")
UNITS = words("noll ett två tre fyra fem sex sju åtta nio")


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Ten digits of a made-up personnummer with a birth number that is never given out."""
    year, month, day = draw(st.integers(30, 99)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    nine = f"{year:02d}{month:02d}{day:02d}{draw(st.integers(980, 989))}"
    return nine + str(luhn.check_digit(map(int, reversed(nine))))


def identities(text: str) -> list[Hit]:
    return [hit for hit in find_numbers(text) if hit.rule_id.startswith("identity/")]


def quotes(text: str) -> list[tuple[str, Severity]]:
    """What is found of persons' numbers, each once: one stretch can be read in two ways."""
    places = sorted({(hit.start, hit.end, hit.severity) for hit in identities(text)})
    return [(text[start:end], severity) for start, end, severity in places]


SPELLINGS = {
    "short": lambda d: f"{d[:6]}-{d[6:]}",
    "long": lambda d: f"19{d[:6]}-{d[6:]}",
    "together": lambda d: f"19{d}",
    "ten together": lambda d: d,
    "space": lambda d: f"{d[:6]} {d[6:]}",
    "dashes": lambda d: f"19{d[:2]}-{d[2:4]}-{d[4:6]}-{d[6:]}",
    "dots": lambda d: f"{d[:2]}.{d[2:4]}.{d[4:6]}.{d[6:]}",
    "pairs": lambda d: " ".join(d[i : i + 2] for i in range(0, 10, 2)),
    "one by one": " ".join,
    "stars": "*".join,
    "flowers": "🌸".join,
    "slashes": lambda d: f"{d[:2]}/{d[2:4]}/{d[4:6]}/{d[6:]}",
    "brackets": lambda d: f"[{d[:6]}] [{d[6:]}]",
    "markdown": lambda d: f"**{d[:6]}**-**{d[6:]}**",
    "html": lambda d: f"<b>{d[:6]}</b>-<i>{d[6:]}</i>",
    "two lines": lambda d: f"{d[:6]}\n{d[6:]}",
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "full width": lambda d: "".join(chr(0xFF10 + int(c)) for c in d),
    "circled": lambda d: "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(c)] for c in d),
    "crossed out": lambda d: "".join(f"{c}\u0336" for c in d),
    "key caps": lambda d: "".join(f"{c}\ufe0f\u20e3" for c in d),
    "dictated": lambda d: " ".join(UNITS[int(c)] for c in d),
    "dictated in one": lambda d: "".join(UNITS[int(c)] for c in d),
    "the word streck": lambda d: f"{d[:6]} streck {d[6:]}",
    "the words och sen": lambda d: f"{d[:6]} och sen {d[6:]}",
    "sista fyra": lambda d: f"{d[:6]}, sista fyra {d[6:]}",
    "month in words": lambda d: f"{int(d[4:6])} {MONTHS[int(d[2:4]) - 1]} 19{d[:2]}, sista fyra {d[6:]}",
    "last four first": lambda d: f"{d[6:]} är de fyra sista, född 19{d[:6]}",
    "slash date": lambda d: f"{int(d[4:6])}/{int(d[2:4])} -{d[:2]}, fyra sista: {d[6:]}",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@settings(deadline=None, max_examples=20)
@given(number=numbers())
def test_every_spelling_of_a_patients_number_is_a_stop(spelling: str, number: str):
    spelled = SPELLINGS[spelling](number)
    text = f"Patienten {spelled} ligger kvar."
    found = identities(text)
    assert {hit.severity for hit in found} == {STOP}
    core = max((text[hit.start : hit.end] for hit in found), key=len)
    assert core in spelled or spelled in core
    assert len(core) >= len(spelled.strip("*[]")) - 12  # a leading "född 19" or markup may stay outside


@pytest.mark.parametrize(
    "text",
    [
        "Ordernr 830217-9846, leverans vecka 47.",
        "Filmen heter 20250312-1438_mc.mov.",
        "Faktura 640218-9804 attesteras.",
        "Siffrorna längst ner, 850374-9817, är OCR-numret.",
        "Öva på Tolvan Tolvansson, 19121212-1212.",
        "Nollan Nollansson, 00000000-0000.",
        "Mallen är ÅÅÅÅMMDD-XXXX.",
        "ISBN 978-91-998-0031-7.",
        "Leverantören är 556703-7485.",
        "Sista fyra åren, 2019 till exempel.",
        "Ring 0705-12 34 56 i stället.",
        "IBAN SE35 5000 0000 0549 1000 0003 gäller.",
        "Studien NCT07741980 och dnr 2026-04418-01.",
        "Bilden 1.2.752.24.7.19810214.9804 hamnade fel.",
        "Tider: 12/10 13/10 05/11 06/11 07/11 08/11, 08.15 10.30 12.45 11.00.",
        "Den 2010-12-05 98 gånger.",
        "Siffran 1234567890850312980485031298048503129804850312980485031298048503129804850312980485031298040.",
        "Pallen: 500214-0033, 18 kolli.",
        "På skylten står 371129-9846. Det är maskinens serienummer, 371129-9846.",
    ],
)
def test_look_alikes_go_free(text: str):
    assert identities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kallelsen till 690122-9837 kom tillbaka.", [("690122-9837", STOP)]),  # wrong check digit, but a patient's
        ("Någon har skrivit 690122-9837 här.", [("690122-9837", REVIEW)]),  # shaped like one
        ("Öva på testpatienten 20460714-3171.", [("20460714-3171", REVIEW)]),
        ("Öva på testpatienten 20460714-3172.", []),
        ("Någon har skrivit 6901229837 här.", []),  # ten digits together prove nothing
        ("På listan 57xxxx-xxxx.", [("57xxxx-xxxx", REVIEW)]),
        ("Sista fyra 9847, ditt prov är klart.", [("9847", STOP)]),
        ('Vi sa sista fyra. "9836 vill ha vatten." "9836 sover."', [("9836", STOP), ("9836", STOP)]),
        ("Samordningsnummer 19731460-9940 duger.", [("19731460-9940", STOP)]),  # month 14, but called so
        ("Patient 197300602396 finns.", [("197300602396", STOP)]),  # month 00, day 60: the tax agency's newest kind
        ("Personnumret är 850312-98043.", [("850312-98043", STOP)]),  # a digit too many
        ("Hon har 000101-T220 på kortet.", [("000101-T220", STOP)]),
        ("Fått reservnr 20260822-K7D2 i natt.", [("20260822-K7D2", STOP)]),
    ],
)
def test_tiers(text: str, expected: list[tuple[str, Severity]]):
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "22950606-FH20",
        "25780404KHD5",
        "00342145-BZ31",
        "991981000010",
        "19810829M071",
        "198108320014",
        "19810829SU3A",
        "19930829T320",
    ],
)
def test_reserve_numbers_of_the_country_and_the_regions(number: str):
    text = f"Reservnumret {number} gäller."
    assert quotes(text) == [(number, STOP)]


@settings(deadline=None)
@given(st.text(alphabet="0123456789 -+./:,\n abföd", max_size=200))
def test_hits_lie_inside_the_text(text: str):
    for hit in find_numbers(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert 0 < hit.score <= 1


@pytest.mark.parametrize(
    "unit",
    ["850312-9804 ", "1 2 3 4 ", "sista fyra 9804 född 850312 ", "ett två tre ", "a@b.se @c ", "070-174 06 31, "],
)
def test_time_grows_with_the_length_of_the_text(unit: str):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.thread_time()
        find_numbers(text)
        return time.thread_time() - start

    short = min(seconds(2_000) for _ in range(3))
    long = min(seconds(16_000) for _ in range(2))
    assert long < 8 * 2.5 * max(short, 0.005)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kod 85|03|12|9804 gäller.", [("85|03|12|9804", STOP)]),  # a line is a sign here, and no 1
        ("Kod 850312|98O4 gäller.", [("850312|98O4", STOP)]),
        ("Kod B503l2-g804 gäller.", [("B503l2-g804", STOP)]),
        ("Kod B503l2-g805 gäller.", [("B503l2-g805", REVIEW)]),
        ("Kod B513l2-g804 gäller.", []),  # there is no month 13
        ("Kod 4089213058, läst baklänges.", [("4089213058", STOP)]),
        ("Kod 4089213058, läst framlänges.", []),
        ("Kod \u202e4089-213058\u202c gäller.", [("4089-213058\u202c", STOP)]),
        ("Kod yy850312-9804zz gäller.", [("850312-9804", STOP)]),
        ("Kod yy850312-9805zz gäller.", []),
        ("Kod 8fem03ett2nio8noll4 gäller.", [("8fem03ett2nio8noll4", REVIEW)]),
        ("Kod 850312, niotusen åttahundra fyra.", [("850312, niotusen åttahundra fyra", REVIEW)]),
        ("Den tolfte i tredje åttiofem, och så 9804.", [("tolfte i tredje åttiofem, och så 9804", STOP)]),
        ("Den 12/III 1985, 9804.", [("12/III 1985, 9804", STOP)]),
        ("Vi var tre. Fem kom sen. Sex gick.", []),
    ],
)
def test_disguises_are_undone_by_class(text: str, expected: list[tuple[str, Severity]]):
    found = quotes(text)
    assert found[-1:] == expected  # a date and four digits may be found twice, as a number and as two parts of one
    assert {quote for quote, _ in found} == {quote for quote, _ in expected}
