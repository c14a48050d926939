from __future__ import annotations

import io

import av
import pytest

from checker.errors import CleaningError, UnreadableError
from checker.film import encoding
from checker.film.cleaning import clean_film
from checker.finding import Layer
from tests.film.drawn import film, plain, portrait
from tests.film.test_examine import TAGS


def test_a_copy_has_no_hidden_data_no_sound_and_no_face(rules, policy, exiftool) -> None:
    data = film([(plain(), 0.5), (portrait(), 1)], tags=TAGS, sound=0.2, subtitles=[(0.2, "Kim Exempel")])
    copy = clean_film(data, "Anna 2024.mp4", rules, policy)
    assert copy.name == "film.mp4"
    assert copy.covered
    layers = {finding.layer for finding in copy.proof.findings if finding.rule != "image/face_perhaps"}
    assert not layers & {Layer.METADATA, Layer.FACE}
    with av.open(io.BytesIO(copy.data)) as container:
        assert [stream.type for stream in container.streams] == ["video"]
        assert dict(container.metadata).keys() <= {"major_brand", "minor_version", "compatible_brands"}
        last = [*container.decode(video=0)][-1].to_ndarray(format="rgb24")
        assert abs(container.duration / 1e6 - 1.5) < 0.2
    box = copy.covered[0]
    inside = last[box.y + 5 : box.y + box.height - 5, box.x + 5 : box.x + box.width - 5].astype(float)
    assert inside.std() < 8
    tags = " ".join(map(str, exiftool(copy.data).values()))
    for planted in ("59", "2024", "Ronden", "Lavf", "x264"):
        assert planted not in tags


def test_faces_stay_when_asked(rules, policy) -> None:
    data = film([(portrait(), 1)], tags=TAGS)
    copy = clean_film(data, "a.mp4", rules, policy, faces=False)
    assert not copy.covered
    assert any(finding.layer is Layer.FACE for finding in copy.proof.findings)


def test_a_copy_that_still_shows_a_face_is_not_handed_out(rules, policy, monkeypatch) -> None:
    monkeypatch.setattr(encoding, "filled", lambda *_: None)
    with pytest.raises(CleaningError, match="ansikte"):
        clean_film(film([(portrait(), 0.5)]), "a.mp4", rules, policy)


def test_what_is_no_film_has_no_copy(rules, policy) -> None:
    with pytest.raises(UnreadableError):
        clean_film(b"\0\0\0\x18ftypmp42" + bytes(50), "a.mp4", rules, policy)
