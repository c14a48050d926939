"""``/openapi.json``: FastAPI's own, with what it can't know: bodies read by hand, and the problem document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from checker.choice import KINDS, NOTHING
from checker.draft import MAX_FILES, MAX_TEXT, MOST_EARLIER
from checker.web import reading
from checker.web.problems import MEDIA_TYPE
from checker.web.schema import CopyOut, ProblemOut

PROBLEM: dict[str, Any] = {
    "description": "Problem document (RFC 9457)",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
}
FILES = {"type": "array", "maxItems": MAX_FILES, "items": {"type": "string", "format": "binary"}}
MULTIPART_DRAFT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "maxLength": MAX_TEXT},
        "channel": {"type": "string", "maxLength": 200},
        "author": {"type": "string", "maxLength": 200},
        "posted_at": {"type": "string", "format": "date-time"},
        "lang": {"type": "string", "enum": ["sv", "en"]},
        "earlier": {"type": "array", "maxItems": MOST_EARLIER, "items": {"type": "string"}},
        "files": FILES,
    },
    "additionalProperties": False,
}
DRAFT_BODY = {
    "required": True,
    "content": {
        reading.JSON: {"schema": reading.DraftIn.model_json_schema()},
        reading.MULTIPART: {"schema": MULTIPART_DRAFT},
    },
}
RECEIPT_BODY = {
    "required": True,
    "content": {
        reading.JSON: {"schema": reading.ReceiptIn.model_json_schema()},
        reading.MULTIPART: {
            "schema": MULTIPART_DRAFT
            | {"properties": MULTIPART_DRAFT["properties"] | {"receipt": {"type": "string"}}, "required": ["receipt"]}
        },
    },
}
BOX = r"\d{1,5},\d{1,5},[1-9]\d{0,4},[1-9]\d{0,4}"
AT = r"(@\d{1,5}(\.\d{1,3})?)?"
"""The second in a film."""


def _texts(pattern: str, says: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "pattern": f"^{pattern}$"}, "description": says}


PHOTO_BODY = {
    "required": True,
    "content": {
        reading.MULTIPART: {
            "schema": {
                "type": "object",
                "properties": {
                    "file": {"type": "string", "format": "binary"},
                    "fill": {
                        "type": "string",
                        "description": f"Kinds to fill, with commas between: {', '.join(KINDS)}; or {NOTHING}.",
                    },
                    "keep": _texts(BOX + AT, "Boxes of findings that are to stay; in a film with their `time_s`."),
                    "cover": _texts(BOX, "Boxes that are filled whatever they show; in a film from start to end."),
                },
                "required": ["file"],
                "additionalProperties": False,
            }
        }
    },
}
KEY_HEADER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
    "description": "The same key with the same draft gets the same answer for ten minutes.",
}
BINARY = {"schema": {"type": "string", "format": "binary"}}
PICTURE = dict.fromkeys(("image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4"), BINARY)
COPY = PICTURE | {reading.JSON: {"schema": {"$ref": "#/components/schemas/CopyOut"}}}
SCHEMAS = "#/components/schemas/{model}"


def openapi_of(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """The function that gives the description of ``app``, made once."""

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            description = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            _, besides = models_json_schema(
                [(ProblemOut, "serialization"), (CopyOut, "serialization")], ref_template=SCHEMAS
            )
            description["components"]["schemas"] |= besides["$defs"]
            description["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
            description["security"] = [{"key": []}, {}]  # on the own computer nobody's name is needed
            app.openapi_schema = description
        return app.openapi_schema

    return describe
