"""From a draft to a report: reading, findings, persons, verdict, safe wording. Whatever fails is told, never passed."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from checker import __version__
from checker.catchment import Catchment
from checker.draft import Attachment, Draft, Posting
from checker.errors import CheckerError
from checker.film.cleaning import CleanedFilm, clean_film
from checker.film.examine import examine_film
from checker.film.transcript import cues, is_transcript_of
from checker.finding import Box, Finding, Layer, Role, Severity, Verdict
from checker.image.cleaning import Cleaned, clean
from checker.image.examine import Examination, examine
from checker.image.remembered import Remembered
from checker.joint import JointText, Words
from checker.judging import House, JudgedText, TextJudge
from checker.pace import Pace
from checker.permissions import Permissions
from checker.policy import Policy
from checker.policy.rules import with_house
from checker.reading import decode, media_kind
from checker.report import Engine, Person, Report, Rewrite, Unchecked, numbered
from checker.resources import resource
from checker.rewrite import rewrite
from checker.risk import reasons
from checker.risk.weighing import Weighing
from checker.rules import RuleBook
from checker.text.engine import TextEngine
from checker.text.languages import unread
from checker.text.reader import TextReader
from checker.trace import Tracer

log = logging.getLogger(__name__)

TEXT = "text"
SEEN = frozenset({Layer.METADATA, Layer.FACE, Layer.CODE, Layer.FRAME})
"""Layers that are judged finding by finding; text, wherever it stands, is judged as a whole."""

VERDICTS = {Severity.INFO: Verdict.CLEAR, Severity.REVIEW: Verdict.REVIEW, Severity.STOP: Verdict.STOP}

LANGUAGE = "Texten innehåller {}, som programmet inte läser. Låt någon som kan språket granska den delen."
FAULT = "Den här delen kunde inte granskas på grund av ett internt fel."


class Checker:
    """The whole of the program behind command, form and HTTP; may be used from several threads."""

    def __init__(self, rules: RuleBook, policy: Policy, judge: TextJudge, model: str) -> None:
        self.rules, self.policy, self.judge = rules, policy, judge
        self.catchment = Catchment.of(policy)
        self.examined = Remembered()
        self.tracer = Tracer(rules)
        self.judged_by = Engine(__version__, model, rules.digest, policy.digest)

    @classmethod
    def load(cls, policy: Policy | None = None) -> Checker:
        """Load rules and models, and what the policy names.

        Raises:
            RuleError: when a rule file is wrong.
            PolicyError: when the policy names a municipality that is none, or its protected identities can't be read.
            ModelError: when a model is missing or damaged.
        """
        policy = policy or Policy.default()
        general = RuleBook.load(resource("rules"))
        rules = with_house(general, policy)
        plain = TextReader.load(general)
        reader = TextReader(rules, plain.entities, plain.models, plain.digest)
        house = House(Permissions(policy, rules), policy.protected_names(), TextEngine(plain, general))
        return cls(rules, policy, TextJudge(TextEngine(reader, rules), Weighing.load(), house), reader.digest)

    def check(self, draft: Draft, pace: Pace | None = None, *, reword: bool = True) -> Report:
        """The report of a draft; what goes wrong inside is told as unchecked. A safe wording only where ``reword``.

        ``pace`` is for films, which take minutes; what its ``tell`` raises ends the check.
        """
        pace = pace or Pace()
        unchecked: list[Unchecked] = []
        seen: list[Finding] = []
        words: list[Words] = []
        for number, file in enumerate(draft.files):
            examined = self._file(file, draft.files, pace.part(number, len(draft.files)))
            seen += examined.findings
            unchecked += examined.unchecked
            words += [Words(file.name, read) for read in examined.texts]
        text, safe = self._text(JointText(draft.text, words), draft.posting, unchecked, reword=reword)
        return self._report(draft, seen, text, unchecked, safe)

    def trace(self, text: str) -> str:
        """What the rules say of a text, as a digest; see ``checker.trace``."""
        return self.tracer(text)

    def clean(
        self, name: str, data: bytes, *, faces: bool = True, boxes: Sequence[Box] = (), pace: Pace | None = None
    ) -> Cleaned | CleanedFilm:
        """A copy of a photo or film without metadata, faces filled, itself checked.

        Raises:
            CheckerError: when there is none that passes.
        """
        if media_kind(data) == "film":
            return clean_film(data, name, self.rules, self.policy, pace, faces=faces)
        return clean(data, name, self.rules, self.policy, faces=faces, boxes=boxes)

    def _file(self, file: Attachment, files: Sequence[Attachment], pace: Pace) -> Examination:
        try:
            return self._examined(file, files, pace)
        except CheckerError as error:
            return _missed(file.name, str(error))
        except Exception as error:  # noqa: BLE001  (a fault in one part must neither end nor pass the check)
            log.error("photo part failed: %s", type(error).__name__)  # noqa: TRY400  (a traceback may hold draft text)
            return _missed(file.name, FAULT)

    def _examined(self, file: Attachment, files: Sequence[Attachment], pace: Pace) -> Examination:
        if is_transcript_of(file.name, [other.name for other in files if media_kind(other.data) == "film"]):
            return Examination((), (), cues(decode(file.name, file.data)), (0, 0), lasting=True)
        if media_kind(file.data) != "film":
            return self.examined.get(file, lambda: examine(file, self.rules, self.policy))
        heard = any(is_transcript_of(other.name, [file.name]) for other in files)
        return self.examined.get(
            file, lambda: examine_film(file, self.rules, self.policy, pace, heard=heard), heard=heard
        )

    def _text(
        self, joint: JointText, posting: Posting, unchecked: list[Unchecked], *, reword: bool
    ) -> tuple[JudgedText | None, Rewrite | None]:
        if not joint.whole.strip():
            return None, None
        try:
            judged = self.judge(joint.whole, posting)
            unsafe = judged.verdict is not Verdict.CLEAR
            safe = self._rewrite(joint, judged, posting) if unsafe and reword else None
            placed = [joint.placed(finding) for finding in judged.findings]
            languages = unread(joint.text, self.policy.languages)
        except Exception as error:  # noqa: BLE001  (as above)
            log.error("text part failed: %s", type(error).__name__)  # noqa: TRY400
            unchecked.append(Unchecked(TEXT, FAULT))
            return None, None
        unchecked += [Unchecked(TEXT, LANGUAGE.format(language)) for language in languages]
        return JudgedText(placed, judged.people, judged.judgement), safe

    def _rewrite(self, joint: JointText, judged: JudgedText, posting: Posting) -> Rewrite | None:
        own = judged if not joint.words else self.judge(joint.text, posting)
        return rewrite(
            joint.text, own.findings, own.verdict, self.rules, lambda text: self.judge(text, posting).verdict
        )

    def _report(
        self,
        draft: Draft,
        seen: Sequence[Finding],
        text: JudgedText | None,
        unchecked: Sequence[Unchecked],
        safe: Rewrite | None,
    ) -> Report:
        verdict = max(
            text.verdict if text else Verdict.CLEAR,
            Verdict.REVIEW if unchecked else Verdict.CLEAR,
            *(VERDICTS[finding.severity] for finding in seen),
        )
        shown = numbered([*(text.findings if text else ()), *seen], [TEXT, *(file.name for file in draft.files)])
        told = reasons.reasons(text.judgement.causes, text.findings) if text else ()
        by_themselves = [*(text.protected if text else ()), *(f for f in seen if f.severity is not Severity.INFO)]
        return Report(
            verdict=verdict,
            summary=reasons.summary(verdict, complete=not unchecked),
            engine=self.judged_by,
            complete=not unchecked,
            unchecked=tuple(unchecked),
            findings=shown,
            persons=_persons(text, shown, draft.text, self.catchment) if text else (),
            rewrite=safe,
            reasons=(*told, *dict.fromkeys(finding.why for finding in by_themselves)),
            text=draft.text,
        )


def _missed(name: str, reason: str) -> Examination:
    return Examination((), (Unchecked(name, reason),), (), (0, 0))


def _persons(text: JudgedText, shown: Sequence[Finding], draft: str, catchment: Catchment) -> tuple[Person, ...]:
    ids = {_key(finding): finding.id for finding in shown}
    people = []
    for number, one in enumerate(text.people, 1):
        own = [text.findings[place] for place in sorted(one.places)]
        named = Person(f"p{number}", one.role, tuple(ids[_key(finding)] for finding in own))
        cared_for = one.role in {Role.PATIENT, Role.RELATIVE}
        people.append(catchment.estimated(named, own, draft) if cared_for else named)
    return tuple(people)


def _key(finding: Finding) -> tuple[object, ...]:
    place = finding.start, finding.end, finding.box, finding.time_s
    return finding.part, finding.layer, finding.rule, *place, finding.quote
