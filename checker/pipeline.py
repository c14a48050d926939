"""From a draft to a report: reading, findings, persons, verdict, safe wording. Whatever fails is told, never passed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker import __version__
from checker.draft import Attachment, Draft
from checker.errors import CheckerError
from checker.finding import Box, Finding, Layer, Role, Severity, Type, Verdict
from checker.image.cleaning import Cleaned, clean
from checker.image.examine import examine
from checker.image.text import PictureText
from checker.policy import Policy
from checker.reading import media_kind
from checker.report import Engine, Person, Report, Rewrite, Unchecked, numbered
from checker.resources import resource
from checker.rewrite import rewrite
from checker.risk import persons, reasons
from checker.risk.verdict import Cause, Judgement, judge
from checker.risk.weighing import Weighing
from checker.rules import RuleBook
from checker.text.engine import TextEngine
from checker.text.findings import is_direct
from checker.text.reader import TextReader

log = logging.getLogger(__name__)

TEXT = "text"
JOINT = "\n\n"


@dataclass(frozen=True)
class Text:
    """A text judged: its findings with roles and severities, the persons, the judgement."""

    findings: list[Finding]
    people: list[persons.Someone]
    judgement: Judgement


class Checker:
    """The whole of the program behind command, form and HTTP; may be used from several threads."""

    def __init__(self, rules: RuleBook, policy: Policy, engine: TextEngine, weighing: Weighing, model: str) -> None:
        self.rules, self.policy, self.engine, self.weighing = rules, policy, engine, weighing
        self.judged_by = Engine(__version__, model, rules.digest, policy.digest)

    @classmethod
    def load(cls, policy: Policy | None = None) -> Checker:
        """Load rules and models.

        Raises:
            RuleError: when a rule file is wrong.
            ModelError: when a model is missing or damaged.
        """
        policy = policy or Policy.default()
        rules = RuleBook.load(resource("rules"))
        reader = TextReader.load(rules)
        return cls(rules, policy, TextEngine(reader, rules, policy), Weighing.load(), reader.digest)

    def check(self, draft: Draft) -> Report:
        """The report of a draft; what goes wrong inside is told as unchecked."""
        unchecked: list[Unchecked] = []
        findings: list[Finding] = []
        told: list[PictureText] = []
        sources: list[str] = []
        for file in draft.files:
            seen, texts, missed = self._file(file)
            findings += seen
            unchecked += missed
            told += texts
            sources += [file.name] * len(texts)
        text, safe = self._text(draft, told, sources, unchecked)
        findings += text.findings if text else []
        verdict = max(
            text.judgement.verdict if text else Verdict.CLEAR,
            max((_VERDICT[finding.severity] for finding in findings if finding.layer in _SEEN), default=Verdict.CLEAR),
            Verdict.REVIEW if unchecked else Verdict.CLEAR,
        )
        return self._report(draft, verdict, findings, text, unchecked, safe)

    def clean(self, name: str, data: bytes, *, faces: bool = True, boxes: Sequence[Box] = ()) -> Cleaned:
        """A copy of a photo without metadata, faces filled, itself checked.

        Raises:
            CheckerError: when there is none that passes.
        """
        return clean(data, name, self.rules, self.policy, faces=faces, boxes=boxes)

    def _file(self, file: Attachment) -> tuple[list[Finding], list[PictureText], list[Unchecked]]:
        if media_kind(file.data) == "film":
            return [], [], [Unchecked(file.name, "Film kan inte granskas ännu. Titta igenom den själv.")]
        try:
            seen = examine(file, self.rules, self.policy)
        except CheckerError as error:
            return [], [], [Unchecked(file.name, str(error))]
        except Exception as error:  # noqa: BLE001  (a fault in one part must neither end nor pass the check)
            log.error("photo part failed: %s", type(error).__name__)  # noqa: TRY400  (a traceback may hold draft text)
            return [], [], [Unchecked(file.name, "Bilden kunde inte granskas på grund av ett internt fel.")]
        return list(seen.findings), list(seen.texts), list(seen.unchecked)

    def _text(
        self, draft: Draft, told: Sequence[PictureText], sources: Sequence[str], unchecked: list[Unchecked]
    ) -> tuple[Text | None, Rewrite | None]:
        """Text of the draft and words in its pictures, judged as one: a sign in the photo and a day in the text belong
        together."""
        if not draft.text.strip() and not told:
            return None, None
        try:
            whole = JOINT.join([draft.text, *(words.text for words in told)])
            text = self.judged(whole)
            safe = None
            own = [f for f in text.findings if f.span[1] <= len(draft.text)]
            if draft.text.strip() and text.judgement.verdict is not Verdict.CLEAR:
                safe = rewrite(draft.text, own, self.judged(draft.text).judgement.verdict, self.rules, self._verdict)
            placed = [_placed(finding, draft.text, told, sources) for finding in text.findings]
            return replace(text, findings=placed), safe
        except Exception as error:  # noqa: BLE001  (as above)
            log.error("text part failed: %s", type(error).__name__)  # noqa: TRY400
            unchecked.append(Unchecked(TEXT, "Texten kunde inte granskas på grund av ett internt fel."))
            return None, None

    def judged(self, text: str) -> Text:
        """A text read and judged. A clear one has no findings: what is nobody's is nothing to show."""
        reading, found = self.engine.read(text)
        judgement = judge(self.weighing.signal(reading), found)
        if judgement.verdict is Verdict.CLEAR:
            return Text([], [], judgement)
        owned, people = persons.gather(found)
        return Text([_weighed(finding, judgement) for finding in owned], people, judgement)

    def _verdict(self, text: str) -> tuple[Verdict, Sequence[Finding]]:
        judged = self.judged(text)
        return judged.judgement.verdict, judged.findings

    def _report(
        self,
        draft: Draft,
        verdict: Verdict,
        findings: Sequence[Finding],
        text: Text | None,
        unchecked: Sequence[Unchecked],
        safe: Rewrite | None,
    ) -> Report:
        shown = numbered(findings, [TEXT, *(file.name for file in draft.files)])
        told = reasons.reasons(text.judgement.causes, text.findings) if text else ()
        return Report(
            verdict=verdict,
            summary=reasons.summary(verdict, complete=not unchecked),
            engine=self.judged_by,
            complete=not unchecked,
            unchecked=tuple(unchecked),
            findings=shown,
            persons=_persons(text, shown) if text else (),
            rewrite=safe,
            reasons=(*told, *dict.fromkeys(f.why for f in shown if f.layer in _SEEN and f.severity is not Severity.INFO)),
            text=draft.text,
        )


_VERDICT = {Severity.INFO: Verdict.CLEAR, Severity.REVIEW: Verdict.REVIEW, Severity.STOP: Verdict.STOP}
_SEEN = frozenset({Layer.METADATA, Layer.FACE, Layer.CODE, Layer.FRAME})
"""Layers that are judged finding by finding; text, wherever it stands, is judged as a whole."""


def _weighed(finding: Finding, judgement: Judgement) -> Finding:
    """The severity of a finding in its text: facts are as grave as the person whom they single out."""
    if is_direct(finding):
        return replace(finding, severity=Severity.STOP)
    if finding.type in {Type.PERSON, Type.SPOKESPERSON} or finding.role is not Role.PATIENT:
        return finding
    singled_out = Cause.SINGLED_OUT in judgement.causes
    return replace(finding, severity=Severity.STOP if singled_out else max(finding.severity, Severity.REVIEW, key=_rank))


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)


def _placed(finding: Finding, text: str, told: Sequence[PictureText], sources: Sequence[str]) -> Finding:
    """A finding of the joint text in its own part: the draft's text, or a box in a picture."""
    start, end = finding.span
    if start < len(text) or not told:
        return finding
    at = len(text) + len(JOINT)
    for words, source in zip(told, sources, strict=True):
        if start < at + len(words.text):
            return replace(
                finding, part=source, layer=words.layer, box=words.box, start=None, end=None,
                quote=finding.quote[: max(0, at + len(words.text) - start)] if end > at + len(words.text) else finding.quote,
            )
        at += len(words.text) + len(JOINT)
    return finding


def _persons(text: Text, shown: Sequence[Finding]) -> tuple[Person, ...]:
    ids = {_key(finding): finding.id for finding in shown}
    people = []
    for number, someone in enumerate(text.people, 1):
        own = tuple(ids[_key(text.findings[place])] for place in sorted(someone.places))
        people.append(Person(f"p{number}", someone.role, own))
    return tuple(people)


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.part, finding.layer, finding.rule, finding.start, finding.end, finding.box, finding.quote


def failed_report(checker: Checker, reason: str) -> Report:
    """The report of a draft that could not be examined at all."""
    return Report(
        verdict=Verdict.REVIEW,
        summary=reasons.summary(Verdict.REVIEW, complete=False),
        engine=checker.judged_by,
        complete=False,
        unchecked=(Unchecked("draft", reason),),
    )
