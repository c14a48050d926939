"""Ten digits told as an amount: "8 miljarder 503 miljoner 129 tusen 804"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BILLION = "miljard"
_AMOUNT = re.compile(
    r"(?<!\d)(?P<billions>\d{1,3}) ?miljard\w{0,2},? (?:och )?(?P<millions>\d{1,3}) ?miljon\w{0,2},? (?:och )?"
    r"(?P<thousands>\d{1,3}) ?tusen,? (?:och )?(?P<ones>\d{1,3})(?!\d)"
)


def amount_edits(lower: str) -> Iterator[tuple[int, int, str]]:
    """Edits that write such amounts in figures."""
    for match in _AMOUNT.finditer(lower):
        first, *rest = match.groups()
        yield *match.span(), first + "".join(three.zfill(3) for three in rest)
