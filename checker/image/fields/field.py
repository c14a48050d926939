"""A value in the hidden data of a picture, with the rule that it falls under."""

from __future__ import annotations

from dataclasses import dataclass, field

GPS = "image/gps"
TIME = "image/time"
DEVICE = "image/device"
SERIAL = "image/serial"
MAKER = "image/maker_note"
OWNER = "image/owner"
PERSON = "image/person"
CAPTION = "image/caption"
THUMBNAIL = "image/thumbnail"
TRAILER = "image/trailer"
HIDDEN = "image/hidden"
PROFILE = "image/colour_profile"

WORDS = frozenset({CAPTION, PERSON, PROFILE})
"""Rules whose values are words that the text rules read too."""


@dataclass(frozen=True, slots=True)
class Field:
    """``rule`` is the id of a rule, ``name`` the field's name in its own standard, ``value`` its words."""

    rule: str
    name: str
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """A second picture inside the file."""

    place: str
    data: bytes = field(repr=False)


def words(raw: bytes) -> str:
    r"""Bytes as text: UTF-8 where it is, Latin-1 otherwise; control characters and outer spaces dropped.

    >>> words(b"Anna\0\0"), words("Åsa".encode("latin-1"))
    ('Anna', 'Åsa')
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text.replace("\0", "")).strip()
