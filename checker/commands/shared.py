"""What the commands share: options, errors for people, the way from files to a draft."""

from __future__ import annotations

import sys
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from checker.document import Document, read_draft
from checker.draft import Draft
from checker.errors import CheckerError, UnreadableError
from checker.exits import CLEAR, REVIEW, STOP, UNCHECKED, fail
from checker.finding import Verdict
from checker.gate import Gate
from checker.policy import Policy
from checker.reading import read_bytes
from checker.report import Report

if TYPE_CHECKING:
    from checker.pipeline import Checker

CODES = {Verdict.CLEAR: CLEAR, Verdict.REVIEW: REVIEW, Verdict.STOP: STOP}


class FailOn(StrEnum):
    """The lowest verdict that gives an exit code other than 0."""

    REVIEW = "review"
    STOP = "stop"


class Lang(StrEnum):
    """The languages of an answer."""

    SV = "sv"
    EN = "en"


FilesArgument = Annotated[
    list[str] | None, typer.Argument(help="Filer som hör till ett och samma utkast; - för text in.")
]
PolicyOption = Annotated[Path | None, typer.Option("--policy", help="Sjukhusets policyfil (TOML).")]
KeysOption = Annotated[
    Path | None, typer.Option("--keys", envvar="SEKRETESS_KEYS", help="Mappen med installationens nycklar.")
]
LogOption = Annotated[
    str | None,
    typer.Option("--log", envvar="SEKRETESS_LOG", help="Loggen: en fil (SQLite) eller postgresql://… Utan: ingen."),
]
AuthorOption = Annotated[str | None, typer.Option("--author", help="Kontot eller rollen som har skrivit utkastet.")]
ChannelOption = Annotated[str | None, typer.Option("--channel", help="Kanalen, som instagram.")]
EarlierOption = Annotated[
    list[Path] | None,
    typer.Option("--earlier", help="Ett tidigare inlägg på samma konto, som läses ihop med utkastet; flera går bra."),
]
LangOption = Annotated[
    Lang, typer.Option("--lang", envvar="SEKRETESS_LANG", help="Svarets språk: sv eller en (in English).")
]
HoursOption = Annotated[
    float, typer.Option("--valid-hours", min=0.1, max=24 * 31, help="Så länge gäller ett kvitto, i timmar.")
]


def say(sentence: str) -> None:
    """Print a sentence beside the output proper."""
    Console(stderr=True, highlight=False).print(sentence, soft_wrap=True, markup=True)


def load(policy: Path | None) -> Checker:
    """The checker with a hospital's policy; leaves with an error when something is missing."""
    from checker.pipeline import Checker  # noqa: PLC0415  (keys, log and receipts are quicker without the models)

    try:
        return Checker.load(Policy.load(policy) if policy else None)
    except CheckerError as error:
        fail(error)


def open_gate(keys: Path | None, log: str | None, hours: float = 24) -> Gate:
    """The gate of the installation; leaves with an error when its keys or its log can't be used."""
    try:
        return Gate.open(keys, log, timedelta(hours=hours))
    except CheckerError as error:
        fail(error)


def exit_code(report: Report, fail_on: FailOn = FailOn.REVIEW) -> int:
    """The exit code of a report; what could not be examined is never 0, whatever ``fail_on`` says."""
    if report.verdict is Verdict.STOP:
        return STOP
    if not report.complete:
        return UNCHECKED
    if report.verdict is Verdict.REVIEW and fail_on is FailOn.STOP:
        return CLEAR
    return CODES[report.verdict]


def refusing_code(report: Report) -> int:
    """The exit code of a draft that is not let through: its verdict's, and never 0."""
    return exit_code(report) or REVIEW


def draft_of(
    files: list[str], author: str | None = None, channel: str | None = None, earlier: list[Path] | None = None
) -> Draft:
    """The draft of these files together, or of standard input; ``earlier`` are files of posts, the oldest first.

    Raises:
        UnreadableError: when a file can't be read, or standard input is mixed with files.
    """
    posts = [Document(path.name, read_bytes(path)).text() for path in earlier or ()]
    if "-" in files and files != ["-"]:
        raise UnreadableError("”-” (standard in) kan inte blandas med filer.")
    if files == ["-"]:
        given = "standard in", sys.stdin.buffer.read() or b" "
        draft = Document(*given).draft()
    else:
        draft = read_draft(Path(name) for name in files)
    return Draft.of(draft.text, draft.files, channel, author, earlier=posts, absent=draft.absent)
