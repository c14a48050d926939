from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageCms

from checker.finding import Layer, Severity, Type
from checker.image.metadata import Metadata, examine_metadata
from checker.image.opening import open_picture
from checker.image.sample import exif
from checker.image.specimens import encoded, picture, with_chunk
from checker.rules import RuleBook
from tests.image.planted import COMMENT, FORMATS, iptc, planted, with_segment


def found(data: bytes, rules: RuleBook, name: str = "bild.jpg") -> dict[str, str]:
    return {finding.rule: finding.quote for finding in metadata(data, rules, name).findings}


def metadata(data: bytes, rules: RuleBook, name: str = "bild.jpg") -> Metadata:
    return examine_metadata(open_picture(data, name), rules)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_without_metadata_has_no_findings(kind: str, rules: RuleBook) -> None:
    assert found(encoded(picture(), kind), rules) == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_exif_is_named_for_what_it_gives_away(kind: str, rules: RuleBook) -> None:
    quotes = found(planted(kind), rules)
    assert "59.34940, 18.03090" in quotes["image/gps"]
    assert "2024:03:12 14:15:03" in quotes["image/time"]
    assert quotes["image/serial"] == "SN0123456789"
    assert "Testa Exempelsson" in quotes["image/owner"]
    assert "Farmor" in quotes["image/caption"]
    assert "Telefon 7" in quotes["image/device"]
    assert {"image/maker_note", "image/thumbnail"} <= set(quotes)


@pytest.mark.parametrize("kind", FORMATS)
def test_xmp_is_named_in_every_format(kind: str, rules: RuleBook) -> None:
    quotes = found(planted(kind), rules)
    assert quotes["image/person"] == "Prov Patientsson"
    assert "Testa Exempelsson" in quotes["image/owner"]
    assert "Testköping" in quotes["image/gps"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "TIFF"])
def test_comments_are_captions_and_go_to_the_text_rules(kind: str, rules: RuleBook) -> None:
    result = metadata(planted(kind), rules)
    assert any(COMMENT in f.quote for f in result.findings if f.type is Type.CAPTION)
    assert (COMMENT, Layer.METADATA) in {(text.text, text.layer) for text in result.texts}


def test_iptc_is_named(rules: RuleBook) -> None:
    body = iptc((80, "Testa Exempelsson"), (120, "Ronden"), (90, "Testköping"), (55, "20240312"), (65, "Prog"))
    quotes = found(with_segment(encoded(picture(), "JPEG"), 0xED, body), rules)
    assert quotes == {
        "image/owner": "Testa Exempelsson",
        "image/caption": "Ronden",
        "image/gps": "Testköping",
        "image/time": "20240312",
        "image/device": "Prog",
    }


@pytest.mark.parametrize(
    ("name", "body", "rule"),
    [
        (b"tIME", b"\x07\xe8\x03\x0c\x0e\x0f\x03", "image/time"),
        (b"tEXt", b"Author\0Testa Exempelsson", "image/owner"),
        (b"tEXt", b"date:create\x002024-03-12T14:15:03", "image/time"),
        (b"tEXt", b"Software\0Programmet", "image/device"),
        (b"tEXt", b"parameters\0en farmor i en sal", "image/caption"),
        (b"prVt", b"avd 34", "image/hidden"),
    ],
)
def test_chunks_of_a_png_are_named(name: bytes, body: bytes, rule: str, rules: RuleBook) -> None:
    assert set(found(with_chunk(encoded(picture(), "PNG"), name, body), rules)) == {rule}


def test_a_film_behind_the_photo_is_told(rules: RuleBook) -> None:
    data = encoded(picture(), "JPEG") + b"\0\0\0\x18ftypmp42" + bytes(64)
    assert found(data, rules) == {"image/trailer": "film"}


def test_a_face_in_the_thumbnail_alone_is_told(portrait: Image.Image, rules: RuleBook) -> None:
    data = encoded(picture(), "JPEG", exif=exif(encoded(portrait.resize((160, 160)), "JPEG")))
    assert "image/thumbnail_face" in found(data, rules)
    assert "image/thumbnail_face" not in found(planted("JPEG"), rules)


def test_camera_settings_alone_are_no_finding(rules: RuleBook) -> None:
    block = Image.Exif()
    block[0x0112], block[0x011A], block[0x0128] = 1, 72.0, 2
    details = block.get_ifd(0x8769)
    details[0x829A], details[0x8827], details[0x9000], details[0xA001] = 0.01, 200, b"0232", 1
    assert found(encoded(picture(), "JPEG", exif=block.tobytes()), rules) == {}


def test_words_in_a_harmless_field_are_hidden_data(rules: RuleBook) -> None:
    block = Image.Exif()
    block.get_ifd(0x8769)[0x9000] = b"Patienten heter Prov Patientsson"
    assert set(found(encoded(picture(), "JPEG", exif=block.tobytes()), rules)) == {"image/hidden"}


def test_a_common_colour_profile_is_no_finding_but_words_in_one_are(rules: RuleBook) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert found(encoded(picture(), "JPEG", icc_profile=profile), rules) == {}
    words = "sRGB built-in".encode("utf-16-be")
    assert words in profile
    renamed = profile.replace(words, "Anna Ronden ".ljust(13).encode("utf-16-be"))
    result = metadata(encoded(picture(), "JPEG", icc_profile=renamed), rules)
    assert {(f.rule, f.severity) for f in result.findings} == {("image/colour_profile", Severity.INFO)}
    assert "Anna Ronden" in {text.text for text in result.texts}


@pytest.mark.parametrize("block", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0\xff\xd8 skrap"])
def test_broken_exif_is_hidden_data(block: bytes, rules: RuleBook) -> None:
    assert set(found(with_segment(encoded(picture(), "JPEG"), 0xE1, block), rules)) == {"image/hidden"}


def test_broken_xmp_is_hidden_data_and_still_named(rules: RuleBook) -> None:
    packet = b'<x><dc:creator>Testa Exempelsson</dc:creator> xmp:CreateDate="2024-03-12"'
    quotes = found(with_segment(encoded(picture(), "JPEG"), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet), rules)
    assert {"image/hidden", "image/owner", "image/time"} == set(quotes)


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("IMG_20240312_141503.jpg", True),
        ("WhatsApp Image 2024-03-12 at 14.15.03.jpeg", True),
        ("Skärmbild 2024-03-12.png", True),
        ("19850312-9804 remiss.jpg", True),
        ("850312-9804.jpg", True),
        ("8503129804.jpg", True),
        ("IMG_4711.HEIC", False),
        ("fika på rasten.jpg", False),
        ("DSC01234.jpg", False),
        ("bild (2).jpg", False),
    ],
)
def test_file_names_with_days_and_numbers(name: str, *, telling: bool, rules: RuleBook) -> None:
    assert ("image/file_name" in found(encoded(picture(), "JPEG"), rules, name)) is telling


def test_words_of_the_file_name_go_to_the_text_rules(rules: RuleBook) -> None:
    texts = metadata(encoded(picture(), "JPEG"), rules, "Prov_Patientsson.jpg").texts
    assert [text.text for text in texts] == ["Prov Patientsson"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("850312-9804.jpg", ["850312-9804"]),
        ("IMG_198503129804.jpg", ["IMG 198503129804"]),
        ("IMG_20240312_141503.jpg", []),
        ("WhatsApp Image 2024-03-12 at 14.15.03.jpeg", []),
        ("bild (2).jpg", []),
    ],
)
def test_names_that_a_phone_made_up_hold_no_words(name: str, words: list[str], rules: RuleBook) -> None:
    texts = metadata(encoded(picture(), "JPEG"), rules, name).texts
    assert [text.text for text in texts] == words


def test_exiftool_sees_nothing_that_is_not_flagged(
    exiftool: Callable[[bytes], dict[str, Any]], rules: RuleBook
) -> None:
    for kind in FORMATS:
        data = planted(kind)
        assert exiftool(data)
        assert found(data, rules), kind


def test_the_owner_in_canons_maker_note_is_told(rules: RuleBook) -> None:
    entry = struct.pack("<HHHI", 1, 0x0009, 2, 17)
    head = b"II*\0\x08\0\0\0" + struct.pack("<H", 2)
    note, owner = 8 + 2 + 24 + 4 + 8, b"Testa Exempelsson"
    fields = struct.pack("<HHII", 0x010F, 2, 6, note - 8) + struct.pack("<HHII", 0x927C, 7, 18 + 17, note)
    block = head + fields + bytes(4) + b"Canon\0\0\0" + entry + struct.pack("<I", note + 18) + bytes(4) + owner
    quotes = found(with_segment(encoded(picture(), "JPEG"), 0xE1, b"Exif\0\0" + block), rules)
    assert quotes["image/owner"] == "Testa Exempelsson"
    assert "image/maker_note" in quotes
