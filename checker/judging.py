"""A text judged: read by the engine, gathered into persons, weighed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker import sound, sound_text
from checker.draft import Posting
from checker.finding import Finding, Role, Severity, Type, Verdict, merged, overlap
from checker.permissions import Permissions, name_words, repeats, settles, without_names
from checker.policy.protected import ProtectedNames
from checker.risk import persons, unreal
from checker.risk.full_names import named
from checker.risk.mitigation import lowers, staff_ids
from checker.risk.outright import raised
from checker.risk.pseudonym import without_pseudonym
from checker.risk.someone import Someone
from checker.risk.unreal.declared import declaration, undeclared
from checker.risk.unreal.namesakes import told_under_the_name
from checker.risk.verdict import CHOSEN, IDENTIFIERS, Cause, Judgement, Thresholds, judge
from checker.risk.weighing import Weighing
from checker.text.engine import TextEngine
from checker.text.findings import is_direct
from checker.text.heads import QUESTIONS
from checker.text.protected import protected_spans
from checker.text.reader import Reading
from checker.text.sentence import sentences
from checker.text.tokens import TOKEN

WINDOW = 2500
"""Longest stretch judged as one, in characters: that of the longest draft that the models learnt from."""

OVERLAP = 400
"""Characters that two windows share: a story that begins at the end of one is whole in the next."""

TOKENS = 1000
"""Most words and marks judged as one: twice what a window of prose holds, for the networks compare each with each."""

TOKENS_OVERLAP = 160
"""Words and marks that two windows of such a text share, where these are fewer characters."""

REMEMBERED = 64
"""Readings that a remembering judge keeps, half a megabyte each: those of a text of a hundred thousand characters."""

Read = Callable[[TextEngine, str], tuple[Reading, Sequence[Finding]]]


@dataclass(frozen=True)
class JudgedText:
    """Findings with roles and severities, the persons that they speak of (by place in the list), the judgement."""

    findings: Sequence[Finding]
    people: Sequence[Someone]
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict of the text: a protected identity is a stop, whatever else is weighed."""
        return Verdict.STOP if self.protected else self.judgement.verdict

    @property
    def protected(self) -> Sequence[Finding]:
        """The findings of protected identities."""
        return [finding for finding in self.findings if finding.type is Type.PROTECTED]


@dataclass(frozen=True)
class House:
    """What the hospital's policy adds to the judgement of a text. ``plain`` reads without the policy's own rules."""

    permissions: Permissions
    protected: ProtectedNames
    plain: TextEngine

    def hidden(self, reading: Reading, found: Sequence[Finding]) -> Sequence[Finding]:
        """Protected identities, and names that repeat a part of one.

        They are not quoted: a collection of reports must not become a list of them.
        """
        rule, text = self.permissions.rules["policy/protected"], reading.page.text
        spans = protected_spans(reading.page.tokens, text, self.protected)
        said = name_words(text, spans)
        spans += [finding.span for finding in found if finding.type is Type.PERSON and repeats(finding, said)]
        return [rule.finding(start=start, end=end) for start, end in merged(spans)]


class TextJudge:
    """Judges texts; may be used from several threads."""

    def __init__(self, engine: TextEngine, weighing: Weighing, house: House) -> None:
        self.engine, self.weighing, self.house = engine, weighing, house
        self._read: Read = _read

    def remembering(self) -> TextJudge:
        """A judge that reads no window twice, for the versions of one draft: what it remembers goes with it."""
        judge = TextJudge(self.engine, self.weighing, self.house)
        judge._read = lru_cache(REMEMBERED)(_read)
        return judge

    def __call__(self, text: str, posting: Posting | None = None, at: Thresholds = CHOSEN) -> JudgedText:
        """Read and judge a text; a long one window by window, the gravest counts.

        What is clear has no findings: what is nobody's is nothing to show.
        """
        posting = posting or Posting()
        judged = [self._window(text[start:end], start, posting, at) for start, end in windows(text)]
        causes = {cause for judgement, _ in judged for cause in judgement.causes}
        judgement = Judgement(max(one.verdict for one, _ in judged), tuple(cause for cause in Cause if cause in causes))
        found = {(f.rule, f.start): f for _, findings in judged for f in findings}
        owned, people = persons.gather(sorted(found.values(), key=lambda finding: finding.span), text)
        return JudgedText([weighed(finding, judgement) for finding in owned], people, judgement)

    def found(self, text: str, posting: Posting) -> Sequence[Finding]:
        """All that a text tells and the hospital does not allow, whether it is harmless or not; not weighed."""
        found: dict[tuple[str, int | None], Finding] = {}
        for start, end in windows(text):
            read = self._read(self.engine, text[start:end])[1]
            allowed = sound.findings(self.house.permissions.applied(read, posting), text[start:end])
            moved = [replace(f, start=f.span[0] + start, end=f.span[1] + start) for f in allowed]
            found |= {(finding.rule, finding.start): finding for finding in moved}
        return sorted(found.values(), key=lambda finding: finding.span)

    def within(self, text: str, limit: Verdict, posting: Posting, at: Thresholds = CHOSEN) -> bool:
        """Whether a text gets no graver verdict than ``limit``; nothing is read after the first window that does."""
        judged = (self._window(text[start:end], start, posting, at) for start, end in windows(text))
        return all(JudgedText(findings, (), judgement).verdict <= limit for judgement, findings in judged)

    def _window(self, text: str, first: int, posting: Posting, at: Thresholds) -> tuple[Judgement, Sequence[Finding]]:
        """The judgement of a window of a text that begins at ``first``, and its findings in the text."""
        reading, found = self._read(self.engine, text)
        hidden = sound.findings(self.house.hidden(reading, found), text)
        named = without_names(found, hidden, reading.page.text)
        allowed = sound.findings(self.house.permissions.applied(named, posting), text)
        judgement = self._judgement(reading, found, allowed, at)
        if any(hit.rule.house for hit in reading.page.hits):
            # What the hospital adds must not make a draft look safer: the models know its words from no training.
            plain, known = self._read(self.house.plain, text)
            without = self._judgement(plain, known, self.house.permissions.applied(known, posting), at)
            judgement = max(judgement, without, key=lambda one: one.verdict)
        harmless = unreal.harmless(text, allowed, posting.day.year) if judgement.verdict is not Verdict.CLEAR else ()
        taken_out = [*harmless, *staff_ids(allowed, judgement.causes)]
        if taken_out:
            allowed = [finding for finding in allowed if not any(overlap(finding.span, span) for span in harmless)]
            judgement = min(judgement, self._rest(text, taken_out, posting, at), key=lambda one: one.verdict)
            if allowed and judgement.verdict is Verdict.CLEAR:  # what was found beside them is looked at
                numbers = all(finding.type in IDENTIFIERS for finding in allowed)
                judgement = Judgement(Verdict.REVIEW, (Cause.UNCERTAIN if numbers else Cause.INDIVIDUAL,))
        real = without_pseudonym(text) if judgement.verdict is Verdict.STOP else None
        if real is not None and self._window(real, 0, posting, at)[0].verdict is not Verdict.STOP:
            judgement = Judgement(Verdict.REVIEW, (Cause.INDIVIDUAL,))
        beside = [self._undeclared(text, named, posting, at), self._namesake(text, posting, at)]
        judgement = max(judgement, *beside, key=lambda one: one.verdict)
        shown = [*allowed, *hidden] if judgement.verdict is not Verdict.CLEAR else hidden
        if not first:
            return judgement, shown
        return judgement, [replace(f, start=f.span[0] + first, end=f.span[1] + first) for f in shown]

    def _undeclared(self, text: str, allowed: Sequence[Finding], posting: Posting, at: Thresholds) -> Judgement:
        """The judgement of what a text tells beside a case that it calls invented, or of that case if it is none."""
        declared = declaration(text)
        if declared is None:
            return Judgement(Verdict.CLEAR, ())
        harmless = unreal.harmless(text, allowed, posting.day.year)
        if any(start <= declared < end for start, end in harmless):
            return self._rest(text, harmless, posting, at)
        return self._window(undeclared(text), 0, posting, at)[0]

    def _namesake(self, text: str, posting: Posting, at: Thresholds) -> Judgement:
        """The judgement of what a text tells under the name of a thing or an animal without speaking of the thing."""
        told = told_under_the_name(text)
        return Judgement(Verdict.CLEAR, ()) if told is None else self._window(told, 0, posting, at)[0]

    def _rest(self, text: str, taken_out: Sequence[tuple[int, int]], posting: Posting, at: Thresholds) -> Judgement:
        """The judgement of what is left of a text without some stretches."""
        gone = merged(taken_out)
        borders = [0, *(border for span in gone for border in span), len(text)]
        kept = "".join(text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True))
        return self._window(kept, 0, posting, at)[0] if kept.strip() else Judgement(Verdict.CLEAR, ())

    def _judgement(
        self, reading: Reading, found: Sequence[Finding], allowed: Sequence[Finding], at: Thresholds
    ) -> Judgement:
        """The judgement on what is not allowed; clear where nothing else was to be doubted than what is."""
        weighed_up = sound_text.judgement(judge(sound_text.signal(self.weighing.signal(reading)), allowed, at))
        judgement = named(
            reading.page.text, reading.page.names, allowed, raised(reading.page.text, allowed, weighed_up)
        )
        if settles(found, allowed) and judgement.causes == (Cause.UNCERTAIN,) and not about_somebody(reading):
            return Judgement(Verdict.CLEAR, ())
        if judgement.verdict is Verdict.STOP and lowers(reading.page.text, allowed, judgement.causes):
            return Judgement(Verdict.REVIEW, (Cause.INDIVIDUAL,))
        return judgement


def _read(engine: TextEngine, text: str) -> tuple[Reading, Sequence[Finding]]:
    reading, found = engine.read(text)
    return sound_text.reading(reading, text), sound.findings(found, text)


def about_somebody(reading: Reading) -> bool:
    """Whether the reader thinks that an individual patient or relative is spoken of."""
    return float(reading.logits[QUESTIONS.index("individual")]) >= 0


def windows(text: str) -> list[tuple[int, int]]:
    """Spans that cover a text, of whole sentences where these fit, each within ``WINDOW`` and ``TOKENS``.

    Neighbours share up to ``OVERLAP``; where a longer sentence is cut they always do, for a number may stand there.
    A few harmless pages around a dangerous line must not drown it.

    >>> windows("Kort.")
    [(0, 5)]
    """
    if len(text) <= TOKENS:  # no token is shorter than a character
        return [(0, len(text))]
    ends = [0, *(end for _, end in sentences(text))]
    starts = [token.start() for token in TOKEN.finditer(text)] or [0]
    found: list[tuple[int, int]] = []
    start = end = 0
    while (most := _reached(text, starts, start)) < len(text):
        last = ends[bisect_right(ends, most) - 1]
        whole = last > end
        end = last if whole else most
        found.append((start, end))
        shared = max(end - OVERLAP, starts[max(0, bisect_left(starts, end) - TOKENS_OVERLAP)])
        start = min(ends[bisect_right(ends, max(start, shared - 1))], end) if whole else shared
    return [*found, (start, len(text))]


def _reached(text: str, starts: Sequence[int], start: int) -> int:
    """Where a window that begins here must end."""
    after = bisect_left(starts, start) + TOKENS
    return min(start + WINDOW, starts[after] if after < len(starts) else len(text))


def weighed(finding: Finding, judgement: Judgement) -> Finding:
    """The severity of a finding in its text: facts are as grave as what they add up to.

    A name that may be a patient's, too unsure to stop the text, is looked at with it.
    """
    if is_direct(finding):
        unsure = finding.type is Type.PERSON and judgement.verdict is not Verdict.STOP
        return replace(finding, severity=Severity.REVIEW if unsure else Severity.STOP)
    if finding.type in {Type.PERSON, Type.SPOKESPERSON} or finding.role not in {Role.PATIENT, Role.RELATIVE}:
        return finding
    if {Cause.SINGLED_OUT, Cause.SOUGHT} & set(judgement.causes):
        return replace(finding, severity=Severity.STOP)
    return replace(finding, severity=max(finding.severity, Severity.REVIEW, key=list(Severity).index))
