"""Every way to meddle with the log, and what shows it."""

import pytest

from checker.errors import LogError
from checker.log.line import Kind
from checker.log.store import Log
from checker.log.verify import Anchor, Fault, verify

LINES = 8


@pytest.fixture
def full(log) -> Log:
    """A log of eight lines."""
    for number in range(LINES):
        log.append(Kind.CHECK, f"s{number}", number=number)
    return log


def faults(log, anchor=None):
    return [(broken.seq, broken.fault) for broken in verify(log, anchor).faults]


def test_a_log_as_it_was_written(full):
    found = verify(full, Anchor.of(full.last))
    assert (found.lines, found.faults, found.unanchored) == (LINES, (), False)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE lines SET fields = '{\"number\":9}' WHERE seq = 4",
        "UPDATE lines SET fields = 'no json' WHERE seq = 4",
        "UPDATE lines SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 4",
        "UPDATE lines SET kind = 'gate' WHERE seq = 4",
        "UPDATE lines SET subject = 's5' WHERE seq = 4",
    ],
)
def test_a_changed_line(full, tamper, change):
    tamper(change)
    assert faults(full) == [(4, Fault.CHANGED)]


def test_a_changed_mac_breaks_the_next_line_too(full, tamper):
    tamper("UPDATE lines SET mac = :mac WHERE seq = 4", mac="0" * 64)
    assert faults(full) == [(4, Fault.CHANGED), (5, Fault.CHANGED)]


def test_a_removed_line(full, tamper):
    tamper("DELETE FROM lines WHERE seq = 4")
    assert faults(full) == [(4, Fault.REMOVED)]


def test_a_removed_line_with_the_numbers_closed_up(full, tamper):
    tamper("DELETE FROM lines WHERE seq = 4")
    for seq in range(5, LINES + 1):
        tamper("UPDATE lines SET seq = :new WHERE seq = :old", old=seq, new=seq - 1)
    assert (4, Fault.CHANGED) in faults(full)


def test_removed_first_lines(full, tamper):
    tamper("DELETE FROM lines WHERE seq <= 2")
    assert faults(full) == [(1, Fault.REMOVED), (2, Fault.REMOVED)]


def test_two_lines_that_changed_places(full, tamper):
    for old, new in ((3, 99), (5, 3), (99, 5)):
        tamper("UPDATE lines SET seq = :new WHERE seq = :old", old=old, new=new)
    found = dict(faults(full))
    assert found[3] is found[5] is Fault.CHANGED


def test_a_line_that_was_put_in(full, tamper):
    tamper(
        "INSERT INTO lines (seq, at, kind, subject, fields, mac) VALUES (9, '', 'acknowledged', 's', '{}', :mac)",
        mac="0" * 64,
    )
    assert faults(full) == [(9, Fault.CHANGED)]


def test_a_stub_that_nobody_sealed(full, tamper):
    tamper("DELETE FROM lines WHERE seq < 4")
    tamper("UPDATE lines SET kind = 'stub', fields = :fields WHERE seq = 4", fields='{"lines":4,"seal":"00"}')
    assert faults(full) == [(4, Fault.STUB)]


def test_an_end_that_was_cut_off_shows_against_an_anchor_only(full, tamper):
    anchor = Anchor.of(full.last)
    tamper("DELETE FROM lines WHERE seq > 6")
    assert faults(full) == []
    assert faults(full, anchor) == [(8, Fault.CUT)]
    full.append(Kind.CHECK, "again")
    full.append(Kind.CHECK, "again")
    assert faults(full) == []
    assert faults(full, anchor) == [(8, Fault.OTHER)]


def test_all_lines_gone(full, tamper):
    anchor = Anchor.of(full.last)
    tamper("DELETE FROM lines")
    assert faults(full, anchor) == [(8, Fault.CUT)]


def test_an_anchor_is_read_as_it_was_written(full):
    anchor = Anchor.of(full.last)
    assert Anchor.parse(f"{anchor}\n") == anchor
    for written in ("", "8", "8 abc", f"{anchor} x"):
        with pytest.raises(LogError, match="Ankaret"):
            Anchor.parse(written)
