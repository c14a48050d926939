"""A request turned into a draft: JSON or multipart, within the limits, in memory only."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from checker.draft import MAX_FILES, Attachment, Draft
from checker.errors import CheckerError
from checker.web.limits import Limits
from checker.web.problems import Problem, problem_of

JSON, MULTIPART = "application/json", "multipart/form-data"
MAX_NAME = 120
"""Longest file name that is kept; findings in a file are reported under its name."""

CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "string_too_long": "too-long",
}
"""What a wrong field is called, by pydantic's name of the error; all others are ``wrong``."""

M = TypeVar("M", bound=BaseModel)
PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}")
Short = Annotated[str, Field(max_length=200)]


class DraftIn(BaseModel):
    """A draft as JSON. An unknown field is refused: a misspelt one would silently go unchecked."""

    model_config = ConfigDict(extra="forbid", title="Draft")

    text: str = Field(description="The text as it will be published; at most 200,000 code points.")
    channel: Short | None = Field(default=None, description="Where it will be posted, such as `instagram`.")
    author: Short | None = Field(default=None, description="Who posts it.")
    posted_at: datetime | None = Field(default=None, description="When it will be posted.")
    lang: Literal["sv", "en"] | None = Field(default=None, description="Of problem documents; overrides the header.")

    def draft(self, files: Sequence[Attachment] = ()) -> Draft:
        """The draft within the limits.

        Raises:
            Problem: when it is empty or too large.
        """
        try:
            return Draft.of(self.text, files, self.channel, self.author, self.posted_at)
        except CheckerError as error:
            raise problem_of(error) from error


class _InMemory(MultiPartParser):
    # Starlette lays files of more than 1 MB into a temporary file on disk; a photo of a patient must not end up there.
    spool_max_size = 2**40


async def read_json(request: Request, limits: Limits) -> bytes:
    """The body of a JSON request.

    Raises:
        Problem: when it is of another media type, too large or too slow.
    """
    if media_type(request) != JSON:
        raise Problem("unsupported")
    body = bytearray()
    try:
        async with asyncio.timeout(limits.read_s):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.json:
                    raise Problem("too-large")
    except TimeoutError as error:
        raise Problem("slow") from error
    return bytes(body)


async def read_form(request: Request, limits: Limits) -> FormData:
    """The fields and files of a multipart request.

    Raises:
        Problem: when it is of another media type, damaged, too large or too slow.
    """
    if media_type(request) != MULTIPART:
        raise Problem("unsupported")
    parser = _InMemory(
        request.headers,
        request.stream(),
        max_files=MAX_FILES + 1,
        max_fields=MAX_FILES + 20,
        max_part_size=limits.field,
    )
    try:
        async with asyncio.timeout(limits.read_s):
            return await parser.parse()
    except TimeoutError as error:
        raise Problem("slow") from error
    except MultiPartException as error:
        oversized = "maximum" in error.message.lower()
        raise Problem("too-large" if oversized else "bad-request") from error


async def read_draft(request: Request, limits: Limits) -> Draft:
    """The draft of ``POST /v1/checks``; the language that its sender asks for is left in ``request.state.lang``.

    Raises:
        Problem: whatever is wrong with it.
    """
    files: list[Attachment] = []
    if media_type(request) == MULTIPART:
        row, files = await _from_form(await read_form(request, limits))
    else:
        row = parsed(DraftIn, await read_json(request, limits))
    request.state.lang = row.lang
    return row.draft(files)


async def _from_form(form: FormData) -> tuple[DraftIn, list[Attachment]]:
    uploads = form.getlist("files")
    others = [(name, value) for name, value in form.multi_items() if name != "files"]
    strings = dict(others)
    # Neither a photo under an unknown name nor the first of two texts must go unchecked.
    if wrong := [name for name, value in others if not isinstance(value, str)]:
        raise Problem("bad-field", errors=[{"pointer": _pointer([name]), "code": "not-text"} for name in wrong])
    if any(isinstance(upload, str) for upload in uploads):
        raise Problem("bad-field", errors=[{"pointer": "#/files", "code": "not-a-file"}])
    if len(strings) < len(others):
        raise Problem("bad-field", errors=[{"pointer": "#/text", "code": "twice"}])
    try:
        row = DraftIn.model_validate({"text": "", **strings})
    except ValidationError as error:
        raise wrong_fields(error) from None
    return row, await attachments(uploads)


def parsed(model: type[M], body: bytes) -> M:
    """A JSON body as ``model``.

    Raises:
        Problem: when it is no JSON, or a field is wrong.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise wrong_fields(error) from None


def wrong_fields(error: ValidationError) -> Problem:
    """The problem for fields that pydantic refused, without their values."""
    rows = error.errors(include_url=False, include_context=False, include_input=False)
    if any(row["type"] == "json_invalid" for row in rows):
        return Problem("bad-request")
    errors = [{"pointer": _pointer(row["loc"]), "code": CODES.get(row["type"], "wrong")} for row in rows]
    return Problem("bad-field", errors=errors)


def _pointer(steps: Sequence[str | int]) -> str:
    """JSON pointer of a field. An unknown field's name may be anything, a draft's text too: only a name is shown."""
    return "#/" + "/".join(text if PLAIN.fullmatch(text := str(step)) else "?" for step in steps)


async def attachments(uploads: Sequence[UploadFile | str]) -> list[Attachment]:
    """The files of a form; a file field that was left empty gives none. Names are made safe and unique."""
    files: list[Attachment] = []
    taken = {"text"}  # the name of the text's own part in a report
    for upload in uploads:
        if isinstance(upload, str) or not (upload.filename or upload.size):
            continue
        name = free_name(clean_name(upload.filename or ""), taken)
        taken.add(name)
        files.append(Attachment(name, await upload.read()))
    return files


def clean_name(name: str) -> str:
    r"""A file name without folders and control characters.

    >>> clean_name("C:\\bilder\\rum 4.jpg"), clean_name("../../etc/passwd"), clean_name("\n")
    ('rum 4.jpg', 'passwd', 'bild')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(char for char in last if char.isprintable()).strip()[-MAX_NAME:] or "bild"


def free_name(name: str, taken: set[str]) -> str:
    """``name``, numbered when it is taken.

    >>> free_name("a.jpg", {"a.jpg", "a (2).jpg"}), free_name("b.jpg", {"a.jpg"})
    ('a (3).jpg', 'b.jpg')
    """
    path, number = PurePosixPath(name), 1
    while name in taken:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name


def media_type(request: Request) -> str:
    """Media type of the body, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
