"""What words are read as: ages, times, and traits that tell nothing."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Severity, Type
from checker.risk.ages import age_of
from checker.risk.ties import tie_of
from checker.risk.times import days_of
from checker.risk.traits import traits_of


def found(text: str, **quotes: str) -> list[Finding]:
    """A finding of each type named at its quote's place in the text."""
    return [
        Finding(Type[kind], "fact/x", Severity.INFO, at := text.index(quote), at + len(quote), quote)
        for kind, quote in quotes.items()
    ]


@pytest.mark.parametrize("quote", ["första", "två", "tre", "grå", "mörkret", "Den andra", "17", "stor och tyst"])
def test_a_number_a_colour_or_the_dark_is_no_trait(quote: str) -> None:
    assert traits_of(quote, found(quote, TRAIT=quote)).names() == ()


@pytest.mark.parametrize(
    "quote", ["fyrlingarna", "rödhårig", "röd halsduk", "3 barn", "den enda i byn", "första i Sverige"]
)
def test_what_tells_somebody_from_others_is_a_trait(quote: str) -> None:
    assert traits_of(quote, found(quote, TRAIT=quote)).names() == ("marks",)


@pytest.mark.parametrize(
    ("text", "quote", "age"),
    [
        ("En pojke på 18 månader.", "18", (1, 1)),
        ("Hon är 8 mån.", "8 mån", (0, 0)),
        ("Hon är 3 dagar gammal.", "3 dagar gammal", (0, 0)),
        ("Tvillingarna är 3 veckor.", "3", (0, 0)),
        ("Född i vecka 23.", "23", (0, 0)),
        ("En gravid kvinna, vecka 23.", "23", None),
        ("Pappa, född -43, fiskare.", "född -43", (75, 76)),
        ("Hon är född 5 maj 51.", "född 5 maj 51", (67, 68)),
        ("Hon är född 2012.", "2012", (6, 7)),
        ("Född 2023.", "2023", (0, 9)),
        ("Hon är över 90.", "90", (90, 110)),
        ("Hon är över nittio år.", "över nittio år", (90, 110)),
        ("En kvinna runt 40.", "40", (37, 43)),
        ("Han är 4-5 år.", "4-5 år", (4, 5)),
        ("Han är 7 år och 2 månader.", "7 år och 2 månader", (7, 7)),
        ("Hon är 87 år.", "87 år", (87, 87)),
        ("En tonåring kom in.", "tonåring", (13, 19)),
        ("En 70-åring.", "En 70-åring", (70, 70)),
        ("Den 22/8.", "22/8", None),
    ],
)
def test_ages(text: str, quote: str, age: tuple[int, int] | None) -> None:
    assert traits_of(text, found(text, AGE=quote)).age == age


def test_a_birth_date_in_a_number_is_an_age() -> None:
    assert age_of("440705") == (74, 75)
    assert age_of("57xxxx-xxxx") == (61, 62)


@pytest.mark.parametrize(
    ("quote", "least", "most"),
    [
        ("i mars", 28, 31),
        ("fyra månader", 110, 130),
        ("3 veckor", 20, 22),
        ("elva dygn", 11, 11),
        ("två timmar senare", 1, 1),
        ("för åtta månader sen", 28, 32),
        ("ett halvår", 170, 190),
        ("12 mars", 1, 1),
        ("hösten", 60, 120),
        ("gårdagens", 1, 1),
    ],
)
def test_times(quote: str, least: float, most: float) -> None:
    assert least <= days_of(quote).mid <= most


def test_months_of_an_age_are_no_time() -> None:
    text = "En pojke på 18 månader kom in."
    assert traits_of(text, found(text, AGE="18", DATE_TIME="månader")).days is None


def test_a_week_of_birth_is_a_condition() -> None:
    text = "Ett barn fött i vecka 23 vårdas hos oss."
    condition = traits_of(text, found(text, HEALTH="23")).condition
    assert condition is not None
    assert condition.name == "extreme_preterm"


@pytest.mark.parametrize(
    ("text", "quote", "people"),
    [
        ("Mormor ligger på avdelning 54.", "Mormor", 1),
        ("Farsan fick en propp.", "Farsan", 1),
        ("Brorsan är inlagd.", "Brorsan", 2),
        ("Min kusin fick en stent.", "Min kusin", 4),
        ("Lovisas pappa har cancer.", "pappa", 1),
        ("Lovisas pappa har cancer.", "Lovisas pappa", 1),
        ("Pappa ligger inne.", "Pappa", 1),
        ("Grannens son ligger inne.", "Grannens son", 10),
        ("Brorsans flickvän ligger inne.", "flickvän", 2),
    ],
)
def test_a_tie_points_at_few(text: str, quote: str, people: int) -> None:
    tie = traits_of(text, found(text, RELATION=quote)).tie
    assert tie is not None
    assert 1 <= tie.low <= tie.mid <= people <= tie.high


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Hans fru ringde.", "Hans fru"),
        ("Kvinnans son ringde.", "Kvinnans son"),
        ("Patientens dotter ringde.", "dotter"),
        ("En nybliven mamma mår bra.", "mamma"),
        ("Hon blev mormor i natt.", "mormor"),
        ("Mamma och barn mår bra.", "Mamma"),
        ("En man kom in.", "En man"),
        ("Pappan satt bredvid.", "Pappan"),
    ],
)
def test_a_tie_to_somebody_unknown_points_at_nobody(text: str, quote: str) -> None:
    assert traits_of(text, found(text, RELATION=quote)).tie is None


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("En man kom in i natt.", "m"),
        ("En 55-årig man kom in.", "m"),
        ("En berusad man kom in.", "m"),
        ("Man, 55, hjärtinfarkt.", "m"),
        ("Man vet aldrig när man får rast.", None),
        ("En kvinna kom in.", "k"),
        ("Farmor ligger inne.", "k"),
        ("Herrn på sal 3 sov.", "m"),
        ("Modern teknik räddade liv.", None),
        ("Hon och hans 87-åring.", None),
    ],
)
def test_sexes(text: str, sex: str | None) -> None:
    assert traits_of(text, []).sex == sex


def test_who_is_meant_tells_the_sex_though_somebody_else_stands_beside() -> None:
    text = "En man kom in i natt. Hon som satt bredvid grät."
    assert traits_of(text, found(text, RELATION="En man")).sex == "m"
    assert tie_of("hennes son") is None
