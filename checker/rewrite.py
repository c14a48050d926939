"""A safe wording: the dangerous facts generalised, the strongest first, and the result checked again."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from presidio_anonymizer import AnonymizerEngine, ConflictResolutionStrategy
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from checker.finding import Finding, Type, Verdict, merged, overlap
from checker.report import Rewrite
from checker.rules import RuleBook
from checker.text.clause import without_lists
from checker.text.generalise import replacement
from checker.text.sentence import Replacement, sentences

logging.getLogger("presidio-anonymizer").setLevel(logging.ERROR)

STEPS: tuple[frozenset[Type], ...] = (
    frozenset({Type.PERSONNUMMER, Type.CASE_ID, Type.CONTACT, Type.PERSON, Type.PROTECTED, Type.SPOKESPERSON}),
    frozenset({Type.EVENT, Type.TRAIT, Type.OCCUPATION}),
    frozenset({Type.LOCATION, Type.AGE, Type.RELATION}),
    frozenset({Type.WARD, Type.DATE_TIME}),
    frozenset({Type.HEALTH}),
)
"""What is generalised, step by step, until the text is safe: what singles out most goes first, the story last."""

LEAST_KEPT, LEAST_WORDS = 1 / 3, 3
"""The least share of a draft's words, and the fewest words, that are still the same story."""

Judge = Callable[[str], Verdict]


def rewrite(text: str, findings: Sequence[Finding], verdict: Verdict, rules: RuleBook, judge: Judge) -> Rewrite | None:
    """The mildest version that is safer than the draft; None where none is found.

    One that keeps little more than a greeting is none: there, the draft has to be written anew.
    A draft to be stopped may become one to be reviewed; one to be reviewed is only worth rewriting if it becomes clear.
    """
    if verdict is Verdict.CLEAR:
        return None
    wanted = Verdict.REVIEW if verdict is Verdict.STOP else Verdict.CLEAR
    for version in versions(text, findings, rules):
        if _keeps_enough(version, text) and version != text and (got := judge(version)) <= wanted:
            return Rewrite(version, got)
    return None


def _keeps_enough(version: str, text: str) -> bool:
    words = len(version.split())
    return words >= LEAST_WORDS and words >= LEAST_KEPT * len(text.split())


def versions(text: str, findings: Sequence[Finding], rules: RuleBook) -> Iterator[str]:
    """Versions of a text, from the mildest change on; in the last one, sentences with findings are left out."""
    chosen: set[Type] = set()
    for step in STEPS:
        touched = [f for f in findings if f.type in step]
        chosen |= step
        if touched:
            yield generalised(text, [f for f in findings if f.type in chosen], rules)
    yield without_sentences(text, findings)


def generalised(text: str, findings: Sequence[Finding], rules: RuleBook) -> str:
    """The text with the findings replaced by what their rules offer, spokesperson passages left out whole."""
    made = []
    for finding in findings:
        start, end = finding.span
        if finding.type is Type.SPOKESPERSON:
            made += [Replacement(*span, "") for span in sentences(text) if overlap(span, (start, end))]
        elif (new := replacement(rules[finding.rule], text, start, end)) is not None:
            made.append(new)
    return tidy(without_lists(anonymised(text, made)))


def anonymised(text: str, replacements: Sequence[Replacement]) -> str:
    """The replacements made by Presidio's anonymizer; of two that overlap, the one that begins first.

    Presidio's operators see only the covered text, so every replacement is an entity type with an operator of its own.
    """
    results: list[RecognizerResult] = []
    operators: dict[str, OperatorConfig] = {}
    at = 0
    for new in sorted(replacements, key=lambda each: (each.start, -each.end)):
        if new.start < at or new.start >= new.end:
            continue
        at = new.end
        name = f"FINDING_{len(results)}"
        results.append(RecognizerResult(name, new.start, new.end, 1.0))
        # "replace" writes the entity's name for an empty value.
        operators[name] = OperatorConfig("replace", {"new_value": new.text}) if new.text else OperatorConfig("redact")
    if not results:
        return text
    strategy = ConflictResolutionStrategy.REMOVE_INTERSECTIONS
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
    return str(engine.anonymize(text, results, operators, strategy, merge_entities_with_spaces=False).text)


def without_sentences(text: str, findings: Sequence[Finding]) -> str:
    """The text without the sentences in which something was found."""
    spans = merged([finding.span for finding in findings])

    def told(end: int, start: int) -> bool:
        before = bisect_left(spans, (end, end))
        return before > 0 and spans[before - 1][1] > start

    return tidy("".join(text[start:end] for start, end in sentences(text) if not told(end, start)))


def tidy(text: str) -> str:
    """No double spaces, no space before a comma, no empty brackets or quotes."""
    text = re.sub(r"\(\s*\)|(?<![\w.,!?])[\"”“]\s*[\"”]|»\s*[«»]", "", text)
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r"[ \t]+([,.!?;:])", r"\1", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
