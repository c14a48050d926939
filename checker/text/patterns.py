"""Finds what the rules with ``finder = "pattern"`` and ``"words"`` describe, and joins it with the numbers.

One pass over the words of the text view. A pattern is tried only at its anchors (a known word, a word with a certain
ending, a word with a digit in it), by ``match`` at that place, and its width is finite: the whole stays linear. Word
lists are matched by looking a word up, not by alternation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.errors import RuleError
from checker.finding import Severity, Type
from checker.resources import resource
from checker.rules import Rule, RuleBook
from checker.text.numbers import Hit, Page, find_numbers

DIGIT = "#"
"""Anchor of patterns that begin at a word with a digit in it."""

ENDING = "*"
"""First sign of an anchor that is the ending of a word, as in ``*avdelningen``."""

SCORE = 0.8
"""Score of a pattern's hit until it is calibrated on the labelled drafts."""

WORD_SCORE = 0.75
"""Score of a listed word's hit; below ``SCORE`` so that of two equal stretches the pattern's is kept."""

GUARD_WORDS = 3
"""How many words before and after a hit are compared with the rule's guards."""

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s-]{1,3}|\. ?|/")


@dataclass(frozen=True, slots=True)
class RuleHit:
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
        self._at_word: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        self._at_ending: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
        self._at_digit: list[tuple[Rule, re.Pattern[str]]] = []
        self._phrases: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
        for rule in rules.values():
            if rule.finder == "pattern":
                self._add_patterns(rule)
            elif rule.finder == "words":
                self._add_words(rule)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda entry: -len(entry[0]))
        self._endings = tuple(self._at_ending)
        self._known = frozenset(self._at_word) | frozenset(self._phrases)

    def find(self, text: str) -> list[RuleHit]:
        """All hits in a text, by place; overlaps are settled."""
        return settled(self.hits(Page(text)))

    def hits(self, page: Page) -> Iterator[RuleHit]:
        """All hits on a page, overlaps and all."""
        text = page.view.text
        lower = page.view_lower
        known, endings = self._known, self._endings
        for match in _WORD.finditer(lower):
            word = match.group()
            if word in known:
                start = match.start()
                for rule, pattern in self._at_word.get(word, ()):
                    yield from _tried(page, rule, pattern, start)
                if word in self._phrases:
                    yield from self._phrase(page, text, lower, word, *match.span())
            if word.endswith(endings):
                start = match.start()
                for ending, tries in self._at_ending.items():
                    if word.endswith(ending):
                        for rule, pattern in tries:
                            yield from _tried(page, rule, pattern, start)
            if word[0].isdigit() or word[-1].isdigit() or not word.isalpha() and any(map(str.isdigit, word)):
                start = match.start()
                for rule, pattern in self._at_digit:
                    yield from _tried(page, rule, pattern, start)

    def _add_patterns(self, rule: Rule) -> None:
        anchors = dict.fromkeys((*rule.anchors, *(_WORD.findall(phrase)[0].lower() for phrase in _listed(rule))))
        if not anchors:
            raise RuleError(f"{rule.file}: regeln har mönster men inga ankare (anchors).")
        for pattern in rule.compiled:
            for anchor in anchors:
                if anchor == DIGIT:
                    self._at_digit.append((rule, pattern))
                elif anchor.startswith(ENDING):
                    self._at_ending.setdefault(anchor[1:], []).append((rule, pattern))
                else:
                    self._at_word.setdefault(anchor, []).append((rule, pattern))

    def _add_words(self, rule: Rule) -> None:
        for phrase in (*rule.words, *_listed(rule)):
            words = _WORD.findall(phrase)
            key = words[0].lower()
            rest = tuple(words[1:] if not rule.ignore_case else (word.lower() for word in words[1:]))
            entry = ((words[0] if not rule.ignore_case else key, *rest), rule)
            if entry not in self._phrases.setdefault(key, []):
                self._phrases[key].append(entry)

    def _phrase(self, page: Page, text: str, lower: str, word: str, start: int, end: int) -> Iterator[RuleHit]:
        done: set[str] = set()
        for words, rule in self._phrases[word]:
            if rule.id in done:
                continue
            stop = _matched(lower if rule.ignore_case else text, words, start, end)
            if stop is not None and not _guarded(rule, lower, start, stop):
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
    """Hits without overlaps: a person's number before a contact, a contact before the rest, then the longer one."""
    kept: list[RuleHit] = []  # by place; no two overlap, so that only the neighbours of a new one need a look
    for hit in sorted(hits, key=_rank):
        place = bisect_left(kept, hit.start, key=_start)
        if (place == 0 or kept[place - 1].end <= hit.start) and (place == len(kept) or kept[place].start >= hit.end):
            kept.insert(place, hit)
    return kept


def _start(hit: RuleHit) -> int:
    return hit.start


_FIRST: Mapping[Type, int] = {Type.PERSONNUMMER: 0, Type.CASE_ID: 1, Type.CONTACT: 1}


def _rank(hit: RuleHit) -> tuple[int, int, float, int, str]:
    grave = (Severity.STOP, Severity.REVIEW, Severity.INFO).index(hit.severity)
    number = _FIRST.get(hit.rule.type, 3)
    return (grave if number < 3 else 3) + number, hit.start - hit.end, -hit.score, hit.start, hit.rule.id


def _of_rule(hit: Hit, rules: RuleBook) -> RuleHit:
    return RuleHit(rules[hit.rule_id], hit.start, hit.end, hit.score, hit.severity)


def _tried(page: Page, rule: Rule, pattern: re.Pattern[str], start: int) -> Iterator[RuleHit]:
    match = pattern.match(page.view.text, start)
    if match is None:
        return
    span = match.span("span") if "span" in pattern.groupindex else match.span()
    if span[1] > span[0] and not _guarded(rule, page.view_lower, *span):
        yield RuleHit(rule, *page.view.span(*span), SCORE, rule.severity)


def _matched(text: str, words: tuple[str, ...], start: int, end: int) -> int | None:
    """End of the phrase that begins with the word at ``start``, or None."""
    if text[start:end] != words[0]:
        return None
    for word in words[1:]:
        gap = _BETWEEN.match(text, end)
        if gap is None or not text.startswith(word, gap.end()):
            return None
        end = gap.end() + len(word)
    return end if end == len(text) or not (text[end].isalnum() or text[end] == "_") else None


def _guarded(rule: Rule, lower: str, start: int, end: int) -> bool:
    if not rule.guards:
        return False
    before = _WORD.findall(lower[max(0, start - 60) : start])[-GUARD_WORDS:]
    after = _WORD.findall(lower[end : end + 60])[:GUARD_WORDS]
    return not set(rule.guards).isdisjoint((*before, *after))
