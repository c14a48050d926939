"""What raises a verdict by the annotation manual, whatever the weighing says of it.

An appeal to identify an unknown patient is a stop, and so are a record (``records``), an office of one in care
(``office_holders``), the author's kin who lie here now, and a record age beside a ward or a day. A full name beside an
illness and an age or a place, siblings with their place and an illness, an exact age with a place and a day, small
counts for a municipality, a longest stay, an unknown test patient, a single person told of in passing, a reply that
tells somebody of their care are reviewed (section 2, decisions 6 and 7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Role, Type, Verdict
from checker.risk.appeals import appeals
from checker.risk.days import AROUND_NOW
from checker.risk.kin_here import kin_here
from checker.risk.office_holders import office_holder_in_care
from checker.risk.passing import in_passing
from checker.risk.records import HUNDRED, IN_GENERAL, record
from checker.risk.replied import replied_to
from checker.risk.unreal.fiction import lent
from checker.risk.verdict import Cause, Judgement
from checker.text.sentence import sentences

_COUNT = re.compile(
    r"\b(?:[1-4]|ett|två|tre|fyra) (?:[\w-]+ ){0,2}?(?:\w*fall|insjuknade|smittade|dödfödda|\w*diagnoser|barn|födslar|"
    r"självmord|aborter|missfall|prover|provsvar|avlidna|döda|trillingpar|tvillingpar)\b(?! av tio)",
    re.IGNORECASE,
)
_MUNICIPALITY = re.compile(r"\b(?:\w+s )?kommun(?:en)?\b", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:längsta|kortaste) vårdtid\w*|\blongest stay\b", re.IGNORECASE)
_TEST = re.compile(r"\btest(?:patient|person)\w*", re.IGNORECASE)
_HONOURED = re.compile(
    r"\b(?:[Mm]ånadens|[Vv]eckans|[Åå]rets) (?:medarbetare|kollega|chef|handledare|undersköterska|sjuksköterska|läkare|"
    r"vaktmästare|hjälte)\b(?: \w+){0,3}?(?: är|:|,)? (?:\w+s )?[A-ZÅÄÖ][a-zåäö]+|"
    r"\b[A-ZÅÄÖ][a-zåäö]{2,} (?:är|blev|blir) (?:månadens|veckans|årets) (?:medarbetare|kollega|chef|handledare)\b"
)
"""A colleague who is honoured by name (decision 3)."""

_AGED = re.compile(r"\b(?:\d{1,2}|[a-zåäö]+)[- ]?åring(?:en)?\b", re.IGNORECASE)

_SIBLINGS = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|[2-9]|båda) (?:\w+ )?(?:syskon|bröder|systrar|kusiner|tvillingar)(?:na|en)?\b"
    r"(?: \w+){0,3}? (?:från|i|på) [A-ZÅÄÖ]\w+"
)
"""Members of one family, counted, with their place."""

_REVEALED = re.compile(
    r"\b(?:[Ee]gentligen|[Ii] verkligheten|[Pp]å riktigt) (?:heter|hette) (?:han|hon|hen)\b[^.!?\n]{0,30}?"
    r"\b[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ]\w+"
)
"""The real name of somebody who was given another."""

_ALIVE = re.compile(r" (?:sitter (?:nu )?i|bor|lever|arbetar|jobbar|är (?:i dag|idag|nu|numera))\b")
"""What the living do, behind a name of old records."""

_PICTURED = re.compile(
    r"\b(?:kvinnan|mannen|flickan|pojken|patienten|barnet) på (?:bilden|bilderna|fotot)\b", re.IGNORECASE
)

CARED_FOR = frozenset({Role.PATIENT, Role.RELATIVE})
SURE = 0.5
PLACING = frozenset({Type.AGE, Type.WARD, Type.LOCATION})
"""What beside a full name and an illness is never passed unread."""

KNOWN_TEST = "tolvan"
"""The one test identity that is on the list (section 3)."""


def raised(text: str, findings: Sequence[Finding], judgement: Judgement) -> Judgement:
    """The judgement, or a graver one; an appeal is told of whatever else stops the text."""
    if appeals(text):
        return _stopped(judgement, Cause.SOUGHT)
    if judgement.verdict is not Verdict.STOP and _singles_out(text, findings, judgement):
        return _stopped(judgement, Cause.SINGLED_OUT)
    if judgement.verdict is Verdict.CLEAR and _to_be_reviewed(text, findings):
        return Judgement(Verdict.REVIEW, (Cause.UNCERTAIN,))
    return judgement


def _stopped(judgement: Judgement, cause: Cause) -> Judgement:
    causes = {*judgement.causes, cause}
    return Judgement(Verdict.STOP, tuple(one for one in Cause if one in causes))


def _singles_out(text: str, findings: Sequence[Finding], judgement: Judgement) -> bool:
    if kin_here(text, findings) is Verdict.STOP:
        return True
    if record(text) or office_holder_in_care(text) or _known_by_name(text, findings):
        return True
    placed = any(finding.type in {Type.WARD, Type.DATE_TIME} for finding in findings)
    return placed and Cause.INDIVIDUAL in judgement.causes and HUNDRED.search(text) is not None


def _known_by_name(text: str, findings: Sequence[Finding]) -> bool:
    """Whether an illness is told of one whose real name is revealed, or who was in old records and lives today."""
    if all(finding.type is not Type.HEALTH for finding in findings):
        return False
    full = {f.quote.strip() for f in findings if f.type is Type.PERSON and " " in f.quote.strip()}
    alive = any(
        text.count(name) > 1 and any(text.startswith(name, at.start() - len(name)) for at in _ALIVE.finditer(text))
        for name in full
    )
    return bool(full) and (alive or _REVEALED.search(text) is not None)


def _to_be_reviewed(text: str, findings: Sequence[Finding]) -> bool:
    said = [text[start:end] for start, end in sentences(text)]
    counted = any(_COUNT.search(one) and _MUNICIPALITY.search(one) for one in said)
    names = [finding.quote.lower() for finding in findings if finding.type is Type.PERSON]
    full = any(finding.role in CARED_FOR and " " in finding.quote.strip() for finding in findings)
    facts = {finding.type for finding in findings if finding.score >= SURE}
    told = full and Type.HEALTH in facts and not facts.isdisjoint(PLACING)
    tested = _TEST.search(text) is not None and any(KNOWN_TEST not in name for name in names)
    family = any(finding.type is Type.HEALTH for finding in findings) and _SIBLINGS.search(text) is not None
    others = family or any(_aged(text, start, end, findings) for start, end in sentences(text))
    others = others or kin_here(text, findings) is Verdict.REVIEW
    others = others or (_PICTURED.search(text) is not None and not facts.isdisjoint({Type.AGE, Type.HEALTH}))
    others = others or in_passing(text, findings) or replied_to(text) or lent(text, findings)
    return told or counted or tested or others or any(rule.search(text) for rule in (_RECORD, _HONOURED))


def _aged(text: str, start: int, end: int, findings: Sequence[Finding]) -> bool:
    """Whether a sentence holds somebody of an exact age and a place, in a text about these days and no exercise."""
    placed = any(finding.type is Type.LOCATION and start <= finding.span[0] < end for finding in findings)
    aged = placed and _AGED.search(text, start, end) is not None
    return aged and AROUND_NOW.search(text) is not None and not IN_GENERAL.search(text)
