"""From a reading to findings: rule hits, names with their roles, and underlined stretches.

The three sources are given to Presidio's analyzer as recognizers (``checker.text.engine``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.finding import Finding, Role, Severity, Type, overlap
from checker.risk.cared_for import at_work, cared_for
from checker.risk.full_names import full_names
from checker.rules import RuleBook
from checker.text.facts import RULE_OF
from checker.text.reader import Reading
from checker.text.sentence import sentences
from checker.text.tagger import LABELS

ROLES = (Role.PATIENT, Role.RELATIVE, Role.STAFF, Role.PUBLIC)
ROLE_COLUMNS = {role: LABELS.index(f"PERSON:{role}") for role in ROLES}

HOUSE = "policy/"
"""Beginning of the ids of the hospital's own rules."""

IDENTIFIERS = frozenset({Type.PERSONNUMMER, Type.CONTACT, Type.CASE_ID})

LEAST_ROLE = 0.15
"""Least probability that a name belongs to somebody who must not be named; below it the name is nobody's."""

CERTAIN = 0.9
"""Probability of a patient's name where a full name is said in so many words to be one."""

NEAR = 32
"""Characters of a stretch in which findings are looked up that may overlap another; most are shorter."""

CARED_FOR = frozenset({Role.PATIENT, Role.RELATIVE})

INITIALS = re.compile(
    r"(?<![\w.])[A-ZÅÄÖ]\.(?: ?[A-ZÅÄÖ]\.){1,2}(?!\w)(?P<told>,? \(?(?:\d{1,3}\b|man\b|kvinna\b|född\b))?"
)
"""Initials, and an age or a sex behind them: the name model finds none, and the tagger one letter."""


def hits(reading: Reading, rules: RuleBook) -> Iterator[Finding]:  # noqa: ARG001
    """What rules find."""
    for hit in reading.page.hits:
        quote = reading.page.text[hit.start : hit.end]
        score = 1.0 if hit.rule.house else hit.score
        yield hit.rule.finding(start=hit.start, end=hit.end, quote=quote, score=score, severity=hit.severity)


def names(reading: Reading, rules: RuleBook) -> Iterator[Finding]:
    """Names of people, with their role."""
    text = reading.page.text
    named = [(name.start, name.end) for name in reading.page.names if name.label == "PERSON"]
    spans = [span for span in named if _has_letter(text, span)]
    written = list(INITIALS.finditer(text))
    tagged = [
        span for one in reading.spans if one.type is Type.PERSON and _has_letter(text, span := (one.start, one.end))
    ]
    initials = [(match.start(), match.start("told") if match["told"] else match.end()) for match in written]
    told = {span for span, match in zip(initials, written, strict=True) if match["told"]}
    whole = set(full_names(text, reading.page.names))
    for more in (initials, tagged):
        spans += [span for span in more if not any(overlap(span, other) for other in spans)]
    for start, end, (role, chance, anybody) in _told_alike(reading, spans):
        whose, sure = role, chance
        if (start, end) in whole and cared_for(text, start, end):
            whose, sure = Role.PATIENT, max(chance, CERTAIN)
        elif role in CARED_FOR and at_work(text, start, end, illness=_illness(reading, start)):
            whose = Role.STAFF
        if anybody >= LEAST_ROLE or (start, end) in told | whole:
            rule = rules[f"person/{whose.value}"]
            yield rule.finding(start=start, end=end, quote=text[start:end], role=whose, score=sure)


def _has_letter(text: str, span: tuple[int, int]) -> bool:
    """Whether a stretch can be a name: a mark by itself is nobody's."""
    return any(map(str.isalnum, text[slice(*span)]))


def _illness(reading: Reading, start: int) -> bool:
    """Whether an illness or a ward is told in the sentence in which a name stands."""
    first, last = next((span for span in sentences(reading.page.text) if span[0] <= start < span[1]), (start, start))
    return any(span.type in {Type.HEALTH, Type.WARD} and first <= span.start < last for span in reading.spans)


def _told_alike(
    reading: Reading, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, tuple[Role, float, float]]]:
    """Each name with its role: a name that comes again is the same person's."""
    text, tokens = reading.page.text, reading.page.tokens
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    inside: dict[str, list[int]] = defaultdict(list)
    for start, end in spans:
        inside[_name(text[start:end])] += range(bisect_right(ends, start), bisect_left(starts, end))
    roles = {name: role_of(reading, places) for name, places in inside.items()}
    for start, end in spans:
        yield start, end, roles[_name(text[start:end])]


def _name(quote: str) -> str:
    """A name without case and genitive."""
    return quote.casefold().rstrip("s")


def role_of(reading: Reading, tokens: Sequence[int]) -> tuple[Role, float, float]:
    """Whose the name is that stands at these tokens, how probable that is, and how probable that it matters here.

    Patient and relative are one when weighed against the others: either must not be named.
    """
    likely = reading.likely[tokens]
    chances = {role: float(likely[:, column].mean()) for role, column in ROLE_COLUMNS.items()}
    cared_for = chances[Role.PATIENT] + chances[Role.RELATIVE]
    if cared_for >= max(chances[Role.STAFF], chances[Role.PUBLIC]):
        role = max((Role.PATIENT, Role.RELATIVE), key=lambda one: chances[one])
        return role, cared_for, sum(chances.values())
    role = max((Role.STAFF, Role.PUBLIC), key=lambda one: chances[one])
    return role, chances[role], sum(chances.values())


def settled(candidates: Sequence[Finding]) -> list[Finding]:
    """Findings by place, each once: an identifier goes before what it covers, and of one type the surer finding.

    What the hospital calls its own is not at the same time what the model takes it for.
    """
    kept: list[Finding] = []
    near: dict[int, list[Finding]] = defaultdict(list)
    ranked = sorted(candidates, key=lambda f: (f.type not in IDENTIFIERS, f.rule in RULE_OF.values(), -f.score))
    for candidate in ranked:
        stretches = range(candidate.span[0] // NEAR, candidate.span[1] // NEAR + 1)
        beside = (other for stretch in stretches for other in near[stretch])
        if not any(overlap(other.span, candidate.span) and _covers(other, candidate) for other in beside):
            kept.append(candidate)
            for stretch in stretches:
                near[stretch].append(candidate)
    return sorted(kept, key=lambda finding: finding.span)


def _covers(kept: Finding, candidate: Finding) -> bool:
    """Whether a finding leaves no room for another that overlaps it."""
    if kept.type is candidate.type or kept.type in IDENTIFIERS:
        return True
    inside = kept.span[0] <= candidate.span[0] and candidate.span[1] <= kept.span[1]
    return inside and kept.rule.startswith(HOUSE) and candidate.rule in RULE_OF.values()


def is_direct(finding: Finding) -> bool:
    """Whether the finding discloses a patient or relative by itself."""
    named = finding.type is Type.PERSON and finding.role in {Role.PATIENT, Role.RELATIVE}
    numbered = finding.type in IDENTIFIERS and finding.severity is Severity.STOP
    return named or numbered
