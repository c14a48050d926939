"""A week as one text: what earlier posts of the same account tell is added to what a draft tells.

Whoever follows the account reads them all. The earlier texts come with the draft and are kept by nobody.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker import sound
from checker.catchment import Catchment
from checker.draft import Posting
from checker.finding import Finding, Role, Severity, Type, Verdict
from checker.joint import GAP, JointText
from checker.judging import JudgedText, TextJudge, weighed
from checker.risk.persons import gather
from checker.risk.resumed import resumes
from checker.risk.someone import Someone
from checker.risk.traits import traits_of
from checker.risk.verdict import Cause, Judgement

FEW = 5
"""People under whom somebody is singled out: the smallest number that is ever shown."""

NO_NARROWING = frozenset({"sex", "days"})
"""Traits that an earlier post adds to nearly every draft, and that single nobody out by themselves."""


@dataclass(frozen=True)
class JudgedInWeek(JudgedText):
    """A draft that earlier posts make graver than it is alone.

    ``posts`` are the numbers of those posts, from 1; ``beside`` are the findings in them that are added to the draft's.
    """

    posts: tuple[int, ...] = ()
    beside: Sequence[Finding] = ()


@dataclass(frozen=True)
class Week:
    """The earlier posts of one account, the oldest first, with what judges them and reckons how few fit."""

    judge: TextJudge
    catchment: Catchment
    earlier: Sequence[str]
    posting: Posting

    def added(self, joint: JointText, own: JudgedText) -> JudgedText:
        """The draft as it is judged beside the earlier posts; as before where they make it no graver.

        A draft about somebody is a stop where earlier posts leave fewer than ``FEW``: by the ward that they tell, or by
        all that they tell of the person whom the draft goes on about. A draft about nobody is looked at where the ward
        that it tells leaves so few of an earlier post's person.
        """
        if Cause.INDIVIDUAL in own.judgement.causes and own.verdict is Verdict.REVIEW:
            return self._narrowed(joint.whole, own)
        if own.verdict is Verdict.CLEAR:
            return self._narrowing(joint, own)
        return own

    def _narrowed(self, text: str, own: JudgedText) -> JudgedText:
        about = resumes(text)
        sound.require(isinstance(about, bool), "resumes")
        told = {number: found for number, post in enumerate(self.earlier, 1) if (found := self._told(post, about))}
        beside = [finding for found in told.values() for finding in found]
        mine = _facts(text, self._found(text))
        before, after = self._fitting(text, mine), self._fitting(text, [*mine, *beside])
        if not beside or after >= FEW or not self._new(text, mine, beside):
            return own
        joined = GAP.join([*(self.earlier[number - 1] for number in told), text])
        if before < FEW and self.judge(joined, self.posting).verdict is not Verdict.STOP:
            return own
        others = (cause for cause in own.judgement.causes if cause is not Cause.INDIVIDUAL)
        judgement = Judgement(Verdict.STOP, (Cause.SINGLED_OUT, *others))
        findings = [weighed(finding, judgement) for finding in own.findings]
        return JudgedInWeek(findings, own.people, judgement, tuple(told), beside)

    def _narrowing(self, joint: JointText, own: JudgedText) -> JudgedText:
        wards = [finding for finding in self._found(joint.whole) if finding.type is Type.WARD]
        posts = []
        for number, post in enumerate(self.earlier, 1):
            theirs = _facts(post, self._found(post)) if wards and self._about_somebody(post) else []
            if (
                theirs
                and self._fitting(post, theirs) >= FEW > self._fitting(post, [*theirs, *wards])
                and self._new(post, theirs, wards)
            ):
                posts.append(number)
        if not posts:
            return own
        judgement = Judgement(Verdict.REVIEW, (Cause.INDIVIDUAL,))
        shown = [replace(joint.placed(ward), role=Role.PATIENT, severity=Severity.REVIEW) for ward in wards]
        return JudgedInWeek([*own.findings, *shown], own.people, judgement, tuple(posts))

    def _told(self, post: str, about: bool) -> list[Finding]:
        """What a post adds to a draft: all that it tells of its person, or the ward alone."""
        found = self._found(post)
        if about and self._about_somebody(post):
            return _facts(post, found)
        return [finding for finding in found if finding.type is Type.WARD]

    def _about_somebody(self, post: str) -> bool:
        return self.judge(post, self.posting).verdict is not Verdict.CLEAR

    def _found(self, text: str) -> Sequence[Finding]:
        """All that is found in a text, in a harmless one too."""
        return sound.findings(self.judge.found(text, self.posting), text)

    def _fitting(self, text: str, findings: Sequence[Finding]) -> float:
        few = self.catchment.fitting(findings, text)
        sound.require(math.isfinite(few), "number")  # what is no number is neither fewer nor more
        return few

    def _new(self, text: str, mine: Sequence[Finding], beside: Sequence[Finding]) -> bool:
        told = [set(traits_of(text, findings).names()) for findings in (mine, [*mine, *beside])]
        return bool(told[1] - told[0] - NO_NARROWING)


def _facts(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of those who are cared for, without names: names of colleagues stand among them."""
    gathered, people = gather(findings)
    owned = sound.findings(gathered, text)
    sound.require(len(owned) == len(findings), "owned findings")
    cared = [one for one in sound.each(Someone)(people) if one.role in {Role.PATIENT, Role.RELATIVE}]
    return [owned[place] for one in cared for place in sorted(one.places) if owned[place].type is not Type.PERSON]
