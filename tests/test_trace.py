"""Other rules give another trace exactly where they say something else of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.finding import Severity
from checker.resources import resource
from checker.rules import RuleBook
from checker.text import hits
from checker.text.hits import Hits
from checker.text.patterns import find_all
from checker.trace import Tracer, digest_of

RULES = RuleBook.load(resource("rules"))
TRACE = Tracer(RULES)
PLAIN = "Nu är kaffet klart i personalrummet."
NUMBER = "Ring 850312-9804 före lunch."


def changed(rule_id: str, **fields: object) -> Tracer:
    """The rules with one of them changed."""
    return Tracer(RuleBook({**RULES, rule_id: replace(RULES[rule_id], **fields)}, "", RULES.tables))


def test_a_rule_that_hits_nothing_leaves_no_trace():
    other = changed("identity/personnummer", severity=Severity.INFO)
    assert other(PLAIN) == TRACE(PLAIN)
    assert other(NUMBER) != TRACE(NUMBER)


@pytest.mark.parametrize("field", ["title", "why", "law", "rewrite"])
def test_whatever_a_rule_says_is_traced(field):
    assert changed("identity/personnummer", **{field: "annat"})(NUMBER) != TRACE(NUMBER)


def test_a_rule_whose_hits_no_pattern_makes_is_traced_in_every_text():
    assert changed("fact/health", severity=Severity.STOP)(PLAIN) != TRACE(PLAIN)


def test_rules_of_pictures_say_nothing_of_a_text():
    assert changed("image/gps", title="annat")(NUMBER) == TRACE(NUMBER)


def test_examples_are_not_what_a_rule_says():
    rule = RULES["identity/personnummer"]
    assert digest_of(replace(rule, catches=(), passes=())) == digest_of(rule)


def test_a_new_rule_is_traced_where_it_hits():
    words = replace(
        RULES["ward/room"], id="x/kaffe", finder="words", words=("kaffet",), anchors=(), patterns=(), lists=()
    )
    other = Tracer(RuleBook({**RULES, "x/kaffe": words}, "", RULES.tables))
    assert other(PLAIN) != TRACE(PLAIN)
    assert other(NUMBER) == TRACE(NUMBER)


def test_word_lists_are_part_of_the_digest_of_rules_and_of_every_trace(tmp_path):
    source = resource("rules")
    for name in ("identity/personnummer.toml", "lists/kinship.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((source / name).read_bytes())
    before = RuleBook.load(tmp_path)
    (tmp_path / "lists/kinship.txt").write_text("syssling\n", encoding="utf-8")
    after = RuleBook.load(tmp_path)
    assert after.digest != before.digest
    assert Tracer(after)(PLAIN) != Tracer(before)(PLAIN)


def test_a_check_takes_over_what_was_traced_and_nothing_else(monkeypatch):
    looked_through = []
    monkeypatch.setattr(hits, "find_all", lambda text, *_: looked_through.append(text) or find_all(text, *_))
    reader = Hits(RULES)
    trace = Tracer(RULES, [reader])
    assert trace(NUMBER) == TRACE(NUMBER)
    looked_through.clear()
    assert reader(NUMBER) == find_all(NUMBER, RULES)
    assert looked_through == []
    assert reader(NUMBER) == find_all(NUMBER, RULES)
    assert looked_through == [NUMBER]  # it was let go when it was taken
    trace(NUMBER)
    trace(PLAIN)
    looked_through.clear()
    reader(NUMBER)
    assert looked_through == [NUMBER]
