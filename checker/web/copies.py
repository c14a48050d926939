"""The HTTP endpoint for clean copies: a photo in, its copy out, with the proof."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, Response

from checker.choice import Choice
from checker.cleaning import CleanCopy
from checker.draft import Attachment
from checker.english import english
from checker.errors import ChoiceError
from checker.web import reading, uploads
from checker.web.openapi import COPY, PHOTO_BODY, PROBLEM
from checker.web.problems import Problem, problem_of
from checker.web.service import Serving
from checker.web.texts import EN, asked

MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".mp4": "video/mp4",
}
"""By the ending that the cleaner gives."""

FIELDS = frozenset({"file", "fill", "keep", "cover"})

router = APIRouter(responses={"default": PROBLEM})


@router.post(
    "/v1/clean",
    summary="Clean a photo or film",
    response_class=Response,
    responses={200: {"content": COPY, "description": "A copy without hidden data, with what was chosen filled"}},
    openapi_extra={"requestBody": PHOTO_BODY},
)
async def clean(request: Request, service: Serving) -> Response:
    """A copy of a photo or film, checked itself; of a film without its sound. With its proof for who accepts JSON."""
    file, choice = await chosen(await reading.read_form(request, service.limits))
    copy = await service.clean(file, choice, request)
    lang = asked(request)
    if not _wants_json(request):
        return download(copy)
    body = {
        "name": copy.file.name,
        "media_type": _media_type(copy.file),
        "data": base64.b64encode(copy.file.data).decode(),
        "proof": copy.proof.as_json(said_in(lang)),
    }
    return JSONResponse(body, headers={"Content-Language": lang})


async def chosen(form: FormData) -> tuple[Attachment, Choice]:
    """The one file of a form, and what is to be filled in its copy.

    Raises:
        Problem: when a field is missing, unknown or wrong: what a caller misspells must not stay uncovered.
    """
    if unknown := [name for name in form if name not in FIELDS]:
        raise Problem("bad-field", errors=[{"pointer": reading.pointer([name]), "code": "unknown"} for name in unknown])
    if len(form.getlist("fill")) > 1:
        raise Problem("bad-field", errors=[{"pointer": "#/fill", "code": "twice"}])
    words = {name: form.getlist(name) for name in FIELDS - {"file"}}
    if wrong := [name for name, values in words.items() if not all(isinstance(value, str) for value in values)]:
        raise Problem("bad-field", errors=[{"pointer": f"#/{name}", "code": "not-text"} for name in sorted(wrong)])
    files = await uploads.attachments(form.getlist("file"))
    if len(files) != 1 or len(form.getlist("file")) != 1:
        raise Problem("bad-field", errors=[{"pointer": "#/file", "code": "not-a-file"}])
    try:
        fill, keep, cover = ([str(value) for value in words[name]] for name in ("fill", "keep", "cover"))
        return files[0], Choice.of(fill[0] if fill else None, keep, cover)
    except ChoiceError as error:
        raise problem_of(error) from error


def download(copy: CleanCopy, *, lang: str | None = None) -> Response:
    """A copy to be saved, under its new name: the old one may tell a date, a number or a person.

    The headers tell its digest (RFC 9530) and verdict; with ``lang``, for the script, the proof in words.
    """
    digest = base64.b64encode(bytes.fromhex(copy.proof.copy)).decode()
    headers = {
        "Content-Disposition": f'attachment; filename="{copy.file.name}"',
        "Content-Digest": f"sha-256=:{digest}:",
        "Copy-Verdict": copy.proof.verdict.value,
        "Copy-Kept": str(len(copy.proof.kept)),
    }
    if lang:
        headers["Copy-Says"] = quote(" ".join(map(said_in(lang), copy.proof.sentences())))
    return Response(copy.file.data, media_type=_media_type(copy.file), headers=headers)


def said_in(lang: str) -> Callable[[str], str]:
    """From a sentence of the program to the same in a language."""
    return english if lang == EN else str


def _media_type(file: Attachment) -> str:
    return MEDIA_TYPES[PurePosixPath(file.name).suffix]


def _wants_json(request: Request) -> bool:
    accepted: Any = request.headers.get("accept", "")
    return any(one.partition(";")[0].strip().lower() == reading.JSON for one in accepted.split(","))
