from __future__ import annotations

import struct

import pytest

from checker.image.fields.field import GPS, TIME
from checker.image.fields.opaque import fields

NOISE = bytes(range(7, 250, 3))


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"MAKER 2019:07:14 08:31:02\0", "2019:07:14 08:31"),
        (b"[info]\r\nTimeDate=909698819\r\nFlash=1", "1998-10-29 22:06"),
        (struct.pack("<6H", 0, 31, 8, 7, 14, 2019), "2019-07-14 08:31"),
        (struct.pack(">6H", 2019, 7, 14, 8, 31, 2), "2019-07-14 08:31"),
    ],
)
def test_a_time_in_a_makers_own_data_is_named(raw: bytes, value: str) -> None:
    (field,) = fields(NOISE + raw + NOISE, "MakerNote")
    assert (field.rule, field.name, field.value) == (TIME, "MakerNote", value)


def test_a_position_behind_its_letters_is_named() -> None:
    raw = b"N\0W\0\0\0\0\0" + struct.pack("<dd", 59.33, 18.07)
    (field,) = fields(NOISE + raw + NOISE, "APP1")
    assert (field.rule, field.value) == (GPS, "59.33000, -18.07000")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        NOISE,
        bytes(4000),
        b"N\0W\0\0\0\0\0" + struct.pack("<dd", 590.0, 18.07),
        struct.pack("<6H", 0, 61, 8, 7, 14, 2019),
        b"Time=12345",
    ],
)
def test_other_data_names_nothing(raw: bytes) -> None:
    assert list(fields(raw, "MakerNote")) == []
