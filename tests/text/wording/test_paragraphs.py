from __future__ import annotations

from checker.finding import Finding
from checker.pipeline import Checker
from checker.text.wording.paragraphs import without_paragraphs

FIRST, ASIDE, LAST = "Så här diskar vi instrument.", "En gång kom smeden in med en tumme.", "Sök jobb hos oss!"


def _findings(checker: Checker, text: str, *found: tuple[str, str]) -> list[Finding]:
    return [
        checker.rules[rule].finding(start=text.index(word), end=text.index(word) + len(word)) for rule, word in found
    ]


def test_a_paragraph_about_somebody_goes_as_a_whole(checker: Checker) -> None:
    text = f"{FIRST}\n\n{ASIDE} Den syddes.\n\n{LAST}"
    findings = _findings(checker, text, ("fact/occupation", "smeden"))
    assert list(without_paragraphs(text, findings)) == [f"{FIRST}\n\n{LAST}"]


def test_what_tells_most_goes_first(checker: Checker) -> None:
    text = f"{FIRST}\n\nDet var i mars.\n\n{ASIDE}\n\n{LAST}"
    findings = _findings(
        checker, text, ("fact/time", "i mars"), ("fact/occupation", "smeden"), ("fact/health", "tumme")
    )
    assert list(without_paragraphs(text, findings)) == [
        f"{FIRST}\n\nDet var i mars.\n\n{LAST}",
        f"{FIRST}\n\n{LAST}",
    ]


def test_a_paragraph_that_goes_on_from_one_that_is_gone_goes_too(checker: Checker) -> None:
    for hanging in ("Hon log hela vägen hem.", "Den kvällen sov jag gott.", "Tummen läkte."):
        text = f"{FIRST}\n\n{ASIDE}\n\n{hanging}\n\n{LAST}"
        findings = _findings(checker, text, ("fact/occupation", "smeden"))
        assert list(without_paragraphs(text, findings)) == [f"{FIRST}\n\n{LAST}"]


def test_the_first_paragraph_and_short_texts_stay(checker: Checker) -> None:
    text = f"{ASIDE}\n\n{FIRST}\n\n{LAST}"
    assert not list(without_paragraphs(text, _findings(checker, text, ("fact/occupation", "smeden"))))
    text = f"{FIRST}\n\n{ASIDE}"
    assert not list(without_paragraphs(text, _findings(checker, text, ("fact/occupation", "smeden"))))
