"""The sex of somebody who is spoken of: "k", "m", or None where words of both or of neither stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from checker.text.lexicon import read_rows, table_path

_WORD = re.compile(r"[a-zåäöé]+")
_NOT_ALONE = frozenset({"man", "mans", "modern", "moderns", "far", "fars", "mors"})
"""Forms that are more often another word."""

_SPOKEN = {
    "herrn": "m",
    "karln": "m",
    "gubbn": "m",
    "tös": "k",
    "tösen": "k",
    "jänta": "k",
    "jäntan": "k",
    "frugan": "k",
}

_A_MAN = re.compile(
    r"\b(?:en|den|denn?e|någon|ung|yngre|äldre|gammal|vuxen|medelålders|okänd|min|din|vår|hennes|\w{1,20}-?årig)\s"
    r"(?:\w{2,20}(?:ad|ig|isk|lös|sk)\s)?man\b|\bman(?= på \d|,? \d| i \d|\s\(\d)"
)
"""\"Man\" as a noun, not as the pronoun."""


def sex_of(text: str) -> str | None:
    """The sex that the words of a text tell.

    >>> sex_of("En 55-årig man kom in."), sex_of("Man vet aldrig."), sex_of("Damen sov."), sex_of("Hon och hans")
    ('m', None, 'k', None)
    """
    lower = text.lower()
    found = {_sexes()[word] for word in _WORD.findall(lower) if word in _sexes()}
    if _A_MAN.search(lower):
        found.add("m")
    return found.pop() if len(found) == 1 else None


def agreed(quotes: Iterable[str]) -> str | None:
    """The sex that all quotes which tell one agree on."""
    found = {sex for quote in quotes if (sex := sex_of(quote))}
    return found.pop() if len(found) == 1 else None


@cache
def _sexes() -> Mapping[str, str]:
    """Pronouns, and singular nouns of the lists, with their sex."""
    found = dict(_SPOKEN)
    for name, sex, number in (("person_nouns", 2, 5), ("kinship", 2, 4), ("individual_pronouns", 1, None)):
        for row in read_rows(table_path("lists", f"{name}.txt")):
            singular = number is None or row[number].startswith("sg")
            if singular and row[sex] in {"k", "m"} and row[0] not in _NOT_ALONE:
                found[row[0]] = row[sex]
    return found
