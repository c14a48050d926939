"""A request turned into a draft: JSON or multipart, within the limits, in memory only."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from checker.draft import MAX_FILES, MAX_TEXT, MOST_EARLIER, Attachment, Draft
from checker.errors import CheckerError
from checker.receipt.token import LONGEST
from checker.web.limits import Limits
from checker.web.problems import Problem, problem_of
from checker.web.repeats import repeated
from checker.web.uploads import attachments

JSON, MULTIPART = "application/json", "multipart/form-data"
CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "string_too_long": "too-long",
}
"""What a wrong field is called, by pydantic's name of the error; all others are ``wrong``."""

MOST_FIELDS = MAX_FILES * 45 + MOST_EARLIER + 20
"""Most fields of a form: for each photo its tick boxes, as many as ``checker.web.view`` offers, and some more."""

M = TypeVar("M", bound=BaseModel)
D = TypeVar("D", bound="DraftIn")
DESCRIBED: JsonDict = {"pattern": r"\S", "maxLength": MAX_TEXT}
PLAIN = re.compile(r"[A-Za-z0-9_-]{1,40}")
Short = Annotated[str, Field(max_length=200)]


class DraftIn(BaseModel):
    """A draft as JSON. An unknown field is refused: a misspelt one would silently go unchecked."""

    model_config = ConfigDict(extra="forbid", title="Draft")

    # What is empty or too long is refused by Draft.of, in words; here it is only described.
    text: str = Field(description="The text as it will be published.", json_schema_extra=DESCRIBED)
    channel: Short | None = Field(default=None, description="Where it will be posted, such as `instagram`.")
    author: Short | None = Field(default=None, description="Who posts it.")
    posted_at: datetime | None = Field(default=None, description="When it will be posted.")
    earlier: list[str] = Field(
        default=[],
        description="Earlier posts of the same account, the oldest first; they are read with the draft.",
    )
    lang: Literal["sv", "en"] | None = Field(default=None, description="Of problem documents; overrides the header.")

    def draft(self, files: Sequence[Attachment] = ()) -> Draft:
        """The draft within the limits.

        Raises:
            Problem: when it is empty or too large.
        """
        try:
            return Draft.of(self.text, files, self.channel, self.author, self.posted_at, earlier=self.earlier)
        except CheckerError as error:
            raise problem_of(error) from error


class ReceiptIn(DraftIn):
    """A draft and the receipt that is to hold for it, as JSON."""

    model_config = ConfigDict(extra="forbid", title="ReceiptAndDraft")

    receipt: str = Field(description="Compact JWS.", max_length=LONGEST)


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
        max_fields=MOST_FIELDS,
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
    row, files = await read_row(request, limits, DraftIn)
    return row.draft(files)


async def read_row(request: Request, limits: Limits, model: type[D]) -> tuple[D, list[Attachment]]:
    """The fields of a draft as ``model``, and its files, of JSON or multipart; see ``read_draft``.

    Raises:
        Problem: whatever is wrong with them.
    """
    files: list[Attachment] = []
    if media_type(request) == MULTIPART:
        row, files = await _from_form(await read_form(request, limits), model)
    else:
        row = parsed(model, await read_json(request, limits))
    request.state.lang = row.lang
    return row, files


async def _from_form(form: FormData, model: type[D]) -> tuple[D, list[Attachment]]:
    uploads = form.getlist("files")
    earlier = form.getlist("earlier")
    others = [(name, value) for name, value in form.multi_items() if name not in ("files", "earlier")]
    strings = dict(others)
    # Neither a photo under an unknown name nor the first of two texts must go unchecked.
    if wrong := [name for name, value in others if not isinstance(value, str)]:
        raise Problem("bad-field", errors=[{"pointer": pointer([name]), "code": "not-text"} for name in wrong])
    if any(isinstance(upload, str) for upload in uploads):
        raise Problem("bad-field", errors=[{"pointer": "#/files", "code": "not-a-file"}])
    if not all(isinstance(post, str) for post in earlier):
        raise Problem("bad-field", errors=[{"pointer": "#/earlier", "code": "not-text"}])
    if twice := [name for name, times in Counter(name for name, _ in others).items() if times > 1]:
        raise Problem("bad-field", errors=[{"pointer": pointer([name]), "code": "twice"} for name in twice])
    try:
        row = model.model_validate({"text": "", **strings, "earlier": earlier})
    except ValidationError as error:
        raise wrong_fields(error) from None
    return row, await attachments(uploads)


def parsed(model: type[M], body: bytes) -> M:
    """A JSON body as ``model``.

    Raises:
        Problem: when it is no JSON, or a field is wrong or stands twice.
    """
    try:
        row = model.model_validate_json(body)
    except ValidationError as error:
        raise wrong_fields(error) from None
    if twice := repeated(body):
        raise Problem("bad-field", errors=[{"pointer": pointer(steps), "code": "twice"} for steps in twice])
    return row


def wrong_fields(error: ValidationError) -> Problem:
    """The problem for fields that pydantic refused, without their values."""
    rows = error.errors(include_url=False, include_context=False, include_input=False)
    if any(row["type"] == "json_invalid" for row in rows):
        return Problem("bad-request")
    errors = [{"pointer": pointer(row["loc"]), "code": CODES.get(row["type"], "wrong")} for row in rows]
    return Problem("bad-field", errors=errors)


def pointer(steps: Sequence[str | int]) -> str:
    """JSON pointer of a field. An unknown field's name may be anything, a draft's text too: only a name is shown."""
    return "#/" + "/".join(text if PLAIN.fullmatch(text := str(step)) else "?" for step in steps)


def media_type(request: Request) -> str:
    """Media type of the body, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
