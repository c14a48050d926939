from datetime import date

from checker.log.figures import MOST, Figures
from checker.log.line import Kind, Line


def line(at, kind, **fields):
    return Line(1, f"{at}T12:00:00+00:00", kind.value, "", fields, "")


def check(at, verdict="clear", complete=True, **types):
    return line(at, Kind.CHECK, verdict=verdict, complete=complete, types=types)


def test_counts_stand_in_their_weeks_without_gaps():
    figures = Figures.of(
        [
            check("2026-03-01", "review", PERSON=1),
            check("2026-03-02", "stop", PERSON=2, WARD=1),
            check("2026-03-08", complete=False, verdict="review"),
            line("2026-03-08", Kind.ACKNOWLEDGED, severity="stop"),
            line("2026-03-17", Kind.GATE, passed=True),
            line("2026-03-17", Kind.GATE, passed=False),
            line("2026-03-17", Kind.VERIFIED, valid=True),
        ]
    )
    assert [week.monday for week in figures.weeks] == [
        date(2026, 2, 23),
        date(2026, 3, 2),
        date(2026, 3, 9),
        date(2026, 3, 16),
    ]
    first, second, third, last = figures.weeks
    assert (first.verdicts, second.verdicts) == ({"review": 1}, {"stop": 1, "review": 1})
    assert (second.unchecked, second.acknowledged, second.types) == (1, {"stop": 1}, {"PERSON": 2, "WARD": 1})
    assert not third.verdicts
    assert last.gate == {"passed": 1, "refused": 1}
    assert figures.types == ["PERSON", "WARD"]
    assert figures.as_json()["weeks"][0]["week"] == "2026-W09"


def test_a_long_log_gives_its_last_year():
    figures = Figures.of(check(f"{year}-06-01") for year in (2020, 2024, 2026))
    assert len(figures.weeks) == MOST
    assert figures.weeks[-1].verdicts.total() == 1


def test_an_empty_log_gives_no_week():
    assert Figures.of([line("2026-03-01", Kind.PRUNED)]).weeks == ()
