"""The word lists: what a word is known as, in which form it stands, and in which language."""

import json
from pathlib import Path

import pytest

from checker.resources import resource
from checker.text.lexicon import INFLECTIONS, WORDS, lexicon, read_rows
from checker.text.skeleton import KINDS
from checker.text.tokens import tokenize


def known(text):
    """Each word of a text with its classes."""
    words = [token.text.lower() for token in tokenize(text)]
    return dict(zip(words, lexicon().classes(words), strict=True))


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("hjärtinfarkten", "health:sjukdom"),
        ("njurstenarna", "health:sjukdom"),
        ("tumörpatientens", "head:patient"),
        ("skrivboksinfektion", "health:sjukdom"),
        ("trubadurens", "occupations"),
        ("skolbusschauffören", "occupations"),
        ("sjösättningsolyckan", "event_terms:olycka"),
        ("sköterskorna", "staff_nouns:pl.best"),
    ],
)
def test_inflections_and_compounds_are_looked_through(word, label):
    assert label in lexicon().of_word(word)


@pytest.mark.parametrize(
    "word", ["kolla", "maner", "backen", "resten", "snart", "all", "sten", "fikarasten", "närområdet", "jubileumsåret"]
)
def test_what_only_begins_or_ends_alike_is_another_word(word):
    assert not any(label.startswith(("health", "occupations", "event")) for label in lexicon().of_word(word))


def test_phrases_are_known_whole():
    found = known("Hon fick en ny höft av svår smärta")
    assert "health:åtgärd" in found["höft"] & found["ny"]
    assert "health:symtom" in found["svår"]


def test_english_words_count_in_english_alone():
    english = known("The patient's mother was admitted with a stroke last night, and she is better.")
    assert "kinship:kärna:sg.obest" in english["mother"]
    assert "time_expressions" in english["night"]
    assert "individual_pronouns:k" in english["she"]
    swedish = known("Han hade en mother of pearl på hyllan, she sa han i natt till oss på avdelningen.")
    assert "kinship:kärna:sg.obest" not in swedish["mother"]
    assert "author_cues:1sg" not in swedish["i"]


@pytest.mark.parametrize("name", [*WORDS, "english_words", "class_heads"])
def test_lists_are_sorted_and_hold_each_word_once_for_a_class(name):
    rows = [tuple(row) for row in read_rows(resource("rules/lists") / f"{name}.txt")]
    assert rows == sorted(set(rows))
    assert all(row[0] == row[0].lower().strip() for row in rows)


@pytest.mark.parametrize("name", ["english_words", "class_heads"])
def test_every_class_is_one_that_the_reader_knows(name):
    prefixes = tuple(prefix for prefix, _ in KINDS)
    assert all(row[1].startswith(prefixes) for row in read_rows(resource("rules/lists") / f"{name}.txt"))


def test_no_word_was_taken_from_the_development_drafts(shared):
    """What stands in them must stand in drafts to learn from too, or the figures on them would flatter."""

    def said(paths):
        rows = [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
        return f" {' '.join(token.text.lower() for row in rows for token in tokenize(row))} "

    own = (Path(__file__).parents[2] / "models" / "corpus").glob("*.jsonl")
    learnt = said([*(shared / "drafts" / "train").glob("*.jsonl"), *own])
    kept_back = said([shared / "drafts" / "dev.jsonl"])
    entries = [
        [f" {row[0]}{ending} " for ending in ("", *INFLECTIONS)]
        for name in (*WORDS, "english_words")
        for row in read_rows(resource("rules/lists") / f"{name}.txt")
    ]
    there = [forms for forms in entries if any(form in kept_back for form in forms)]
    assert len(there) > 100
    assert sum(not any(form in learnt for form in forms) for forms in there) == 0
