"""What must hold of the circle whatever a text tells: less told, or told more vaguely, never fits fewer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Finding, Role, Severity, Type
from checker.output.human import BANDS
from checker.report import Person
from checker.risk.anonymity import closest, estimate, estimated
from checker.risk.circles import COUNTY, Hospital
from checker.risk.traits import traits_of

COARSER = {
    Type.AGE: ("87-årig", "87-92 år", "över 85", "i 80-årsåldern", "äldre"),
    Type.LOCATION: ("Sorsele", "Västerbotten", "Norrland"),
    Type.WARD: ("sal 3", "avdelning 54"),
    Type.DATE_TIME: ("i natt", "i veckan", "i mars", "hösten", "förra året"),
    Type.HEALTH: ("bruten höft", "en fraktur"),
    Type.RELATION: ("min mormor", "grannens mormor"),
    Type.TRAIT: ("fyrlingarna", "rödhårig", "första"),
    Type.OCCUPATION: ("biskopen", "fiskare"),
}
"""Words of each kind, each vaguer than the one before."""

TOLD = st.fixed_dictionaries({}, optional={kind: st.integers(0, len(said) - 1) for kind, said in COARSER.items()})
HOSPITALS = st.sampled_from([COUNTY, Hospital(("storuman", "sorsele"), beds=48, arrivals=39)])
Told = dict[Type, int]
SLACK = 1 + 1e-9


def written(told: Told) -> tuple[str, list[Finding]]:
    """A text that tells so much, and its findings."""
    text, found = "", []
    for kind, which in told.items():
        quote = COARSER[kind][which]
        found.append(Finding(kind, "fact/x", Severity.INFO, len(text), len(text) + len(quote), quote))
        text += quote + ". "
    return text, found


def fitting(told: Told, hospital: Hospital) -> float:
    text, found = written(told)
    return closest(traits_of(text, found), hospital)[1].mid


@settings(max_examples=60, deadline=None)
@given(TOLD, HOSPITALS)
def test_a_text_that_tells_less_never_fits_fewer(told: Told, hospital: Hospital) -> None:
    text, found = written(told)
    whole = closest(traits_of(text, found), hospital)[1].mid
    for left_out in found:
        rest = [finding for finding in found if finding is not left_out]
        assert whole <= closest(traits_of(text, rest), hospital)[1].mid * SLACK


@settings(max_examples=80, deadline=None)
@given(TOLD, HOSPITALS, st.data())
def test_a_text_that_tells_more_vaguely_never_fits_fewer(told: Told, hospital: Hospital, data: st.DataObject) -> None:
    if not told:
        return
    kind = data.draw(st.sampled_from(sorted(told)))
    vaguer = data.draw(st.integers(told[kind], len(COARSER[kind]) - 1))
    assert fitting(told, hospital) <= fitting(told | {kind: vaguer}, hospital) * SLACK


@settings(max_examples=60, deadline=None)
@given(TOLD, HOSPITALS)
def test_low_is_at_most_middle_and_middle_at_most_high(told: Told, hospital: Hospital) -> None:
    for people in estimate(traits_of(*written(told)), hospital).values():
        assert 1 <= people.low <= people.mid <= people.high


@settings(max_examples=60, deadline=None)
@given(TOLD)
def test_how_many_is_told_in_bands_and_under_five_as_no_number(told: Told) -> None:
    text, found = written(told)
    person = estimated(Person("p1", Role.PATIENT, tuple(f"f{n}" for n in range(len(found)))), found, text)
    shown = person.as_json()["anonymity"]
    assert shown is None or shown["band"] in BANDS
    if shown and closest(traits_of(text, found))[1].mid < 5:
        assert shown["band"] == "under 5"
