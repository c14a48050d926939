"""Figures of fiction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type, overlap
from checker.risk.days import AROUND_NOW
from checker.risk.unreal.somebody import SOMEBODY, WORD, speaks_of_somebody
from checker.text.lexicon import lexicon

FIGURES = frozenset({"nonpatient_names:fiktiv", "nonhuman:character"})
_LENT = re.compile(
    r"\b(?:[Vv]år|[Mm]in|[Ee]n riktig|[Oo]ur|[Mm]y|[Aa] real) (?:egen |own )?[A-ZÅÄÖ]|"
    r"(?i:\bkom(?:mer|mit)? in\b|\b(?:rull|kör|bär)\w+ in\b|\binlagd|\bligger (?:på|hos|i)\b|"
    r"\b(?:vi|jag) kalla(?:r|de)\b|\bcame in\b)"
)
"""Words that a figure's name is lent to somebody who is here: "vår egen Pippi Långstrump"."""

BORNE = ("given_names", "surnames")
"""Classes of names of fiction, and of names that people bear."""


def of_fiction(span: tuple[int, int], said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence names figures of fiction alone, without a ward, a day or anybody else.

    A figure counts by a name of several words of which one is nobody's: others may bear "Emma", or "Nils Holgersson".
    """
    tokens = list(WORD.finditer(said))
    classes = lexicon().classes([token.group().lower() for token in tokens])
    figures = [
        (span[0] + token.start(), span[0] + token.end())
        for token, known in zip(tokens, classes, strict=True)
        if known & FIGURES
    ]
    names = [finding.span for finding in inside if finding.type is Type.PERSON]
    invented = any(known & FIGURES and not any(label.startswith(BORNE) for label in known) for known in classes)
    covered = all(any(overlap(name, figure) for figure in figures) for name in names)
    real = {Type.WARD, Type.DATE_TIME, *SOMEBODY}
    beside = any(finding.type in real for finding in inside) or AROUND_NOW.search(said) or speaks_of_somebody(said)
    return len(figures) > 1 and invented and covered and not beside and not _LENT.search(said)
