from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from checker.errors import ChoiceError, CleaningError, ModelError, UnsupportedError
from checker.finding import Box, Layer
from checker.image import cleaning
from checker.image.cleaning import Cleaned, clean
from checker.image.codes import find_codes
from checker.image.faces import Face, find_faces
from checker.image.kind import kind_of
from checker.image.sample import NAME, sample
from checker.image.specimens import coded, encoded, picture
from checker.image.structure.walk import pieces
from checker.image.text import PictureText
from checker.place import Place, What
from checker.policy import Policy
from checker.rules import RuleBook
from tests.image.planted import FORMATS, iptc, planted, with_segment

STRUCTURE = {"PNG", "RIFF", "GIF"}
"""Groups of exiftool that hold size and coding of the picture itself."""

CODING = {
    *("ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "VP8Version"),
    *("HorizontalScale", "VerticalScale", "GIFVersion", "HasColorMap", "ColorResolutionDepth", "BitsPerPixel"),
    *(
        "BackgroundColor",
        "TransparentColor",
        "AnimationIterations",
        "FrameCount",
        "Duration",
        "AnimationFrames",
        "AnimationPlays",
    ),
    *("Palette", "WebP_Flags", "AnimationLoopCount"),
}


def telling(tags: dict[str, Any]) -> dict[str, Any]:
    """Tags that say more than how the picture is coded."""
    return {
        tag: value
        for tag, value in tags.items()
        if tag.split(":")[0] not in STRUCTURE or tag.split(":")[1] not in CODING
    }


def cleaned(data: bytes, rules: RuleBook, policy: Policy, **options: Any) -> Cleaned:
    return clean(data, "IMG_20240312.jpg", rules, policy, **options)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_is_left_in_any_format(
    kind: str,
    rules: RuleBook,
    policy: Policy,
    exiftool: Callable[[bytes], dict[str, Any]],
) -> None:
    data = planted(kind)
    assert telling(exiftool(data))
    result = cleaned(data, rules, policy, faces=False)
    assert telling(exiftool(result.data)) == {}
    assert pieces(result.data, kind_of(result.data, result.name)) == ()
    for trace in (b"Exempelsson", b"Patientsson", b"2024", b"Fabrikat", b"Ronden"):
        assert trace not in result.data
    assert result.proof.findings == ()
    assert result.proof.size == (96, 64)


def test_segments_previews_and_what_stands_behind_the_end_are_gone(
    rules: RuleBook,
    policy: Policy,
    exiftool: Callable[[bytes], dict[str, Any]],
) -> None:
    data = with_segment(encoded(picture(), "JPEG"), 0xED, iptc((120, "Ronden")))
    data = with_segment(data, 0xE0, b"JFXX\0\x10" + encoded(picture((16, 16)), "JPEG"))
    data = with_segment(data, 0xEB, b"okand patient") + b"\0\0\0\x18ftypmp42 hemlig film"
    result = cleaned(data, rules, policy, faces=False)
    assert telling(exiftool(result.data)) == {}
    assert b"patient" not in result.data
    assert b"ftyp" not in result.data


def test_the_picture_itself_is_kept_and_upright(rules: RuleBook, policy: Policy) -> None:
    block = Image.Exif()
    block[0x0112] = 6
    stored = picture().transpose(Image.Transpose.ROTATE_90)
    result = cleaned(encoded(stored, "PNG", exif=block.tobytes()), rules, policy, faces=False)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(result.data))), np.asarray(picture()))


def test_colours_of_a_profile_are_turned_into_srgb(rules: RuleBook, policy: Policy) -> None:
    lab = ImageCms.createProfile("XYZ")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey = Image.new("RGB", (16, 16), (120, 120, 120))
    same = cleaned(encoded(grey, "PNG", icc_profile=profile), rules, policy, faces=False)
    assert Image.open(io.BytesIO(same.data)).getpixel((3, 3)) == pytest.approx((120, 120, 120), abs=1)
    odd = cleaned(
        encoded(grey, "PNG", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes()),
        rules,
        policy,
        faces=False,
    )
    assert "icc_profile" not in Image.open(io.BytesIO(odd.data)).info


def test_the_sample_comes_out_without_face_and_data(rules: RuleBook, policy: Policy) -> None:
    data = sample()
    result = clean(data, NAME, rules, policy)
    assert result.name == "bild.jpg"
    assert result.proof.findings == ()
    assert result.digest == hashlib.sha256(result.data).hexdigest()
    (box,) = result.covered
    (face,) = [face for face in find_faces(Image.open(io.BytesIO(data)).convert("RGB")) if face.sure]
    assert box.x < face.box.x
    assert box.y < face.box.y
    assert box.width > face.box.width
    inside = np.asarray(Image.open(io.BytesIO(result.data)).crop((box.x + 8, box.y + 8, box.x + 80, box.y + 80)))
    assert inside.std() < 2


def test_faces_stay_where_that_is_wished(portrait: Image.Image, rules: RuleBook, policy: Policy) -> None:
    result = cleaned(encoded(portrait, "JPEG"), rules, policy, faces=False)
    assert result.covered == ()
    assert "image/face" in {finding.rule for finding in result.proof.findings}


def test_one_face_of_two_stays_where_that_is_wished(portrait: Image.Image, rules: RuleBook, policy: Policy) -> None:
    small = portrait.resize((400, 400 * portrait.height // portrait.width))
    photo = Image.new("RGB", (1000, small.height), (178, 190, 196))
    photo.paste(small, (0, 0))
    photo.paste(small, (600, 0))
    left, right = sorted((face.box for face in find_faces(photo) if face.sure), key=lambda box: box.x)
    result = cleaned(encoded(photo, "JPEG"), rules, policy, keep=[left])
    (place,) = result.filled
    assert place.what is What.FACE
    assert place.box.x < right.x
    (seen,) = [face.box for face in find_faces(Image.open(io.BytesIO(result.data)).convert("RGB")) if face.sure]
    assert abs(seen.x - left.x) < 20


def test_a_code_to_keep_is_left_beside_what_is_filled(rules: RuleBook, policy: Policy) -> None:
    photo = coded("https://www.example.se", "QRCode")
    (code,) = find_codes(photo)
    assert code.box is not None
    beside = Place(What.BOX, Box(code.box.x + code.box.width, code.box.y, 20, 20))
    result = cleaned(encoded(photo, "PNG"), rules, policy, faces=False, places=[beside], keep=[code.box])
    assert result.filled == (beside,)
    assert find_codes(Image.open(io.BytesIO(result.data)).convert("RGB"))


def test_what_may_be_a_face_is_filled_with_a_margin(rules: RuleBook, policy: Policy) -> None:
    perhaps = Place(What.POSSIBLE_FACE, Box(30, 30, 10, 20))
    result = cleaned(encoded(picture(), "PNG"), rules, policy, faces=False, places=[perhaps])
    assert result.covered == (Box(26, 26, 18, 28),)


def test_a_box_is_cut_at_the_edge_and_refused_outside(rules: RuleBook, policy: Policy) -> None:
    over = Place(What.BOX, Box(80, 50, 40, 40))
    result = cleaned(encoded(picture(), "PNG"), rules, policy, faces=False, places=[over])
    assert result.covered == (Box(80, 50, 16, 14),)
    with pytest.raises(ChoiceError, match="utanför bilden, som är 96 gånger 64"):
        cleaned(encoded(picture(), "PNG"), rules, policy, faces=False, places=[Place(What.BOX, Box(96, 0, 5, 5))])


def test_given_boxes_are_filled(rules: RuleBook, policy: Policy) -> None:
    box = Box(10, 5, 30, 20)
    result = cleaned(encoded(picture(), "PNG"), rules, policy, faces=False, places=[Place(What.BOX, box)])
    pixels = np.asarray(Image.open(io.BytesIO(result.data)))
    before = np.asarray(picture())
    assert len(np.unique(pixels[5:25, 10:40].reshape(-1, 3), axis=0)) == 1
    pixels = pixels.copy()
    pixels[5:25, 10:40] = before[5:25, 10:40]
    assert np.array_equal(pixels, before)
    assert result.covered == (box,)


@pytest.mark.parametrize("turn", [0, 12])
def test_a_code_is_filled_until_no_scanner_reads_it(turn: int, rules: RuleBook, policy: Policy) -> None:
    photo = coded("19850312-9804", "Code128").rotate(turn, Image.Resampling.BICUBIC, fillcolor=(225, 225, 220))
    (code,) = find_codes(photo)
    assert code.box is not None
    # As a finding without the height of the bars would tell it.
    line = Box(code.box.x, code.box.y + code.box.height // 2, code.box.width, 8)
    result = cleaned(encoded(photo, "PNG"), rules, policy, faces=False, places=[Place(What.BOX, line)])
    copy = Image.open(io.BytesIO(result.data)).convert("RGB")
    assert find_codes(copy) == ()
    assert find_codes(copy.rotate(4 - turn, Image.Resampling.BICUBIC).resize((450, 350))) == ()


def test_a_code_beside_what_is_filled_is_left_alone(rules: RuleBook, policy: Policy) -> None:
    photo = coded("https://www.example.se", "QRCode")
    result = cleaned(
        encoded(photo, "PNG"), rules, policy, faces=False, places=[Place(What.BOX, Box(300, 150, 200, 40))]
    )
    assert result.covered == (Box(300, 150, 200, 40),)


def test_a_code_that_can_not_be_covered_is_an_error(
    rules: RuleBook, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = (PictureText("19850312-9804", Layer.CODE, Box(10, 5, 30, 20)),)
    monkeypatch.setattr(cleaning, "scan_codes", lambda *_: stubborn)
    with pytest.raises(CleaningError, match="kod gick inte att täcka"):
        cleaned(encoded(picture(), "PNG"), rules, policy, faces=False, places=[Place(What.BOX, Box(10, 5, 30, 20))])


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_every_frame_of_an_animation_is_cleaned(
    kind: str,
    portrait: Image.Image,
    rules: RuleBook,
    policy: Policy,
) -> None:
    small = portrait.resize((128, 128))
    frames = [picture((128, 128)), small, small.transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300])
    result = cleaned(data, rules, policy)
    moving = Image.open(io.BytesIO(result.data))
    assert moving.n_frames == 3
    assert len(result.covered) == 2
    assert not any(finding.layer is Layer.FACE for finding in result.proof.findings if finding.score >= 0.45)
    moving.seek(2)
    moving.load()
    assert moving.info["duration"] == 300


def test_files_of_several_pages_are_refused(rules: RuleBook, policy: Policy) -> None:
    data = encoded(picture(), "TIFF", save_all=True, append_images=[picture((50, 50))])
    with pytest.raises(UnsupportedError, match="2 sidor"):
        cleaned(data, rules, policy)


def test_of_a_jpeg_with_more_pictures_the_shown_one_is_kept(rules: RuleBook, policy: Policy) -> None:
    data = encoded(picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (96, 64), "red")])
    result = cleaned(data, rules, policy, faces=False)
    assert getattr(Image.open(io.BytesIO(result.data)), "n_frames", 1) == 1


def test_a_face_that_can_not_be_covered_is_an_error(
    portrait: Image.Image,
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stubborn = (Face(Box(5, 5, 40, 40), 0.9, sure=True),)
    monkeypatch.setattr("checker.image.examine.find_faces", lambda *_, **__: stubborn)
    with pytest.raises(CleaningError, match="Beskär"):
        cleaned(encoded(portrait.resize((128, 128)), "JPEG"), rules, policy)


def test_a_copy_with_something_left_is_not_handed_out(
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cleaning, "_encoded", lambda *_: encoded(picture(), "JPEG", comment=b"Ronden"))
    with pytest.raises(CleaningError, match="rensa"):
        cleaned(encoded(picture(), "JPEG"), rules, policy, faces=False)


def test_metadata_can_be_cleaned_without_the_detector(
    rules: RuleBook,
    policy: Policy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object, **__: object) -> tuple[()]:
        raise ModelError("Saknas.")

    monkeypatch.setattr("checker.image.examine.find_faces", missing)
    monkeypatch.setattr(cleaning, "find_faces", missing)
    result = cleaned(planted("JPEG"), rules, policy, faces=False)
    assert [part.reason for part in result.proof.unchecked] == ["Saknas."]
    with pytest.raises(ModelError):
        cleaned(planted("JPEG"), rules, policy)
