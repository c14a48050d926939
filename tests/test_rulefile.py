"""Every kind of mistake in a rule file is refused at start, with file, line and what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.resources import resource
from checker.rules import RuleBook

GOOD = r"""id = "own/ward"
type = "WARD"
verdict = "info"
finder = "pattern"
title = "Egen avdelning"
why = "Den pekar ut var någon vårdas."
law = "OSL 25 kap. 1 §"
suggestion = "Skriv hos oss."
anchors = ["gläntan"]
patterns = [
  'gläntan\s\d{1,2}',
  'gläntan[*+]',
]

[[catches]]
text = "Hon bor på Gläntan 4."
spans = ["Gläntan 4"]

[[passes]]
text = "En glänta i skogen."
"""

BROKEN = {
    "TOML syntax": ('verdict = "info"', "verdict = info", 3, "giltig TOML"),
    "unknown field": ('law = "OSL', 'lag = "OSL', 7, "okänt fält lag"),
    "missing field": ('title = "Egen avdelning"\n', "", 1, "fältet title saknas"),
    "empty field": ("Egen avdelning", " ", 5, "fältet title saknas"),
    "unknown type": ("WARD", "WARDS", 2, "type ska vara en av"),
    "unknown verdict": ('"info"', '"halt"', 3, "verdict ska vara en av info, review, stop"),
    "unknown finder": ('finder = "pattern"', 'finder = "patterns"', 4, "finder ska vara en av"),
    "a text for a list": ('anchors = ["gläntan"]', 'anchors = "gläntan"', 9, "lista av texter"),
    "a text for yes or no": ("anchors =", 'ignore_case = "ja"\nanchors =', 9, "true eller false"),
    "bad pattern": (r"'gläntan\s\d{1,2}'", r"'gläntan\s(\d{1,2}'", 11, "går inte att läsa"),
    "unbounded star": (r"\s\d{1,2}", r"\s*\d{1,2}", 11, "upprepar utan gräns (”*”)"),
    "unbounded plus": ("[*+]", "[*]+", 12, "upprepar utan gräns (”+”)"),
    "unbounded braces": (r"\d{1,2}", r"\d{1,}", 11, "upprepar utan gräns (”{1,}”)"),
    "no anchors": ('anchors = ["gläntan"]\n', "", 9, "inga ankare"),
    "no patterns": (
        "patterns = [\n  'gläntan\\s\\d{1,2}',\n  'gläntan[*+]',\n]",
        "patterns = []",
        4,
        "minst ett mönster",
    ),
    "no words": ('finder = "pattern"', 'finder = "words"', 4, "ska ha ord"),
    "nothing that is caught": (
        '[[catches]]\ntext = "Hon bor på Gläntan 4."\nspans = ["Gläntan 4"]\n',
        "",
        1,
        "minst ett under [[catches]]",
    ),
    "nothing that passes": ('[[passes]]\ntext = "En glänta i skogen."\n', "", 1, "minst ett under [[passes]]"),
    "span not in the text": ('spans = ["Gläntan 4"]', 'spans = ["Gläntan 5"]', 17, "inte står i exemplets text"),
    "caught without span": ('spans = ["Gläntan 4"]\n', "", 16, "ska stå i spans"),
    "example without text": ('text = "En glänta i skogen."', "", 19, "saknar text"),
    "unknown field of an example": ("spans =", "span =", 17, "okänt fält span"),
    "example as a text": ('[[passes]]\ntext = "En glänta i skogen."\n', "", 15, "tabeller"),
}


def refused(folder: Path, text: str) -> str:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as error:
        RuleBook.load(folder)
    return str(error.value)


def test_the_good_file_is_taken(tmp_path: Path):
    (tmp_path / "own.toml").write_text(GOOD, encoding="utf-8")
    assert list(RuleBook.load(tmp_path)) == ["own/ward"]


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, kind: str):
    good, broken, line, what = BROKEN[kind]
    assert GOOD.count(good) == 1
    text = GOOD.replace(good, broken)
    if kind == "example as a text":
        text = text.replace("[[catches]]", 'passes = "En glänta."\n\n[[catches]]')
    message = refused(tmp_path, text)
    assert message.startswith("own.toml")
    assert f"rad {line}:" in message or f"line {line}," in message
    assert what in message


def test_a_file_that_is_no_utf8_is_refused_with_its_line(tmp_path: Path):
    (tmp_path / "own.toml").write_bytes(GOOD.replace("Egen", "Äger").encode("latin-1"))
    with pytest.raises(RuleError, match=r"own\.toml, rad 5: tecknet är inte UTF-8"):
        RuleBook.load(tmp_path)


def test_one_id_twice_and_an_empty_folder_are_refused(tmp_path: Path):
    with pytest.raises(RuleError, match="Inga regler"):
        RuleBook.load(tmp_path)
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match=r"b\.toml: regeln own/ward finns redan i a\.toml"):
        RuleBook.load(tmp_path)


@pytest.mark.parametrize("pattern", [r"[+*]\d{2}", r"\+46", r"a?b??c{1,3}+", r"(?<=x)(?:y|z)?", r"[\]+*]"])
def test_bounded_patterns_are_taken(tmp_path: Path, pattern: str):
    (tmp_path / "own.toml").write_text(GOOD.replace("gläntan[*+]", pattern), encoding="utf-8")
    assert RuleBook.load(tmp_path)["own/ward"].patterns[-1] == pattern


def test_the_rules_of_the_house_are_taken():
    assert len(RuleBook.load(resource("rules"))) > 60
