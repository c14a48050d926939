"""Whose each fact is, as a text tells it clause by clause.

A fact goes to the nearest name of its clause, then to whom the clause introduces, then to the nearest name of its
sentence, then to whom the text goes on about. What is told of ward, day and event before the first is told of all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

from checker.finding import Finding, Role, Type
from checker.risk.ages import Age, age_of
from checker.risk.cast import SETTING, Cast
from checker.risk.mentions import Clause, clauses
from checker.risk.someone import Someone, Unnamed

BYSTANDING = frozenset({Type.WARD, Type.DATE_TIME, Type.LOCATION})
"""What makes nobody a patient in the sentence of a colleague's name."""

CARED_FOR = frozenset({Role.PATIENT, Role.RELATIVE, Role.PUBLIC})

EXACT = 2
"""Years of an age that tells one person from another: "gammal" and "i 50-årsåldern" do not."""

APPOSITION = 2
"""Characters between a name and what explains it ("Karin, en kvinna på 60")."""

BESIDE = 24
"""Characters beside an age that may say what it counts."""

SHARING = 50
"""People who share what is told of all: a longer list is no ward's."""

REACH = 200
"""Characters between a fact and a name that are looked at."""

_COMMA = re.compile(r"[,;:]|\b(?:och|men|medan|samt)\b")

Names = list[tuple[int, Someone]]
Owners = Mapping[int, Sequence[Someone]]


class Telling:
    """A text as it is told: ``facts`` are places of findings, ``people`` are those with names."""

    def __init__(self, text: str, findings: Sequence[Finding], facts: Sequence[int], people: Sequence[Someone]) -> None:
        self.text, self.findings, self.cast = text, findings, Cast()
        self.clauses = clauses(text)
        self._starts = [clause.start for clause in self.clauses]
        self._facts: dict[int, list[int]] = defaultdict(list)
        self._in_clause: dict[int, Names] = defaultdict(list)
        self._in_sentence: dict[int, Names] = defaultdict(list)
        self._bystanders: set[int] = set()
        self._ends: set[int] = set()
        self._owners: dict[int, list[Someone]] = defaultdict(list)
        for place in facts:
            self._facts[self._clause(place)].append(place)
        named = [(place, someone) for someone in people for place in someone.places]
        for place, someone in sorted(named, key=itemgetter(0)):
            self._place(someone, place)

    def _clause(self, place: int) -> int:
        return max(0, bisect_right(self._starts, self.findings[place].span[0]) - 1)

    def _place(self, someone: Someone, place: int) -> None:
        number, (start, end) = self._clause(place), self.findings[place].span
        sentence = self.clauses[number].sentence
        if someone.role not in CARED_FOR:
            self._bystanders.add(sentence)
            return
        self._ends.add(end)
        self._in_clause[number].append((start, someone))
        self._in_sentence[sentence].append((start, someone))

    def owners(self) -> tuple[Owners, Sequence[Unnamed]]:
        """Whose each fact is, by its place, and the unnamed patients; a fact may be everybody's, or nobody's."""
        waiting: list[int] = []
        for number, clause in enumerate(self.clauses):
            facts = self._facts.get(number, [])
            names = self._names(number, clause)
            someone = None if names else self._meant(number, clause, facts)
            if someone:
                self._take(facts, someone, clause)
            elif names:
                self._give(facts, names)
                self._speak(names, clause)
            elif clause.sentence in self._in_sentence:
                self._give(facts, self._in_sentence[clause.sentence])
            else:
                waiting += facts
        self._settle(waiting)
        return self._owners, self._told()

    def _names(self, number: int, clause: Clause) -> Names:
        if clause.start - APPOSITION in self._ends and clause.sentence in self._in_sentence:
            return self._in_sentence[clause.sentence]
        return self._in_clause.get(number, [])

    def _meant(self, number: int, clause: Clause, facts: Sequence[int]) -> Someone | None:
        """Whom a clause without a name is about; of a sentence with one, only whom it introduces."""
        mentions = clause.mentions
        if clause.sentence in self._in_sentence and not any(one.new for one in mentions):
            return None
        age = next((age for place in facts if (age := self._age(place))), None)
        told = {self.findings[place].type for place in facts} - {Type.RELATION}
        return self.cast.meant(number, mentions, age, told)

    def _age(self, place: int) -> Age | None:
        finding = self.findings[place]
        if finding.type is not Type.AGE:
            return None
        start, end = finding.span
        age = age_of(finding.quote, self.text[max(0, start - BESIDE) : start], self.text[end : end + BESIDE])
        return age if age and age[1] - age[0] < EXACT else None

    def _take(self, facts: Sequence[int], someone: Someone, clause: Clause) -> None:
        for place in facts:
            self._owners[place].append(someone)
        someone.said.append(self.text[clause.start : clause.end])

    def _give(self, facts: Sequence[int], names: Names) -> None:
        for place in facts:
            self._owners[place].append(self._nearest(place, names))

    def _speak(self, names: Names, clause: Clause) -> None:
        """Remember that a clause is about the named in it; a patient is whom the text goes on about."""
        for someone in {id(one): one for _, one in names}.values():
            someone.said.append(self.text[clause.start : clause.end])
        patients = [someone for _, someone in names if someone.role is Role.PATIENT]
        self.cast.current = (patients or [names[-1][1]])[-1]

    def _nearest(self, place: int, names: Names) -> Someone:
        """Of the names around a fact the one before; the one behind where a comma stands before and none after."""
        start, end = self.findings[place].span
        after = bisect_right(names, start, key=itemgetter(0))
        if after in {0, len(names)}:
            return names[0 if after == 0 else -1][1]
        before, behind = names[after - 1], names[after]
        parted = _COMMA.search(self.text, max(before[0], start - REACH), start)
        joined = not _COMMA.search(self.text, end, min(behind[0], end + REACH))
        return (behind if parted and joined else before)[1]

    def _settle(self, waiting: Sequence[int]) -> None:
        """What was told before anybody was: of all, of the nearest name, or of somebody who is nowhere mentioned."""
        names = [name for found in self._in_sentence.values() for name in found]
        if not (names or self.cast.unnamed or all(map(self._bystanding, waiting))):
            self.cast.begin()
        unnamed = self.cast.unnamed
        patients = [*unnamed, *{id(one): one for _, one in names if one.role is Role.PATIENT}.values()]
        for place in waiting:
            if unnamed and self.findings[place].type in SETTING:
                self._owners[place] += patients[:SHARING]
            elif unnamed:
                self._owners[place].append(unnamed[0])
            elif names:
                self._owners[place].append(self._nearest(place, names))

    def _bystanding(self, place: int) -> bool:
        sentence = self.clauses[self._clause(place)].sentence
        return self.findings[place].type in BYSTANDING and sentence in self._bystanders

    def _told(self) -> Sequence[Unnamed]:
        """The unnamed of whom something is told; who is only there is one of the others."""
        own = [(owners, self.findings[place].type) for place, owners in self._owners.items()]
        told = {id(one) for owners, kind in own for one in owners if kind is not Type.RELATION}
        kept = [one for one in self.cast.unnamed if id(one) in told]
        named = [name for found in self._in_sentence.values() for name in found]
        if not (kept or named):
            kept = self.cast.unnamed[:1]
        for place, owners in self._owners.items():
            if any(isinstance(one, Unnamed) and id(one) not in told for one in owners):
                owners[:] = [kept[0] if kept else self._nearest(place, named)]
        return kept
