"""Facts in a reading: the stretches that a careful officer would underline, with the rule that speaks of each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from checker.finding import Finding, Type
from checker.rules import RuleBook
from checker.text.compact import words
from checker.text.numbers.context import around
from checker.text.reader import Reading
from checker.text.spoken import folded
from checker.text.tagger import Tagged

EMPTY = frozenset(
    words("i är var vår din sin min den det en ett jag vi har bara om till att från för på av med")
    + words("inget ingen men och som så när ju")
)
"""Words that tell nothing by themselves."""

SENTENCE_END = re.compile(r"(?<=\w\w\w)[.!?]\s+(?=[A-ZÅÄÖ])")

SAID = frozenset({Type.TRAIT, Type.SPOKESPERSON})
"""Types of stretches that may hold several sentences: what somebody is quoted with, what a hospital promises."""

# Numbers and contact details are the rules' work: the tagger knows them by their surroundings alone.
RULE_OF = {
    Type.HEALTH: "fact/health",
    Type.OCCUPATION: "fact/occupation",
    Type.RELATION: "fact/relation",
    Type.EVENT: "fact/event",
    Type.TRAIT: "fact/trait",
    Type.LOCATION: "fact/location",
    Type.WARD: "fact/ward",
    Type.DATE_TIME: "fact/time",
    Type.AGE: "fact/age",
    Type.CASE_ID: "fact/case",
    Type.SPOKESPERSON: "voice/spokesperson",
}


def facts(reading: Reading, rules: RuleBook) -> Iterator[Finding]:
    """Stretches that a careful officer would underline."""
    lower = folded(reading.page.text)
    for span in itertools.chain.from_iterable(_apart(reading.page.text, one) for one in reading.spans):
        quote = reading.page.text[span.start : span.end]
        if span.type not in RULE_OF or not _tells(span.type, quote) or _dated(reading, span):
            continue
        if span.type is not Type.CASE_ID or not around(lower, span.start, span.end).other:
            yield rules[RULE_OF[span.type]].finding(start=span.start, end=span.end, quote=quote, score=span.score)


def _apart(text: str, span: Tagged) -> Iterator[Tagged]:
    """A stretch over the end of a sentence as one in each ("svag. Feber"); what somebody says may have several."""
    start = span.start
    for mark in SENTENCE_END.finditer(text, span.start, span.end) if span.type not in SAID else ():
        yield replace(span, start=start, end=mark.start())
        start = mark.end()
    yield replace(span, start=start)


def _dated(reading: Reading, span: Tagged) -> bool:
    """Whether a number or a time lies in what a rule reads as an age or a date, and so is part of it."""
    dates = {Type.CASE_ID: {Type.AGE, Type.DATE_TIME}, Type.DATE_TIME: {Type.AGE}}.get(span.type, set())
    return any(hit.rule.type in dates and hit.start <= span.start and span.end <= hit.end for hit in reading.page.hits)


def _tells(kind: Type, quote: str) -> bool:
    """Whether a stretch can tell anything: a record has a digit, and small words alone say nothing."""
    if kind is Type.CASE_ID:
        return any(char.isdigit() for char in quote)
    return any(word not in EMPTY and (len(word) > 1 or word.isdigit()) for word in re.findall(r"\w+", quote.lower()))
