"""Appeals to find out who a patient is, or to reach the kin of one whom nobody knows (annotation manual, section 2).

Whoever recognises the person learns that they are in care. Near each other, in any order, stand in such an appeal: a
question or request to all who read it, that nobody knows who it is, and a human being of these days.
"""

from __future__ import annotations

import re

from checker.risk import appeal_words as words
from checker.risk.records import animals
from checker.text.sentence import sentences

NEAR = 350
"""Characters on each side of a question that belong to one appeal."""


def appeals(text: str) -> bool:
    """Whether all who read a text are asked who somebody is, or whose, of whom nobody knows.

    >>> appeals("Vem saknar henne? En dam kom in i natt utan väska och kan inte säga vad hon heter.")
    True
    >>> appeals("Möter du en person som inte kan säga var hon bor? Ring 112.")
    False
    """
    if words.OF_ONE.search(text):
        return True
    human = words.HUMAN.search(text) or not (words.FUR.search(text) or animals(text))
    if human and words.RECOGNISED.search(text) and not words.OLD.search(text):
        return True
    if any(_of_somebody(near) and words.HERE.search(near) for near in map(_near, words.MISSED.finditer(text))):
        return True
    sought, whose, called = (rule.finditer(text) for rule in (words.SOUGHT, words.WHOSE, words.CALLED_UPON))
    return (
        any(_of_somebody(near) and (_nameless(near) or _silent(near)) for near in map(_near, sought))
        or any(_of_somebody(near) and _nameless(near) for near in map(_near, whose))
        or any(_of_somebody(near) and words.NAMELESS.search(near) is not None for near in map(_near, called))
    )


def _near(asked: re.Match[str]) -> str:
    return asked.string[max(0, asked.start() - NEAR) : asked.start() + NEAR]


def _of_somebody(near: str) -> bool:
    if words.SOMEBODY.search(near) is None:
        return False
    return not any(rule.search(near) for rule in (words.NOT_NOW, words.IN_GENERAL, words.FUR))


def _nameless(near: str) -> bool:
    if words.NAMELESS.search(near):
        return True
    said = (near[start:end] for start, end in sentences(near))
    return any(words.NEGATION.search(one) and words.IDENTITY.search(one) for one in said)


def _silent(near: str) -> bool:
    return words.SILENT.search(near) is not None and not animals(near)
