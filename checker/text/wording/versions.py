"""Versions of a text with its findings generalised or left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from checker.finding import Finding, Type, Verdict
from checker.rules import RuleBook
from checker.text.languages import COMMON
from checker.text.sentence import Replacement
from checker.text.wording.anonymizer import anonymised
from checker.text.wording.clause import finite, without_lists
from checker.text.wording.fitting import fits
from checker.text.wording.fluency import repeated
from checker.text.wording.methods import replacement
from checker.text.wording.omission import left_out
from checker.text.wording.paragraphs import without_paragraphs

DIRECT = frozenset({Type.PERSONNUMMER, Type.CASE_ID, Type.CONTACT, Type.PERSON, Type.PROTECTED, Type.SPOKESPERSON})
"""What no safe wording keeps."""

SINGLING = frozenset({Type.OCCUPATION, Type.LOCATION, Type.EVENT, Type.TRAIT, Type.AGE, Type.WARD, Type.DATE_TIME})
"""What a wording of a stopped text does not keep either: what a neighbour or a reader of the news knows somebody by."""

PARENTED = frozenset({Type.EVENT, Type.LOCATION, Type.HEALTH})
"""Facts that have a parent: "en olycka", "orten", "en sjukdom"."""

TRIED = frozenset({Type.EVENT, Type.LOCATION})
"""Those whose parent is tried where leaving out leaves too little; nearly each wording with "en sjukdom" or "en
behandling" in a whole post read badly."""

PERSONAL = frozenset(Type) - {Type.DATE_TIME, Type.WARD, Type.LOCATION}
"""What speaks of a person wherever it stands; a time or a place may be anything's."""

MOST, LEAST = 3 / 5, 1 / 2
"""The least share of a draft's words that is still its story, where paragraphs go and where words and sentences do."""

SOFT = frozenset({Type.WARD, Type.DATE_TIME})
"""Facts that may stay where nothing can stand for them: without a name or a trade they tell colleagues alone."""

STEPS = (Type.RELATION, Type.HEALTH)
"""What is generalised, one after another, until the text is safe: the story goes last."""


@dataclass(frozen=True, slots=True)
class Row:
    """Versions of a text, from the mildest change on."""

    texts: list[str]

    least: float
    """The least share of the draft's words that is still the same story."""


def versions(text: str, findings: Sequence[Finding], verdict: Verdict, rules: RuleBook) -> Iterator[Row]:
    """Versions of a text in the order in which they are to be tried.

    Facts go from a text that is stopped: in one that speaks of an individual, it still would. A paragraph that is
    about somebody goes as a whole from a text that is about something else. What needs another word goes with its
    sentence, which leaves nobody's style but the author's; where that leaves too little, parents are tried.
    """
    if verdict is Verdict.STOP:
        yield Row([tidy(version) for version in without_paragraphs(text, findings)], MOST)
        present = [step for step in STEPS if any(finding.type is step for finding in findings)]
        types = [DIRECT | SINGLING | frozenset(present[:count]) for count in range(len(present) + 1)]
        for parents in ((), TRIED):
            mild = [generalised(text, findings, rules, types[0], parents=parents, kept=SOFT)]
            row = [generalised(text, findings, rules, chosen, parents=parents) for chosen in types]
            yield Row(mild + row, LEAST)
    else:
        yield Row([generalised(text, findings, rules, DIRECT)], LEAST)
    told = ([finding for finding in findings if finding.type in types] for types in (DIRECT, PERSONAL, frozenset(Type)))
    yield Row([without_sentences(text, each) for each in told], LEAST)


def generalised(
    text: str,
    findings: Sequence[Finding],
    rules: RuleBook,
    types: Collection[Type] = frozenset(Type),
    *,
    parents: Collection[Type] = PARENTED,
    kept: Collection[Type] = (),
) -> str:
    """The text with the findings of some types replaced by what their rules offer.

    Spokesperson passages are left out with their sentences, and so is a finding that no replacement fits, unless it is
    of the types ``kept``. Facts of the types ``parents`` alone get their parent. All of this knows Swedish: in an
    English text what was found goes with its sentences.
    """
    swedish = _swedish(text)
    made: dict[tuple[int, int], Replacement] = {}
    gone: list[tuple[int, int]] = []
    for finding in findings:
        if finding.type not in types:
            continue
        start, end = finding.span
        rule = rules[finding.rule]
        new = None if finding.type is Type.SPOKESPERSON else replacement(rule, text, start, end)
        if new and swedish and _allowed(finding, new, parents) and fits(text, finding, new):
            made[start, end] = new
        elif finding.type not in kept and (rule.rewrite is not None or finding.type is Type.SPOKESPERSON):
            gone.append((start, end))
    outer = [new for span, new in made.items() if not any(_inside(span, other) for other in made)]
    new_text = without_lists(anonymised(text, [*left_out(text, gone), *outer]))
    return tidy(anonymised(new_text, left_out(new_text, repeated(new_text))))


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a finding lies in another that has a stand-in of its own: "lördagens" in "lördagens lavin"."""
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _swedish(text: str) -> bool:
    """Whether no more English than Swedish words stand in a text; "I" is a word of both."""
    said = text.lower().split()
    swedish, english = (sum(word in COMMON[language] - {"i"} for word in said) for language in ("sv", "en"))
    return swedish >= english


def _allowed(finding: Finding, new: Replacement, parents: Collection[Type]) -> bool:
    """Whether a fact may have its parent here; what is left out or stays as it is may everywhere."""
    changed = new.text.strip() and new.text != finding.quote
    return not changed or finding.type in parents or finding.type not in PARENTED


def without_sentences(text: str, findings: Sequence[Finding]) -> str:
    """The text without the sentences in which something was found, and those that hang on them."""
    return tidy(anonymised(text, left_out(text, [finding.span for finding in findings])))


def tidy(text: str) -> str:
    """No double spaces, no space before a comma, no comma after a full stop, no empty brackets or quotes."""
    text = re.sub(r"\(\s*\)|(?<![\w.,!?])[\"”“]\s*[\"”]|»\s*[«»]", "", text)
    text = re.sub(r"[ \t]+(?=\n)", "", re.sub(r"[ \t]{2,}", " ", text))
    text = re.sub(r"[ \t]+([,.!?;:])", r"\1", text)
    text = re.sub(r"[:,](?=[.!?](?:\s|$))", "", text)
    text = re.sub(r",(?:\s*,)+(\s*)(\w*)", lambda match: f"{'' if finite(match[2]) else ','}{match[1]}{match[2]}", text)
    text = re.sub(r"\b([Mm]en|[Oo]ch|[Ff]ör),(?= (?:du|ni)\b)", r"\1", text)  # "Men Barbro, du" has lost its name
    text = re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)
    text = re.sub(r"([.!?]),\s*(\w?)", lambda match: f"{match[1]} {match[2].upper()}", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
