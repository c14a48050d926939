from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Finding, Role, Severity, Type
from checker.risk.persons import gather


def name(quote: str, start: int, role: Role) -> Finding:
    return Finding(Type.PERSON, f"person/{role}", Severity.REVIEW, start, start + len(quote), quote, role=role)


def fact(kind: Type, start: int) -> Finding:
    return Finding(kind, "fact/some", Severity.INFO, start, start + 3, "abc")


def test_a_genitive_and_a_first_name_are_the_same_person() -> None:
    _, people = gather([name("Karin Ek", 0, Role.PATIENT), name("Karins", 20, Role.PATIENT)])
    assert len(people) == 1
    assert people[0].places == [0, 1]


def test_a_colleague_and_a_patient_of_one_name_are_two() -> None:
    _, people = gather([name("Karin", 0, Role.PATIENT), name("Karin", 20, Role.STAFF)])
    assert [one.role for one in people] == [Role.PATIENT, Role.STAFF]


def test_facts_belong_to_the_nearest_patient() -> None:
    found, people = gather(
        [name("Ali", 0, Role.PATIENT), fact(Type.HEALTH, 5), name("Bo", 100, Role.RELATIVE), fact(Type.AGE, 104)]
    )
    assert people[0].places == [0, 1]
    assert people[1].places == [2, 3]
    assert found[3].role is Role.RELATIVE


def test_where_nobody_is_named_facts_belong_to_an_unnamed_patient_and_promises_to_the_author() -> None:
    found, people = gather([name("Ida", 0, Role.STAFF), fact(Type.HEALTH, 10), fact(Type.SPOKESPERSON, 30)])
    assert [one.role for one in people] == [Role.STAFF, Role.PATIENT, Role.AUTHOR]
    assert [f.role for f in found] == [Role.STAFF, Role.PATIENT, Role.AUTHOR]


def test_a_full_name_joins_the_first_name_that_stood_before() -> None:
    _, people = gather(
        [name("Karin", 0, Role.PATIENT), name("Karin Ek", 20, Role.PATIENT), name("Ek", 40, Role.PATIENT)]
    )
    assert [one.places for one in people] == [[0, 1, 2]]


def test_thousands_of_names_are_gathered_at_once() -> None:
    many = [name(f"Karin Ek{number}", 30 * number, Role.PATIENT) for number in range(5_000)]
    facts = [fact(Type.HEALTH, 30 * number + 9) for number in range(5_000)]
    _, people = gather(sorted([*many, *facts], key=lambda found: found.start or 0))
    assert len(people) == 5_000
    assert all(len(one.places) == 2 for one in people)


def told(text: str, *marks: tuple[Type, str] | tuple[Role, str]) -> list[list[str]]:
    """The quotes of each person whom a text is about; marks are the findings in order, names by their role."""
    found, at = [], 0
    for what, quote in marks:
        at = text.index(quote, at)
        if isinstance(what, Role):
            found.append(name(quote, at, what))
        else:
            found.append(Finding(what, "fact/some", Severity.INFO, at, at + len(quote), quote))
        at += 1
    owned, people = gather(found, text)
    return [[owned[place].quote for place in sorted(one.places)] for one in people]


def test_a_list_of_patients_is_several_and_the_day_is_all_of_theirs() -> None:
    text = "I går: en man, 55, hjärtinfarkt. En kvinna, 23, förlossning. En pojke, 4, krupp."
    marks = [(Type.DATE_TIME, "I går"), (Type.AGE, "55"), (Type.HEALTH, "hjärtinfarkt"), (Type.AGE, "23")]
    found = told(text, *marks, (Type.HEALTH, "förlossning"), (Type.AGE, "4"), (Type.HEALTH, "krupp"))
    assert found == [["I går", "55", "hjärtinfarkt"], ["I går", "23", "förlossning"], ["I går", "4", "krupp"]]


def test_another_age_is_another_person_and_the_same_age_the_same() -> None:
    text = "87-åringen bröt höften. 23-åringen föder. 87-åringen sover på sal 3."
    marks = [(Type.AGE, "87-åringen"), (Type.HEALTH, "höften"), (Type.AGE, "23-åringen"), (Type.HEALTH, "föder")]
    found = told(text, *marks, (Type.AGE, "87-åringen"), (Type.WARD, "sal 3"))
    assert found == [["87-åringen", "höften", "87-åringen", "sal 3"], ["23-åringen", "föder"]]


def test_a_noun_and_a_pronoun_go_on_about_whom_they_fit() -> None:
    text = "En kvinna, 82, stroke. En man, 55, infarkt. Kvinnan fick dropp. Han ligger på IVA."
    marks = [(Type.AGE, "82"), (Type.HEALTH, "stroke"), (Type.AGE, "55"), (Type.HEALTH, "infarkt")]
    found = told(text, *marks, (Type.HEALTH, "dropp"), (Type.WARD, "IVA"))
    assert found == [["82", "stroke", "dropp"], ["55", "infarkt", "IVA"]]


@pytest.mark.parametrize(
    "text",
    [
        "En man kom in med stroke. Han är 55 år. Mannen sover på IVA.",
        "En patient låg på IVA. En stark man på 55 år med stroke.",
        "Stroke i natt. En man, 55 år, ligger på IVA.",
        "Han är en man på 55 år med stroke, kom till IVA.",
        "Patienten, en man på 55 år, fick stroke och ligger på IVA.",
    ],
)
def test_one_who_is_told_of_in_several_sentences_is_one(text: str) -> None:
    marks = [(Type.HEALTH, "troke"), (Type.AGE, "55 år"), (Type.WARD, "IVA")]
    assert len(told(text, *sorted(marks, key=lambda mark: text.index(mark[1])))) == 1


def test_facts_go_to_the_nearest_name_of_their_own_sentence() -> None:
    text = "Anna hade brutit foten, Per hade njursten. Stroke på IVA, så mår Bo."
    marks = [(Role.PATIENT, "Anna"), (Type.HEALTH, "foten"), (Role.PATIENT, "Per"), (Type.HEALTH, "njursten")]
    found = told(text, *marks, (Type.HEALTH, "Stroke"), (Role.PATIENT, "Bo"))
    assert found == [["Anna", "foten"], ["Per", "njursten"], ["Stroke", "Bo"]]


def test_a_relative_does_not_own_what_was_told_of_the_patient() -> None:
    text = "En 92-årig dam från Åsele kom in i natt. Hennes dotter Karin satt bredvid. Hon dog på IVA."
    marks = [(Type.AGE, "92-årig"), (Type.LOCATION, "Åsele"), (Type.DATE_TIME, "i natt"), (Role.RELATIVE, "Karin")]
    found = told(text, *marks, (Type.HEALTH, "dog"))
    assert found == [["Karin"], ["92-årig", "Åsele", "i natt", "dog"]]


def test_a_night_and_a_ward_beside_a_colleague_make_no_patient() -> None:
    text = "Tack till min kollega Marika som höll ut hela natten på avdelning 54."
    marks = [(Role.STAFF, "Marika"), (Type.DATE_TIME, "hela natten"), (Type.WARD, "avdelning 54")]
    assert told(text, *marks) == [["Marika"]]
    assert told(text[:-1] + " med stroke.", *marks, (Type.HEALTH, "stroke"))[1] == [
        "hela natten",
        "avdelning 54",
        "stroke",
    ]


def test_who_is_mentioned_nowhere_is_one_patient() -> None:
    text = "Rullade in från Sorsele i natt med stroke."
    assert told(text, (Type.LOCATION, "Sorsele"), (Type.DATE_TIME, "i natt"), (Type.HEALTH, "stroke")) == [
        ["Sorsele", "i natt", "stroke"]
    ]


def test_thousands_of_unnamed_are_told_apart_at_once() -> None:
    entry = "En man, 55, stroke. En kvinna, 23, krupp. "
    text = "I går. " * 500 + entry * 1_000
    facts = [Finding(Type.DATE_TIME, "fact/some", Severity.INFO, 7 * n, 7 * n + 5, "I går") for n in range(500)]
    facts += [fact(Type.HEALTH, 3_500 + len(entry) * n + entry.index("stroke")) for n in range(1_000)]
    assert len(gather(facts, text)[1]) >= 1


def test_who_is_only_there_is_one_of_those_with_a_name() -> None:
    text = "En patient tackade. Karin har stroke."
    assert told(text, (Type.RELATION, "En patient"), (Role.PATIENT, "Karin"), (Type.HEALTH, "stroke")) == [
        ["En patient", "Karin", "stroke"]
    ]


PIECES = (
    "En man, ", "en kvinna ", "87-årig ", "23-åringen ", "Hon ", "Mannen ", "i natt", " på IVA", " stroke", ". ", ", ",
    " och ", "Karin ", "Bo ", "\n", ": ", "🙂",
)  # fmt: skip
KINDS = {
    "87-årig ": Type.AGE,
    "23-åringen ": Type.AGE,
    "i natt": Type.DATE_TIME,
    " på IVA": Type.WARD,
    " stroke": Type.HEALTH,
}
NAMES = {"Karin ": Role.PATIENT, "Bo ": Role.STAFF}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_fact_of_a_patient_is_somebodys_whatever_is_written(pieces: list[str]) -> None:
    text, found = "", []
    for piece in pieces:
        at, text = len(text), text + piece
        if piece in KINDS:
            found.append(Finding(KINDS[piece], "fact/some", Severity.INFO, at, len(text), piece))
        elif piece in NAMES:
            found.append(name(piece.strip(), at, NAMES[piece]))
    owned, people = gather(found, text)
    assert len(owned) == len(found)
    for one in people:
        assert len(one.places) == len(set(one.places))
    cared = [one for one in people if one.role is Role.PATIENT]
    theirs = {place for one in cared for place in one.places}
    strong = {place for place, one in enumerate(found) if one.type in {Type.AGE, Type.HEALTH}}
    assert strong <= theirs
    if cared:
        assert {place for place, one in enumerate(found) if one.type is not Type.PERSON} <= theirs
