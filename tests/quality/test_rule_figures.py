"""Precision and recall as they are counted, on drafts made up for it."""

from checker.resources import resource
from checker.rules import RuleBook
from tests.quality.rule_figures import compared, marks

RULES = RuleBook.load(resource("rules"))


def test_marks_are_found_by_their_number():
    draft = {"text": "I natt, i natt.", "findings": [{"quote": "natt", "nth": 2, "type": "DATE_TIME"}]}
    assert list(marks(draft)) == [("DATE_TIME", 10, 14)]


def test_hits_are_right_where_marked_and_marks_found_by_rules_of_their_type():
    hits = [("ward/room", 0, 5), ("ward/room", 10, 15), ("time/day", 20, 25)]
    drawn = [("WARD", 2, 4), ("WARD", 30, 34), ("HEALTH", 22, 24)]
    figures = compared(RULES, [(hits, drawn), ([], [("WARD", 0, 1)])])
    assert figures["ward/room"]["precision"] == [1, 2]
    assert figures["ward/room"]["recall"] == [1, 3]
    assert figures["time/day"]["precision"] == [1, 1]
    assert figures["time/day"]["recall"] is None
    assert figures["ward/numbered"]["precision"] is None
    assert figures["ward/numbered"]["drafts"] == 2
