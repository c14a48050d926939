"""What is told under a name that the same text gives to a thing or an animal: of somebody who bears it too, perhaps.

The models have learnt that what has a manikin's or a dog's name is harmless. A sentence that uses the name and tells
what is told of persons (an age that no animal reaches, a child's weight, what befalls patients) is judged by itself,
unless a word excuses an illness (``bearers``).
"""

from __future__ import annotations

import re

from checker.risk.cared_for import cared_for
from checker.risk.unreal.bearers import EXCUSED
from checker.risk.unreal.things import is_thing
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences

_NAME = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]{2,20}\b")
_WORD = re.compile(r"[\w-]{1,40}")
_PERSONAL = re.compile(
    r",? (?:(?:är|var) (?:en|ett) (?:pojke|flicka|man|kvinna|barn|patient)|väger \d{3,4} gram|[3-9]\d(?: år)?,)"
)
"""What stands behind a person's name."""


def told_under_the_name(text: str) -> str | None:
    """The sentences on a person whose name another sentence gives to a thing; none where there are no such.

    >>> told_under_the_name("Simdockan Rune fick vila. Rune fick stroke i natt.")
    'Rune fick stroke i natt.'
    """
    said = [text[slice(*span)].strip() for span in sentences(text)]
    if len(said) < 2 or EXCUSED.search(text):
        return None
    called = [any(map(is_thing, _WORD.findall(one.lower()))) for one in said]
    given = {name for one, thing in zip(said, called, strict=True) if thing for name in _NAME.findall(one)}
    names = {name for name in given if _is_given(name) and not is_thing(name.lower())}
    told = [place for place, one in enumerate(said) if _of_a_person(one, names)]
    if len(told) == len(said):  # the whole has been judged already
        told = [place for place in told if not called[place]]
    return " ".join(said[place] for place in told) or None


def _is_given(name: str) -> bool:
    """Whether people are called so: at the head of a sentence every word has a capital."""
    return any(label.startswith("given_names") for label in lexicon().classes([name.lower()])[0])


def _of_a_person(said: str, names: set[str]) -> bool:
    """Whether a sentence tells of a person under one of the names."""
    found = [match.span() for match in _NAME.finditer(said) if match.group() in names]
    return any(_PERSONAL.match(said, end) or cared_for(said, start, end) for start, end in found)
