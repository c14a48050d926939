"""Figures of fiction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type, overlap
from checker.risk.days import AROUND_NOW
from checker.risk.unreal.somebody import SOMEBODY, WORD, speaks_of_somebody
from checker.text.lexicon import lexicon

FIGURES = frozenset({"nonpatient_names:fiktiv", "nonhuman:character"})

REAL = frozenset({Type.WARD, Type.DATE_TIME, *SOMEBODY})
"""Findings that no fiction holds."""

FEWEST = 2
"""Fewest words of figures' names in a sentence of fiction."""

_LENT = re.compile(
    r"\b(?:[Vv]år|[Mm]in|[Ee]n riktig|[Oo]ur|[Mm]y|[Aa] real) (?:egen |own )?[A-ZÅÄÖ]|"
    r"(?i:\bkom(?:mer|mit)? in\b|\b(?:rull|kör|bär)\w+ in\b|\binlagd|\bligger (?:på|hos|i)\b|"
    r"\b(?:vi|jag) kalla(?:r|de)\b|\bcame in\b)"
)
"""Words that a figure's name is lent to somebody who is here: "vår egen Pippi Långstrump"."""

_OURS = re.compile(r"\b(?:vår|min|our|my) (?:alldeles )?(?:egen|egna|lilla|own|little) ?$", re.IGNORECASE)

BORNE = ("given_names", "surnames")
"""Classes of names of fiction, and of names that people bear."""


def of_fiction(span: tuple[int, int], said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence names figures of fiction alone, without a ward, a day or anybody else.

    A figure counts by a name of several words of which one is nobody's: others may bear "Emma", or "Nils Holgersson".
    """
    if any(finding.type in REAL for finding in inside):
        return False
    tokens = list(WORD.finditer(said))
    classes = lexicon().classes([token.group().lower() for token in tokens])
    figures = [
        (span[0] + token.start(), span[0] + token.end())
        for token, known in zip(tokens, classes, strict=True)
        if known & FIGURES
    ]
    if len(figures) < FEWEST:
        return False
    names = [finding.span for finding in inside if finding.type is Type.PERSON]
    invented = any(known & FIGURES and not any(label.startswith(BORNE) for label in known) for known in classes)
    covered = all(any(overlap(name, figure) for figure in figures) for name in names)
    beside = AROUND_NOW.search(said) or speaks_of_somebody(said) or _LENT.search(said)
    return invented and covered and not beside


def lent(text: str, findings: Sequence[Finding]) -> bool:
    """Whether somebody whom something ails is called by a figure's name: "Vår egen Pippi fick ny lever"."""
    ill = any(finding.type is Type.HEALTH for finding in findings)
    names = [finding for finding in findings if finding.type is Type.PERSON]
    return ill and any(
        _OURS.search(text[max(0, name.span[0] - 30) : name.span[0]])
        and any(known & FIGURES for known in lexicon().classes(WORD.findall(name.quote.lower())))
        for name in names
    )
