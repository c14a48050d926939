"""Every route answers what its own description says, whatever is sent: schemathesis against the real application."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from checker.web.app import create_app
from tests.web.stand_in import StandIn

application = create_app(StandIn())
application.state.service.desk.open()
schema = schemathesis.openapi.from_asgi("/openapi.json", application)


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_breaks_the_service(case):
    answer = case.call(headers={"Host": "127.0.0.1"})
    case.validate_response(answer, checks=[not_a_server_error])
