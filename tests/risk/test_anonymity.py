from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Finding, Severity, Type
from checker.risk import population
from checker.risk.anonymity import band, drivers, estimate
from checker.risk.traits import Traits, traits_of

HOMES = st.sampled_from(sorted(population.table()))
AGES = st.tuples(st.integers(0, 100), st.integers(0, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(HOMES, AGES, st.sampled_from(["k", "m"]))
def test_leaving_out_or_widening_a_trait_never_makes_the_circle_smaller(
    home: str, age: tuple[int, int], sex: str
) -> None:
    whole = population.count(home, sex, age)
    assert population.count(home, None, age) >= whole
    assert population.count(home, sex, None) >= whole
    assert population.count(None, sex, age) >= whole
    assert population.count(home, sex, (max(0, age[0] - 1), age[1] + 1)) >= whole


def test_nothing_is_estimated_without_a_home() -> None:
    assert estimate(Traits(age=(87, 87), sex="k")) is None
    assert estimate(Traits(home="nynäshamn")) is None


def test_an_old_woman_in_a_small_municipality_is_one_of_few() -> None:
    people = estimate(Traits(age=(98, 98), sex="m", home="bjurholm"))
    assert people is not None
    assert band(people) == "under 5"
    assert drivers(Traits(age=(87, 87), sex="k", home="nynäshamn"))[0] == "home"


def test_traits_are_read_from_findings() -> None:
    text = "En 87-årig kvinna från Nynäshamn bröt höften. Hon mår bra."
    found = [
        Finding(Type.AGE, "age/years", Severity.INFO, 3, 10, "87-årig"),
        Finding(Type.LOCATION, "fact/location", Severity.INFO, 23, 32, "Nynäshamn"),
    ]
    assert traits_of(text, found) == Traits((87, 87), "k", "nynäshamn")
    assert traits_of("Hon och hans 87-åring", found).sex is None
