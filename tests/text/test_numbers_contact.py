"""Phones, addresses, handles, plates and record numbers: a person's is found, the hospital's own goes free."""

import pytest

from checker.finding import Severity
from checker.text.numbers import find_numbers


def found(text: str, family: str) -> list[str]:
    return [
        text[h.start : h.end]
        for h in find_numbers(text)
        if h.rule_id.startswith(family) and h.severity != Severity.INFO
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring brodern på 070-174 06 38.", ["070-174 06 38"]),
        ("Nås på 0701740622 efter kl 15.", ["0701740622"]),
        ("Frun svarar på +46 70 174 06 88, på kurmanji.", ["+46 70 174 06 88"]),
        ("Hemma: 031-390 06 44", ["031-390 06 44"]),
        ("Annika, noll sju noll, ett sju fyra, noll sex elva.", ["noll sju noll, ett sju fyra, noll sex elva"]),
        ("Patientens mamma nås på 070-174 06 23.", ["070-174 06 23"]),
        ("Patientens telefon är 0701740623.", ["0701740623"]),
        ("Sonen nås på 070-174\n06 23.", ["070-174\n06 23"]),
        ("Ring henne på 070*174*06*23.", ["070*174*06*23"]),
        ("Ring henne på 070_174_06_23.", ["070_174_06_23"]),
        ("Ring henne på 070📞174📞06📞23.", ["070📞174📞06📞23"]),
        ("Vi är 070\n174 gånger 06 och 23.", []),
        ("Växeln har 08-465 004 00.", []),
        ("Ring 1177, 112, 113 13 eller 114 14.", []),
        ("Giftinformationscentralen: 010-456 67 00.", []),
        ("Alkohollinjen 020-84 44 48 är gratis.", []),
        ("Öppet 02.10–04.25 i natt.", []),
        ("Order 0701740622 är klar.", []),
    ],
)
def test_phones(text: str, numbers: list[str]):
    assert found(text, "contact/phone") == numbers


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Skriv till asa.berg71@mejl.example i dag.", ["asa.berg71@mejl.example"]),
        ("till hasse punkt torp snabel-a mejl punkt se: jo", ["hasse punkt torp snabel-a mejl punkt se"]),
        ("petter.gran (at) mejl punkt se", ["petter.gran (at) mejl punkt se"]),
        ("registrator@regionen.example eller info@regionen.example", []),
        ("Skriv maja.lind@\nmejl.example", ["maja.lind@\nmejl.example"]),
        ("Skriv maja.lind\n@mejl.example", ["maja.lind\n@mejl.example"]),
        ("Skriv maja.lind@mejl\n.example", ["maja.lind@mejl\n.example"]),
        ("Skriv maja.lind📧mejl.example", ["maja.lind📧mejl.example"]),
        ("Skriv maja.lindⓐmejl.example", ["maja.lindⓐmejl.example"]),
        ("Skriv maja_lind_at_mejl.example", ["maja_lind_at_mejl.example"]),
        ("Skriv maja.lind AT mejl.example", ["maja.lind AT mejl.example"]),
        ("Skriv maja.lind *at* mejl.example", ["maja.lind *at* mejl.example"]),
        ("Vi ses at the office punkt slut.", []),
        ("info📧mejl.example, press_at_regionen.example och kontakt@\nregionen.example", []),
        ("Bilden hund_at_strand.jpg. Mejla 📧 info.", []),
    ],
)
def test_email(text: str, addresses: list[str]):
    assert [a.removeprefix("till ") for a in found(text, "contact/email")] == addresses


def test_a_mobiles_number_beside_a_word_for_calling_is_no_personnummer():
    for text in ("Patientens mamma nås på 070-174 06 23.", "Patientens telefon är 0701-740623.", "Ring pat 0701740623"):
        assert {hit.rule_id for hit in find_numbers(text)} == {"contact/phone"}
    assert "identity/personnummer" in {hit.rule_id for hit in find_numbers("Ring patienten, pnr 0703129801")}


def test_a_phone_or_address_that_is_a_patients_is_a_stop():
    for text in ("Patientens mamma nås på 070-174 06 23.", "Mejla patienten på maja.lind@mejl.example."):
        assert [hit.severity for hit in find_numbers(text)] == [Severity.STOP]
    assert [hit.severity for hit in find_numbers("Patientens läkare nås på 070-174 06 23.")] == [Severity.REVIEW]


def test_handles_of_organisations_are_told_but_not_blamed():
    text = "Tack @asa.bygger_76 och @lasarettet_x!"
    hits = [(text[h.start : h.end], h.severity) for h in find_numbers(text)]
    assert hits == [("@asa.bygger_76", Severity.REVIEW), ("@lasarettet_x", Severity.INFO)]


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("Patienten heter maja.lind på Instagram.", ["maja.lind"]),
        ("Hon heter majalind på Instagram.", ["majalind"]),
        ("Hennes snap är maja_98.", ["maja_98"]),
        ("Han finns som kalle_k på tiktok", ["kalle_k"]),
        ("Hennes instagramkonto: lilla.maja.98", ["lilla.maja.98"]),
        ("Kontot maja.lind (Instagram) är hennes.", ["maja.lind"]),
        ("Hon finns på facebook.com/maja.lind.98.", ["facebook.com/maja.lind.98"]),
        ("Se https://www.tiktok.com/@majalind98", ["https://www.tiktok.com/@majalind98"]),
        ("Skriv till henne på wa.me/46701740631!", ["wa.me/46701740631"]),
        ("linkedin.com/in/maja-lind-98a och x.com/maja_l/status/12", ["linkedin.com/in/maja-lind-98a", "x.com/maja_l"]),
        ("Tack @regionsanna och @museumlars!", ["@regionsanna", "@museumlars"]),
    ],
)
def test_handles_with_and_without_their_sign(text: str, handles: list[str]):
    assert found(text, "contact/handle") == handles


@pytest.mark.parametrize(
    "text",
    [
        "Följ oss på Instagram.",
        "Vi finns på Facebook: facebook.com/bjorkdals.lasarett",
        "Följ oss på instagram.com/p/C3xYz, facebook.com/groups/12 eller linkedin.com/company/bjorkdal.",
        "Vi heter bjorkdals.lasarett på Instagram.",
        "Bloggen heter sjukhusliv på Instagram.",
        "Filmen film_2.mp4 på Instagram och bild.jpg på Facebook.",
        "Läs 1177.se på Facebook.",
        "Kanalen om avd54 på YouTube.",
        "Netflix.com/maja är ingen människa.",
        "Tack @regionskane, @karolinskasjukhuset, @polisen_stockholm och @tranemokommun!",
    ],
)
def test_pages_of_organisations_pictures_and_files_are_nobodys(text: str):
    assert found(text, "contact/handle") == []


def test_an_account_that_is_said_to_be_a_patients_is_a_stop():
    texts = ("Patienten heter maja.lind på Instagram.", "Patientens snap är maja_98", "Följ @asa_b, min patient.")
    assert [hit.severity for text in texts for hit in find_numbers(text)] == [Severity.STOP] * 3


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Hembesök: Kvarnbacken 6, 3 tr i Nybro.", ["Kvarnbacken 6, 3 tr i Nybro"]),
        ("Hem till Kungsladugatan 981 B, 414 76 Göteborg, tre trappor.", ["Kungsladugatan 981 B, 414 76 Göteborg"]),
        ("Vykort till Box 14, 980 16 Karesuando.", ["Box 14, 980 16 Karesuando"]),
        ("Hälsa 590 94 Blackstad!", ["590 94 Blackstad"]),
        ("Portkod 0880.", ["0880"]),
        ("Entrén på Blå stråket 5, 413 45 Göteborg.", []),
        ("Vi har 16 000 Besök och 120 platser.", []),
        ("Pajala torg 22 maj.", []),
        ("Mottagningen på Storgatan 4 är stängd.", []),
    ],
)
def test_addresses(text: str, places: list[str]):
    assert found(text, "contact/address") == places


@pytest.mark.parametrize(
    ("text", "plates"),
    [
        ("Din grå Skoda, RKL 48P, står fel.", ["RKL 48P"]),
        ("bilen (G A M 5 2 K) är bärgad", ["G A M 5 2 K"]),
        ("till dig i tok90t: bäckenet är skruvat", ["tok90t"]),
        ("Vi ses i SAL 123.", []),
        ("31 tvillingar och 611 pappor, 40 bilar", []),
    ],
)
def test_plates(text: str, plates: list[str]):
    assert found(text, "case/plate") == plates


@pytest.mark.parametrize(
    ("text", "rule", "number"),
    [
        ("Journal J-774120-B ligger framme.", "case/journal", "J-774120-B"),
        ("remiss RG-2024-118 734, skickad", "case/referral", "RG-2024-118 734"),
        ("Prov LID 4471902-3 var hemolyserat", "case/sample", "4471902-3"),
        ("Bokning BK-40177-83, käkkirurgen", "case/booking", "BK-40177-83"),
        ("Ett LMA-kort. På kortet syns numret 50-774193.", "case/lma", "50-774193"),
        ("mitt kort: SE2321000131-E000000014773", "case/hsa-id", "SE2321000131-E000000014773"),
        ("förskrivarkod 1234567", "case/prescriber", "1234567"),
        ("arbetsplatskod 4000000000001", "case/workplace", "4000000000001"),
        ("Avvikelse AV-26-1178 om dosen", "case/matter", "AV-26-1178"),
    ],
)
def test_record_numbers(text: str, rule: str, number: str):
    assert (rule, number) in [(h.rule_id, text[h.start : h.end]) for h in find_numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Patientens journalnummer är 4711.",
        "Patientens bokningsnr är ABC123.",
        "Patient-ID 5567",
        "Remissnr 771 är borta.",
        "Patientens bil ABC 123 stod utanför.",
    ],
)
def test_a_patients_own_number_is_a_stop_however_short(text: str):
    assert Severity.STOP in {hit.severity for hit in find_numbers(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Provet tas 2026-03-12.",
        "Journalen har 300 sidor.",
        "Så ser det ut: SE232999XXXX-XXXX.",
        "Dnr 2026-04418-01.",
        "Remisser till 31 maj",
    ],
)
def test_dates_templates_and_registers_are_no_records(text: str):
    assert found(text, "case/") == []
