"""What data of unknown structure gives away all the same: a time of day, a position.

Maker notes and makers' own segments have a structure that only the maker knows. Three forms come again in them all the
same: dates in words or with a name ("TimeDate=909698819"), six numbers of a calendar, and two letters for north and
east before two numbers.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from checker.image.fields.field import GPS, TIME, Field

MOST_BYTES = 1 << 20
"""How much of it is looked through."""

YEARS = range(1990, 2061)

_WORDED = re.compile(rb"(?:19|20)\d\d[:/-][01]\d[:/-][0-3]\d[ T][0-2]\d:[0-5]\d")
_SECONDS = re.compile(rb"(?i)(?:time|date)\w{0,12}=(\d{9,10})\b")
_POSITION = re.compile(rb"[NS]\0{1,3}[EW]\0{1,8}")
_DEGREES = 16
"""Bytes of latitude and longitude in double precision."""

ORDERS = ((5, 3, 4, 2, 1, 0), (0, 1, 2, 3, 4, 5))
"""Where year, month, day, hour, minute and second stand among six numbers: year last (month before day), or first."""


def fields(raw: bytes, place: str) -> Iterator[Field]:
    """The first time and the first position in a stretch of bytes, named after the ``place`` where it stands."""
    data = raw[:MOST_BYTES]
    times = (*_worded(data), *islice(_calendars(data), 1))
    if times:
        yield Field(TIME, place, times[0])
    for found in islice(_positions(data), 1):
        yield Field(GPS, place, found)


def _worded(data: bytes) -> Iterator[str]:
    if found := _WORDED.search(data):
        yield found.group().decode("ascii")
    for found in _SECONDS.finditer(data):
        day = datetime.fromtimestamp(int(found.group(1)), UTC)
        if day.year in YEARS:
            yield day.strftime("%Y-%m-%d %H:%M")


def _calendars(data: bytes) -> Iterator[str]:
    """Six numbers of 16 bits in a row that are a day and a time of day, in either byte order."""
    for start in (0, 1):
        whole = data[start : start + (len(data) - start) // 2 * 2]
        for kind in ("<u2", ">u2"):
            numbers: NDArray[np.uint16] = np.frombuffer(whole, kind)
            if len(numbers) < len(ORDERS[0]):
                continue
            rows = np.lib.stride_tricks.sliding_window_view(numbers, len(ORDERS[0]))
            for order in ORDERS:
                yield from _times(rows[:, order])


def _times(rows: NDArray[np.uint16]) -> Iterator[str]:
    year, month, day, hour, minute, second = rows.T
    fits = (year >= YEARS[0]) & (year <= YEARS[-1]) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    fits &= (hour < 24) & (minute < 60) & (second < 60)
    for row in rows[fits]:
        yield "{:04d}-{:02d}-{:02d} {:02d}:{:02d}".format(*map(int, row[:5]))


def _positions(data: bytes) -> Iterator[str]:
    """Two numbers of degrees behind the letters of their halves, the least significant byte first."""
    for found in _POSITION.finditer(data):
        for start in range(found.start() + 4, found.end() + 1):
            if start + _DEGREES > len(data):
                break
            latitude, longitude = struct.unpack_from("<dd", data, start)
            if 1e-3 < abs(latitude) <= 90 and 1e-3 < abs(longitude) <= 180:
                south, west = found.group().startswith(b"S"), b"W" in found.group()
                yield f"{-latitude if south else latitude:.5f}, {-longitude if west else longitude:.5f}"
                break
