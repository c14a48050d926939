from __future__ import annotations

import io
from importlib.resources import files

from PIL import ExifTags, Image

from checker.image.sample import NAME, sample


def test_the_sample_that_is_shipped_is_the_one_that_is_drawn() -> None:
    shipped = (files("checker") / "demo" / NAME).read_bytes()
    assert shipped[:2] == b"\xff\xd8"
    drawn = Image.open(io.BytesIO(sample()))
    kept = Image.open(io.BytesIO(shipped))
    assert kept.size == drawn.size
    assert kept.getexif()[ExifTags.Base.Artist] == drawn.getexif()[ExifTags.Base.Artist] == "Testa Exempelsson"
