"""Pattern and words rules: where they are tried, what stops them, and that no text makes them slow."""

import importlib
import itertools
import pkgutil
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import RuleError
from checker.finding import Severity, Type
from checker.resources import resource
from checker.rules import Rule, RuleBook
from checker.text import numbers as numbers_package
from checker.text.patterns import PatternFinder, RuleHit, find_all, read_list, settled

RULES = RuleBook.load(resource("rules"))
FINDER = PatternFinder(RULES)
WORST = 1_000
"""Widest stretch, in characters, that any pattern may look at."""


def rule(**fields: object) -> Rule:
    base = {
        "id": "test/rule",
        "type": Type.WARD,
        "severity": Severity.INFO,
        "finder": "pattern",
        "title": "t",
        "why": "w",
        "law": "l",
        "suggestion": "s",
    }
    return Rule(**(base | fields))  # type: ignore[arg-type]


def finder(*rules: Rule) -> PatternFinder:
    return PatternFinder(RuleBook({each.id: each for each in rules}, "digest"))


def found(text: str, *rules: Rule) -> list[str]:
    return [text[hit.start : hit.end] for hit in finder(*rules).find(text)]


@pytest.mark.parametrize(
    "ward", ["avd54", "avd.54", "AVD54", "kirurgavd3", "iva2", "ward12", "sal4", "thiva", "hjärtiva"]
)
def test_wards_in_small_letters_or_written_together_with_their_number(ward: str):
    hits = [hit for hit in FINDER.find(f"Hon ligger på {ward} i natt.") if hit.rule.type is Type.WARD]
    assert len(hits) == 1


def all_patterns() -> list[tuple[str, str]]:
    return [(each.id, pattern) for each in RULES.values() for pattern in each.patterns]


def module_patterns() -> list[tuple[str, str]]:
    """Patterns in the modules that find numbers, and in those that make the views, those in tuples too."""
    names = [each.name for each in pkgutil.iter_modules(numbers_package.__path__, "checker.text.numbers.")]
    found = []
    names += [f"checker.text.{name}" for name in ("patterns", "spoken", "standins", "views")]
    for module in map(importlib.import_module, names):
        for name, value in vars(module).items():
            several = value if isinstance(value, tuple) else (value,)
            found += [(f"{module.__name__}.{name}", one.pattern) for one in several if isinstance(one, re.Pattern)]
    return found


def width(pattern: str) -> int:
    """Most characters that a pattern can match; a class repeated without end and nothing else counts as one."""
    tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
    return 1 if len(tree) == 1 and tree.getwidth()[1] > WORST else tree.getwidth()[1]


@pytest.mark.parametrize(("where", "pattern"), all_patterns() + module_patterns())
def test_every_pattern_has_a_finite_width(where: str, pattern: str):
    assert width(pattern) <= WORST, where


def test_there_are_patterns_to_check():
    assert len(all_patterns()) > 50
    assert len(module_patterns()) > 70
    assert {each.finder for each in RULES.values()} >= {"pattern", "words", "number"}
    assert width(r"a\d+") > WORST


def test_a_pattern_is_tried_at_its_anchors_only():
    ward = rule(anchors=("avd",), patterns=(r"avd \d{1,3}",))
    assert found("avd 54, Avd 7 och bavd 9", ward) == ["avd 54", "Avd 7"]


def test_an_anchor_can_be_the_ending_of_a_word_or_a_digit():
    unit = rule(anchors=("*kliniken", "#"), patterns=(r"\w{2,20}kliniken", r"[A-Z]\d{2}(?!\w)"))
    assert found("ögonkliniken och K64, klinik 5", unit) == ["ögonkliniken", "K64"]


def test_the_group_span_is_what_is_found():
    age = rule(anchors=("fyller",), patterns=(r"fyller (?P<span>\d{1,3})",))
    assert found("Hon fyller 91 i dag", age) == ["91"]


def test_guards_cancel_a_hit_beside_them():
    date = rule(anchors=("#",), patterns=(r"\d{1,2}/\d{1,2}",), guards=("tablett",))
    assert found("Ta 1/2 tablett.", date) == []
    assert found("Det var 1/2 och sen en kopp kaffe med tablett.", date) == ["1/2"]


def test_words_match_whole_phrases_in_any_case_and_spacing():
    place = rule(finder="words", words=("rött rum", "uppvaket"))
    assert found("RÖTT  RUM, rött\nrum, rött-rum, rödrött rum, Uppvakets, uppvaket", place) == [
        "RÖTT  RUM",
        "rött\nrum",
        "rött-rum",
        "uppvaket",
    ]


def test_words_can_mind_their_case():
    assert found("IVA och Iva", rule(finder="words", words=("IVA",), ignore_case=False)) == ["IVA"]


def test_lists_can_be_used_in_part():
    assert "nu" in read_list("time_expressions")
    whole = rule(finder="words", lists=("time_expressions",))
    part = rule(finder="words", lists=("time_expressions",), without=("nu",))
    assert found("Vi ses nu", whole) == ["nu"]
    assert found("Vi ses nu", part) == []


def test_a_missing_list_and_a_pattern_without_anchors_are_refused():
    with pytest.raises(RuleError, match="finns-ej"):
        finder(rule(finder="words", lists=("finns-ej",)))
    with pytest.raises(RuleError, match="ankare"):
        finder(rule(patterns=("x",)))


def test_disguised_words_are_found_at_their_place():
    text = "På aｖd\u00a054 i na\u00adtt 🏥 låg hon"
    hits = find_all(text, RULES, FINDER)
    assert [(hit.rule.id, text[hit.start : hit.end]) for hit in hits] == [
        ("ward/numbered", "aｖd\u00a054"),
        ("time/day", "i na\u00adtt"),
    ]


def test_of_overlapping_hits_the_graver_number_is_kept():
    def hit(kind: Type, start: int, end: int, severity: Severity = Severity.INFO) -> RuleHit:
        return RuleHit(rule(id=kind.value, type=kind), start, end, 0.8, severity)

    number = hit(Type.PERSONNUMMER, 5, 16, Severity.STOP)
    contact = hit(Type.CONTACT, 0, 10, Severity.REVIEW)
    date = hit(Type.DATE_TIME, 0, 30)
    apart = hit(Type.AGE, 40, 42)
    assert settled([date, apart, contact, number]) == [number, apart]
    assert settled([date, contact]) == [contact]


@settings(deadline=None)
@given(st.text(alphabet="avd 0123456789:.,/@-åringkl\n i natt", max_size=200))
def test_settled_hits_lie_in_order_and_apart(text: str):
    hits = find_all(text, RULES, FINDER)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))


WORST_CASES = (
    "avd 54 i natt ",
    "i i i i i i ",
    "87 år 12 mars 2025 kl 04.12 ",
    "på på från till ",
    "a" * 4_000 + " ",
    "1" * 4_000,
    "åring",
    "första andra tredje ",
)


@pytest.mark.parametrize("unit", WORST_CASES)
def test_time_grows_with_the_length_of_the_text(unit: str):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.thread_time()
        find_all(text, RULES, FINDER)
        return time.thread_time() - start

    short = min(seconds(4_000) for _ in range(3))
    long = min(seconds(32_000) for _ in range(2))
    assert long < 8 * 2.5 * max(short, 0.005)


def test_a_hospital_adds_its_own_wards_with_a_file(tmp_path: Path):
    (tmp_path / "own.toml").write_text(
        'id = "own/ward"\ntype = "WARD"\nverdict = "info"\nfinder = "words"\ntitle = "t"\nwhy = "w"\n'
        'law = "l"\nsuggestion = "s"\nwords = ["Solgläntan"]\n'
        '[[catches]]\ntext = "Hon bor på Solgläntan."\nspans = ["Solgläntan"]\n[[passes]]\ntext = "En glänta."\n',
        encoding="utf-8",
    )
    text = "Hon bor på solgläntan."
    assert [text[h.start : h.end] for h in PatternFinder(RuleBook.load(tmp_path)).find(text)] == ["solgläntan"]
