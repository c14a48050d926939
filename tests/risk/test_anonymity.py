"""The estimate of how few fit: what it must never do, whatever is told, and what is known of some descriptions."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Finding, Role, Severity, Type
from checker.report import Person
from checker.risk import anonymity, conditions, population, ties, times, told
from checker.risk.anonymity import Known, Reader, band, closest, drivers, estimate, estimated, specificity
from checker.risk.circles import COUNTY, Hospital
from checker.risk.traits import Traits, traits_of
from checker.risk.triple import Triple
from checker.risk.units import KINDS, smallest

HOMES = st.sampled_from(sorted(population.table()))
AGES = st.tuples(st.integers(0, 100), st.integers(0, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))
SHARES = st.floats(1e-6, 1).map(lambda share: Triple.share(share, 3))
TRAITS = st.builds(
    Traits,
    age=st.none() | AGES,
    sex=st.none() | st.sampled_from("km"),
    home=st.none() | HOMES,
    village=st.none() | st.integers(50, 30_000).map(lambda people: Triple.about(people, 1.3)),
    unit=st.none() | st.sampled_from(sorted(KINDS)),
    days=st.none() | st.sampled_from([times.DAY, times.WEEK, times.MONTH]),
    condition=st.none() | st.sampled_from(sorted(conditions.table())).map(conditions.table().get),
    trade=st.none() | SHARES,
    origin=st.none() | SHARES,
    marks=st.none() | SHARES,
    event=st.none() | st.just(told.EVENT),
    tie=st.none() | st.just(Triple(2, 5, 15)),
    died=st.none() | st.just(True),
)
HOSPITALS = st.sampled_from([COUNTY, Hospital(("storuman", "sorsele"), beds=48, arrivals=39)])


def fewest(traits: Traits, hospital: Hospital) -> Triple:
    return closest(traits, hospital)[1]


@settings(max_examples=60, deadline=None)
@given(TRAITS, HOSPITALS)
def test_leaving_out_a_trait_never_makes_the_circle_smaller(traits: Traits, hospital: Hospital) -> None:
    whole = estimate(traits, hospital)
    for name in traits.names():
        for reader, people in estimate(traits.without(name), hospital).items():
            assert all(with_it <= without * (1 + 1e-9) for with_it, without in zip(whole[reader], people, strict=True))


@settings(max_examples=60, deadline=None)
@given(TRAITS, HOSPITALS)
def test_what_was_reckoned_of_a_person_is_the_same_without_one_of_its_traits(
    traits: Traits, hospital: Hospital
) -> None:
    known: Known = {}
    estimate(traits, hospital, known)
    for name in traits.names():
        without = traits.without(name)
        assert estimate(without, hospital, known) == estimate(without, hospital)
    assert drivers(traits, hospital, known) == drivers(traits, hospital)


@settings(max_examples=60, deadline=None)
@given(TRAITS, HOSPITALS)
def test_low_is_at_most_middle_and_middle_at_most_high(traits: Traits, hospital: Hospital) -> None:
    for people in estimate(traits, hospital).values():
        assert 1 <= people.low <= people.mid <= people.high


@settings(max_examples=60, deadline=None)
@given(TRAITS, st.integers(1, 5))
def test_a_vaguer_age_or_time_never_makes_the_circle_smaller(traits: Traits, years: int) -> None:
    vaguer = {
        "age": traits.age and (max(0, traits.age[0] - years), traits.age[1] + years),
        "days": traits.days and times.MONTH,
    }
    told_all = {one.name: getattr(traits, one.name) for one in fields(Traits)}
    wide = Traits(**{**told_all, **vaguer})
    assert fewest(wide, COUNTY).mid >= fewest(traits, COUNTY).mid * (1 - 1e-9)


@given(TRAITS)
def test_a_part_is_never_larger_than_its_whole(traits: Traits) -> None:
    for kind, whole in ((kind, one.part_of) for kind, one in KINDS.items() if one.part_of):
        parts = Traits(unit=kind, days=traits.days), Traits(unit=whole, days=traits.days)
        inner, outer = (estimate(part)[Reader.COLLEAGUE].mid for part in parts)
        assert inner <= outer


@settings(max_examples=40, deadline=None)
@given(TRAITS)
def test_specificity_falls_when_a_trait_is_left_out(traits: Traits) -> None:
    for name in traits.names():
        assert specificity(traits.without(name)) <= specificity(traits)


def finding(kind: Type, quote: str, text: str) -> Finding:
    start = text.index(quote)
    return Finding(kind, "fact/x", Severity.INFO, start, start + len(quote), quote)


HIP = "En 87-årig kvinna från Nynäshamn bröt höften i natt."
HIP_FOUND = [
    finding(Type.AGE, "87-årig", HIP),
    finding(Type.LOCATION, "Nynäshamn", HIP),
    finding(Type.HEALTH, "bröt höften", HIP),
    finding(Type.DATE_TIME, "i natt", HIP),
]


def test_an_age_a_town_an_injury_and_a_night_leave_hardly_anybody() -> None:
    traits = traits_of(HIP, HIP_FOUND)
    assert traits.names() == ("age", "sex", "home", "days", "condition")
    assert 1 <= estimate(traits)[Reader.LOCAL].mid < 5
    assert 20 < estimate(Traits(age=(87, 87), sex="k", home="nynäshamn"))[Reader.LOCAL].mid < 100


@pytest.mark.parametrize(
    ("traits", "reader", "least", "most"),
    [
        (Traits(age=(98, 98), sex="m", home="bjurholm"), Reader.LOCAL, 1, 5),
        (Traits(unit="ward", days=times.DAY), Reader.COLLEAGUE, 15, 50),
        (Traits(unit="room", days=times.DAY), Reader.COLLEAGUE, 1, 5),
        (Traits(event=told.EVENT), Reader.NEWS, 1, 10),
        (Traits(tie=Triple(1, 1, 2)), Reader.ACQUAINTANCE, 1, 2),
        (Traits(condition=conditions.condition_of("lunginflammation")), Reader.LOCAL, 10_000, 1_000_000),
        (Traits(condition=conditions.condition_of("trillingar")), Reader.LOCAL, 1, 20),
    ],
)
def test_known_circles(traits: Traits, reader: Reader, least: float, most: float) -> None:
    assert least <= estimate(traits)[reader].mid <= most


def told_in(**findings: str) -> list[Finding]:
    """Findings of the types named, each with its quote."""
    return [Finding(Type[kind], "fact/x", Severity.INFO, quote=quote) for kind, quote in findings.items()]


def test_a_death_is_counted_once() -> None:
    traits = traits_of("", told_in(HEALTH="dog"))
    assert traits.names() == ("died",)
    assert 50 < fewest(traits, COUNTY).mid < 1_000
    ill = conditions.table()["stillbirth"]
    assert traits_of("", told_in(HEALTH="dödfödd")) == Traits(condition=ill)


def test_a_unit_that_is_a_part_of_another_never_makes_the_circle_larger() -> None:
    for kind, whole in ((kind, one.part_of) for kind, one in KINDS.items() if one.part_of):
        for age in (None, (0, 0), (5, 5), (30, 39), (92, 92)):
            inner, outer = (fewest(Traits(unit=unit, age=age), COUNTY).mid for unit in (kind, whole))
            assert inner <= outer
    akuten, barnakuten = (
        fewest(traits_of("", told_in(AGE="femåring", WARD=w)), COUNTY) for w in ("akuten", "barnakuten")
    )
    assert barnakuten.mid <= akuten.mid


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3), st.sampled_from([times.DAY, times.MONTH]))
def test_one_more_unit_never_makes_the_circle_larger(kinds: list[str], days: Triple) -> None:
    few = smallest(kinds, days)
    assert all(
        fewest(Traits(unit=few, days=days), COUNTY).mid <= fewest(Traits(unit=one, days=days), COUNTY).mid
        for one in kinds
    )


def test_the_report_has_a_band_the_reader_and_what_narrows_most_first() -> None:
    person = estimated(Person("p1", Role.PATIENT, ("f1", "f2", "f3", "f4")), HIP_FOUND, HIP)
    assert person.band == "under 5"
    assert person.reader in set(Reader)
    assert set(person.drivers) == {"f1", "f2", "f3", "f4"}
    assert drivers(Traits(age=(87, 87), sex="k", condition=conditions.condition_of("ecmo")))[0] == "condition"


@pytest.mark.parametrize(
    "direct",
    [
        Finding(Type.PERSON, "person/patient", Severity.STOP, 0, 7, "Karin Ek", role=Role.PATIENT),
        Finding(Type.PERSONNUMMER, "identity/personnummer", Severity.STOP, 0, 7, "850312-9804", role=Role.PATIENT),
    ],
)
def test_no_circle_is_told_of_whom_a_name_or_a_number_tells(direct: Finding) -> None:
    person = estimated(Person("p1", Role.PATIENT, ("f0", "f1", "f2", "f3", "f4")), [direct, *HIP_FOUND], HIP)
    assert (person.band, person.reader, person.drivers) == (None, None, ("f0",))
    assert person.as_json()["anonymity"] is None


def test_nothing_is_estimated_where_nothing_is_told() -> None:
    assert estimated(Person("p1", Role.PATIENT), [], "Hon mår bra.").band is None


def test_bands() -> None:
    assert [band(people) for people in (1, 4.9, 5, 20, 50, 1_000)] == [
        "under 5", "under 5", "5-19", "20-49", "50-999", "1000+",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "days"),
    [
        ("i natt", 1),
        ("kl 14.32", 1),
        ("12 maj", 1),
        ("i tisdags", 1),
        ("i våras", 60),
        ("för tre år sedan", 365),
        ("häromdagen", 4.5),
    ],
)
def test_times(quote: str, days: float) -> None:
    assert times.days_of(quote).mid == pytest.approx(days, rel=0.5)


def test_what_words_tell() -> None:
    assert ties.tie_of("min mormor") == Triple(1, 1, 2)
    assert ties.tie_of("hans fru") is None
    assert told.trade_share("kantorn") == told.OFFICE
    assert told.trait_share("fyrlingar").mid < told.trait_share("rödhårig").mid
    assert traits_of("Hon och hans 87-åring", []).sex is None
    assert anonymity.specificity(traits_of(HIP, HIP_FOUND)) > 4
