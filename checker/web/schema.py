"""The report as a schema for ``/openapi.json``; the tests hold real answers against it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from checker.finding import Layer, Role, Severity, Type, Verdict
from checker.place import What

Count = Annotated[int, Field(ge=0)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Model(BaseModel):
    """Base: nothing is answered that is not written here."""

    model_config = ConfigDict(extra="forbid")


class UncheckedOut(Model):
    """A part that could not be examined."""

    part: str
    reason: str


class BoxOut(Model):
    """Pixels of the upright picture."""

    x: Count
    y: Count
    width: Count
    height: Count


class FindingOut(Model):
    """One finding: a span of the text (half-open, in code points and in UTF-16 units) or a box in a picture."""

    id: str
    part: str = Field(description="`text`, or the name of the file.")
    layer: Layer
    type: Type
    role: Role | None
    verdict: Severity
    rule: str
    start: Count | None = None
    end: Count | None = None
    start_utf16: Count | None = None
    end_utf16: Count | None = None
    box: BoxOut | None = None
    time_s: float | None = None
    quote: str
    score: Annotated[float, Field(ge=0, le=1)]
    title: str
    why: str
    law: str
    suggestion: str


class AnonymityOut(Model):
    """How many people fit, for the reader who comes closest."""

    band: Literal["under 5", "5-19", "20-49", "50-999", "1000+"]
    reader: str | None


class PersonOut(Model):
    """Somebody who is spoken of; ``findings`` and ``drivers`` are ids."""

    id: str
    role: Role
    findings: list[str]
    anonymity: AnonymityOut | None
    drivers: list[str]


class RewriteOut(Model):
    """A safer wording and the verdict that it got itself."""

    text: str
    verdict: Verdict


class EngineOut(Model):
    """Version and digests of what judged."""

    version: str
    model: str
    rules: str
    policy: str


class ReportOut(Model):
    """The answer to a draft. ``verdict`` is never ``clear`` while ``complete`` is false."""

    model_config = ConfigDict(title="Report")

    id: str = Field(description="Of this check; also in the header `Check-Id`.")
    schema_: Literal["1"] = Field(alias="schema")
    verdict: Verdict
    complete: bool
    unchecked: list[UncheckedOut]
    summary: str
    reasons: list[str]
    findings: list[FindingOut]
    persons: list[PersonOut]
    rewrite: RewriteOut | None
    unworded: str | None = Field(
        description="Why there is no safer wording; null where there is one, or none is needed."
    )
    receipt: str | None
    engine: EngineOut


class PlaceOut(Model):
    """A place in the upright picture; ``pixels`` is the number of them in its box."""

    kind: What
    box: BoxOut
    pixels: Count
    time_s: float | None = None


class LeftOut(PlaceOut):
    """A place that the second check found; ``chosen`` where somebody chose that it stays."""

    chosen: bool


class SecondCheckOut(Model):
    """What the check of the copy found: nothing hidden, or the copy would not be handed out."""

    verdict: Verdict
    hidden_data: Literal[0]
    faces: Count
    possible_faces: Count
    texts: Count
    codes: Count
    left: list[LeftOut]


class GivenOut(Model):
    """What was given; its name is not repeated, for it may tell something."""

    sha256: Digest


class MadeOut(Model):
    """The copy."""

    name: str
    sha256: Digest


class CleanerOut(EngineOut):
    """What judged, and the versions of what looks at pictures."""

    pictures: dict[str, str]


class ProofOut(Model):
    """What was done to a copy and what is left: kinds, boxes, digests, never content."""

    model_config = ConfigDict(title="Proof")

    schema_: Literal["1"] = Field(alias="schema")
    made: AwareDatetime
    original: GivenOut
    copy_: MadeOut = Field(alias="copy")
    hidden_data_removed: dict[Type, Count] = Field(description="How many of each kind of hidden data are gone.")
    filled: list[PlaceOut]
    kept: list[PlaceOut] = Field(description="Found, and left because somebody chose so.")
    second_check: SecondCheckOut
    says: list[str] = Field(description="The proof in words.")
    engine: CleanerOut


class CopyOut(Model):
    """A copy with its proof; ``data`` is Base64."""

    name: str
    media_type: str
    data: str
    proof: ProofOut


class JobOut(Model):
    """Work on a film; once ``state`` is ``done`` the ``report`` on a draft, or the ``proof`` of a ``copy``."""

    id: str
    state: Literal["waiting", "running", "done"]
    progress: Annotated[float, Field(ge=0, le=1)]
    report: ReportOut | None
    proof: ProofOut | None
    copy_: str | None = Field(alias="copy", description="Where the clean copy is fetched.")


class FieldProblem(Model):
    """A wrong field."""

    pointer: str
    detail: str


class ProblemOut(Model):
    """RFC 9457 problem document."""

    model_config = ConfigDict(title="Problem")

    type: str
    title: str
    status: int
    detail: str
    refusal: str | None = Field(default=None, description="Why a receipt is refused.")
    errors: list[FieldProblem] | None = None


class RuleOut(Model):
    """A rule: what it looks for, why, and examples that it catches and passes."""

    id: str
    type: Type
    verdict: Severity
    title: str
    why: str
    law: str
    suggestion: str
    catches: list[str]
    passes: list[str]


class RulesOut(Model):
    """All rules and the digest of their files."""

    digest: str
    rules: list[RuleOut]


class EntityOut(Model):
    """One entity in the shape of Presidio; offsets are code points of the text as it was sent."""

    entity_type: Type
    start: Count
    end: Count
    score: Annotated[float, Field(ge=0, le=1)]
    analysis_explanation: None = None
    recognition_metadata: dict[str, str]


class StateOut(Model):
    """Whether the service lives, or is ready."""

    status: Literal["ok"]


class StandingOut(Model):
    """Where a draft stands after an acceptance: the verdict of what is left, and the receipt once nothing is."""

    verdict: Verdict
    left: list[str] = Field(description="Ids of findings, or `draft`, that still have to be accepted.")
    receipt: str | None


class ReceiptOut(Model):
    """What a valid receipt says."""

    valid: Literal[True] = True
    id: str
    verdict: Verdict
    reviewer: str | None
    issued: AwareDatetime
    expires: AwareDatetime


class JwksOut(Model):
    """Public keys (JWK Set, RFC 7517) that receipts can be verified with."""

    keys: list[dict[str, str]]
