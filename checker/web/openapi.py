"""``/openapi.json``: FastAPI's own, with the problem document that every route may answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from checker.web.schema import ProblemOut

SCHEMAS = "#/components/schemas/{model}"


def openapi_of(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """The function that gives the description of ``app``, made once."""

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            description = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            _, problem = models_json_schema([(ProblemOut, "serialization")], ref_template=SCHEMAS)
            description["components"]["schemas"] |= problem["$defs"]
            app.openapi_schema = description
        return app.openapi_schema

    return describe
