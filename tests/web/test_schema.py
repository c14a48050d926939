"""Every route answers what its own description says, whatever is sent: schemathesis against the running service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from checker.web.app import create_app
from tests.web.conftest import served
from tests.web.stand_in import StandIn

application = create_app(StandIn())
schema = schemathesis.openapi.from_dict(application.openapi())


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(application) as running:
        yield running


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_that_is_described(case: Any, address: str) -> None:
    answer = case.call(base_url=address)
    assert answer.status_code != 500
    case.validate_response(
        answer, checks=[status_code_conformance, content_type_conformance, response_schema_conformance]
    )
