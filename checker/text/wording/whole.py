"""Whether a version is still a whole post: it begins as it did, is long enough, and nothing in it is halved."""

from __future__ import annotations

import re

from checker.text.sentence import sentences

LEAST_WORDS = 5
"""The fewest words that are a post."""

_WORD = re.compile(r"\w{4,}")
"""Words that tell more than how others hang together."""

_NUMBERED = re.compile(r"^(?:[^\W\d]+ )?(\d{1,2})(?=[.:/)])", re.MULTILINE)
"""The number of a line: "3. Kaffe", "bild 3: kaffe", "3/8 Kaffe"."""

_PART = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
"""A part of so many: "2/6"."""

_TORN = re.compile(
    r"\b(?:hon|han|hen|patienten|en patient), (?:och (?:hon|han|hen)\b|\w+(?:er|ar|de|te)\b)|"
    r"(?<![^.!?\n] )\b(?:\w+|en patient) med [^,.!?\n]{2,40}, (?:\w+(?:er|ar|de|te)|är|har|var|låg|fick)\b"
    r"(?! (?:han|hon|hen|vi|jag|de|det)\b)|"
    r"\bbl(?:ev|ir|i|ivit) av (?!med\b)",
    re.IGNORECASE,
)
"""A comma between somebody and the verb; being rid of nothing."""

_MARKS, _BRACKETS = re.compile('["”“]'), re.compile(r"(?<![:;])[()\[\]](?!:)")
"""Quotation marks; brackets that are no smiley's mouth."""


def is_whole(version: str, text: str, share: float) -> bool:
    """Whether it begins as it did, enough words are left, and no quotation or bracket has lost one of its marks."""
    words = len(version.split())
    changed = set(version.splitlines()) - set(text.splitlines())
    halved = any(len(_MARKS.findall(line)) % 2 or len(_BRACKETS.findall(line)) % 2 for line in changed)
    halved = halved or len(_TORN.findall(version)) > len(_TORN.findall(text))
    whole = not halved and words >= max(LEAST_WORDS, share * len(text.split()))
    return whole and _begins_alike(version, text) and _counts_on(version, text)


def _counts_on(version: str, text: str) -> bool:
    """Whether lines that were numbered one after another still are, from the first on."""
    before, after = ([int(number) for number in _NUMBERED.findall(each)] for each in (text, version))
    counted = len(before) > 1 and before == list(range(before[0], before[0] + len(before)))
    parts, left = (_PART.findall(each) for each in (text, version))
    threaded = len(parts) > 1 and len({total for _, total in parts}) == 1
    return (not counted or after == before[: len(after)]) and (not threaded or left == parts)


def _begins_alike(version: str, text: str) -> bool:
    """Whether something of the first sentence is left: what has lost its beginning tells another story, or none."""
    first, old = (set(_WORD.findall(each[slice(*sentences(each)[0])].lower())) for each in (version, text))
    return bool(first & old)
