"""Reports in English: every sentence of the program has its English, and only the words change."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.depicted import PERHAPS, SAME
from checker.draft import Draft
from checker.english import TABLE, english, known, told_in
from checker.film import examine as film
from checker.finding import Verdict
from checker.image.examine import CODES, FACES, HIDDEN, WRITING
from checker.image.kind import OTHERS
from checker.output import human
from checker.pipeline import LANGUAGE, NO_FACES, NO_PERSONS, NO_REWRITE, Checker
from checker.proof import CHECKED, COUNTED, FILLED, KEPT, LEFT
from checker.proof import HIDDEN as HIDDEN_GONE
from checker.resources import resource
from checker.risk.anonymity import Reader
from checker.risk.reasons import REASONS, summary
from checker.rules import RuleBook
from checker.text.languages import NAMES, OTHER, OTHER_SCRIPT

DRAFT = "I natt kom Nermin, 87, från Grisslehamn in till avd 54.\nTulkin voi tilata etukäteen vaihteen kautta."


def sentences() -> list[str]:
    rules = RuleBook.load(resource("rules"))
    said = [getattr(rule, name) for rule in rules.values() for name in ("title", "why", "law", "suggestion")]
    said += [summary(verdict, complete=complete) for verdict in Verdict for complete in (True, False)]
    said += [sentence.format(quotes="”Nermin”") for sentence in REASONS.values()]
    said += [LANGUAGE.format("finska"), NO_REWRITE, NO_PERSONS, NO_FACES, SAME, PERHAPS]
    said += [*NAMES.values(), OTHER, OTHER_SCRIPT]
    said += [film.HIDDEN, film.SUBTITLES, film.SOUND, film.PICTURES, film.FACES, film.CODES, film.WRITING]
    said += [CODES, FACES, HIDDEN, WRITING, *(kind for _, kind in OTHERS), *Reader]
    said += [HIDDEN_GONE, *CHECKED.values(), *(of.format("1 ansikte") for of in (FILLED, KEPT, LEFT))]
    said += [count.format(2) for counts in COUNTED.values() for count in counts]
    said += [word for word, _ in human.WORDS.values()]
    said += [*human.SEVERITIES.values(), *human.ROLES.values(), *human.BANDS.values()]
    return list(dict.fromkeys(said))


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_has_its_english(sentence: str) -> None:
    assert known(sentence), sentence


@pytest.mark.parametrize("module", ["cleaning", "image/cleaning", "film/cleaning", "choice", "place"])
def test_every_refusal_of_a_copy_has_its_english(module: str) -> None:
    source = (TABLE.parent / f"{module}.py").read_text(encoding="utf-8")
    said = re.findall(r'(?:Error\(|return )f?"([A-ZÅÄÖ][^"]* [^"]*\.)"', source)
    assert said
    assert [sentence for sentence in said if not known(re.sub(r"{[^{}]*}", "x", sentence))] == []


def test_the_table_is_whole() -> None:
    rows = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    assert all(len(row) == 2 and row[0].count("{}") == row[1].count("{}") for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_gaps_are_filled_and_what_fills_them_is_read_too() -> None:
    assert english(LANGUAGE.format("finska")).startswith("The text contains Finnish, which")
    assert english("Ansikten i bilden hann inte granskas.") == "Faces in the photo could not be examined in time."
    assert english("Filen {}.pdf är ett PDF-dokument och kan inte granskas. Spara bilden som JPEG eller PNG.") == (
        "The file {}.pdf is a PDF document and cannot be examined. Save the photo as JPEG or PNG."
    )


def test_a_report_says_the_same_in_english(checker: Checker) -> None:
    report = checker.check(Draft.of(DRAFT))
    told = told_in("en", report)
    assert told_in("sv", report) is report
    assert told.verdict is report.verdict
    assert [one.span for one in told.findings if one.start is not None] == [
        one.span for one in report.findings if one.start is not None
    ]
    assert [one.quote for one in told.findings] == [one.quote for one in report.findings]
    assert "Secrecy Act" in " ".join(told.reasons)
    assert "Finnish" in told.unchecked[0].reason
    assert not {report.summary, *report.reasons} & {told.summary, *told.reasons}


def test_the_command_answers_in_english() -> None:
    run = CliRunner()
    human_ = run.invoke(app, ["check", "-", "--lang", "en"], input=DRAFT)
    assert "STOP " in human_.output
    assert "Findings" in human_.output
    assert "Not examined:" in human_.output
    given = json.loads(run.invoke(app, ["check", "-", "--lang", "en", "--format", "json"], input=DRAFT).output)
    assert given["summary"].startswith("Do not publish it like this")
    assert (
        "Error: The file nosuch.txt does not exist." in run.invoke(app, ["check", "nosuch.txt", "--lang", "en"]).output
    )
