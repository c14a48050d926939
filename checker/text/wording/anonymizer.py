"""Replacements made in a text by Presidio's anonymizer."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from presidio_anonymizer import AnonymizerEngine, ConflictResolutionStrategy
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from checker.text.sentence import Replacement

logging.getLogger("presidio-anonymizer").setLevel(logging.ERROR)

AT_ONCE = 64
"""Replacements that Presidio makes at once."""


def anonymised(text: str, replacements: Sequence[Replacement]) -> str:
    """The replacements made by Presidio's anonymizer; where two overlap, the first has what both cover.

    It copies its text at every replacement, so a long text is given to it in parts.
    """
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
    apart = list(_apart(replacements))
    parts, at = [], 0
    for first in range(0, len(apart), AT_ONCE):
        some = apart[first : first + AT_ONCE]
        parts.append(_replaced(engine, text[at : some[-1].end], some, at))
        at = some[-1].end
    return "".join([*parts, text[at:]])


def _apart(replacements: Sequence[Replacement]) -> Iterator[Replacement]:
    """The replacements in the order of the text, none into another."""
    at = 0
    for new in sorted(replacements, key=lambda each: (each.start, -each.end)):
        start = max(at, new.start)
        if start < new.end:
            yield Replacement(start, new.end, new.text)
            at = new.end


def _replaced(engine: AnonymizerEngine, text: str, replacements: Sequence[Replacement], offset: int) -> str:
    """A part of a text, which begins at ``offset``, with its replacements made.

    Presidio's operators see only the covered text, so every replacement is an entity type with an operator of its own.
    """
    results: list[RecognizerResult] = []
    operators: dict[str, OperatorConfig] = {}
    for number, new in enumerate(replacements):
        name = f"FINDING_{number}"
        results.append(RecognizerResult(name, new.start - offset, new.end - offset, 1.0))
        # "replace" writes the entity's name for an empty value.
        operators[name] = OperatorConfig("replace", {"new_value": new.text}) if new.text else OperatorConfig("redact")
    strategy = ConflictResolutionStrategy.REMOVE_INTERSECTIONS
    return str(engine.anonymize(text, results, operators, strategy, merge_entities_with_spaces=False).text)
