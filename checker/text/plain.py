"""Characters in their plain form: compatibility forms, any script's digits, dashes, spaces, letters drawn alike."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checker.text import lookalikes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.view import Edit

_PLAIN = frozenset(map(chr, (*range(32, 127), *range(0xA1, 0x100)))) - frozenset("\u00ad²³¹ªº") | frozenset("\n\t‘’“”…")
"""Characters that stay as they are; Swedish text has few others (dashes, no-break spaces, emoji)."""

_PLAIN_LATIN = bytes(number for number in range(256) if chr(number) in _PLAIN)

_ODD_RUN = re.compile(f"[^{re.escape(''.join(sorted(_PLAIN)))}]+")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2796\u30fc\ufe58\ufe63\uff0d")
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
ONE_FOR_ONE = dict.fromkeys(_DASHES, "-") | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
"""Characters that one other stands for, so that offsets hold."""

_WORD = re.compile(r"[^\W\d_]+")


def odd_characters(text: str) -> frozenset[str]:
    """The characters that may not stay as they are: that there are none is many times sooner seen on bytes."""
    latin = _latin(text)
    return frozenset() if latin and not latin.translate(None, _PLAIN_LATIN) else frozenset(text) - _PLAIN


def _latin(text: str) -> bytes:
    """The text in Latin-1, none of whose letters is another script's; nothing when it has other characters."""
    latin = text.encode("latin-1", "ignore")
    return latin if len(latin) == len(text) else b""


def character_edits(text: str) -> Iterator[Edit]:
    """Clusters of a base character and what is drawn upon it, where the plain form differs."""
    for match in _ODD_RUN.finditer(text):
        at, stop = match.span()
        if at and _upon(text[at]) and not text[at - 1].isspace():
            at -= 1  # an ordinary base such as the "8" of a keycap
        while at < stop:
            end = at + 1
            while end < stop and _upon(text[end]):
                end += 1
            plain = _plain(text[at:end])
            if plain != text[at:end]:
                yield at, end, plain
            at = end


def _upon(char: str) -> bool:
    """Whether a character is drawn upon the one before it, or not at all."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or _invisible(char)


def _invisible(char: str) -> bool:
    return char in _BLANK or (unicodedata.category(char) in ("Cf", "Me", "Cc") and char not in "\n\t\r\f\v")


def _plain(cluster: str) -> str:
    """A cluster in its plain form; marks that make no letter of their own fall off digits and Latin letters."""
    seen = "".join(char for char in cluster if not _invisible(char))
    if seen.isascii():
        return seen
    if seen[0] in _DASHES:
        return "-"
    if len(seen) == 1 and (digit := _digit(seen)) is not None:
        return digit  # "⑸" would become "(5)"
    out: list[str] = []
    for char in unicodedata.normalize("NFKC", seen):
        category = unicodedata.category(char)
        digit = _digit(char)
        if digit is not None:
            out.append(digit)
        elif char in _DASHES:
            out.append("-")
        elif category == "Zs":
            out.append(" ")
        elif category != "Mn" or (not (out and out[-1].isascii()) and not "\ufe00" <= char <= "\ufe0f"):
            out.append(char)
    return "".join(out)


def _digit(char: str) -> str | None:
    """The digit that a character of any script is, as "0" to "9"; letters that mean numbers are none."""
    value = unicodedata.numeric(char, -1)
    is_digit = value in range(10) and unicodedata.category(char) in ("Nd", "No")
    return str(int(value)) if is_digit else None


def homoglyph_edits(text: str) -> Iterator[Edit]:
    """Letters of other scripts made Latin inside words that mix scripts."""
    if _latin(text) or lookalikes.LATIN.keys().isdisjoint(text):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        folded = "".join(lookalikes.LATIN.get(char, char) for char in word)
        if folded != word and all(char in "åäöÅÄÖéÉüÜ" or char.isascii() for char in folded):
            for place, (old, new) in enumerate(zip(word, folded, strict=True), match.start()):
                if old != new:
                    yield place, place + 1, new
