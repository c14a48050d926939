"""Sentences left out of a text, and with them those that would hang in the air: "Hon log" needs to know who."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from checker.finding import merged
from checker.text.sentence import Replacement, sentences
from checker.text.wording.echoes import Echoes
from checker.text.wording.hanging import WORD, begins, goes_on, points_back, says_who, tags

ANSWERS = (["ja"], ["nej"], ["jo"], ["svar"])
"""First words of an answer."""

QUOTED = {mark: re.compile(rf"(?:^|[\s:(])[{mark}{first}]\w") for mark, first in ("”“", '""', "''", "’‘", "»«")}
"""Marks that end what is quoted, and how it begins."""

QUOTATION = 1000
"""Characters of a line that are looked through for where a quotation begins: a long text must not be for each."""


def left_out(text: str, spans: Sequence[tuple[int, int]]) -> list[Replacement]:
    """The sentences that hold one of the spans, and those that only they explain, each replaced by nothing.

    A line that loses its first sentence goes as a whole.
    """
    told = merged(spans)
    gone: list[Replacement] = []
    known, lost = False, False  # whether a pronoun has somebody to stand for; whether the sentence before is gone
    number: int | None = None  # where the number of a list's item begins: "3. Övrigt"
    beheaded = False  # whether the line has lost its first sentence
    heard = Echoes()
    for start, end in sentences(text):
        passage = text[start:end]
        said = WORD.findall(passage.lower())
        before = bisect_left(told, (end, end))
        hit = before > 0 and told[before - 1][1] > start
        counting = bool(said) and all(map(str.isdigit, said)) and passage.endswith(" ")
        anew = counting or number is not None or _starts_line(text, start)
        beheaded = hit if anew else beheaded
        hangs = beheaded or (lost and bool(said) and (goes_on(passage, said) or not (anew or begins(said))))
        pointing = bool(gone) and ((not known and points_back(said)) or heard.point_at(said))
        if hit or ((hangs or pointing) and said and not tags(passage)):
            gone.append(Replacement(start if number is None else number, end, ""))
            known = False
        here = bool(gone) and gone[-1].end == end
        heard.hear(said, gone=here)
        lost = here if said else lost
        number = start if counting else None
        known = known or (not here and any(says_who(word) for word in said))
    return _whole_lines(text, _with_leads(text, gone))


def _starts_line(text: str, start: int) -> bool:
    """Whether nothing but space stands before on the line."""
    while start and text[start - 1] == " ":
        start -= 1
    return not start or text[start - 1] == "\n"


def _with_leads(text: str, gone: Sequence[Replacement]) -> list[Replacement]:
    """Also what stands on a line before a sentence that is gone and only leads up to it, and what is left between two.

    "Minns ni? Jo." leads up to what is told.
    """
    starts = {each.start for each in gone}
    ends = {each.end for each in gone}
    whole = list(gone)
    for start, end in reversed(sentences(text)):
        said = text[start:end]
        answered = WORD.findall(text[end : end + 5].lower())[:1] in ANSWERS
        leads = said.rstrip().endswith(("?", ":")) or start in ends or answered
        if end in starts and "\n" not in said and leads and WORD.search(said) and start not in starts:
            whole.append(Replacement(start, end, ""))
            starts.add(start)
    return sorted(whole, key=lambda each: each.start)


def _whole_lines(text: str, gone: Sequence[Replacement]) -> list[Replacement]:
    """Neighbours as one; a line of which something is left keeps its end."""
    made: list[Replacement] = []
    for each in gone:
        start, end = (made.pop().start if made and made[-1].end == each.start else each.start), each.end
        made.append(Replacement(start, end, ""))
    return [_kept_end(text, each) for each in made]


def _closed(before: str, lost: str) -> str:
    """The mark in what is lost that ends a quotation begun before; "" where there is none."""
    for mark, begun in QUOTED.items():
        opened = len(begun.findall(before)) > len(re.findall(rf"(?<=\S){mark}(?!\w)", before))
        if opened and len(re.findall(rf"(?<=\S){mark}(?!\w)", lost)) == 1 and not begun.search(lost):
            return mark
    return ""


def _kept_end(text: str, gone: Replacement) -> Replacement:
    """What is left out without the end of the line on which it began, where that line began before it.

    A mark that ends what was quoted before it stays there.
    """
    lost = text[gone.start : gone.end]
    space = "" if _starts_line(text, gone.start) else lost[len(lost.rstrip()) :]
    line = text.rfind("\n", max(0, gone.start - QUOTATION), gone.start) + 1
    if mark := _closed(text[max(line, gone.start - QUOTATION, 0) : gone.start], lost):
        return Replacement(len(text[: gone.start].rstrip()), gone.end, mark + lost[len(lost.rstrip()) :])
    return Replacement(gone.start, gone.end, space if "\n" in space else "")
