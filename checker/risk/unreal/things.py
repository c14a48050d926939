"""Machines, animals and manikins with human names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.finding import Finding, Type
from checker.risk.unreal.somebody import HUMAN, SOMEBODY, WORD, speaks_of_somebody
from checker.text.compact import words
from checker.text.lexicon import lexicon

THINGS = ("nonhuman:animal", "nonhuman:machine", "nonhuman:manikin")
"""Classes of words for what is no person and yet given names."""

WORKING = ("occupations", "staff_nouns", "head:patient", "nationalities")
"""Further classes of words that call somebody what he or she is."""

ILL = 0.4
"""From here on a finding of illness may be a child's, whose post hails the dog that was there."""

_HYPHENED = re.compile(r"[\w-]+")
_THING = r"(?P<thing>[\w-]+)"
_DESCRIBED = r"(?P<thing>(?:[\w-]+ ){0,2}[\w-]+)"
"""A noun with up to two words before it, or after it."""

_BETWEEN = frozenset(words("på i med vid hos från som till av utan och för under bakom"))
_WHOSE = "vår|en|den|ett|det|min|husets|sjukhusets|klinikens|avdelningens|mottagningens"
_MADE_OF = re.compile(
    r"(?:^|[.!?]\s+)(?:han|hon|hen|den) är (?:gjord )?(?:helt )?av (?:plast|silikon|gummi|plysch)\b", re.IGNORECASE
)
_HAILED = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:världens |husets |sjukhusets |avdelningens )?(?:bästa|finaste|goaste|snällaste) |"
    r"(?:vår|min|kära) (?:\w+ )?)(?P<thing>\w+) ?[.!]",
    re.IGNORECASE,
)


def of_things(text: str, said: str, inside: Sequence[Finding], called: frozenset[str]) -> bool:
    """Whether a sentence names things alone (``called``), and no word for a human being stands in it."""
    names = {_name(text, finding) for finding in inside if finding.type is Type.PERSON}
    somebody = speaks_of_somebody(said) or any(finding.type in SOMEBODY for finding in inside)
    return bool(names) and names <= called and not somebody


def things(text: str, findings: Sequence[Finding]) -> frozenset[str]:
    """The names that the text gives to a thing or an animal, genitives without their -s."""
    names = {_name(text, finding) for finding in findings if finding.type is Type.PERSON}
    well = not any(finding.type is Type.HEALTH and finding.score >= ILL for finding in findings)
    made = names if len(names) == 1 and (_MADE_OF.search(text) or (well and _hailed(text))) else set()
    # Few texts have a word for a thing at all, and a pattern of each name takes longer than all other searches.
    named = names if any(map(_is_thing, _parts(text.lower()))) else set()
    return frozenset(made) | {name for name in named if _called_thing(text, name)}


def _parts(text: str) -> Iterator[str]:
    """The words of a text, and what hyphens part in them."""
    for word in _HYPHENED.findall(text):
        yield word
        if "-" in word:
            pieces = word.split("-")
            yield from ("-".join(pieces[a:b]) for a, b in combinations(range(len(pieces) + 1), 2))


def _is_thing(word: str) -> bool:
    """Whether a word, or it without a genitive's -s, is one for a thing."""
    return any(label.startswith(THINGS) for label in _known(word))


def _known(word: str) -> frozenset[str]:
    return lexicon().of_word(word) | lexicon().of_word(word.removesuffix("s"))


def _hailed(text: str) -> bool:
    """Whether a sentence without a verb hails the one animal of a text where nobody else is: "Finaste vårdhunden!"."""
    creatures = [word for word in WORD.findall(text.lower()) if "nonhuman:animal" in lexicon().of_word(word)]
    hailed = _HAILED.search(text)
    return hailed is not None and creatures == [hailed["thing"].lower()] and not speaks_of_somebody(text)


def _called_thing(text: str, name: str) -> bool:
    """Whether a name is a thing's where it first stands: a child and a dog may share one."""
    first = text.find(name)
    said = f"{re.escape(name)}s?"
    forms = (
        rf"\b{said}, (?:{_WHOSE}) {_DESCRIBED}\b",
        rf"\b{_THING} {said}\b",
        rf"\b{_THING}(?: (?:på|i|hos) [\w-]+(?: \d+)?)? (?:heter|är döpt till|har fått namnet|kallas) {said}\b",
        rf"\b{said} (?:är|var) (?:{_WHOSE}) {_DESCRIBED}\b",
    )
    found = (match for form in forms for match in re.finditer(form, text, re.IGNORECASE))
    return any(match.start() <= first < match.end() and _speaks_of_thing(match["thing"].lower()) for match in found)


def _name(text: str, finding: Finding) -> str:
    return text[slice(*finding.span)].removesuffix("s")


def _speaks_of_thing(said: str) -> bool:
    """Whether the first noun is a thing's: "nya robotdammsugare på plan", not "pojke med hund"."""
    for word in said.split():
        if word in _BETWEEN or any(label.startswith((*HUMAN, *WORKING)) for label in _known(word)):
            return False
        if _is_thing(word):
            return True
    return False
