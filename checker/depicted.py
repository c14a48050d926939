"""The one person of whom a text speaks and the one face in its pictures: whoever sees both takes them for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.finding import Finding, Layer, Role, Severity, Type, Verdict
from checker.judging import JudgedText
from checker.report import Rewrite, Unworded
from checker.risk.captioned import may_be_a_patient, mentions_staff, speaks_of_one
from checker.risk.mitigation import signed_consent
from checker.risk.someone import Someone
from checker.sound import require

SAME = "Texten talar om en person, och ett ansikte syns på bilden: läsaren förstår att det är samma."
PERHAPS = (
    "Texten talar om en person, och ansikten syns på bild: något av dem kan vara personens. Se efter vem som syns."
)

ALLOWED = "image/face_allowed"
VISIBLE = frozenset({"image/face", "image/face_nobody", "image/face_consented", ALLOWED})
"""Rules of faces that a reader sees: neither what is perhaps one, nor what is hidden in the file."""

SETTING = frozenset({Type.WARD, Type.DATE_TIME, Type.LOCATION})
"""Facts that stand in a text about nobody, too."""

CARED_FOR, STAFF = frozenset({Role.PATIENT, Role.RELATIVE}), frozenset({Role.STAFF})


@dataclass(frozen=True)
class Depicted:
    """What is seen, with the face that the text tells of as its own person's.

    ``person`` is whose it is, by place among those of the text, or one more. ``told`` says that it is left open.
    """

    seen: Sequence[Finding]
    face: Finding | None = None
    person: int = 0
    told: str | None = None


def depicted(text: str, judged: JudgedText | None, seen: Sequence[Finding]) -> Depicted:
    """The faces that are seen beside a draft's own ``text``, joined with whom it speaks of.

    One face and one patient, or somebody of whom nothing says who it is, are one: that is a stop, for nobody else fits.
    A colleague's face stays as grave as it was.
    """
    faces = [finding for finding in seen if finding.layer is Layer.FACE and finding.rule in VISIBLE]
    if judged is None or not faces:
        return Depicted(seen)
    patients, staff = _spoken_of(judged, CARED_FOR), _spoken_of(judged, STAFF)
    if not patients and staff:
        alone = len(faces) == len(staff) == 1
        return _joined(seen, replace(faces[0], role=Role.STAFF), staff[0]) if alone else Depicted(seen)
    if not (_of_one(text, judged, patients) if patients else speaks_of_one(text) and may_be_a_patient(text)):
        return Depicted(seen)
    if len(faces) > 1 or staff or mentions_staff(text):
        # Whoever must not be written about at all need not be looked for in the picture.
        return Depicted(seen, told=PERHAPS if judged.verdict is not Verdict.STOP else None)
    # Where faces are shown as a matter of course, a caption that tells nothing of care is looked at, not stopped.
    mild = signed_consent(text) or (faces[0].rule == ALLOWED and not patients)
    joined = replace(faces[0], role=Role.PATIENT, severity=Severity.REVIEW if mild else Severity.STOP, why=SAME)
    return _joined(seen, joined, patients[0] if patients else len(judged.people))


def _joined(seen: Sequence[Finding], face: Finding, person: int) -> Depicted:
    same = (face.part, face.box, face.time_s, face.rule)
    others = [face if (one.part, one.box, one.time_s, one.rule) == same else one for one in seen]
    return Depicted(others, face, person)


def _of_one(text: str, judged: JudgedText, patients: Sequence[int]) -> bool:
    """Whether what is told is told of one person: by a word for one, a name, or an age."""
    (first, *others) = patients
    singled = any(judged.findings[place].type in {Type.PERSON, Type.AGE} for place in judged.people[first].places)
    return not others and (singled or speaks_of_one(text))


def worded_beside(joined: Depicted, safe: Rewrite | Unworded | None) -> Rewrite | Unworded | None:
    """The safe wording, or why there is none beside a patient's face: one that speaks of somebody still tells whose."""
    patient = joined.face is not None and joined.face.role is Role.PATIENT
    return Unworded.PICTURED if patient and isinstance(safe, Rewrite) and speaks_of_one(safe.text) else safe


def sound_depicted(made: Depicted) -> Depicted:
    """What is seen, with its one face.

    Raises:
        UnsoundError: when it is something else.
    """
    require(isinstance(made, Depicted) and all(isinstance(one, Finding) for one in made.seen), "depicted")
    require(made.face is None or any(one is made.face for one in made.seen), "face")
    return made


def _spoken_of(judged: JudgedText, roles: frozenset[Role]) -> list[int]:
    """Persons of these roles, of whom the draft's own text says more than where and when."""
    return [number for number, one in enumerate(judged.people) if one.role in roles and _is_told(one, judged)]


def _is_told(one: Someone, judged: JudgedText) -> bool:
    own = (judged.findings[place] for place in one.places)
    return any(finding.layer is Layer.TEXT and finding.type not in SETTING for finding in own)
