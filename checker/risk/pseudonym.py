"""Names that a text declares as no names: by section 3 of the annotation manual, and the case is still real."""

from __future__ import annotations

import re

_CALLED = re.compile(
    r"(?i:\b(?:vi|jag) kan kalla|\b(?:vi|jag) kallar|\blåt oss (?:säga|kalla)|\bkan (?:vi|jag) kalla)"
    r"(?: (?:henne|honom|hen|patienten|personen|det))? (?P<name>[A-ZÅÄÖ][\w-]+)"
)
_CLAUSE = re.compile(r"[^,.!?:;\n]{0,80}[,.!?:;\n]?\s*")
_NAME = re.compile(r"\b(?:heter|hette|hetat|namn\w*)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:inte|ej|(?<!inget )(?<!inte )annat|annan|aldrig)\b(?! annat)", re.IGNORECASE)
_REAL = re.compile(r"\b(?:utan|men) (?:\w+ )?[A-ZÅÄÖ]\w")
"""The true name, in the clause that denies the other."""

CLAUSES = 2
"""Clauses behind the name, of which one has to say that it is none."""


def without_pseudonym(text: str) -> str | None:
    """The text with a declared pseudonym taken back; None where none is declared.

    Only the clause that declares it goes: what else its sentence tells stays.

    >>> without_pseudonym("Vi kan kalla hen Alva, men så är inte namnet, hen är präst. Alva sover. Alvas mamma med.")
    'hen är präst. Patienten sover. Patientens mamma med.'
    >>> without_pseudonym("Vi kallar Alva inte utan skäl för kaffedrottningen. Alva sover.") is None
    True
    """
    called = _CALLED.search(text)
    end = _declared(text, called.end()) if called else None
    if called is None or end is None:
        return None
    rest = text[: called.start()] + text[end:]
    name = re.compile(rf"\b{re.escape(called['name'])}(s?)\b")
    return name.sub(
        lambda match: ("patienten" if _inside(rest, match.start()) else "Patienten") + match[1],
        rest,
    )


def _declared(text: str, start: int) -> int | None:
    """Where the clause ends that says that a name is none, if one of the next ones does."""
    for _ in range(CLAUSES):
        clause = _CLAUSE.match(text, start)
        if clause is None or not clause.group():
            return None
        if _NAME.search(clause.group()) and _DENIED.search(clause.group()):
            return None if _REAL.search(clause.group()) else clause.end()
        start = clause.end()
    return None


def _inside(text: str, at: int) -> bool:
    """Whether a place lies inside a sentence."""
    before = text[:at].rstrip(' ”"')
    return bool(before) and before[-1] not in ".!?:\n"
