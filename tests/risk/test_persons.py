from __future__ import annotations

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
