"""A judge whose verdict can be read off the draft: two words of invented drafts are findings, all else is clear."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from checker.draft import Attachment, Draft
from checker.finding import Finding, Severity, Type, Verdict
from checker.report import Report, Unchecked, numbered
from tests.web.stand_in import CLEAR, StandIn

NAME = Finding(Type.PERSON, "person/staff", Severity.REVIEW, quote="Amina")
WARD = Finding(Type.WARD, "place/ward", Severity.STOP, quote="avdelning 54")

CLEAR_TEXT = "Nu är kaffet klart i personalrummet."
REVIEW_TEXT = "Tack Amina för bullarna!"
STOP_TEXT = "Amina och jag satt hos henne på avdelning 54 i natt."


def judge(draft: Draft) -> Report:
    """The report of a draft: both words are found where they stand; a file of the single byte ``?`` can't be read."""
    found = [
        replace(one, start=at, end=at + len(one.quote))
        for one in (NAME, WARD)
        if (at := draft.text.find(one.quote)) >= 0
    ]
    missed = tuple(Unchecked(file.name, "Filen är skadad.") for file in draft.files if file.data == b"?")
    gravest = max([Verdict.CLEAR, *(Verdict(one.severity.value) for one in found)])
    return replace(
        CLEAR,
        verdict=max(gravest, Verdict.REVIEW if missed else Verdict.CLEAR),
        summary="Svar från en påhittad granskare.",
        complete=not missed,
        unchecked=missed,
        findings=numbered(found, ["text"]),
        text=draft.text,
    )


def draft(text: str = CLEAR_TEXT, *files: bytes, author: str | None = None) -> Draft:
    """A draft with files named after their place."""
    return Draft.of(text, [Attachment(f"bild {n}.jpg", data) for n, data in enumerate(files, 1)], author=author)


@cache
def stand_in() -> StandIn:
    """A checker that judges so; made once, for it reads all rules."""
    return StandIn(judge)
