"""Handles of social media (@name); those of hospitals, authorities and the like are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "contact/handle"
FEWEST_DIGITS = 0
_HANDLE = re.compile(r"@\w(?:[\w.]{0,40}\w)?")
_OFFICIAL = re.compile(
    r"sweden|sjukhus|lasarett|region|kommun|myndighet|v[aå]rdguiden|1177|karolinska|sahlgrenska|akademiska(?!$)|universitet|"
    r"h[oö]gskol|blod(?:centralen|bussen)|geblod|polisen|r[aä]ddning|trafikverket|socialstyrelsen|folkh[aä]lso|"
    r"lakemedelsverket|krisinformation|r[oö]dakorset|unicef|svt|sverigesradio|dagensmedicin|vardforbundet|l[aä]karforbund|"
    r"sterilteknik|kliniken|mottagningen|avdelning|sjukv[aå]rd|h[aä]lsocentral|v[aå]rdcentral|forbundet|f[oö]rbund|museum"
)


def is_valid(handle: str) -> bool:
    """Whether a text is a handle.

    >>> is_valid("@asa.berg"), is_valid("asa@berg")
    (True, False)
    """
    return _HANDLE.fullmatch(handle) is not None


def is_official(handle: str) -> bool:
    """Whether the name is an organisation's.

    >>> is_official("@lasarettet_x"), is_official("@asa_bygger")
    (True, False)
    """
    return _OFFICIAL.search(handle.lower()) is not None


def find(page: Page) -> Iterator[Hit]:
    """All handles; an organisation's is told, not blamed."""
    text = page.view.text
    at = text.find("@")
    while at >= 0:
        match = _HANDLE.match(text, at)
        if match and not (at and (text[at - 1].isalnum() or text[at - 1] in "._-@/")):
            end = match.end()
            if end == len(text) or text[end] != "@":
                severity = Severity.INFO if is_official(match.group()) else Severity.REVIEW
                yield Hit(RULE, *page.view.span(at, end), 0.9, severity)
        at = text.find("@", at + 1)
