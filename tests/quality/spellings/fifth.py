"""The fifth family of spellings; not edited after it was measured."""

from __future__ import annotations

from checker.text.compact import words
from tests.quality.spellings.number import TENS, UNITS, Number, Spelling, pairs, said

GROCERIES = words("ägg äpplen bananer mjölk bröd ostar korvar påsar burkar kaffe")

FRUIT = "🍎🍌🍇🍓🍒🍍🥝🍑🍐🍋"


def inside_words(n: Number) -> str:
    """Digits put into the words of a sentence, one after another."""
    parts = zip(words("he j d et är ho n ig en igen"), n.ten, strict=True)
    return "".join(f"{part}{digit}" for part, digit in parts)


FIFTH: dict[str, Spelling] = {
    "a list of groceries": lambda n: ", ".join(f"{digit} {what}" for digit, what in zip(n.ten, GROCERIES, strict=True)),
    "a rhyme of ten lines": lambda n: "".join(
        f"\n{UNITS[int(digit)].title()} små {what} på en rad" for digit, what in zip(n.ten, GROCERIES, strict=True)
    ),
    "degrees": lambda n: " ".join(f"{part}°C" for part in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])),
    "cupboard, shelf, drawer, key": lambda n: f"skåp {n.year[2:]}, hylla {n.month}, låda {n.day}, nyckel {n.last}",
    "psalm and verse": lambda n: f"psalm {n.year[2:]}:{n.month}, vers {n.day}, sidan {n.last}",
    "a cake and a key": lambda n: f"🎂{n.date} 🔑{n.last}",
    "telegram": lambda n: f"{n.year[2:]} STOP {n.month} STOP {n.day} STOP {n.last} STOP",
    "pauses in brackets": lambda n: f"{n.year[2:]} (paus) {n.month} (paus) {n.day} (paus) {n.last}",
    "labels before words": lambda n: (
        f"år {said(int(n.year[2:]))}, månad {said(int(n.month))}, dag {said(int(n.day))}, "
        f"slutar {' '.join(UNITS[int(digit)] for digit in n.last)}"
    ),
    "born in that year": lambda n: (
        f"en {n.year[2:]}:a, fyller år {int(n.day)} {n.swedish_month}, med {n.last} på slutet"
    ),
    "two rows of single digits": lambda n: f"{' '.join(n.date)}\n{' '.join(n.last)}",
    "a star and a note": lambda n: f"{n.date}* (*) {n.last}",
    "as doses": lambda n: f"{n.year[2:]} mg, {n.month} ml, {n.day} st, {n.last} E",
    "as weights": lambda n: f"{n.ten[:3]} g mjöl, {n.ten[3:6]} g socker, {n.last} korn salt",
    "as times of a race": lambda n: f"{n.ten[0]}.{n.ten[1:3]}.{n.ten[3:5]} och {n.ten[5]}.{n.ten[6:8]}.{n.ten[8:]}",
    "as money": lambda n: f"{n.ten[0]} {n.ten[1:4]} kr {n.ten[4:6]} öre, {n.last[0]} {n.last[1:]} kr",
    "Greek names for parts": lambda n: f"alfa={n.year[2:]}, beta={n.month}, gamma={n.day}, delta={n.last}",
    "x and y": lambda n: f"x={n.date}; y={n.last}",
    "marks of replies": lambda n: f"\n> {n.date}\n>> {n.last}",
    "names between": lambda n: f"{n.year[2:]} Anna {n.month} Maria {n.day} Svensson {n.last}",
    "inside words": inside_words,
    "a letter before each": lambda n: " ".join(f"{chr(65 + place)}{digit}" for place, digit in enumerate(n.ten)),
    "the alphabet between": lambda n: "".join(f"{digit}{chr(97 + place)}" for place, digit in enumerate(n.ten)),
    "the word och glued in": pairs("och"),
    "day, month, year, said so": lambda n: f"{n.day}{n.month}{n.year[2:]}-{n.last} (dag, månad, år)",
    "the check digit told apart": lambda n: f"{n.date}-{n.last[:3]} och kontrollsiffran är {n.last[3]}",
    "birth number and check digit": lambda n: f"{n.date}, födelsenummer {n.last[:3]}, kontroll {n.last[3]}",
    "corner brackets": lambda n: f"「{n.year[2:]}」「{n.month}」「{n.day}」「{n.last}」",
    "the letter o for noll": lambda n: " ".join("o" if digit == "0" else UNITS[int(digit)] for digit in n.ten),
    "ingenting for noll": lambda n: " ".join("ingenting" if digit == "0" else UNITS[int(digit)] for digit in n.ten),
    "another fruit before each": lambda n: "".join(f"{FRUIT[place]}{digit}" for place, digit in enumerate(n.ten)),
    "another sign after each": lambda n: "".join(
        f"{digit}{sign}" for digit, sign in zip(n.ten, "!?/+*=%&#_", strict=True)
    ),
    "items of a list in HTML": lambda n: f"<li>{n.year[2:]}</li><li>{n.month}</li><li>{n.day}</li><li>{n.last}</li>",
    "a slip mended": lambda n: f"{n.date}-{n.last[:2]}{(int(n.last[2:]) + 7) % 100:02d}, nej, {n.last} ska det vara",
    "digits with their endings": lambda n: " ".join(f"{digit}:an" for digit in n.ten),
    "units before tens": lambda n: (
        f"{UNITS[int(n.year[3])]} å {TENS[int(n.year[2]) - 2]}, {said(int(n.month))}, {said(int(n.day))}, "
        f"{' '.join(UNITS[int(digit)] for digit in n.last)}"
    ),
    "the last four counted up": lambda n: (
        f"{n.date}, sen kommer en {UNITS[int(n.last[0])]}, en {UNITS[int(n.last[1])]}, en {UNITS[int(n.last[2])]} "
        f"och en {UNITS[int(n.last[3])]}"
    ),
}
"""Made after rules for whole classes of spellings had been frozen, by who had made them: of what was not thought of."""
