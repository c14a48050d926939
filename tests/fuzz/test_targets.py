"""Hypothesis on the same targets: noise, and whole inputs broken in places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.image import examine
from checker.image.specimens import encoded, picture
from checker.resources import resource
from tests.fuzz import targets
from tests.hostile.files import WORD, word

RULE = next(path for path in sorted(resource("rules").rglob("*.toml"))).read_bytes()
WHOLE: dict[str, list[bytes]] = {
    "text": [
        word(f"<w:document xmlns:w='{WORD}'><w:body><w:p/></w:body></w:document>"),
        b"<html><p title='x'>Hej &amp; <script>1</script><!-- a --></p>",
        b"1\n00:00:01,000 --> 00:00:02,000\nHej!\n",
        "Åsa".encode("utf-16"),
    ],
    "rule": [RULE],
    "policy": [b'hospital = "Bjorkdal"\nphotos = "none"\n[[units]]\nname = "Avdelning 54"\n'],
    "receipt": [b"eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoiYSIsInR5cCI6ImEifQ.e30.AAAA"],
    "photo": [encoded(picture(), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "TIFF")],
}


@pytest.fixture(autouse=True)
def _without_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "find_faces", targets.no_faces)


@st.composite
def broken(draw: Callable[..., object], whole: list[bytes]) -> bytes:
    """A whole input with some bytes changed, taken out or put in."""
    data = bytearray(draw(st.sampled_from(whole)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 8))
        data[at : at + cut] = draw(st.binary(max_size=8))
    return bytes(data)


@pytest.mark.parametrize("target", targets.TARGETS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_broken_input_is_refused_in_words(target, data):
    given_bytes = data.draw(st.one_of(st.binary(max_size=400), broken(WHOLE[target])))
    targets.TARGETS[target](given_bytes)
