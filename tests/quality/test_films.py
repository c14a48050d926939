"""The measuring of films: what it draws moves and is seen, and its counts are of what is there."""

from __future__ import annotations

from collections import Counter

import pytest

from checker.pipeline import Checker
from checker.place import What
from tests.quality import films


@pytest.mark.parametrize("kind", films.KINDS)
def test_every_film_shows_what_it_is_about(kind: str) -> None:
    (first,), (again,) = (list(films.films(kind, 1, seconds=0.5)) for _ in range(2))
    assert first == again
    assert films.seen_in(first.data, first) > 0


def test_what_is_not_there_is_not_seen() -> None:
    label, code = (next(iter(films.films(kind, 1, seconds=0.25))) for kind in list(films.KINDS)[:5:4])
    assert (label.what, code.what) == (What.TEXT, What.CODE)
    other = films.Shown(label.data, What.TEXT, ("770707-7777", "Qvist"))
    assert films.seen_in(other.data, other) == 0
    assert films.seen_in(label.data, films.Shown(label.data, What.CODE, code.words)) == 0
    assert films.seen_in(label.data, films.Shown(label.data, What.FACE, ())) == 0


def test_a_film_is_found_and_its_copy_shows_nothing_of_it(checker: Checker) -> None:
    kind = "a QR code goes through the picture"
    row = films.measured(checker, 1, [kind], seconds=0.5)[kind]
    assert row == Counter(films=1, found=1, copies=1, before=row["before"], after=0)
    assert row["before"] > 0
    assert f"| {kind} | 1 | 1 | {row['before']} | 0 | 0 |" in films.section({kind: row})
