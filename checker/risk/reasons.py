"""Why, in the words of a colleague: one sentence a cause, and one for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.finding import Finding, Severity, Type, Verdict
from checker.report import Person
from checker.risk.verdict import IDENTIFIERS, Cause

SUMMARY = {
    Verdict.CLEAR: "Inget i utkastet pekar ut en patient eller närstående.",
    Verdict.REVIEW: "Låt någon mer läsa innan det publiceras.",
    Verdict.STOP: "Publicera inte så här: en patient eller närstående kan kännas igen.",
}

LOOK = "Titta själv efter speglingar, tatueringar och människor bakifrån: dem hittar programmet inte i bilder."

REASONS = {
    Cause.IDENTIFIER: "Här står en uppgift som leder direkt till en person: {quotes} (OSL 25 kap. 1 §).",
    Cause.NAMED: "En patient eller närstående nämns vid namn: {quotes}. Att någon är patient räcker för sekretess "
    "(OSL 25 kap. 1 §).",
    Cause.SOUGHT: "Texten frågar läsarna vem en patient är eller vem som saknar någon. Den som känner igen personen "
    "får veta att hen vårdas. Låt polisen söka i stället (OSL 25 kap. 1 §).",
    Cause.SINGLED_OUT: "Ingen behöver nämnas vid namn: uppgifterna gör tillsammans att någon på orten, en kollega "
    "eller den som följt nyheterna kan förstå vem det är: {quotes} (OSL 25 kap. 1 §, dataskyddsförordningen skäl 26).",
    Cause.INDIVIDUAL: "Texten handlar om en enskild patient eller närstående: {quotes}. Även den som inte kan pekas ut "
    "ska kunna läsa utan att känna igen sig (OSL 25 kap. 1 §).",
    Cause.COLLEAGUE: "En medarbetare nämns vid namn: {quotes}. Fråga först; vissa har skyddade personuppgifter "
    "(OSL 21 kap. 3 §).",
    Cause.PUBLIC: "En känd person nämns så att det kan handla om vård: {quotes} (OSL 25 kap. 1 §).",
    Cause.SPOKESPERSON: "Texten talar i sjukhusets namn. Du talar för din egen roll; löften, ursäkter och "
    "ställningstaganden görs av den som har uppdraget.",
    Cause.UNCERTAIN: "Något i texten kan gälla en enskild person, men det går inte att avgöra säkert. Läs igen.",
}

FEW = {"under 5": "färre än 5 personer", "5-19": "5–19 personer", "20-49": "20–49 personer"}
"""Bands that are named in a reason, in words, the fewest first."""

CLOSE = {
    Cause.SINGLED_OUT: "Ingen behöver nämnas vid namn: {reader} kan förstå vem det är, för uppgifterna passar "
    "tillsammans på {people}: {quotes} (OSL 25 kap. 1 §, dataskyddsförordningen skäl 26).",
    Cause.INDIVIDUAL: "Texten handlar om en enskild patient eller närstående: {quotes}. Det kan passa på {people}, "
    "så att {reader} anar vem det är (OSL 25 kap. 1 §).",
}
"""Where few fit: who comes closest, and how few."""

CHANGE = "Mest hjälper det att ta bort eller göra mer allmänt: {quotes}."

LIKELY_NAME = 0.4
"""Probability of a patient's name from which it is told as one where somebody is singled out anyway."""

WEEK = "Den som följer kontot läser ihop inläggen. Tillsammans med inlägg {numbers} passar det på färre än 5 personer."

SHOWN = 6
"""Quotes shown in a reason: more than half a dozen nobody reads."""

FACTS_FIRST = (Type.EVENT, Type.TRAIT, Type.OCCUPATION, Type.RELATION, Type.AGE, Type.LOCATION, Type.HEALTH, Type.WARD)
"""Which facts are named first: those that narrow the circle most."""


def summary(verdict: Verdict, *, complete: bool, pictured: bool = False) -> str:
    """One sentence for the whole; where a picture is let through, one more for what no search of it finds."""
    if complete:
        return f"{SUMMARY[verdict]} {LOOK}" if pictured and verdict is Verdict.CLEAR else SUMMARY[verdict]
    if verdict is Verdict.STOP:
        return f"{SUMMARY[verdict]} Allt kunde dessutom inte granskas."
    return "Allt i utkastet kunde inte granskas. Publicera inte förrän någon har tittat på det som återstår."


def reasons(
    causes: Sequence[Cause], findings: Sequence[Finding], people: Sequence[Person], shown: Sequence[Finding]
) -> tuple[str, ...]:
    """One sentence a cause, with the quotes that it rests on, and one for the two facts whose change helps most.

    ``people`` are those spoken of, as reckoned; ``shown`` are the findings with the ids that they name.
    """
    few = sorted((list(FEW).index(one.band), place) for place, one in enumerate(people) if one.band in FEW)
    closest = people[few[0][1]] if few else None
    causes = _told(causes, findings)
    told = [_reason(cause, findings, closest) for cause in causes]
    if closest and not CLOSE.keys().isdisjoint(causes):
        quotes = {finding.id: finding.quote for finding in shown}
        if driving := _listed([quotes[number] for number in closest.drivers[:2]]):
            told.append(CHANGE.format(quotes=driving))
    return tuple(told)


ASKED = frozenset({Cause.SINGLED_OUT, Cause.INDIVIDUAL, Cause.UNCERTAIN})
"""What is not told beside an appeal: to change the facts helps nobody while it is asked who they fit."""


def _told(causes: Sequence[Cause], findings: Sequence[Finding]) -> Sequence[Cause]:
    """The causes that are told: beside a name or a number nobody has to read what else singles out."""
    if Cause.SOUGHT in causes:
        causes = [cause for cause in causes if cause not in ASKED]
    named = any(finding.score >= LIKELY_NAME for finding in _resting_on(Cause.NAMED, findings))
    if Cause.SINGLED_OUT not in causes or not (named or {Cause.NAMED, Cause.IDENTIFIER} & set(causes)):
        return causes
    direct = {*causes, Cause.NAMED} if named else set(causes)
    return [cause for cause in Cause if cause in direct and cause is not Cause.SINGLED_OUT]


def _reason(cause: Cause, findings: Sequence[Finding], closest: Person | None) -> str:
    quotes = _quotes(cause, findings)
    if closest and closest.band and cause in CLOSE:
        return CLOSE[cause].format(quotes=quotes, reader=closest.reader, people=FEW[closest.band])
    return REASONS[cause].format(quotes=quotes)


def in_week(posts: Sequence[int]) -> str:
    """Why earlier posts, by their numbers from the oldest, make a draft graver.

    >>> in_week([1, 3])
    'Den som följer kontot läser ihop inläggen. Tillsammans med inlägg 1, 3 passar det på färre än 5 personer.'
    """
    return WEEK.format(numbers=", ".join(map(str, posts)))


def _quotes(cause: Cause, findings: Sequence[Finding]) -> str:
    return _listed([finding.quote for finding in _resting_on(cause, findings)]) or "se texten"


def _listed(quotes: Iterable[str]) -> str:
    return ", ".join(f"”{quote}”" for quote in list(dict.fromkeys(map(str.strip, quotes)))[:SHOWN])


def _resting_on(cause: Cause, findings: Sequence[Finding]) -> Iterable[Finding]:
    if cause is Cause.IDENTIFIER:
        return [f for f in findings if f.type in IDENTIFIERS and f.severity is Severity.STOP]
    if cause in {Cause.NAMED, Cause.COLLEAGUE, Cause.PUBLIC}:
        roles = {Cause.NAMED: {"patient", "relative"}, Cause.COLLEAGUE: {"staff"}, Cause.PUBLIC: {"public"}}[cause]
        return [f for f in findings if f.type is Type.PERSON and f.role in roles]
    facts = [f for f in findings if f.type in FACTS_FIRST]
    return sorted(facts, key=lambda f: (FACTS_FIRST.index(f.type), f.start or 0))
