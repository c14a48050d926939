"""Numbers strewn through a text: each class of ways to write them is read, and what only looks alike goes free."""

import time

import pytest

from checker.finding import Severity
from checker.text.numbers import find_numbers
from checker.text.views import digit_view, text_view


def found(text: str) -> list[str]:
    """What is found of persons' numbers that is more than told."""
    hits = [hit for hit in find_numbers(text) if hit.rule_id.startswith("identity/")]
    return sorted({text[hit.start : hit.end] for hit in hits if hit.severity is not Severity.INFO})


@pytest.mark.parametrize(
    "spelled",
    [
        "85, därpå 03, därpå 12, allra sist 9804",  # words between the parts
        "skåp 85, hylla 03, låda 12, nyckel 9804",
        "8 ägg, 5 äpplen, 0 ostar, 3 mjölk, 1 korv, 2 bröd, 9 burkar, 8 påsar, 0 te, 4 kaffe",
        "åtta och sen fem, noll eh tre, ett liksom två, nio ja åtta, noll just fyra",
        "siffra 1: 8, siffra 2: 5, siffra 3: 0, 4: 3, 5: 1, 6: 2, 7: 9, 8: 8, 9: 0, 10: 4",  # counted
        "8 (åtta) 5 (fem) 0 (noll) 3 (tre) 1 (ett) 2 (två) 9 (nio) 8 (åtta) 0 (noll) 4 (fyra)",  # told twice
        "850312, nittioåtta hundra fyra",
        "850312-980 och kontrollsiffran är 4",
        "fem å åttio, noll tre, tolv, nio åtta noll fyra",
        "åtta fem o tre ett två nio åtta o fyra",
        "en åtta, en femma, en nolla, en trea, en etta, en tvåa, en nia, en åtta, en nolla, en fyra",
        "ocho cinco cero tres uno dos nueve ocho cero cuatro",  # other languages
        "siddeed shan eber saddex kow laba sagaal siddeed eber afar",
        "åtottota fofemom nonolollol totrore etottot totvovå nonio åtottota nonolollol fofyrora",
        "åååtta feeem noooll treee eeett tvååå niooo ååååtta nolll fyyyra",
        "850312-980fyra",
        "LXXXV III XII XCVIII IV",
        "Å-t-t-a f-e-m n-o-l-l t-r-e e-t-t t-v-å n-i-o å-t-t-a n-o-l-l f-y-r-a",
        "*tta f*m n*ll tr* e*t tv* n*o *tta n*ll f*ra",
        "---.. ..... ----- ...-- .---- ..--- ----. ---.. ----- ....-",
        "|||||||| ||||| O ||| | || ||||||||| |||||||| O ||||",
        "⠼⠓⠑⠚⠉⠁⠃⠊⠓⠚⠙",
        "1985-3-12-9804",
        "85O3!2-9804",
        "88550033112299880044",
        "åttifem null tre tolv nittiåtte null fire",  # pairs of the neighbours
        "femogfirs nul tre tolv otteoghalvfems nul fire",
        "femogåtti null tre tolv åtteognitti null fire",
        "fünfundachtzig null drei zwölf achtundneunzig null vier",
        "850312nioåttanollfyra",
        "åttafemnolltreetttvå9804",
        "1985-03-12 kl 98:04",  # no time of day
        "12 mars 1985 klockan 98.04",
        "85⭕312-98⭕4",
        "85🔴31298🔴4",
        "850312-9🎱04",
        "085-003-012-9804",
        "0085 0003 0012 98 04",
        "0312-9804, året är 1985",
        "1203 9804 (1985)",
        "#född850312 #sista9804",
        "44-10-08-98-0-ett",
        "[1985, 3, 12, 9804]",
        "\nSara 12:41\n850312\nSara 12:42\n9804\n",
        "8503=\n12=2D98=\n04",  # as programs garble it
        "8,503129804E+09",
        "1,98503129804E+11",
        "[00:03] åttiofem noll tre [00:05] tolv nio [00:07] åtta noll fyra",
        "A1: 85, B1: 03, C1: 12, D1: 9804",
        "I85I03I12I9804I",
        "1985年3月12日 9804",
        '(%=#!"-)(=¤',  # on the wrong keys
        "850312-)(=¤",
        "itpeqw-oipr",
        "itpeqwoipr",
        "HEJCABIHJD (A=1, B=2, J=0)",
        "SE850312980401",  # inside longer numbers
        "Nordea 3300 8503 1298 04",
        "*0000198503129804*",
        "85••12-9804",  # with holes
        "885500331122--99880044",
        "åttafem nolltre etttvå nioåtta nollfyra",
        "åttahundrafemtiotusen trehundratolv, sen nittioåtta noll fyra",
        "8 miljarder 503 miljoner 129 tusen 804",
        "sist 9804, först 85, i mitten 0312",
        "850312-980, och en fyra till på slutet",
        "BT 85/03, puls 12, sat 98, AF 04",
        "åt-ta fem noll tre ett två ni-o åt-ta noll fyra",
        "ejt fajv siro tri wann too najn ejt siro får",
        "nittonhundraåttiofem mars den tolfte nittioåtta noll fyra",
        "född -85 samma månad som våffeldagen, den 12:e, med 9804 på slutet",
        "12. marta 1985., zadnje četiri 9804",
        "8✌03☝2-9804",
    ],
)
def test_every_class_is_found(spelled: str):
    assert any(len(quote) >= 4 and quote in spelled for quote in found(f"Hälsa till {spelled} från oss alla"))


@pytest.mark.parametrize(
    "text",
    [
        "06.20 kontroller, 07.00 rörpost, 07.15 mer rörpost, 09.40 en riktig kopp kaffe.",
        "I matchen blev det 8-5, 0-3 och 1-2; sedan 9-8 och 0-5.",
        "Vi var två, tre, kanske fyra. Sex kom sen, sju gick, åtta blev kvar och nio väntar.",
        "Den 1 december 1990 var de 3 577, och den 1 juli 1992 var de 1 127.",
        "Kapitel 3, avsnitt 12, sida 98, rad 4.",
        "Mötet 1985-03-12 kl 18:05 och 1985-03-13 kl 13.30.",
        "Ring 0312-9804, sedan 1985 vår växel.",
        "Servern 010.012.012.098 och 010.012.012.104 svarar inte.",
        "⭕ Rött 1, ⚪ vitt 2, 🔵 blått 3: 12 av 20 kom, 14 blev kvar.",
        "🇸🇪 🇫🇮 🇳🇴 🎲⚀⚁ 🕐 Öppet!",
        "SE556703748501 är vårt nummer för moms.",
        "[00:00] Myt ett.\n[00:12] Myt två.\n[00:40] Myt tre.\n[01:00] Myt fyra.\n[01:10] Myt fem.\n[01:20] Myt sex.",
        "Vi stänger 2024-03-12 och resten av veckan, festen slutar 2300.",
        "Jag är född -85 och passet slutar 2130.",
        "Budgeten är 8 miljarder 503 miljoner kronor.",
        "Först 12 kaffe, i mitten 30 bullar och sist 9804 steg.",
        "#%&! (=) vad trött jag är /(!!)",
        "Mitt tangentbord skrev qwertyuiop-asdf hela natten.",
        "Tåg 85 kl 10.12, vagn 98, plats 04 och sen buss 12.",
    ],
)
def test_what_looks_alike_goes_free(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    "date",
    [
        "12 mars 1985", "tolfte mars åttiofem", "mars den tolfte 1985", "1985, mars, 12", "12. März 1985",
        "12 mars MCMLXXXV", "12/III 1985", "12/3 -85", "1985-3-12", "tredje månadens tolfte dag 1985", "12MAR85",
        "år 85, månad 3, dag 12", "den 12:e i 3:e -85",
    ],
)  # fmt: skip
def test_dates_are_read_in_any_order(date: str):
    assert found(f"Hälsa till {date}, sista fyra 9804") != []


@pytest.mark.parametrize(
    "told", ["850312, slutar på 1405", "850312 slutar 9805", "född 850312, slutar 1405", "850312, sista fyra 9805"]
)
def test_words_for_the_end_of_a_number_need_no_right_check_digit_beside_a_date(told: str):
    assert found(f"Hälsa till {told} från oss") != []


def test_digit_view_reads_signs_that_show_digits():
    assert digit_view(text_view("🂨🂥🂣🂡🂢🂩🂨🂤")).text == "85312984"
    assert digit_view(text_view("XII III LXXXV")).text == "12 03 85"


@pytest.mark.parametrize(
    "unit",
    [
        "XII III ",
        "två femmor ",
        "8 (åtta) ",
        "1. 8\n2. 5\n",
        "å t t a ",
        "null eins ",
        "12 03 ",
        "8⭕",
        "012-",
        "1203 1985 ",
        "=\n",
        "[00:03] åtta ",
        "(%=#",
        "först 85 sist ",
        "850312-980 sist ",
        "1 miljard 2 miljoner ",
        "ni-o ",
    ],
)
def test_time_grows_with_the_length_of_the_text(unit: str):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.thread_time()
        find_numbers(text)
        return time.thread_time() - start

    short = min(seconds(2_000) for _ in range(2))
    long = min(seconds(16_000) for _ in range(2))
    assert long < 8 * 2.5 * max(short, 0.005)
