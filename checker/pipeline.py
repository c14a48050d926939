"""From a draft to a report: reading, findings, persons, verdict, safe wording. Whatever fails is told, never passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker import __version__, sound, sound_text
from checker.attempt import Attempts, within
from checker.catchment import Catchment
from checker.depicted import Depicted, depicted, sound_depicted, worded_beside
from checker.draft import Attachment, Draft, Posting
from checker.film.cleaning import clean_film
from checker.film.examine import examine_film
from checker.film.transcript import cues, is_transcript_of
from checker.finding import Finding, Layer, Role, Severity, Verdict
from checker.image.cleaning import FILLS, Cleaned, clean
from checker.image.examine import MAX_SECONDS, SEARCH_SECONDS, Examination, examine, sound_examination
from checker.image.house_names import HouseNames
from checker.image.misread import read_again
from checker.image.remembered import Remembered
from checker.joint import JointText, Words
from checker.judging import House, JudgedText, TextJudge
from checker.misread_number import with_misread_numbers
from checker.pace import Pace
from checker.permissions import Permissions
from checker.place import Place
from checker.policy import Policy
from checker.policy.rules import with_house
from checker.reading import decode, media_kind
from checker.report import Engine, Person, Report, Rewrite, Unworded, numbered
from checker.resources import resource
from checker.rewrite import rewrite
from checker.risk import reasons
from checker.risk.someone import Someone
from checker.risk.verdict import CAUTIOUS, CHOSEN, Cause
from checker.risk.weighing import Weighing
from checker.rules import RuleBook
from checker.text.engine import TextEngine
from checker.text.languages import unread
from checker.text.reader import TextReader
from checker.trace import Tracer
from checker.week import JudgedInWeek, Week

TEXT = "text"
SEEN = frozenset({Layer.METADATA, Layer.FACE, Layer.CODE, Layer.FRAME})
"""Layers that are judged finding by finding; text, wherever it stands, is judged as a whole."""

VERDICTS = {Severity.INFO: Verdict.CLEAR, Severity.REVIEW: Verdict.REVIEW, Severity.STOP: Verdict.STOP}

LANGUAGE = "Texten innehåller {}, som programmet inte läser. Låt någon som kan språket granska den delen."
ABSENT = "Bilden visas på sidan men följer inte med. Lägg till den, eller ta bort den från sidan."
NO_REWRITE = "Ingen säkrare formulering kunde prövas på grund av ett internt fel."
NO_WEEK = "De tidigare inläggen kunde inte läsas ihop med utkastet på grund av ett internt fel."
NO_FACES = "Om ett ansikte på bilden är den som texten talar om kunde inte bedömas på grund av ett internt fel."
NO_PERSONS = "Vilka texten handlar om, och hur många som passar in, kunde inte bedömas på grund av ett internt fel."

FILE_SECONDS = MAX_SECONDS + SEARCH_SECONDS + 5
"""Longest time for a file in seconds: that of ``checker.image.examine``, and a little for it to tell what it missed."""

FILM_SECONDS = 30.0
"""Time for a film on top of that of its pace, for it to tell what it missed."""

COPY_SECONDS = len(FILLS) * FILE_SECONDS
"""Longest time to clean a photo: each round ends with an examination."""

FILM_COPY_SECONDS = 1800.0
"""Longest time to clean a film: five minutes of 4K are encoded anew in some ten minutes, seldom twice."""

TEXT_SECONDS = 15.0
"""Longest time to judge, and again to reword, a text, on top of its length: a short one takes hundredths of it."""

CHARACTERS_A_SECOND = 1500
"""A tenth of the characters that one core judges in a second."""

PERSONS_SECONDS = 5.0

NOTHING = Examination((), (), (), (0, 0))


class Checker:
    """The whole of the program behind command, form and HTTP; may be used from several threads."""

    def __init__(
        self, rules: RuleBook, policy: Policy, judge: TextJudge, model: str, tracer: Tracer | None = None
    ) -> None:
        self.rules, self.policy, self.judge = rules, policy, judge
        self.catchment = Catchment.of(policy)
        self.house_names = HouseNames.of(policy)
        self.examined = Remembered()
        self.tracer = tracer or Tracer(rules)
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
        own = len(rules) > len(general)
        reader = TextReader(rules, plain.entities, plain.models, plain.digest) if own else plain
        house = House(Permissions(policy, rules), policy.protected_names(), TextEngine(plain, general))
        judge = TextJudge(TextEngine(reader, rules), Weighing.load(), house)
        tracer = Tracer(rules, [reader.hits, plain.hits] if own else [plain.hits])
        return cls(rules, policy, judge, reader.digest, tracer)

    def check(self, draft: Draft, pace: Pace | None = None, *, reword: bool = True) -> Report:
        """The report of a draft; what fails, hangs or answers rubbish inside is told as unchecked.

        A safe wording only where ``reword``. ``pace`` is for films, which take minutes; what its ``tell`` raises ends
        the check.
        """
        pace = pace or Pace()
        attempt = Attempts()
        seen: list[Finding] = []
        words: list[Words] = []
        for number, file in enumerate(draft.files):
            examined = self._file(file, draft.files, pace.part(number, len(draft.files)), attempt)
            seen += examined.findings
            attempt.unchecked += examined.unchecked
            words += [Words(file.name, read) for read in examined.texts]
        for name in draft.absent:
            attempt.miss(name, ABSENT)
        text, safe = self._text(draft, JointText(draft.text, words), attempt, reword=reword)
        joined = attempt(TEXT, PERSONS_SECONDS, lambda: depicted(draft.text, text, seen), sound_depicted, NO_FACES)
        joined = joined or Depicted(seen)
        return self._report(draft, joined, text, worded_beside(joined, safe), attempt)

    def trace(self, text: str) -> str:
        """What the rules say of a text, as a digest; see ``checker.trace``."""
        return self.tracer(text)

    def clean(
        self,
        name: str,
        data: bytes,
        *,
        faces: bool = True,
        places: Sequence[Place] = (),
        keep: Sequence[Place] = (),
        pace: Pace | None = None,
    ) -> Cleaned:
        """A copy of a photo or film without metadata, places and faces filled but for those to ``keep``, checked.

        Raises:
            CheckerError: when there is none that passes, or none in time.
            UnsoundError: when what was made is no copy.
        """
        if media_kind(data) == "film":
            made = within(
                FILM_COPY_SECONDS,
                lambda: clean_film(data, name, self.rules, self.policy, pace, faces=faces, places=places, keep=keep),
            )
        else:
            boxes = [place.box for place in keep]
            made = within(
                COPY_SECONDS,
                lambda: clean(data, name, self.rules, self.policy, faces=faces, places=places, keep=boxes),
            )
        sound.require(isinstance(made, Cleaned), "copy")
        return made

    def _file(self, file: Attachment, files: Sequence[Attachment], pace: Pace, attempt: Attempts) -> Examination:
        film = media_kind(file.data) == "film"
        seconds = pace.film_s + FILM_SECONDS if film else FILE_SECONDS
        made = attempt(file.name, seconds, lambda: self._examined(file, files, pace), sound_examination)
        return made or NOTHING

    def _examined(self, file: Attachment, files: Sequence[Attachment], pace: Pace) -> Examination:
        if is_transcript_of(file.name, [other.name for other in files if media_kind(other.data) == "film"]):
            return Examination((), (), cues(decode(file.name, file.data)), (0, 0), lasting=True)
        if media_kind(file.data) != "film":
            return self.examined.get(file, lambda: self._read_again(file, examine(file, self.rules, self.policy)))
        heard = any(is_transcript_of(other.name, [file.name]) for other in files)
        return self.examined.get(
            file,
            lambda: self._read_again(file, examine_film(file, self.rules, self.policy, pace, heard=heard)),
            heard=heard,
        )

    def _read_again(self, file: Attachment, made: Examination) -> Examination:
        """What was read in a picture, with the hospital's own names in it as they were meant."""
        made, rule = sound_examination(made), self.rules["policy/protected"]
        return read_again(made, file.name, self.house_names, self.judge.house.protected, rule)

    def _text(
        self, draft: Draft, joint: JointText, attempt: Attempts, *, reword: bool
    ) -> tuple[JudgedText | None, Rewrite | Unworded | None]:
        if not joint.whole.strip():
            return None, None
        seconds = TEXT_SECONDS + len(joint.whole) / CHARACTERS_A_SECOND
        posting = draft.posting
        judged = attempt(TEXT, seconds, lambda: self._judged(joint, posting), lambda got: _sound(got, joint))
        if judged is not None and draft.earlier:
            seconds += TEXT_SECONDS + sum(map(len, draft.earlier)) / CHARACTERS_A_SECOND
            week = self._week(self.judge.remembering(), draft)
            alone = judged
            added = attempt(
                TEXT, seconds, lambda: week.added(joint, alone), lambda got: _sound_in_week(got, alone), NO_WEEK
            )
            judged = added or alone
        known = self.policy.languages
        for language in attempt(TEXT, seconds, lambda: unread(joint.text, known), sound.each(str)) or ():
            attempt.miss(TEXT, LANGUAGE.format(language))
        if judged is None or judged.verdict is Verdict.CLEAR or not reword:
            return judged, None
        safe = attempt(TEXT, seconds, lambda: self._rewrite(draft, joint, judged), sound_text.rewrite, NO_REWRITE)
        return judged, safe

    def _judged(self, joint: JointText, posting: Posting) -> JudgedText:
        judged = self.judge(joint.whole, posting)
        if not joint.words or judged.verdict is not Verdict.CLEAR:
            return judged
        return with_misread_numbers(judged, joint, self.judge.found(joint.whole, posting))

    def _week(self, judge: TextJudge, draft: Draft) -> Week:
        return Week(judge, self.catchment, draft.earlier, draft.posting)

    def _rewrite(self, draft: Draft, joint: JointText, judged: JudgedText) -> Rewrite | Unworded:
        judge, posting = self.judge.remembering(), draft.posting
        week = self._week(judge, draft)

        def in_week(text: str) -> JudgedText:
            return week.added(JointText(text), judge(text, posting))

        own = in_week(joint.text) if joint.words else judged
        # where a name alone called for a look, it is enough that the name is gone
        at = CHOSEN if set(own.judgement.causes) <= {Cause.COLLEAGUE, Cause.PUBLIC} else CAUTIOUS
        return rewrite(
            joint.text,
            own.findings,
            own.verdict,
            self.rules,
            judge=lambda text: in_week(text).verdict,
            cautious=lambda text, limit: judge.within(text, limit, posting, at),
        )

    def _report(
        self,
        draft: Draft,
        joined: Depicted,
        text: JudgedText | None,
        safe: Rewrite | Unworded | None,
        attempt: Attempts,
    ) -> Report:
        seen = joined.seen
        shown = numbered([*(text.findings if text else ()), *seen], [TEXT, *(file.name for file in draft.files)])
        people = attempt(
            TEXT,
            PERSONS_SECONDS,
            lambda: _persons(text, joined, shown, draft.text, self.catchment) if text else (),
            sound.each(Person),
            NO_PERSONS,
        )
        told = reasons.reasons(text.judgement.causes, text.findings, people or (), shown) if text else ()
        if isinstance(text, JudgedInWeek):
            told = (*told, reasons.in_week(text.posts))
        verdict = max(
            text.verdict if text else Verdict.CLEAR,
            Verdict.REVIEW if attempt.unchecked else Verdict.CLEAR,
            *(VERDICTS[finding.severity] for finding in seen),
        )
        if joined.told and verdict is not Verdict.CLEAR:
            told = (*told, joined.told)
        by_themselves = [*(text.protected if text else ()), *(f for f in seen if f.severity is not Severity.INFO)]
        return Report(
            verdict=verdict,
            summary=reasons.summary(verdict, complete=not attempt.unchecked, pictured=_pictured(draft)),
            engine=self.judged_by,
            complete=not attempt.unchecked,
            unchecked=tuple(attempt.unchecked),
            findings=shown,
            persons=people or (),
            rewrite=safe if isinstance(safe, Rewrite) else None,
            unworded=safe if isinstance(safe, Unworded) else None,
            reasons=(*told, *dict.fromkeys(finding.why for finding in by_themselves)),
            text=draft.text,
        )


def _pictured(draft: Draft) -> bool:
    return any(media_kind(file.data) for file in draft.files)


def _sound(judged: JudgedText, joint: JointText) -> JudgedText:
    """The judged text with each finding in its own part."""
    sound.require(isinstance(judged, JudgedText), "judged text")
    found = sound.findings(judged.findings, joint.whole)
    placed = [joint.placed(finding) for finding in found]
    return JudgedText(placed, sound.each(Someone)(judged.people), sound_text.judgement(judged.judgement))


def _sound_in_week(judged: JudgedText, alone: JudgedText) -> JudgedText:
    """The text judged beside earlier posts, each finding in its own part already: never safer than it is alone."""
    sound.require(isinstance(judged, JudgedText) and judged.verdict >= alone.verdict, "judged text")
    sound.each(Finding)(judged.findings)
    sound.each(Someone)(judged.people)
    sound_text.judgement(judged.judgement)
    return judged


def _persons(
    text: JudgedText, joined: Depicted, shown: Sequence[Finding], draft: str, catchment: Catchment
) -> tuple[Person, ...]:
    ids = {finding.said: finding.id for finding in shown}
    people = []
    for number, one in enumerate(text.people, 1):
        own = list({finding.said: finding for finding in map(text.findings.__getitem__, sorted(one.places))}.values())
        named = Person(f"p{number}", one.role, tuple(ids[finding.said] for finding in own))
        cared_for = one.role in {Role.PATIENT, Role.RELATIVE}
        beside = text.beside if isinstance(text, JudgedInWeek) else ()
        estimated = (
            catchment.estimated(named, own, draft, beside=beside, said="".join(one.said)) if cared_for else named
        )
        people.append(estimated)
    if joined.face and joined.face.role:
        if joined.person == len(people):
            people.append(Person(f"p{len(people) + 1}", joined.face.role))
        people[joined.person] = _with_face(people[joined.person], ids[joined.face.said])
    return tuple(people)


def _with_face(person: Person, face: str) -> Person:
    """The person with a face among the findings: as with a name, of a patient no circle is left to be told."""
    seen = replace(person, findings=(*person.findings, face))
    return seen if person.role is Role.STAFF else replace(seen, band=None, reader=None, drivers=(face,))
