"""Whether what stands for a name or a ward says what the author meant."""

from __future__ import annotations

import pytest

from checker.pipeline import Checker
from checker.text.wording.versions import DIRECT, SINGLING, generalised


def _worded(checker: Checker, text: str, rule: str, found: str) -> str:
    start = text.index(found)
    finding = checker.rules[rule].finding(start=start, end=start + len(found))
    return generalised(text, [finding], checker.rules, DIRECT | SINGLING)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tack till Elin! Din port får vila nu.", "Elin"),
        ("Vi hejar. Vår Hasse bröt loppet.", "Hasse"),
        ("Min man Kurt ligger här.", "Kurt"),
        ("Alltså Rolf ... nu igen.", "Rolf"),
        ("I trettio år hade Rolf på nacken.", "Rolf"),
        ("Vi minns Rolf, som dog här.", "Rolf"),
        ("Tolken skrev G på tavlan.", "G"),
        ("Ja, Rolf ligger kvar här.", "Rolf"),
        ("Fråga Rolf på växeln om det.", "Rolf"),
    ],
)
def test_nobody_becomes_a_patient_who_may_be_somebody_else(checker: Checker, text: str, name: str) -> None:
    assert "patient" not in _worded(checker, text, "person/patient", name)


def test_a_colleague_is_no_patient_of_a_ward(checker: Checker) -> None:
    assert not _worded(checker, "Ligger Birk kvar eller är han flyttad?", "person/staff", "Birk")
    assert _worded(checker, "Birk lagade kaffemaskinen.", "person/staff", "Birk") == "En kollega lagade kaffemaskinen."


@pytest.mark.parametrize(
    ("text", "found", "worded"),
    [
        ("Hon ligger på rum 2, 5 och 6.", "rum 2", ""),
        ("Vi jobbar natt. Mormor kör dialys igen.", "dialys", "Vi jobbar natt."),
        ("Vi jobbar natt. Flytta henne till 5C Östra.", "5C", "Vi jobbar natt."),
        ("Vi lagade bilen vid akutens port.", "akutens", "Vi lagade bilen vid avdelningens port."),
        ("Damen på 62B fick byta rum.", "62B", "Damen fick byta rum."),
        ("Vi jobbar natt. Det tog en timme från sal 2 till hissen.", "sal 2", "Vi jobbar natt."),
    ],
)
def test_a_ward_is_told_or_left_out(checker: Checker, text: str, found: str, worded: str) -> None:
    assert _worded(checker, text, "fact/ward", found) == worded


@pytest.mark.parametrize(
    ("text", "rule", "found", "worded"),
    [
        ("Efter fyra månaders rehab går han.", "fact/time", "fyra månaders", "Efter en tids rehab går han."),
        ("TYRA står det på mössan.", "person/patient", "TYRA", "Ett namn står det på mössan."),
        ("Nils stod på trappan.", "person/patient", "Nils", "En patient stod på trappan."),
        ("En dam, krukmakare, gikt i tån.", "fact/occupation", "krukmakare", "En dam, gikt i tån."),
        ("Vi fikar. Kort kom från Ekby, vars lärare log.", "fact/location", "Ekby", "Vi fikar."),
        ("En dam, krukmakare, har gikt.", "fact/occupation", "krukmakare", "En dam har gikt."),
        ("Vi svarar här.\nRolf: nej, det går inte.", "person/patient", "Rolf", "Vi svarar här."),
        ("Vi fikar. Frisören Salong Klipp har öppet.", "fact/occupation", "Frisören", "Vi fikar."),
        ("Vi fikar. Tack till imam Jimcaale som kom.", "person/patient", "Jimcaale", "Vi fikar."),
        ("Vi fikar. Vem har tagit laddaren från Ville?", "fact/occupation", "laddaren från Ville", "Vi fikar."),
        ("Vi fikar. Så heter man Ture här.", "person/patient", "Ture", "Vi fikar."),
        ("Vi fikar. Hon vill döpa sin son till Eka.", "person/relative", "Eka", "Vi fikar."),
        ("Vi hälsar på hos er i Skruv med omnejd i dag.", "fact/location", "Skruv", "Vi hälsar på hos er i dag."),
        ("Vi fikar. Men Barbro, du kan vara lugn.", "person/patient", "Barbro", "Vi fikar. Men du kan vara lugn."),
        ("* Smeden har fått gips.", "fact/occupation", "Smeden", "* En patient har fått gips."),
    ],
)
def test_a_stand_in_says_no_more_than_who(checker: Checker, text: str, rule: str, found: str, worded: str) -> None:
    assert _worded(checker, text, rule, found) == worded


@pytest.mark.parametrize(
    ("text", "found", "worded"),
    [
        ("Vi väntade. På den tolfte kvällen vek hon ihop bladet.", "tolfte kvällen", "Vi väntade."),
        ("Vi väntade. Den kom dagen före dopparedan.", "dagen före", "Vi väntade."),
        ("Vi väntade. Hissen står tisdag till torsdag.", "torsdag", "Vi väntade."),
        ("Vi väntade. Han kom till oss på den tredje dagen.", "tredje dagen", "Vi väntade. Han kom till oss."),
    ],
)
def test_a_time_goes_whole(checker: Checker, text: str, found: str, worded: str) -> None:
    assert _worded(checker, text, "fact/time", found) == worded
