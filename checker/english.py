"""The program's sentences in English: what has been judged and said in Swedish is read in another language.

A sentence stands in ``english.tsv`` with ``{}`` for what is filled in. One that is not there, such as the reason of a
hospital's own rule, stays Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from checker.finding import Finding
from checker.report import Report, Unchecked

TABLE = Path(__file__).with_name("english.tsv")
GAP = "{}"
ENGLISH = "en"


def english(sentence: str) -> str:
    """A sentence of the program in English, or as it is where it is not known.

    >>> english("Filen bild.jpg innehåller ingen text."), english("Hej")
    ('The file bild.jpg holds no text.', 'Hej')
    """
    return found if (found := known(sentence)) is not None else sentence


def known(sentence: str) -> str | None:
    """A sentence of the program in English; None where it is not known."""
    if sentence in _sentences():
        return _sentences()[sentence]
    for pattern, new in _patterns():
        if filled := pattern.fullmatch(sentence):
            return new.format(*(english(part) for part in filled.groups()))
    return None


def told_in(language: str, report: Report) -> Report:
    """A report in Swedish or, for ``en``, with all that the program says in English.

    Quotes and the wording offered stay as they are.
    """
    if language != ENGLISH:
        return report
    return replace(
        report,
        summary=english(report.summary),
        reasons=tuple(map(english, report.reasons)),
        unchecked=tuple(Unchecked(one.part, english(one.reason)) for one in report.unchecked),
        findings=tuple(map(_finding, report.findings)),
        persons=tuple(replace(one, reader=one.reader and english(one.reader)) for one in report.persons),
    )


def _finding(one: Finding) -> Finding:
    return replace(
        one,
        title=english(one.title),
        why=english(one.why),
        law=english(one.law),
        suggestion=english(one.suggestion),
    )


@cache
def _sentences() -> Mapping[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    swedish, new = zip(*(line.split("\t") for line in lines if not line.startswith("#")), strict=True)
    return dict(zip(swedish, new, strict=True))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with gaps, those that say most first: a short one fits inside many a longer one."""
    gapped = sorted((old for old in _sentences() if GAP in old), key=lambda old: -len(old))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, old.split(GAP))), re.DOTALL), _sentences()[old]) for old in gapped
    )
