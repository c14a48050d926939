"""Memory that is no longer used, given back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Give back what has been let go: glibc keeps it, in pieces that fit what comes next badly."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
