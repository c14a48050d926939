"""Finds what the rules with ``finder = "pattern"`` and ``"words"`` describe, and joins it with the numbers.

One pass over the words of the text view. A pattern is tried only at its anchors (a known word, a word with a certain
ending, a word with a digit in it), by ``match`` at that place, and its width is finite: the whole stays linear. Word
lists are matched by looking a word up, not by alternation.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.errors import RuleError
from checker.finding import Severity, Type
from checker.resources import resource
from checker.rules import Rule, RuleBook
from checker.text.numbers import Hit, Page, find_numbers
from checker.text.tries import DIGIT, ENDING, FIGURE, Match, Tries, fits

SCORE = 0.8
"""Score of a pattern's hit until it is calibrated on the labelled drafts."""

WORD_SCORE = 0.75
"""Score of a listed word's hit; below ``SCORE`` so that of two equal stretches the pattern's is kept."""

TAIL = 4
"""Letters at the end of a word that are looked up before its endings are compared; no ending is shorter."""

GUARD_WORDS = 3
"""How many words before and after a hit are compared with the rule's guards."""

GUARD_REACH = 60
"""How many characters these words may take up."""

Phrase = tuple[tuple[str, ...], Rule]

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s-]{1,3}|\. ?|/")


class RuleHit(NamedTuple):
    """A hit of a rule: its place in the original text, half-open, in code points; ``score`` is a probability."""

    rule: Rule
    start: int
    end: int
    score: float
    severity: Severity


def read_list(name: str) -> list[str]:
    """Words and phrases of ``rules/lists/NAME.txt``: one a line, "#" begins a comment, a tab ends the phrase.

    Raises:
        RuleError: when there is no such list.
    """
    try:
        lines = resource(f"rules/lists/{name}.txt").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise RuleError(f"Ordlistan {name}.txt saknas i rules/lists eller är inte UTF-8.") from error
    return [phrase for line in lines if (phrase := line.partition("\t")[0].strip()) and not phrase.startswith("#")]


def _listed(rule: Rule) -> list[str]:
    return [phrase for name in rule.lists for phrase in read_list(name) if phrase not in rule.without]


class PatternFinder:
    """The pattern and words rules of a rule book, made ready to be looked up word by word.

    Raises:
        RuleError: when a rule names a list that is missing, or a pattern rule has no anchors.
    """

    def __init__(self, rules: RuleBook) -> None:
        self._anchored: dict[str, Tries] = {}
        self._gates: dict[str, Match] = {}
        self._phrases: dict[str, dict[str, list[Phrase]]] = {}
        for rule in rules.values():
            if rule.finder == "pattern":
                self._add_patterns(rule)
            elif rule.finder == "words":
                self._add_words(rule)
        for seconds in self._phrases.values():
            for phrases in seconds.values():
                phrases.sort(key=lambda entry: -len(entry[0]))
        words = (*self._anchored, *self._phrases)
        self._known = {word: (self._anchored.get(word), self._phrases.get(word)) for word in words}
        self._endings: dict[str, list[str]] = {}
        for anchor in self._anchored:
            if anchor.startswith(ENDING):
                self._endings.setdefault(anchor[-TAIL:], []).append(anchor[1:])
        self._least = min((len(ending) for endings in self._endings.values() for ending in endings), default=0)

    def find(self, text: str) -> list[RuleHit]:
        """All hits in a text, by place; overlaps are settled."""
        return settled(self.hits(Page(text)))

    def hits(self, page: Page) -> Iterator[RuleHit]:
        """All hits on a page, overlaps and all."""
        text, lower = page.view.text, page.view_lower
        known, endings, least = self._known, self._endings, self._least
        # comprehensions, because every word of every text is looked up here
        places = [(place, *known[word]) for place, word in enumerate(page.spelled) if word in known]
        tried = [(tries, page.starts[place]) for place, tries, _ in places if tries is not None]
        if ended := [
            place for place, word in enumerate(page.spelled) if len(word) >= least and word[-TAIL:] in endings
        ]:
            tried += self._ended(page, ended)
        for start, word in page.numeric_words:
            if numeric := self._anchored.get(FIGURE if word[0].isdecimal() else DIGIT):
                tried.append((numeric, start))
        for tries, start in tried:
            for rule, first, last in tries.spans(text, lower, start):
                if not _guarded(rule, lower, first, last):
                    yield RuleHit(rule, *page.view.span(first, last), SCORE, rule.severity)
        for place, _, seconds in places:
            if seconds and ("" in seconds or page.following(place) in seconds):
                yield from self._phrase(page, place, seconds)

    def _ended(self, page: Page, places: Iterable[int]) -> Iterator[tuple[Tries, int]]:
        """What is tried at words whose last letters are those of an ending, if the whole ending is theirs."""
        for place in places:
            word = page.spelled[place]
            for ending in self._endings[word[-TAIL:]]:
                if word.endswith(ending):
                    yield self._anchored[ENDING + ending], page.starts[place]

    def _add_patterns(self, rule: Rule) -> None:
        anchors = dict.fromkeys((*rule.anchors, *(_WORD.findall(phrase)[0].lower() for phrase in _listed(rule))))
        if short := [anchor for anchor in anchors if anchor.startswith(ENDING) and len(anchor) <= TAIL]:
            raise RuleError(f"{rule.file}: ankaret {short[0]} är för kort. En ändelse ska ha minst {TAIL} bokstäver.")
        if DIGIT in anchors:
            anchors[FIGURE] = None
        if not anchors:
            raise RuleError(f"{rule.file}: regeln har mönster men inga ankare (anchors).")
        for pattern in rule.compiled:
            for anchor in anchors:
                if fits(anchor, pattern.pattern):
                    self._anchored.setdefault(anchor, Tries(self._gates)).add(pattern, rule)

    def _add_words(self, rule: Rule) -> None:
        for phrase in dict.fromkeys((*rule.words, *_listed(rule))):
            words = tuple(_WORD.findall(phrase))
            first, *others = (word.lower() for word in words)
            second = others[0] if others else ""
            entry = (words if not rule.ignore_case else (first, *others), rule)
            self._phrases.setdefault(first, {}).setdefault(second, []).append(entry)

    def _phrase(self, page: Page, place: int, seconds: Mapping[str, Sequence[Phrase]]) -> Iterator[RuleHit]:
        start, following = page.starts[place], page.following(place)
        done: set[str] = set()
        for words, rule in (*seconds.get(following, ()), *seconds.get("", ())):
            stop = _end_of_phrase(page, place, words, rule) if rule.id not in done else None
            if stop is not None and not _guarded(rule, page.view_lower, start, stop):
                done.add(rule.id)
                yield RuleHit(rule, *page.view.span(start, stop), WORD_SCORE, rule.severity)


def find_all(text: str, rules: RuleBook, finder: PatternFinder | None = None) -> list[RuleHit]:
    """Everything that numbers, patterns and words find in a text, by place, overlaps settled.

    ``finder`` is one made of the same rules, for callers who check many texts.
    """
    page = Page(text)
    hits = [_of_rule(hit, rules) for hit in find_numbers(page)]
    hits += (finder or PatternFinder(rules)).hits(page)
    return settled(hits)


def settled(hits: Iterable[RuleHit]) -> list[RuleHit]:
    """Hits without overlaps: what the hospital told before all, then numbers of persons, contacts, the longer ones."""
    ordered = sorted(hits, key=_start)
    if all(a.end <= b.start for a, b in itertools.pairwise(ordered)):
        return ordered
    kept: list[RuleHit] = []  # by place; no two overlap, so that only the neighbours of a new one need a look
    for hit in sorted(ordered, key=_rank):
        place = bisect_left(kept, hit.start, key=_start)
        if (place == 0 or kept[place - 1].end <= hit.start) and (place == len(kept) or kept[place].start >= hit.end):
            kept.insert(place, hit)
    return kept


def _start(hit: RuleHit) -> int:
    return hit.start


_FIRST: Mapping[Type, int] = {Type.PERSONNUMMER: 0, Type.CASE_ID: 1, Type.CONTACT: 1}


def _rank(hit: RuleHit) -> tuple[bool, int, int, float, int, str]:
    grave = (Severity.STOP, Severity.REVIEW, Severity.INFO).index(hit.severity)
    number = _FIRST.get(hit.rule.type, 3)
    kind = (grave if number < 3 else 3) + number
    return not hit.rule.house, kind, hit.start - hit.end, -hit.score, hit.start, hit.rule.id


def _of_rule(hit: Hit, rules: RuleBook) -> RuleHit:
    return RuleHit(rules[hit.rule_id], hit.start, hit.end, hit.score, hit.severity)


def _end_of_phrase(page: Page, place: int, words: tuple[str, ...], rule: Rule) -> int | None:
    """Where the phrase that begins with the word at ``place`` ends, or None when it does not stand there."""
    last = place + len(words) - 1
    if len(page.spelled) <= last:
        return None
    text = page.view_lower if rule.ignore_case else page.view.text
    end = page.starts[place]
    for start, word in zip(page.starts[place : last + 1], words, strict=True):
        if (start > end and _BETWEEN.fullmatch(text, end, start) is None) or not text.startswith(word, start):
            return None
        end = start + len(word)
    return end if end == page.starts[last] + len(page.spelled[last]) else None


def _guarded(rule: Rule, lower: str, start: int, end: int) -> bool:
    if not rule.guards:
        return False
    around = lower[max(0, start - GUARD_REACH) : end + GUARD_REACH]
    if not any(guard in around for guard in rule.guards):
        return False
    before = _WORD.findall(lower[max(0, start - GUARD_REACH) : start])[-GUARD_WORDS:]
    after = _WORD.findall(lower[end : end + GUARD_REACH])[:GUARD_WORDS]
    return not set(rule.guards).isdisjoint((*before, *after))
