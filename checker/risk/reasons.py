"""Why, in the words of a colleague: one sentence a cause, and one for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.finding import Finding, Severity, Type, Verdict
from checker.risk.verdict import IDENTIFIERS, Cause

SUMMARY = {
    Verdict.CLEAR: "Inget i utkastet pekar ut en patient eller närstående.",
    Verdict.REVIEW: "Låt någon mer läsa innan det publiceras.",
    Verdict.STOP: "Publicera inte så här: en patient eller närstående kan kännas igen.",
}

REASONS = {
    Cause.IDENTIFIER: "Här står en uppgift som leder direkt till en person: {quotes} (OSL 25 kap. 1 §).",
    Cause.NAMED: "En patient eller närstående nämns vid namn: {quotes}. Att någon är patient räcker för sekretess "
    "(OSL 25 kap. 1 §).",
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

WEEK = "Den som följer kontot läser ihop inläggen. Tillsammans med inlägg {numbers} passar det på färre än 5 personer."

SHOWN = 6
"""Quotes shown in a reason: more than half a dozen nobody reads."""

FACTS_FIRST = (Type.EVENT, Type.TRAIT, Type.OCCUPATION, Type.RELATION, Type.AGE, Type.LOCATION, Type.HEALTH, Type.WARD)
"""Which facts are named first: those that narrow the circle most."""


def summary(verdict: Verdict, *, complete: bool) -> str:
    """One sentence for the whole."""
    if complete:
        return SUMMARY[verdict]
    if verdict is Verdict.STOP:
        return f"{SUMMARY[verdict]} Allt kunde dessutom inte granskas."
    return "Allt i utkastet kunde inte granskas. Publicera inte förrän någon har tittat på det som återstår."


def reasons(causes: Sequence[Cause], findings: Sequence[Finding]) -> tuple[str, ...]:
    """One sentence a cause, with the quotes that it rests on."""
    return tuple(REASONS[cause].format(quotes=_quotes(cause, findings)) for cause in causes)


def in_week(posts: Sequence[int]) -> str:
    """Why earlier posts, by their numbers from the oldest, make a draft graver.

    >>> in_week([1, 3])
    'Den som följer kontot läser ihop inläggen. Tillsammans med inlägg 1, 3 passar det på färre än 5 personer.'
    """
    return WEEK.format(numbers=", ".join(map(str, posts)))


def _quotes(cause: Cause, findings: Sequence[Finding]) -> str:
    quotes = list(dict.fromkeys(finding.quote.strip() for finding in _resting_on(cause, findings)))
    listed = ", ".join(f"”{quote}”" for quote in quotes[:SHOWN])
    return listed or "se texten"


def _resting_on(cause: Cause, findings: Sequence[Finding]) -> Iterable[Finding]:
    if cause is Cause.IDENTIFIER:
        return [f for f in findings if f.type in IDENTIFIERS and f.severity is Severity.STOP]
    if cause in {Cause.NAMED, Cause.COLLEAGUE, Cause.PUBLIC}:
        roles = {Cause.NAMED: {"patient", "relative"}, Cause.COLLEAGUE: {"staff"}, Cause.PUBLIC: {"public"}}[cause]
        return [f for f in findings if f.type is Type.PERSON and f.role in roles]
    facts = [f for f in findings if f.type in FACTS_FIRST]
    return sorted(facts, key=lambda f: (FACTS_FIRST.index(f.type), f.start or 0))
