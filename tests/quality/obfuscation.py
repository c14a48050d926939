"""Measures spellings that hide a personnummer from a filter and that no rule was written for.

A family is measured before anything is done about it: that figure is the honest one, and ``obfuscation.json`` keeps it.
Families made later stand below the earlier ones; none is edited after it was measured.

Run ``python -m tests.quality.obfuscation`` for a table: found when new, found today, and what is missed today. With
``--freeze`` a family that the file does not know yet is measured into it.
"""

from __future__ import annotations

import argparse
import json
import random
from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812
from datetime import timedelta
from itertools import cycle, groupby, zip_longest
from pathlib import Path
from statistics import fmean

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers import find_numbers, luhn

SENTENCES = (
    "Patienten {} sover nu.",
    "Vi väntar på svar för {}, hon är orolig.",
    "Hälsa till {} från oss alla",
    "Ni vet vem: {}. Mer säger jag inte.",
)
"""What the number stands in: none of them calls it by a word for a number."""

FROZEN = Path(__file__).with_suffix(".json")

SPELLING_FOUND = 0.9
"""Share of numbers that must be found for a spelling to count as found."""

LEAST = 4
"""Fewest characters of the spelled number that a hit must cover: its last four, where it is told in two places."""

MONTHS = words("januari februari mars april maj juni juli augusti september oktober november december")
UNITS = words("noll ett två tre fyra fem sex sju åtta nio")
NAMES = words("nollan ettan tvåan trean fyran femman sexan sjuan åttan nian")
ORDINALS = words(
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde "
    "sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte "
    "tjugosjätte tjugosjunde tjugoåttonde"
)
TEENS = words("tio elva tolv tretton fjorton femton sexton sjutton arton nitton")
TENS = words("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")
ROMAN = words("I II III IV V VI VII VIII IX X XI XII")


@dataclass(frozen=True, slots=True)
class Number:
    """A made-up personnummer with a birth number that is never given out: ``year`` with its century, ``last`` four."""

    year: str
    month: str
    day: str
    last: str

    @property
    def date(self) -> str:
        """Six digits."""
        return self.year[2:] + self.month + self.day

    @property
    def ten(self) -> str:
        """Ten digits."""
        return self.date + self.last

    @property
    def swedish_month(self) -> str:
        """The month in words."""
        return MONTHS[int(self.month) - 1]

    @property
    def english_month(self) -> str:
        """The month in English."""
        return month_name[int(self.month)]


Spelling = Callable[[Number], str]


def said(number: int) -> str:
    """A number below a hundred in words, a leading zero said."""
    if number < 10:
        return f"noll {UNITS[number]}"
    if number < 20:
        return TEENS[number - 10]
    tens, unit = divmod(number, 10)
    return TENS[tens - 2] + (UNITS[unit] if unit else "")


def mapped(table: str) -> Spelling:
    """Every digit by the character at its place in a table."""
    return lambda n: "".join(table[int(digit)] for digit in n.ten)


def joined(between: str) -> Spelling:
    """The ten digits with something between each."""
    return lambda n: between.join(n.ten)


def pairs(between: str) -> Spelling:
    """Year, month, day and last four with something between."""
    return lambda n: between.join((n.year[2:], n.month, n.day, n.last))


def parts(between: str) -> Spelling:
    """Date and last four with something between."""
    return lambda n: f"{n.date}{between}{n.last}"


def swapped(digits: str, signs: str) -> Spelling:
    """Some digits written with signs that look like them."""
    return lambda n: f"{n.date}-{n.last}".translate(str.maketrans(digits, signs))


def mixed(n: Number) -> str:
    """Digit, word, digit, word, all glued."""
    return "".join(digit if place % 2 else UNITS[int(digit)] for place, digit in enumerate(n.ten))


FIRST: dict[str, Spelling] = {
    "each digit in round brackets": lambda n: "".join(f"({digit})" for digit in n.ten),
    "groups in square brackets": lambda n: f"[{n.year[2:]}][{n.month}][{n.day}][{n.last}]",
    "quotes round groups": lambda n: f"”{n.year[2:]}” ”{n.month}” ”{n.day}” ”{n.last}”",
    "backslashes": pairs("\\"),
    "upright lines": pairs("|"),
    "upright lines between all": joined("|"),
    "underscore": parts("_"),
    "tilde": parts("~"),
    "equal sign": parts("="),
    "arrow": parts(" → "),
    "guillemets": parts(" >> "),
    "colons": pairs(":"),
    "apostrophes": pairs("'"),
    "tabs": pairs("\t"),
    "a line for each part": pairs("\n"),
    "bullets": lambda n: f"\n- {n.year[2:]}\n- {n.month}\n- {n.day}\n- {n.last}",
    "hashtags": lambda n: f"#{n.date} #{n.last}",
    "the letter x between all": joined("x"),
    "hair spaces": joined("\u200a"),
    "written from right to left": lambda n: f"\u202e{n.last[::-1]}-{n.date[::-1]}\u202c",
    "turned round, said so": lambda n: f"{n.ten[::-1]} (läs baklänges)",
    "bracketed digits of one sign": mapped("🄋⑴⑵⑶⑷⑸⑹⑺⑻⑼"),
    "circles of combining signs": lambda n: "".join(f"{digit}\u20dd" for digit in n.ten),
    "digits of Devanagari": mapped("०१२३४५६७८९"),
    "digits of Thai": mapped("๐๑๒๓๔๕๖๗๘๙"),
    "Cyrillic letters for three, four, six": swapped("346", "ЗЧб"),
    "letters at the edges too": swapped("01589", "OlSBg"),
    "every second digit a word": mixed,
    "words with hyphens": lambda n: "-".join(UNITS[int(digit)] for digit in n.ten),
    "names of digits": lambda n: ", ".join(NAMES[int(digit)] for digit in n.ten),
    "punkt between groups": pairs(" punkt "),
    "century in two words": lambda n: (
        f"nitton hundra {said(int(n.year[2:]))} {said(int(n.month))} {said(int(n.day))} "
        + " ".join(UNITS[int(digit)] for digit in n.last)
    ),
    "ordinals": lambda n: (
        f"den {ORDINALS[int(n.day) - 1]} i {ORDINALS[int(n.month) - 1]} {said(int(n.year[2:]))}, sen {n.last}"
    ),
    "slash date and last four": lambda n: f"{int(n.day)}/{int(n.month)}-{n.year[2:]} {n.last}",
    "Roman month": lambda n: f"{int(n.day)}/{ROMAN[int(n.month) - 1]} {n.year}, {n.last}",
    "month in letters, glued": lambda n: f"{n.year[2:]}{n.swedish_month[:3]}{n.day}-{n.last}",
    "two sentences apart": lambda n: (
        f"född den {int(n.day)} {n.swedish_month} {n.year}. Det minns jag. De fyra siffrorna är {n.last}"
    ),
    "year, month, day told": lambda n: f"år {n.year}, månad {int(n.month)}, dag {int(n.day)}, och så {n.last}",
    "English date": lambda n: f"{n.english_month} {int(n.day)}, {n.year}, last four digits {n.last}",
    "letters glued at both ends": lambda n: f"xx{n.date}-{n.last}xx",
    "in a web address": lambda n: f"https://exempel.se/?id={n.ten}",
    "percent signs": lambda n: "".join(f"%3{digit}" for digit in n.ten),
    "written as code points": lambda n: "".join(f"\\u003{digit}" for digit in n.ten),
}
"""Made while the rules stood as of version 0.1's first form, by thinking of what a clever nurse might try."""

WITHOUT_MARKS = str.maketrans("åäö", "aao")
DANISH = words("nul en to tre fire fem seks syv otte ni")
FINNISH = words("nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän")
GERMAN = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
BY_EAR = words("nål ätt tvo tre fyra fäm säks shu åtta nie")


def thousands(last: str) -> str:
    """Four digits as an amount in words: "niotusen åttahundra fyra"."""
    rest = int(last[2:])
    spoken = [f"{UNITS[int(last[0])]}tusen", f"{UNITS[int(last[1])]}hundra"]
    return " ".join(spoken + ([said(rest).removeprefix("noll ")] if rest else []))


SECOND: dict[str, Spelling] = {
    "words in capitals": lambda n: " ".join(UNITS[int(digit)] for digit in n.ten).upper(),
    "words without rings and dots": lambda n: " ".join(UNITS[int(digit)] for digit in n.ten).translate(WITHOUT_MARKS),
    "words as they sound": lambda n: " ".join(BY_EAR[int(digit)] for digit in n.ten),
    "drawn-out words": lambda n: " ".join(word[0] + word for word in (UNITS[int(digit)] for digit in n.ten)),
    "Danish words": lambda n: " ".join(DANISH[int(digit)] for digit in n.ten),
    "Finnish words": lambda n: " ".join(FINNISH[int(digit)] for digit in n.ten),
    "German words": lambda n: " ".join(GERMAN[int(digit)] for digit in n.ten),
    "words with slashes": lambda n: "/".join(UNITS[int(digit)] for digit in n.year + n.month + n.day + n.last),
    "last four as an amount": lambda n: f"{n.date}, {thousands(n.last)}",
    "last four in two words": lambda n: f"{n.date} {said(int(n.last[:2]))} {said(int(n.last[2:])).replace(' ', '')}",
    "digits of Bengali": mapped("০১২৩৪৫৬৭৮৯"),
    "digits of seven segments": mapped("🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹"),
    "digits of Chinese": mapped("〇一二三四五六七八九"),
    "half full width": lambda n: "".join(chr(0xFF10 + int(d)) if place % 2 else d for place, d in enumerate(n.ten)),
    "above and below the line": lambda n: "".join(
        ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉")[place % 2][int(d)] for place, d in enumerate(n.ten)
    ),
    "text style picked": lambda n: "".join(f"{digit}\ufe0e" for digit in n.ten),
    "exclamation marks": pairs("!!"),
    "ellipses": pairs("…"),
    "section signs": pairs("§"),
    "percent between": pairs("%"),
    "ampersands": pairs(" & "),
    "semicolons": pairs(";"),
    "stethoscopes": pairs(" 🩺 "),
    "braces": lambda n: f"{{{n.year[2:]}}}{{{n.month}}}{{{n.day}}}{{{n.last}}}",
    "brackets in brackets": lambda n: f"(({n.year[2:]})({n.month})({n.day}))-(({n.last}))",
    "a row of a table": lambda n: f"| {n.year[2:]} | {n.month} | {n.day} | {n.last} |",
    "a link": lambda n: f"[{n.date}](https://{n.last}.se)",
    "code marks": lambda n: f"`{n.date}`-`{n.last}`",
    "a line for each digit": joined("\n"),
    "spaced with a dash": lambda n: f"{' '.join(n.date)} - {' '.join(n.last)}",
    "pairs that cut across": lambda n: f"{n.ten[0]} {n.ten[1:3]} {n.ten[3:5]} {n.ten[5:7]} {n.ten[7:9]} {n.ten[9]}",
    "threes": lambda n: f"{n.ten[:2]} {n.ten[2:5]} {n.ten[5:8]} {n.ten[8:]}",
    "century and pairs": lambda n: f"{n.year[:2]}-{n.year[2:]}-{n.month}-{n.day}-{n.last[:2]}-{n.last[2:]}",
    "a label for each part": lambda n: f"{n.year[2:]} (år) {n.month} (månad) {n.day} (dag) {n.last} (resten)",
    "an aside between": lambda n: f"{n.date} (nu kommer det hemliga) {n.last}",
    "day and month with endings": lambda n: f"den {int(n.day)}:e i {int(n.month)}:e -{n.year[2:]}, {n.last}",
    "the day last": lambda n: f"född {n.year} i {n.swedish_month} på den {int(n.day)}:e dagen, fyra sista {n.last}",
    "dots and dash": lambda n: f"{n.day}.{n.month}.-{n.year[2:]}/{n.last}",
    "American date": lambda n: f"{n.month}/{n.day}/{n.year} #{n.last}",
    "one hashtag": lambda n: f"#{n.date}och{n.last}",
    "end first, told": lambda n: f"slutar på {n.last}. Första delen? {n.date}",
}
"""Made after the views had been bettered on the first family."""

ENGLISH = words("oh one two three four five six seven eight nine")


def told(digits: str) -> str:
    """Digits one by one, "och" before the last."""
    return f"{', '.join(digits[:-1])} och {digits[-1]}"


THIRD: dict[str, Spelling] = {
    "begins and ends with": lambda n: f"som börjar med {n.date} och slutar med {n.last}",
    "one by one with och": lambda n: f"{told(n.date)}, följda av {told(n.last)}",
    "the last four over two lines": lambda n: f"{n.date}-{n.last[:2]}\n{n.last[2:]}",
    "some parts in brackets": lambda n: f"{n.year[2:]}({n.month}){n.day}-{n.last[:2]}({n.last[2:]})",
    "row of dots": parts("......"),
    "em dash": parts(" — "),
    "fraction slash": pairs("⁄"),
    "middle dots": pairs("·"),
    "Arabic commas": pairs("،"),
    "ideographic stops": pairs("。"),
    "full-width brackets": lambda n: f"（{n.date}）（{n.last}）",
    "digits of Persian": mapped("۰۱۲۳۴۵۶۷۸۹"),
    "bold digits without serifs": mapped("𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵"),
    "ideographic spaces": pairs("\u3000"),
    "underscores between all": joined("_"),
    "slashes between all": joined("/"),
    "entities for dashes": lambda n: f"{n.date}&ndash;{n.last}",
    "entities of hex": lambda n: "".join(f"&#x3{digit};" for digit in n.ten),
    "four, four, four": lambda n: f"{n.year} {n.month}{n.day} {n.last}",
    "three, three, two, two": lambda n: f"{n.ten[:3]}-{n.ten[3:6]}-{n.ten[6:8]}-{n.ten[8:]}",
    "century apart": lambda n: f"{n.year[:2]} {n.date} {n.last}",
    "slashes and a check": lambda n: f"född {n.year[2:]}/{n.month}/{n.day}. Kontroll: {n.last[:2]} {n.last[2:]}",
    "birthday and vintage": lambda n: (
        f"fyller {int(n.day)} {n.swedish_month}, årgång {n.year[2:]}, och de fyra är {n.last}"
    ),
    "all in words": lambda n: (
        f"född den {ORDINALS[int(n.day) - 1]} {n.swedish_month} nittonhundra{said(int(n.year[2:]))}, "
        f"sista {' '.join(UNITS[int(digit)] for digit in n.last)}"
    ),
    "pairs in words": lambda n: " ".join(
        said(int(pair)).replace(" ", "") for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "camel case": lambda n: "".join(UNITS[int(digit)].title() for digit in n.ten),
    "a line for each word": lambda n: "\n".join(UNITS[int(digit)] for digit in n.ten),
    "och between words": lambda n: " och ".join(UNITS[int(digit)] for digit in n.ten),
    "flowers between words": lambda n: " 🌸 ".join(UNITS[int(digit)] for digit in n.ten),
    "stops between words": lambda n: ". ".join(UNITS[int(digit)].title() for digit in n.ten),
    "English and Swedish in turn": lambda n: " ".join(
        (UNITS, ENGLISH)[place % 2][int(digit)] for place, digit in enumerate(n.ten)
    ),
    "words with invisible joints": lambda n: " ".join("\u200b".join(UNITS[int(digit)]) for digit in n.ten),
    "leet in words": lambda n: " ".join(UNITS[int(d)].replace("e", "3").replace("o", "0") for d in n.ten),
    "words letter by letter": lambda n: "  ".join(" ".join(UNITS[int(digit)]) for digit in n.ten),
    "small words around": lambda n: f"alltså {n.date}, ja och {n.last} då",
}
"""Made after the number words had been bettered on the second family."""

SPANISH = words("cero uno dos tres cuatro cinco seis siete ocho nueve")

FOURTH: dict[str, Spelling] = {
    "guillemets round each": lambda n: "".join(f"«{digit}»" for digit in n.ten),
    "a colon after each": joined(": "),
    "the word mellanrum": parts(" mellanrum "),
    "the word strecket": parts(" strecket "),
    "the words plus de här": lambda n: f"{n.date}, plus de här: {n.last}",
    "a knowing aside": lambda n: f"({n.date}) – slutet, det vet ni: {n.last}",
    "Spanish words": lambda n: " ".join(SPANISH[int(digit)] for digit in n.ten),
    "from the back": lambda n: f"{n.last[::-1]}-{n.date[::-1]} bakvänt",
    "month as an ordinal": lambda n: (
        f"den {int(n.day)} i {ORDINALS[int(n.month) - 1]} månaden {n.year} och sen {n.last}"
    ),
    "year, month, day with commas": lambda n: f"{n.year}, {n.swedish_month}, {int(n.day)}, {n.last}",
    "month and year first": lambda n: f"{n.swedish_month} {n.year}, den {int(n.day)}:e, {n.last}",
    "year in month the day": lambda n: f"-{n.year[2:]} i {n.swedish_month} den {int(n.day)}, {n.last}",
    "a small form": lambda n: f"\når: {n.year[2:]}\nmån: {n.month}\ndag: {n.day}\nslut: {n.last}",
    "letters for parts": lambda n: f"Y{n.year[2:]}M{n.month}D{n.day}-{n.last}",
    "said what each part is": lambda n: f"{n.year[2:]} = år, {n.month} = månad, {n.day} = dag, {n.last} = slut",
    "crossed out in markdown": lambda n: f"~~{n.date}-{n.last}~~",
    "a spoiler": lambda n: f"||{n.date}-{n.last}||",
    "between dollar signs": lambda n: f"${n.date}$-${n.last}$",
    "digits of Tamil": mapped("௦௧௨௩௪௫௬௭௮௯"),
    "ratio signs": pairs("∶"),
    "broken bars": pairs("¦"),
    "dots below": lambda n: "".join(f"{digit}\u0323" for digit in n.ten),
    "half in words": lambda n: f"{n.year[2:]} {said(int(n.month))} {n.day} {said(int(n.last[:2]))} {n.last[2:]}",
    "bullets of words": lambda n: "".join(f"\n- {UNITS[int(digit)]}" for digit in n.ten),
    "a numbered list": lambda n: "".join(f"\n{place}. {digit}" for place, digit in enumerate(n.ten, 1)),
    "one sentence each": lambda n: (
        f"Året är {n.year}. Månaden är {int(n.month)}. Dagen är {int(n.day)}. Resten är {n.last}"
    ),
    "no-break spaces and dots": lambda n: "\u00a0.\u00a0".join((n.year[2:], n.month, n.day, n.last)),
    "plus and equal signs": lambda n: f"{n.year[2:]}+{n.month}+{n.day}={n.last}",
}
"""Made after all of the above; nothing was changed for it before it was measured."""

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

ENGLISH_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
ENGLISH_TEENS = words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
FINNISH_MONTHS = words("tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu")


def english(number: int) -> str:
    """A number below a hundred in English words, a leading zero said."""
    if number < 10:
        return f"oh {ENGLISH[number]}"
    tens, unit = divmod(number, 10)
    if tens == 1:
        return ENGLISH_TEENS[unit]
    return ENGLISH_TENS[tens - 2] + (f"-{ENGLISH[unit]}" if unit else "")


def sums(n: Number) -> str:
    """Pairs of digits as tens and units."""
    return ", ".join(f"{ten}0+{unit}" for ten, unit in zip(n.ten[::2], n.ten[1::2], strict=True))


SIXTH: dict[str, Spelling] = {
    "a hashtag for each digit": lambda n: " ".join(f"#{digit}" for digit in n.ten),
    "date in Finnish": lambda n: f"{int(n.day)}. {FINNISH_MONTHS[int(n.month) - 1]}kuuta {n.year}, {n.last}",
    "quotes round pairs in words": lambda n: " ".join(
        f"”{said(int(pair))}”" for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "a version of a program": lambda n: f"v{n.year[2:]}.{int(n.month)}.{int(n.day)}-{n.last}",
    "a path": lambda n: f"C:\\{n.year}\\{n.month}\\{n.day}\\{n.last}",
    "decimals of a place on the map": lambda n: f"{n.ten[:2]}.{n.ten[2:6]}, {n.ten[6:8]}.{n.ten[8:]}",
    "a scanned file": lambda n: f"scan_{n.date}_{n.last}.pdf",
    "a name glued in front": lambda n: f"Anna{n.ten}",
    "a formula": lambda n: f'="{n.year[2:]}"&"{n.month}"&"{n.day}"&"{n.last}"',
    "numbers in TeX": lambda n: f"\\num{{{n.date}}}\\num{{{n.last}}}",
    "each group turned round, said so": lambda n: (
        f"{n.year[:1:-1]} {n.month[::-1]} {n.day[::-1]} {n.last[::-1]} (varje grupp baklänges)"
    ),
    "sums of tens and units": sums,
    "two questions": lambda n: f"Vad är {n.date}? Och vad är {n.last}?",
    "pairs in English": lambda n: " ".join(
        english(int(pair)) for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "filled up to three": lambda n: f"0{n.year[2:]}-0{n.month}-0{n.day}-{n.last}",
    "units glued on": lambda n: f"{n.year[2:]}år{n.month}mån{n.day}dag{n.last}",
    "every second digit bold": lambda n: "".join(
        f"**{digit}**" if place % 2 else digit for place, digit in enumerate(n.ten)
    ),
    "the last four as a power": lambda n: n.date + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in n.last),
    "slashes between groups of single digits": lambda n: " / ".join(
        " ".join(part) for part in (n.year[2:], n.month, n.day, n.last)
    ),
    "two people called": lambda n: f"@anna {n.date} @bosse {n.last}",
    "nummer before each": lambda n: ", ".join(f"nummer {UNITS[int(digit)]}" for digit in n.ten),
    "sedan between names of digits": lambda n: " sedan ".join(NAMES[int(digit)] for digit in n.ten),
    "keys to press": lambda n: f"slå {n.year[2:]}, tryck {n.month}, tryck {n.day}, avsluta med {n.last}",
    "och between digits": joined(" och "),
    "two and two more": lambda n: f"{n.date} plus två till, {n.last[:2]}, plus två till, {n.last[2:]}",
    "tens with hyphens": lambda n: " ".join(
        f"{TENS[int(pair[0]) - 2]}-{UNITS[int(pair[1])]}" if pair[0] > "1" and pair[1] != "0" else said(int(pair))
        for pair in (n.year[2:], n.month, n.day, n.last[:2], n.last[2:])
    ),
    "the last in words with hyphens": lambda n: (
        f"{n.year[2:]}-{n.month}-{n.day}-{n.last[:2]}-{n.last[2]}-{UNITS[int(n.last[3])]}"
    ),
    "a weekday and a PIN": lambda n: f"tisdagen den {int(n.day)} {n.swedish_month} {n.year}, PIN {n.last}",
    "year with an apostrophe": lambda n: f"{int(n.day)} {n.swedish_month} '{n.year[2:]} – {n.last}",
    "a card with two lines": lambda n: f"\nDATUM: {n.date}\nSLUT: {n.last}",
    "cells of a table": lambda n: f"<td>{n.year[2:]}</td><td>{n.month}</td><td>{n.day}</td><td>{n.last}</td>",
    "ID before both": lambda n: f"ID{n.date}ID{n.last}",
    "month without a zero": lambda n: f"{n.year[2:]}-{int(n.month)}-{n.day} {n.last}",
    "a story of the four": lambda n: (
        f"{n.date}. Efter det kommer först {n.last[0]}, sen {n.last[1]}, sen {n.last[2]} och allra sist {n.last[3]}"
    ),
    "the year at the end": lambda n: f"{n.month}{n.day}-{n.last}, året är {n.year}",
    "both halves in words": lambda n: (
        f"halva ett: {' '.join(UNITS[int(digit)] for digit in n.date)}. "
        f"Halva två: {' '.join(UNITS[int(digit)] for digit in n.last)}"
    ),
}
"""Made in the same way after the rules had been bettered on the fifth family."""

SPOKEN_TENS = words("tju tretti förti femti sexti sjutti åtti nitti")
NORWEGIAN = words("null en to tre fire fem seks sju åtte ni")
NORWEGIAN_TEENS = words("ti elleve tolv tretten fjorten femten seksten sytten atten nitten")
NORWEGIAN_TENS = words("tjue tretti førti femti seksti sytti åtti nitti")
STARRED = words("n*ll e*t tv* tr* f*ra f*m s*x sj* å*ta n*o")
HURRIED = words("nlol ett tåv tre frya fme sxe sju åtat noi")
KEYCAP = "\ufe0f\u20e3"


def in_pairs(n: Number) -> tuple[str, ...]:
    """Year, month, day and the last four as two and two."""
    return n.year[2:], n.month, n.day, n.last[:2], n.last[2:]


def spoken(number: int) -> str:
    """A number below a hundred as it is said in everyday speech: "åttifem", "nittiåtta"."""
    if number < 20:
        return said(number)
    tens, unit = divmod(number, 10)
    if number == 20:
        return "tjuge"
    return SPOKEN_TENS[tens - 2] + (UNITS[unit] if unit else "")


def norwegian(number: int) -> str:
    """A number below a hundred in Norwegian words, a leading zero said."""
    if number < 10:
        return f"null {NORWEGIAN[number]}"
    if number < 20:
        return NORWEGIAN_TEENS[number - 10]
    tens, unit = divmod(number, 10)
    return NORWEGIAN_TENS[tens - 2] + (NORWEGIAN[unit] if unit else "")


def dictated(pair: str) -> str:
    """A pair as dictation on a phone writes it: words up to twelve, digits above."""
    return pair if int(pair) > 12 else said(int(pair))


def hundreds(three: str) -> str:
    """Three digits as an amount in words."""
    rest = int(three[1:])
    if three[0] == "0":
        return f"noll {said(rest)}"
    amount = "" if not rest else UNITS[rest] if rest < 10 else said(rest)
    return f"{UNITS[int(three[0])]}hundra{amount}"


def hesitating(n: Number) -> str:
    """Words with the sounds of someone who reads it aloud."""
    told = [f"{UNITS[int(a)]} {UNITS[int(b)]}" for a, b in zip(n.ten[::2], n.ten[1::2], strict=True)]
    sounds = (", eh, ", ", öh, ", ", ", ", va heter det, ")
    return "".join(pair + sound for pair, sound in zip_longest(told, sounds, fillvalue=""))


SEVENTH: dict[str, Spelling] = {
    "tens as in everyday speech": lambda n: " ".join(spoken(int(pair)) for pair in in_pairs(n)),
    "pairs in Norwegian": lambda n: " ".join(norwegian(int(pair)) for pair in in_pairs(n)),
    "words starred like swearwords": lambda n: " ".join(STARRED[int(digit)] for digit in n.ten),
    "words of hurried thumbs": lambda n: " ".join(HURRIED[int(digit)] for digit in n.ten),
    "pairs in words, all glued": lambda n: "".join(said(int(pair)).replace(" ", "") for pair in in_pairs(n)),
    "threes as hundreds in words": lambda n: (
        f"{hundreds(n.ten[:3])}, {hundreds(n.ten[3:6])}, {said(int(n.last[:2]))} {said(int(n.last[2:]))}"
    ),
    "hesitating between words": hesitating,
    "dictated, low numbers in words": lambda n: " ".join(dictated(pair) for pair in in_pairs(n)),
    "the words ny rad": parts(" ny rad "),
    "digits, then glued words": lambda n: n.date + "".join(UNITS[int(digit)] for digit in n.last),
    "hashtags of words": lambda n: "".join(f"#{UNITS[int(digit)]}" for digit in n.ten),
    "year in words, month and day together": lambda n: f"{said(int(n.year[2:]))} {n.month}{n.day} {n.last}",
    "mended with a star": lambda n: f"{n.date}-{n.last[:3]}{(int(n.last[3]) + 1) % 10}\n*{n.last}",
    "a space in the wrong place": lambda n: f"{n.date[:5]} {n.date[5]}-{n.last[:3]} {n.last[3]}",
    "a chat copied with its times": lambda n: f"\n[12:41] Sara: {n.date}\n[12:41] Sara: {n.last}\n",
    "thousands apart as in a sheet": lambda n: f"{int(n.ten):,}".replace(",", "\u00a0"),
    "keys and values": lambda n: f'{{"fodd": "{n.year}-{n.month}-{n.day}", "sista": "{n.last}"}}',
    "a break in HTML": parts("<br>"),
    "headings above": lambda n: f"\når mån dag sista\n{n.year[2:]} {n.month}  {n.day}  {n.last}\n",
    "a time of day after the date": lambda n: f"{n.year}-{n.month}-{n.day} kl {n.last[:2]}:{n.last[2:]}",
    "grouped as a telephone number": lambda n: f"📞 {n.ten[:3]}-{n.ten[3:6]} {n.ten[6:8]} {n.ten[8:]}",
    "keycaps for the last four": lambda n: f"{n.date}-" + "".join(digit + KEYCAP for digit in n.last),
    "Danish letter for zero": swapped("0", "Ø"),
    "a red ring for zero": swapped("0", "⭕"),
    "letters for two, four, seven, nine": swapped("2479", "ZATg"),
    "last four, born in brackets": lambda n: f"{n.last} (f. {n.date})",
    "asked and answered": lambda n: f"\n– Vem?\n– {n.date}\n– Och sista?\n– {n.last}\n",
    "parts of two": lambda n: f"{n.date} (1/2) {n.last} (2/2)",
    "user and password": lambda n: f"användare {n.date} lösen {n.last}",
    "masked, then told": lambda n: f"{n.date}-XXXX (XXXX = {n.last})",
}
"""By a blind author, who saw only the earlier families, after the rules had been bettered on the sixth."""

ENGLISH_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth"
)
PLAIN_NAMES = words("nolla etta tvåa trea fyra femma sexa sjua åtta nia")
FOREIGN_KEYBOARD = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe"})
CYRILLIC = str.maketrans("aeoxy", "аеоху")
FANCY = str.maketrans({chr(97 + place): chr(0x1D5EE + place) for place in range(26)})
TIMES = ("", "", "dubbel", "trippel")


def in_words(digits: str) -> str:
    """Digits one by one in words."""
    return " ".join(UNITS[int(digit)] for digit in digits)


def mocking(text: str) -> str:
    """Small and capital letters in turn."""
    return "".join(sign.upper() if place % 2 else sign for place, sign in enumerate(text))


def runs(digits: str) -> str:
    """Names of digits, the same two or three in a row told as double or triple."""
    told = []
    for digit, run in groupby(digits):
        count, name = len(list(run)), PLAIN_NAMES[int(digit)]
        told.append(TIMES[count] + name if count < len(TIMES) else " ".join([name] * count))
    return " ".join(told)


def english_birthday(n: Number) -> str:
    """The date in English words, then the last four one by one."""
    last = " ".join(ENGLISH[int(digit)] for digit in n.last)
    year = f"nineteen {english(int(n.year[2:]))}"
    return f"the {ENGLISH_ORDINALS[int(n.day) - 1]} of {n.english_month} {year}, then {last}"


EIGHTH: dict[str, Spelling] = {
    "words of a keyboard without å": lambda n: in_words(n.ten).translate(FOREIGN_KEYBOARD),
    "plain names of digits with commas": lambda n: ", ".join(PLAIN_NAMES[int(digit)] for digit in n.ten),
    "doubles told as doubles": lambda n: f"{runs(n.date)} streck {runs(n.last)}",
    "English birthday in words": english_birthday,
    "American telephone": lambda n: f"({n.ten[:3]}) {n.ten[3:6]}-{n.ten[6:]}",
    "five and five": lambda n: f"{n.ten[:5]} {n.ten[5:]}",
    "struck through sign by sign": lambda n: "".join(f"{sign}\u0336" for sign in f"{n.date}-{n.last}"),
    "white on black rings": mapped("⓿❶❷❸❹❺❻❼❽❾"),
    "an eight ball and doughnuts": swapped("80", "🎱🍩"),
    "degree sign for zero": swapped("0", "°"),
    "leet of three signs": swapped("135", "!E$"),
    "date as a sheet shows it": lambda n: f"{n.day}-{n.swedish_month[:3]}-{n.year[2:]} {n.last}",
    "a decimal out of a sheet": lambda n: f"{n.ten}.0",
    "in a mail address": lambda n: f"{n.date}.{n.last}@exempel.se",
    "room and extension": lambda n: f"rum {n.date}, anknytning {n.last}",
    "the word minus among single digits": lambda n: f"{' '.join(n.date)} minus {' '.join(n.last)}",
    "double space made a full stop": pairs(". "),
    "a smiley between": parts(" :-) "),
    "dots down the page": parts("\n.\n.\n.\n"),
    "to be continued": lambda n: f"{n.date}... (forts. i nästa)\n...{n.last}",
    "birthday, home town, vintage, end": lambda n: (
        f"fyller år {int(n.day)} {n.swedish_month}, kommer från Borås, är {n.year[2:]}:a och har {n.last} i slutet"
    ),
    "born for short, last 4": lambda n: f"f. {int(n.day)}/{int(n.month)} -{n.year[2:]}, sista 4: {n.last}",
    "hashtags, the end first": lambda n: f"#{n.last} #{int(n.day)}{n.swedish_month}{n.year[2:]}",
    "an a glued to each digit": lambda n: joined("a ")(n) + "a",
    "words cut to three letters": lambda n: " ".join(UNITS[int(digit)][:3] for digit in n.ten),
    "words in mocking case": lambda n: mocking(in_words(n.ten)),
    "a full stop inside every word": lambda n: " ".join(f"{word[0]}.{word[1:]}" for word in in_words(n.ten).split()),
    "Cyrillic letters in words": lambda n: in_words(n.ten).translate(CYRILLIC),
    "words in a fancy font": lambda n: in_words(n.ten).translate(FANCY),
    "noll in letters, glued": lambda n: f"{n.date}-{n.last}".replace("0", "noll"),
}
"""By a second blind author, who saw only the earlier families."""

VOWELS = "aeiouyåäö"
DRAWN_OUT_WORDS = words("noooll eeett tvååå treee fyyyra feeem seeex sjuuu åååtta niiio")
SYLLABLES = words("noll ett två tre fy-ra fem sex sju åt-ta ni-o")
SWENGLISH = words("sirå wann tooh trii fåår fajv sicks sevven ejt najn")
ACCENTS = str.maketrans("aeiouy", "áéíóúý")
FLIPPED = str.maketrans("0123456789", "0ƖᄅƐㄣϛ9ㄥ86")
SHIFT_ROW = '=!"#¤%&/()'
BELOW = "pqwertyuio"
ALPHABET_FROM_J = "jabcdefghi"


def robber(text: str) -> str:
    """Rövarspråket: every consonant twice with an o between."""
    return "".join(f"{sign}o{sign}" if sign.isalpha() and sign not in VOWELS else sign for sign in text)


def day_after(n: Number) -> str:
    """The day after the birthday, with its year."""
    after = Date(int(n.year), int(n.month), int(n.day)) + timedelta(days=1)
    return f"{after.day} {MONTHS[after.month - 1]} {after.year}"


NINTH: dict[str, Spelling] = {
    "robber language": lambda n: robber(in_words(n.ten)),
    "words spelled backwards": lambda n: " ".join(UNITS[int(digit)][::-1] for digit in n.ten),
    "vowels drawn out": lambda n: " ".join(DRAWN_OUT_WORDS[int(digit)] for digit in n.ten),
    "words in syllables": lambda n: " ".join(SYLLABLES[int(digit)] for digit in n.ten),
    "accents in words": lambda n: in_words(n.ten).translate(ACCENTS),
    "English by Swedish ear": lambda n: " ".join(SWENGLISH[int(digit)] for digit in n.ten),
    "shift held down": lambda n: "".join(SHIFT_ROW[int(digit)] for digit in n.ten) + " (råkade hålla shift)",
    "the letter below each key, said so": lambda n: (
        "".join(BELOW[int(digit)] for digit in n.ten) + " (siffran ovanför varje tangent)"
    ),
    "letters of the alphabet, the key told": lambda n: (
        "".join(ALPHABET_FROM_J[int(digit)] for digit in n.ten).upper() + " (A=1, B=2 osv, J=0)"
    ),
    "upside down": lambda n: f"{n.date}-{n.last}".translate(FLIPPED)[::-1],
    "hands for one, two, five": swapped("125", "☝✌🖐"),
    "blood group for zero": swapped("0", "🅾"),
    "a minus as an emoji": parts("➖"),
    "a dash broken in copying": parts("â€“"),
    "an exponent out of a sheet": lambda n: f"{n.ten[0]},{n.ten[1:]}E+09",
    "billions and millions": lambda n: f"{n.ten[0]} miljarder {n.ten[1:4]} miljoner {n.ten[4:7]} tusen {n.ten[7:]}",
    "scores of matches": lambda n: ", ".join(f"{pair[0]}–{pair[1]}" for pair in in_pairs(n)),
    "a row of Lotto": lambda n: (
        f"lottorad {n.year[2:]}, {n.month}, {n.day}, tilläggsnummer {n.last[:2]} och {n.last[2:]}"
    ),
    "train, carriage, seat": lambda n: (
        f"tåg {n.year[2:]} avgång {n.month}.{n.day} vagn {n.last[:2]} plats {n.last[2:]}"
    ),
    "vital signs": lambda n: f"BT {n.year[2:]}/{n.month}, puls {n.day}, sat {n.last[:2]}, AF {n.last[2:]}",
    "number of a book": lambda n: f"ISBN {n.ten[:2]}-{n.ten[2:6]}-{n.ten[6:9]}-{n.ten[9]}",
    "a bank account": lambda n: f"clearing {n.ten[:4]}, konto {n.ten[4:7]} {n.ten[7:]}",
    "the day before another": lambda n: f"född dagen före {day_after(n)}, och sist {n.last}",
    "the eighteenth birthday": lambda n: (
        f"hen som fyllde 18 den {int(n.day)} {n.swedish_month} {int(n.year) + 18} och har {n.last} på slutet"
    ),
    "called by the last four": lambda n: f"{n.last}:an, alltså hon från {int(n.day)} {n.swedish_month} {n.year[2:]}",
    "explained with som i": lambda n: (
        f"{n.year[2:]} som i {n.year}, {n.month} som i {n.swedish_month}, {n.day} som i dagen, {n.last} som i resten"
    ),
    "a gap to fill": lambda n: f"{n.date}-{n.last[:2]}_{n.last[3]} (i luckan: {n.last[2]})",
    "every digit typed twice, said so": lambda n: "".join(digit * 2 for digit in n.ten) + " (varje siffra blev dubbel)",
    "end, beginning, middle": lambda n: f"sist {n.last}, först {n.year[2:]}, i mitten {n.month}{n.day}",
    "the last digit in an edit": lambda n: (
        f"{n.date}-{n.last[:3]} EDIT: en {PLAIN_NAMES[int(n.last[3])]} till på slutet"
    ),
}
"""By a third blind author, who saw only the earlier families."""

FAMILIES = {
    "first": FIRST,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
}


def made_up(count: int, seed: int) -> list[Number]:
    """Numbers with a right check digit."""
    dice = random.Random(seed)  # noqa: S311  (made-up numbers, no secret)
    numbers = []
    while len(numbers) < count:
        year, month, day = dice.randint(1931, 1999), dice.randint(1, 12), dice.randint(1, 28)
        nine = f"{year % 100:02d}{month:02d}{day:02d}{dice.randint(980, 989)}"
        last = nine[6:] + str(luhn.check_digit(map(int, reversed(nine))))
        numbers.append(Number(str(year), f"{month:02d}", f"{day:02d}", last))
    return numbers


def found(spell: Spelling, number: Number, sentence: str) -> bool:
    """Whether a hit of stop or review lies over at least four characters of the number as spelled."""
    before, _, after = sentence.partition("{}")
    spelled = spell(number)
    start, end = len(before), len(before) + len(spelled)
    return any(
        hit.rule_id.startswith("identity/")
        and hit.severity is not Severity.INFO
        and min(hit.end, end) - max(hit.start, start) >= LEAST
        for hit in find_numbers(before + spelled + after)
    )


def measure(family: Mapping[str, Spelling], count: int = 20) -> dict[str, float]:
    """The share of made-up numbers that are found, by spelling."""
    numbers = made_up(count, seed=5)
    return {
        name: sum(found(spell, number, sentence) for number, sentence in zip(numbers, cycle(SENTENCES), strict=False))
        / count
        for name, spell in family.items()
    }


def frozen() -> dict[str, dict[str, float]]:
    """The families as they were measured when they were new."""
    rows: dict[str, dict[str, float]] = json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    return rows


def freeze() -> None:
    """Measure the families that have no figure yet into the file."""
    rows = {name: measure(family) for name, family in FAMILIES.items()} | frozen()
    FROZEN.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def shown(shares: Mapping[str, float]) -> str:
    """How many spellings of a family are found (nine numbers of ten at least), and the share of all numbers."""
    spellings = sum(share >= SPELLING_FOUND for share in shares.values())
    return f"{spellings:3} of {len(shares)} spellings, {100 * fmean(shares.values()):5.1f} % of the numbers"


def main() -> None:
    """Print the families."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--freeze", action="store_true")
    if parser.parse_args().freeze:
        freeze()
    before = frozen()
    for name, family in FAMILIES.items():
        today = measure(family)
        missed = [spelling for spelling, share in today.items() if share < SPELLING_FOUND]
        print(f"{name:8} when new: {shown(before[name])}; today: {shown(today)}; missed: {', '.join(missed) or 'none'}")


if __name__ == "__main__":
    main()
