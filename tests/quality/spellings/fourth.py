"""The fourth family of spellings; not edited after it was measured."""

from __future__ import annotations

from checker.text.compact import words
from tests.quality.spellings.number import ORDINALS, UNITS, Spelling, joined, mapped, pairs, parts, said

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
