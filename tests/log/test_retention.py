"""Lines whose time is up go, and the chain still holds."""

from datetime import UTC, datetime, timedelta

import pytest

from checker.errors import LogError
from checker.log import store
from checker.log.line import Kind
from checker.log.retention import prune
from checker.log.verify import Anchor, Fault, verify

DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def days(log, monkeypatch):
    """A log with a line on each of ten days; gives the function that moves the clock."""

    def at(day: int) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return DAY + timedelta(days=day)

        monkeypatch.setattr(store, "datetime", Clock)

    for day in range(10):
        at(day)
        log.append(Kind.CHECK, "draft", day=day)
    return at


def test_old_lines_go_and_the_rest_verifies(log, days):
    assert prune(log, DAY + timedelta(days=4)) == 4
    rows = list(log.read())
    assert [(line.seq, line.kind) for line in rows[:2]] == [(4, "stub"), (5, "check")]
    assert rows[0].fields["lines"] == 4
    assert rows[-1].kind == "pruned"
    assert {line.fields["day"] for line in rows[1:-1]} == set(range(4, 10))
    found = verify(log)
    assert (found.lines, found.pruned, found.faults) == (7, 4, ())


def test_pruning_again_adds_up(log, days):
    prune(log, DAY + timedelta(days=4))
    days(20)
    assert prune(log, DAY + timedelta(days=6)) == 2
    first = next(log.read())
    assert (first.seq, first.fields["lines"], first.fields["from"][:10]) == (6, 6, "2026-03-02")
    assert verify(log).faults == ()
    assert prune(log, DAY + timedelta(days=6)) == 0


def test_the_last_line_stays(log, days):
    assert prune(log, DAY + timedelta(days=100)) == 9
    assert [line.kind for line in log.read()] == ["stub", "check", "pruned"]
    assert verify(log).faults == ()


def test_nothing_to_prune_leaves_no_line(log, days):
    before = list(log.read())
    assert prune(log, DAY) == 0
    assert list(log.read()) == before


def test_a_changed_stub_shows(log, days, tamper):
    prune(log, DAY + timedelta(days=4))
    tamper("UPDATE lines SET fields = replace(fields, '\"lines\":4', '\"lines\":3') WHERE seq = 4")
    assert [(one.seq, one.fault) for one in verify(log).faults] == [(4, Fault.STUB)]


def test_a_line_that_was_changed_is_not_pruned_away(log, days, tamper):
    tamper("UPDATE lines SET fields = '{}' WHERE seq = 2")
    with pytest.raises(LogError, match="gallras inte"):
        prune(log, DAY + timedelta(days=4))
    assert len(list(log.read())) == 10


def test_lines_after_the_stub_are_believed(log, days):
    prune(log, DAY + timedelta(days=4))
    assert [line.fields["day"] for line in log.about("draft", Kind.CHECK)] == list(range(4, 10))


def test_an_anchor_older_than_what_is_left_can_not_be_compared(log, days):
    rows = list(log.read())
    prune(log, DAY + timedelta(days=4))
    assert verify(log, Anchor.of(rows[1])).unanchored
    # The stub still carries the MAC of the last line it stands for.
    for line in (rows[3], rows[8]):
        found = verify(log, Anchor.of(line))
        assert (found.unanchored, found.faults) == (False, ())
