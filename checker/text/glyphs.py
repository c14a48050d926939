"""Signs that show a digit or a letter without being one: dice, cards, clock faces, braille, letters in boxes.

A few of them are an ornament. They are read only where a text has as many as a number needs.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST = 6
"""Signs that a text must have before any is read."""


def _row(first: int, values: str | range) -> dict[str, str]:
    """Consecutive code points, what each shows."""
    return {chr(first + place): str(value) for place, value in enumerate(values)}


def _pairs(table: str) -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in table.split()}


def _numerals() -> dict[str, str]:
    """Numerals that are letters by their category, as long as they are less than a hundred."""
    signs = (
        *map(chr, range(0x2160, 0x2184)),
        *map(chr, range(0x3021, 0x302A)),
        *"〇零一壹二贰弐三叁四肆五伍六陆七柒八捌九玖十",
    )
    return {sign: str(int(value)) for sign in signs if (value := unicodedata.numeric(sign, -1)) in range(100)}


_LETTERS = "abcdefghijklmnopqrstuvwxyz"

SIGNS: dict[str, str] = (
    _numerals()
    | _row(0x2680, range(1, 7))  # dice
    | _row(0x1F550, range(1, 13))  # clock faces
    | {
        sign: digits
        for suit in (0x1F0A1, 0x1F0B1, 0x1F0C1, 0x1F0D1)
        for sign, digits in _row(suit, range(1, 11)).items()
    }
    | _row(0x1F007, range(1, 10))  # the three suits of mahjong
    | _row(0x1F010, range(1, 10))
    | _row(0x1F019, range(1, 10))
    | {chr(0x1F031 + 7 * left + right): f"{left}{right}" for left in range(7) for right in range(7)}  # dominoes
    | {chr(0x1F063 + 7 * left + right): f"{left}{right}" for left in range(7) for right in range(7)}
    | _pairs("영0 공0 일1 이2 삼3 사4 오5 육6 륙6 칠7 팔8 구9")
    | _row(0x1F1E6, _LETTERS)  # flags are made of these
    | _row(0x1F150, _LETTERS)
    | _row(0x1F170, _LETTERS)
    | _pairs("🎱8 🥇1 🥈2 🥉3 🔟10 ⭕0 ◯0 ○0 ◌0")
    | _pairs("⠁1 ⠃2 ⠉3 ⠙4 ⠑5 ⠋6 ⠛7 ⠓8 ⠊9 ⠚0 ⠼ ⠂1 ⠆2 ⠒3 ⠲4 ⠢5 ⠖6 ⠶7 ⠦8 ⠔9 ⠴0")  # braille
    | _pairs(
        "Ɩ1 ᄅ2 Ɛ3 ㄣ4 ᔭ4 ϛ5 ㄥ7 ㇄7 ᒣ5 Ƨ2 ƨ2 Ʒ3 ʒ3 Ȝ3 ȝ3 Ƽ5 ƽ5 Ƅ6 ƅ6 Ȣ8 ȣ8 Ꮞ4 Ꮾ6 ᏽ6 Ⳓ6 ⳓ6 Ꝯ9 ꝯ9 Ⳋ9 ⳋ9 Ⳍ3 ⵔ0 Օ0 օ0 ᒿ2"
    )
    | _pairs("ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz")
    | _pairs("ɐa ɔc ǝe ɟf ƃg ɥh ᴉi ɾj ʞk ɯm ɹr ʇt ʌv ʍw ʎy")
)
"""Sign to what it shows."""

UPSIDE_DOWN = frozenset("ƖᄅƐㄣᔭϛㄥ㇄")
"""Digits turned upside down; where they are, a 6 is a 9."""

FEWEST_TURNED = 3


def sign_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put in the place of such signs what they show."""
    places = [place for place, char in enumerate(text) if char in SIGNS]
    turned = sum(text[place] in UPSIDE_DOWN for place in places) >= FEWEST_TURNED
    if len(places) < FEWEST and not turned:
        return
    if turned:
        places = [place for place, char in enumerate(text) if char in SIGNS or char in "69"]
    for place in places:
        yield place, place + 1, SIGNS.get(text[place], "9" if text[place] == "6" else "6")
