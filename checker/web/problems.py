"""Everything that can go wrong, as RFC 9457 problem documents. None ever holds any text of a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import JSONResponse

from checker.english import known
from checker.errors import (
    AcknowledgementError,
    CheckerError,
    ChoiceError,
    CleaningError,
    KeyringError,
    LogError,
    ModelError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
)
from checker.receipt.refusal import ReceiptError
from checker.web.texts import SV, texts

MEDIA_TYPE = "application/problem+json"

STATUS: Mapping[str, int] = {
    "bad-request": 400,
    "not-signed-in": 401,
    "cross-site": 403,
    "forbidden": 403,
    "sign-in-failed": 403,
    "not-found": 404,
    "no-check": 404,
    "method-not-allowed": 405,
    "slow": 408,
    "in-progress": 409,
    "receipt-refused": 409,
    "not-accepted": 409,
    "gone": 410,
    "too-large": 413,
    "unsupported": 415,
    "unreadable": 422,
    "bad-field": 422,
    "key-reused": 422,
    "language": 422,
    "not-cleaned": 422,
    "too-many": 429,
    "failed": 500,
    "busy": 503,
    "timeout": 503,
    "sign-in-down": 503,
    "starting": 503,
    "stopping": 503,
    "log-down": 503,
    "incomplete": 503,
}
"""Status code by the last part of the problem's type."""


@dataclass(eq=False)  # exceptions are told apart by identity
class Problem(Exception):  # noqa: N818  (the word of RFC 9457)
    """A refusal. ``kind`` is a key of ``STATUS``; ``detail`` replaces the standard sentence.

    ``errors`` lists wrong fields as ``{"pointer": "#/text", "code": "missing"}``: never the value that was sent.
    ``refusal`` is the reason of a refused receipt, for programs.
    """

    kind: str
    detail: str | None = None
    errors: Sequence[Mapping[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    refusal: str | None = None

    def __post_init__(self) -> None:
        super().__init__(self.kind)

    @property
    def status(self) -> int:
        """HTTP status code."""
        return STATUS[self.kind]

    def title(self, lang: str) -> str:
        """Short name of the kind of problem."""
        return texts(lang)[f"problem_{self.kind}"]

    def sentence(self, lang: str) -> str:
        """What happened and what to do: the checker's own sentence where it has one in this language."""
        own = self.detail if not self.detail or lang == SV else known(self.detail)
        return own or texts(lang)[f"detail_{self.kind}"]

    def as_json(self, lang: str) -> dict[str, Any]:
        """The problem document."""
        document: dict[str, Any] = {
            "type": f"/v1/problems/{self.kind}",
            "title": self.title(lang),
            "status": self.status,
            "detail": self.sentence(lang),
        }
        if self.refusal:
            document["refusal"] = self.refusal
        if self.errors:
            words = texts(lang)
            document["errors"] = [
                {"pointer": error["pointer"], "detail": words[f"field_{error['code']}"]} for error in self.errors
            ]
        return document

    def response(self, lang: str) -> JSONResponse:
        """The problem document as an answer."""
        headers = {"Content-Language": lang, **self.headers}
        return JSONResponse(self.as_json(lang), self.status, headers, media_type=MEDIA_TYPE)


def busy(seconds: int = 2) -> Problem:
    """Too many at once: come back in so many seconds."""
    return Problem("busy", headers={"Retry-After": str(seconds)})


PROBLEMS: Sequence[tuple[type[CheckerError], str]] = (
    (TooLargeError, "too-large"),
    (UnsupportedError, "unsupported"),
    (UnreadableError, "unreadable"),
    (CleaningError, "not-cleaned"),
    (ChoiceError, "bad-field"),
    (AcknowledgementError, "not-accepted"),
)
"""Problems that keep the error's own sentence; the narrower error first."""


def problem_of(error: CheckerError) -> Problem:
    """The problem that an error of the checker stands for; its Swedish sentence is kept."""
    if isinstance(error, ReceiptError):
        return Problem("receipt-refused", str(error), refusal=error.refusal)
    if isinstance(error, ModelError):
        return Problem("starting", headers={"Retry-After": "30"})
    if isinstance(error, LogError | KeyringError):
        return Problem("log-down", headers={"Retry-After": "30"})
    kind = next((kind for broad, kind in PROBLEMS if isinstance(error, broad)), None)
    return Problem(kind, str(error)) if kind else Problem("failed")
