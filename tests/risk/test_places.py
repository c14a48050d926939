"""What places tell: counties and countries are no hamlets, hospitals and roads no homes."""

from __future__ import annotations

import pytest

from checker.finding import Finding, Severity, Type
from checker.risk import population
from checker.risk.anonymity import closest
from checker.risk.circles import COUNTY
from checker.risk.places import HAMLET, NOWHERE, place_of
from checker.risk.traits import Traits, traits_of
from checker.risk.triple import Triple


def test_a_place_has_its_own_size() -> None:
    assert place_of("Åseles").home == place_of("Åsele kommun").home == place_of("ÅSELE").home == "åsele"
    assert place_of("Stockholms län").people == place_of("stockholms län").people
    for county in ("Skåne", "Region Skåne", "norra Skåne", "Västra Götaland", "Norrland", "Östergötlands län"):
        people = place_of(county).people
        assert people is not None
        assert people.mid > 400_000
    assert place_of("Norrbyskär").people == place_of("Rusksjöberget").people == HAMLET
    assert place_of("macken i Rusksjöberget").people == HAMLET


@pytest.mark.parametrize("country", ["Syrien", "Finland", "Eritrea", "Bagdad", "Afrika"])
def test_a_country_is_an_origin_and_no_home(country: str) -> None:
    place = place_of(country)
    assert (place.home, place.people) == (None, None)
    assert place.origin is not None


@pytest.mark.parametrize(
    "quote",
    ["E4 vid Hudiksvall", "väg 84", "Östersunds sjukhus", "Karolinska", "Sverige", "stan", "köket", "ett äldreboende"],
)
def test_where_nobody_lives_is_no_home(quote: str) -> None:
    assert place_of(quote) == NOWHERE


@pytest.mark.parametrize(("fewer", "more"), [("Kramfors", "Västernorrland"), ("Lund", "Skåne"), ("Falun", "Dalarna")])
def test_a_county_never_fits_fewer_than_a_town_in_it(fewer: str, more: str) -> None:
    found = []
    for quote in (fewer, more):
        for told in ([], [Finding(Type.HEALTH, "fact/x", Severity.INFO, quote="stroke")]):
            place = Finding(Type.LOCATION, "fact/x", Severity.INFO, quote=quote)
            found.append(closest(traits_of("", [place, *told]), COUNTY)[1].mid)
    assert found[0] <= found[2]
    assert found[1] <= found[3]


def test_all_of_sweden_is_never_fewer_than_a_part() -> None:
    everybody = population.count(None, None, None)
    assert closest(Traits(village=Triple.about(everybody, 1.1)))[1].mid >= closest(Traits(home="stockholm"))[1].mid
