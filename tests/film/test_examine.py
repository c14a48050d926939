from __future__ import annotations

from functools import cache

import pytest

from checker.draft import Attachment
from checker.errors import TooLargeError, UnreadableError, UnsupportedError
from checker.film import opening
from checker.film.examine import examine_film
from checker.film.opening import open_film
from checker.finding import Layer
from checker.image.examine import Examination
from checker.pace import Pace
from tests.film.drawn import NUMBER, film, plain, portrait, sign

TAGS = {
    "title": "Ronden på avdelning 34",
    "creation_time": "2024-03-12T14:15:03",
    "location": "+59.3494+018.0309/",
}


@cache
def vlog(kind: str) -> bytes:
    scenes = [(portrait(), 1), (sign(NUMBER), 1)]
    return film(scenes, kind=kind, tags=TAGS, subtitles=[(0.5, "Kim Exempel har ont")], sound=0.2)


def seen(data: bytes, rules, policy, **options) -> Examination:
    return examine_film(Attachment("sommar.mp4", data), rules, policy, **options)


@pytest.mark.parametrize("kind", ["mov", "webm"])
def test_everything_in_a_film_is_found_with_its_time(kind, rules, policy) -> None:
    found = seen(vlog(kind), rules, policy)
    told = {finding.rule: finding for finding in found.findings}
    assert {"image/gps", "image/time", "image/caption", "image/face"} <= told.keys()
    assert "image/hidden" not in told
    assert told["image/face"].time_s == pytest.approx(0.0, abs=0.2)
    assert told["image/face"].box.x > 200
    words = {(text.layer, text.text): text.time_s for text in found.texts}
    assert words[Layer.SUBTITLE, "Kim Exempel har ont"] == pytest.approx(0.5, abs=0.01)
    assert words[Layer.OCR, NUMBER] == pytest.approx(1.0, abs=0.2)
    assert (Layer.METADATA, TAGS["title"]) in words


def test_a_face_that_stays_is_one_finding(rules, policy) -> None:
    data = film([(portrait(170), 1), (portrait(185), 1), (portrait(200), 1)])
    faces = [f for f in seen(data, rules, policy, reading=False).findings if f.layer is Layer.FACE]
    assert len([face for face in faces if face.rule == "image/face"]) == 1


@pytest.mark.parametrize(("sound", "heard", "told"), [(0.2, False, True), (0.2, True, False), (0.0, False, False)])
def test_sound_is_unchecked_unless_silent_or_told_in_a_transcript(sound, heard, told, rules, policy) -> None:
    data = film([(plain(), 2)], sound=sound)
    found = seen(data, rules, policy, heard=heard, reading=False)
    assert [("Ljudet" in row.reason and "0:00" in row.reason) for row in found.unchecked] == [True] * told


def test_a_film_cut_off_is_told_as_unchecked(rules, policy) -> None:
    data = film([(sign("Fika"), 3), (plain(), 3)], kind="webm")
    found = None
    try:
        found = seen(data[: len(data) // 2], rules, policy, reading=False)
    except UnreadableError:
        return
    assert any("skadad" in row.reason for row in found.unchecked)


def test_garbage_inside_is_never_examined_as_whole(rules, policy) -> None:
    data = bytearray(film([(portrait(), 4)]))
    start = data.find(b"mdat") + 600
    data[start : start + 3000] = bytes(range(250)) * 12
    try:
        found = seen(bytes(data), rules, policy, reading=False)
    except UnreadableError:
        return
    assert found.unchecked


def test_time_that_runs_out_is_told_and_tried_again(rules, policy) -> None:
    found = seen(film([(plain(), 2)]), rules, policy, pace=Pace(film_s=0.0))
    assert [row.reason for row in found.unchecked if "hann granskas" in row.reason]
    assert not found.lasting


def test_progress_is_told_and_can_end_the_work(rules, policy) -> None:
    heard: list[float] = []
    seen(film([(plain(), 2)]), rules, policy, pace=Pace(tell=heard.append), reading=False)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seen(film([(plain(), 2)]), rules, policy, pace=Pace(tell=stop), reading=False)


def test_a_box_that_no_film_needs_and_bytes_of_no_track_are_findings(rules, policy) -> None:
    hidden = b"Farmor pa avdelning 34"
    data = film([(plain(), 1)])
    for extra in (
        (8 + len(hidden)).to_bytes(4, "big") + b"uuid" + hidden,
        (8 + len(hidden)).to_bytes(4, "big") + b"free" + hidden,
        (8 + len(hidden)).to_bytes(4, "big") + b"mdat" + hidden,
    ):
        rules_found = {f.rule for f in seen(data + extra, rules, policy, reading=False).findings}
        assert rules_found & {"image/hidden", "image/trailer"}
    assert "image/hidden" not in {f.rule for f in seen(data, rules, policy, reading=False).findings}


@pytest.mark.parametrize(
    ("limit", "value", "error"),
    [("MAX_SECONDS", 0.5, TooLargeError), ("MAX_PIXELS", 1000, TooLargeError), ("MAX_FRAMES", 3, TooLargeError)],
)
def test_limits_are_refused_with_a_sentence(limit, value, error, monkeypatch) -> None:
    monkeypatch.setattr(opening, limit, value)
    with pytest.raises(error, match="Filmen vlogg"):
        open_film(film([(plain(), 1)]), "vlogg.mp4")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", UnreadableError),
        (b"\0\0\0\x18ftypmp42" + bytes(100), UnreadableError),
        (b"\x1aE\xdf\xa3" + bytes(100), UnreadableError),
        (b"RIFF\0\0\0\0AVI " + bytes(100), UnsupportedError),
        (b"#EXTM3U\nfile:///etc/passwd\n", UnsupportedError),
    ],
)
def test_what_is_no_film_is_refused(data, error) -> None:
    with pytest.raises(error):
        open_film(data, "vlogg.mp4")


def test_a_film_without_the_library_is_refused(monkeypatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(UnsupportedError, match="inte installerat"):
        open_film(b"\0\0\0\x18ftypmp42" + bytes(100), "vlogg.mp4")
