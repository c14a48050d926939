"""Positive evidence that nobody real of our time is spoken of, sentence by sentence.

By the annotation manual teaching cases declared as invented, manikins, machines, animals and fiction are no persons,
and what lies more than 70 years back is history. Only the sentence that says so in so many words is harmless by it:
what else stands in the text is judged by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.finding import Finding, Type, overlap
from checker.risk.unreal.advice import advised, declined
from checker.risk.unreal.fiction import of_fiction
from checker.risk.unreal.history import of_history
from checker.risk.unreal.invented import invented, plainly_invented, told_of_it, told_on
from checker.risk.unreal.supposed import supposed
from checker.risk.unreal.things import of_things, things
from checker.risk.verdict import IDENTIFIERS
from checker.text.sentence import sentences

NEVER = IDENTIFIERS | {Type.SPOKESPERSON}
"""Findings that no such sentence excuses: whose number stands there, is real."""


def harmless(text: str, findings: Sequence[Finding], year: int) -> list[tuple[int, int]]:
    """Spans of the sentences that speak of nobody who could be harmed; ``year`` is that of the post."""
    called = things(text, findings)
    found: list[tuple[int, int]] = []
    case = plain = -1  # where the invented case that is being told ends so far
    for span in sentences(text):
        inside = [finding for finding in findings if overlap(finding.span, span)]
        said = text[slice(*span)]
        if any(finding.type in NEVER for finding in inside):
            continue
        if invented(text, span, inside) or (case == span[0] and told_on(said, inside)):
            case = span[1] if "\n" not in said else -1
            found.append(span)
        elif (
            plainly_invented(text, said, inside)
            or supposed(text, said, inside)
            or (plain == span[0] and told_of_it(text, said, inside))
        ):
            plain = span[1]
            found.append(span)
        elif (
            of_history(text, said, inside, year)
            or of_things(text, said, inside, called)
            or of_fiction(span, said, inside)
            or advised(said, inside)
            or declined(said, inside)
        ):
            found.append(span)
    return found
