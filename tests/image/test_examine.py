from __future__ import annotations

import io
import sys

import pytest
from PIL import Image, ImageDraw

from checker.draft import Attachment
from checker.errors import ModelError, UnreadableError
from checker.finding import Layer, Severity
from checker.image import examine as module
from checker.image.cleaning import clean
from checker.image.examine import Examination, examine
from checker.image.sample import NAME, NUMBER, SIGN, sample
from checker.image.specimens import coded, encoded, picture
from checker.policy import Policy
from checker.rules import RuleBook
from tests.image.lettering import lettering


@pytest.fixture(scope="module")
def demo(rules: RuleBook, policy: Policy) -> Examination:
    return examine(Attachment(NAME, sample()), rules, policy)


def test_the_sample_gives_away_everything_planted(demo: Examination) -> None:
    rules = {finding.rule.removeprefix("image/") for finding in demo.findings}
    assert rules >= {"face", "gps", "time", "owner", "caption", "serial", "maker_note", "thumbnail", "thumbnail_face"}
    assert "file_name" in rules
    assert demo.unchecked == ()
    assert demo.size == (1200, 900)


def test_words_of_the_sample_are_for_the_text_rules(demo: Examination) -> None:
    read = " | ".join(text.text for text in demo.texts if text.layer is Layer.OCR)
    assert SIGN in read
    assert NUMBER in read
    assert any("Farmor" in text.text for text in demo.texts if text.layer is Layer.METADATA)


def test_every_finding_says_why_and_what_to_do(demo: Examination) -> None:
    for finding in demo.findings:
        assert finding.part == NAME
        assert finding.title
        assert finding.why
        assert finding.law
        assert finding.suggestion
        assert (finding.box is not None) is (finding.layer is Layer.FACE)


def test_a_clean_photo_without_people_and_text_has_no_findings(rules: RuleBook, policy: Policy) -> None:
    result = examine(Attachment("bild.jpg", encoded(picture((320, 240)), "JPEG")), rules, policy)
    assert result == Examination((), (), (), (320, 240), lasting=True)


@pytest.mark.parametrize(
    ("photos", "severities"),
    [("allowed", {Severity.INFO}), ("no_faces", {Severity.REVIEW}), ("none", {Severity.REVIEW, Severity.STOP})],
)
def test_the_policy_says_what_a_face_means(
    photos: str,
    severities: set[Severity],
    portrait: Image.Image,
    rules: RuleBook,
) -> None:
    policy = Policy.model_validate({"photos": photos})
    result = examine(Attachment("bild.png", encoded(portrait, "PNG")), rules, policy, reading=False)
    assert {finding.severity for finding in result.findings if finding.rule != "image/face_perhaps"} == severities


@pytest.mark.parametrize(
    ("covers", "until", "rule"),
    [
        ("photo", "2099-01-31", "image/face_consented"),
        ("name", "2099-01-31", "image/face_nobody"),
        ("photo", "2026-01-31", "image/face_nobody"),
    ],
)
def test_a_face_is_stopped_where_no_colleague_has_said_yes(
    covers: str, until: str, rule: str, portrait: Image.Image, rules: RuleBook
) -> None:
    colleague = {"name": "Amina Hassan", "covers": [covers], "until": until}
    policy = Policy.model_validate({"photos": "consented_staff", "colleagues": [colleague]})
    result = examine(Attachment("bild.png", encoded(portrait, "PNG")), rules, policy, reading=False)
    assert [finding.rule for finding in result.findings if finding.rule != "image/face_perhaps"] == [rule]


def test_a_photo_without_faces_is_stopped_where_none_are_allowed(rules: RuleBook) -> None:
    policy = Policy.model_validate({"photos": "none"})
    result = examine(Attachment("bild.png", encoded(picture(), "PNG")), rules, policy, reading=False)
    assert [finding.severity for finding in result.findings] == [Severity.STOP]


def test_a_face_in_a_late_frame_is_found_once(portrait: Image.Image, rules: RuleBook, policy: Policy) -> None:
    empty = picture((256, 256))
    small = portrait.resize((256, 256))
    frames = [empty, *[small.rotate(turn) for turn in (0, 2, 4)]]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80)
    result = examine(Attachment("a.gif", data), rules, policy, reading=False)
    assert [finding.rule for finding in result.findings].count("image/face") == 1


def test_frames_beyond_the_time_are_unchecked(
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_SECONDS", 0.0)
    frames = [picture((64, 64)).rotate(turn) for turn in (0, 30, 60)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    result = examine(Attachment("a.gif", data), rules, policy, reading=False)
    assert ["1 av 3" in part.reason for part in result.unchecked] == [True]


@pytest.mark.parametrize("search", ["find_faces", "read_text", "find_codes"])
def test_what_can_not_be_searched_is_unchecked(
    search: str,
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object, **__: object) -> tuple[()]:
        raise ModelError("Saknas.")

    monkeypatch.setattr(module, search, missing)
    result = examine(Attachment("bild.png", encoded(picture(), "PNG")), rules, policy)
    assert [(part.part, part.reason) for part in result.unchecked] == [("bild.png", "Saknas.")]


def test_heic_without_its_package_is_an_error(
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    data = b"\0\0\0\x18ftypheic" + bytes(400)
    with pytest.raises(UnreadableError, match="HEIC"):
        examine(Attachment("bild.heic", data), rules, policy)


def test_codes_of_wristbands_are_findings_and_web_addresses_are_not(
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "read_text", lambda *_: ())
    band = examine(Attachment("b.png", encoded(coded("PID 85-0312", "DataMatrix"), "PNG")), rules, policy)
    poster = examine(Attachment("b.png", encoded(coded("https://exempel.se", "QRCode"), "PNG")), rules, policy)
    assert [finding.rule for finding in band.findings] == ["image/code"]
    assert poster.findings == ()
    assert "https://exempel.se" in {text.text for text in poster.texts if text.layer is Layer.CODE}


def test_a_face_that_was_erased_and_kept_its_colours_is_told(
    portrait: Image.Image,
    rules: RuleBook,
    policy: Policy,
) -> None:
    erased = portrait.resize((256, 256)).convert("RGBA")
    erased.putalpha(0)
    data = encoded(erased, "PNG")
    result = examine(Attachment("bild.png", data), rules, policy, reading=False)
    assert [finding.rule for finding in result.findings] == ["image/transparent_face"]
    copy = clean(data, "bild.png", rules, policy)
    assert copy.proof.findings == ()
    assert len(set(Image.open(io.BytesIO(copy.data)).convert("RGB").get_flattened_data())) == 1


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_words_that_were_erased_and_kept_their_colours_are_read(rules: RuleBook, policy: Policy, kind: str) -> None:
    page = Image.new("RGBA", (640, 160), (240, 240, 240, 255))
    ImageDraw.Draw(page).text((30, 50), "Patient 850312-9804", font=lettering(50), fill=(20, 20, 20, 255))
    page.putalpha(Image.new("L", page.size, 0))
    data = encoded(page, kind, **({"lossless": True, "exact": True} if kind == "WEBP" else {}))
    assert "850312-9804" in " ".join(text.text for text in examine(Attachment("b", data), rules, policy).texts)
    copy = clean(data, "bild", rules, policy)
    with Image.open(io.BytesIO(copy.data)) as cleaned:
        assert not cleaned.has_transparency_data
        assert cleaned.convert("RGB").getextrema() == ((255, 255),) * 3


def test_memory_is_given_back_whatever_comes_of_a_picture(
    rules: RuleBook, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr(module, "give_back", lambda: given.append(1))
    with pytest.raises(UnreadableError):
        examine(Attachment("a.jpg", b"\xff\xd8\xff\xe0"), rules, policy)
    assert given == [1]
    examine(Attachment("a.png", encoded(picture(), "PNG")), rules, policy, reading=False)
    assert given == [1] * 3  # before the frame is searched, too


def test_where_what_is_hidden_has_one_colour_nothing_is_read_twice(
    rules: RuleBook, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    monkeypatch.setattr(module, "read_text", lambda *_: (read.append(1), ())[1])
    logo = Image.new("RGBA", (640, 160), (0, 0, 0, 0))
    ImageDraw.Draw(logo).text((30, 50), "Logotyp", font=lettering(50), fill=(200, 20, 20, 255))
    examine(Attachment("b.png", encoded(logo, "PNG")), rules, policy)
    assert read == [1]


def test_a_face_in_one_frame_of_many_is_found_and_those_alike_are_not_searched(
    portrait: Image.Image,
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[int] = []
    find = module.find_faces
    monkeypatch.setattr(module, "find_faces", lambda *given, **named: (searched.append(1), find(*given, **named))[1])
    frames = [picture((256, 256)) for _ in range(20)]
    for number, frame in enumerate(frames):
        frame.putpixel((number * 10, 100), (0, 0, 0))
    frames[13].paste(portrait.resize((256, 256)))
    data = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    result = examine(Attachment("a.png", data), rules, policy, reading=False)
    assert "image/face" in {finding.rule for finding in result.findings}
    assert len(searched) <= 3
    assert result.unchecked == ()


def test_what_has_one_colour_is_not_searched(rules: RuleBook, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    for search in ("find_faces", "read_text", "find_codes"):
        monkeypatch.setattr(module, search, None)
    for colour in ((9, 9, 9, 255), (200, 30, 90, 0)):
        data = encoded(Image.new("RGBA", (64, 64), colour), "PNG")
        assert examine(Attachment("bild.png", data), rules, policy).unchecked == ()
