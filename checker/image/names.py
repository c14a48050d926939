"""File names: phones write the day into them, people write who is on the picture."""

from __future__ import annotations

import re
from pathlib import PurePath

from checker.rules import Rule
from checker.text.lexicon import lexicon

HARMLESS = "bild"
"""What a cleaned picture is called, with the ending of its kind."""

CAMERA_WORDS = frozenset(
    {
        *("img", "image", "pxl", "dsc", "dscf", "dscn", "vid", "mvimg", "wa", "whatsapp", "signal", "snapchat", "fb"),
        *("screenshot", "skärmbild", "skärmavbild", "photo", "foto", "bild", "burst", "portrait", "hdr", "at", "kl"),
        *("kopia", "copy", "namnlös", "untitled", "miniatyr"),
    },
)
"""Words that phones and programs put into names."""

NUMBERED = re.compile(r"(?<!\S)\d{1,4}(?!\S)")
"""A number that stands by itself: of a ward, a room, an age."""

UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
"""What telephones call a picture that is shared: its letters are no words."""

NUMBER = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+]?\d{4}(?!\d)")
"""Digits as in a personnummer; the text rules see whether they are one."""


def telling(name: str, rule: Rule) -> str | None:
    """The part of a file name that a pattern of the rule finds: a date, or digits like a personnummer's."""
    stem = _stem(name)
    if UUID.fullmatch(stem):
        return None
    return next((hit.group() for pattern in rule.compiled if (hit := pattern.search(stem))), None)


def worded(name: str) -> str:
    """The words of a file name for the text rules; empty for a name that a phone made up.

    >>> worded("Anna_rond.jpg"), worded("IMG_20240312_141503.jpg"), worded("850312-9804.jpg")
    ('Anna rond', '', '850312-9804')
    >>> worded("base.jpg"), worded("avd 54.jpg"), worded("cancer.jpg")
    ('', 'avd 54', 'cancer')
    """
    stem = re.sub(r"[_.\s]+", " ", _stem(name)).strip()
    own = {word for word in re.findall(r"[^\W\d_]{2,}", stem.lower()) if word not in CAMERA_WORDS}
    if UUID.fullmatch(_stem(name)):
        return ""
    told = len(own) > 1 or (own and NUMBERED.search(stem)) or any(map(_tells, own))
    return stem if told or NUMBER.search(stem) else ""


def _tells(word: str) -> bool:
    """Whether a word by itself tells of somebody: a name, an illness, kin. Many words are a rare name, too."""
    return any(not label.endswith((":rare", ":unknown")) for label in lexicon().of_word(word))


def _stem(name: str) -> str:
    return PurePath(name.replace("\\", "/")).stem
