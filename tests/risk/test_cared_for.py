"""Whose a name is by the words beside it: a colleague's at work is no patient's."""

from __future__ import annotations

import pytest

from checker.finding import Role, Type
from checker.pipeline import Checker


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("En 92-årig dam med stroke kom in i natt. Kollegan Sofia bjöd på bullar.", "Sofia", Role.STAFF),
        ("Läkaren Sofia Ek opererade en 23-årig man från Mora i natt.", "Sofia Ek", Role.STAFF),
        ("Barnmorskan Karin opererades hos oss i går.", "Karin", Role.PATIENT),
        ("Vår kollega Madde är inlagd på psyk 2.", "Madde", Role.PATIENT),
        ("Vi opererade Anna Andersson i natt.", "Anna Andersson", Role.PATIENT),
    ],
)
def test_whose_a_name_is(checker: Checker, text: str, name: str, role: Role) -> None:
    found = [finding for finding in checker.judge(text).findings if finding.type is Type.PERSON]
    assert [(finding.quote, finding.role) for finding in found] == [(name, role)]
