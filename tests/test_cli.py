from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from typer.testing import CliRunner

from checker.cli import app

CLEAR = "Vi söker sjuksköterskor till nattpassen. Sök via webbplatsen senast den 15 mars."
STOP = "Kan någon ringa upp patienten 850312-9804 före lunch?"
REVIEW = "Tack Amina Hassan för att du bjöd hela kvällsgänget på bullar, bästa kollegan!"


def run(*arguments: str, text: str | bytes | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_exit_code_tells_the_verdict() -> None:
    assert run("check", "-", text=CLEAR)[0] == 0
    assert run("check", "-", text=REVIEW)[0] == 1
    assert run("check", "-", text=STOP)[0] == 4
    assert run("check", "--fail-on", "stop", "-", text=REVIEW)[0] == 0
    assert run("check", "--fail-on", "nothing", "-", text=REVIEW)[0] == 2


def test_json_is_the_report_of_the_contract() -> None:
    code, output = run("check", "--format", "json", "-", text=STOP)
    report = json.loads(output)
    assert code == 4
    assert report["schema"] == "1"
    assert report["complete"] is True
    number = next(f for f in report["findings"] if f["type"] == "PERSONNUMMER")
    assert STOP[number["start"] : number["end"]] == number["quote"] == "850312-9804"
    assert number["verdict"] == "stop"
    assert "850312" not in report["rewrite"]["text"]
    assert report["rewrite"]["verdict"] != "stop"
    assert {"version", "model", "rules", "policy"} == set(report["engine"])


def test_a_page_whose_picture_does_not_come_along_is_not_examined_in_full(tmp_path: Path) -> None:
    page = f"<html><p>{CLEAR}</p><img src='https://www.example.se/bild.jpg'></html>"
    (tmp_path / "sida.html").write_text(page, encoding="utf-8")
    for given, text in ((str(tmp_path / "sida.html"), None), ("-", page)):
        report = json.loads(run("check", "--format", "json", given, text=text)[1])
        assert (report["complete"], report["unchecked"][0]["part"]) == (False, "bild.jpg")


def test_sarif_points_at_the_place() -> None:
    output = json.loads(run("check", "--format", "sarif", "-", text=STOP)[1])
    run_ = output["runs"][0]
    result = next(r for r in run_["results"] if r["ruleId"] == "identity/personnummer")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"charOffset": STOP.index("850312"), "charLength": len("850312-9804")}


def test_human_output_says_why_and_offers_a_wording() -> None:
    output = " ".join(run("check", "-", text=STOP)[1].split())
    assert "STOPP" in output
    assert "OSL 25 kap. 1 §" in output
    assert "Säkrare formulering" in output


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.txt", b""),
        ("binär.txt", b"\x00\x01\x02" * 100),
        ("lång.txt", b"hej " * 2_600_000),
    ],
)
def test_bad_input_is_an_error_and_never_clear(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    code, output = run("check", str(path))
    assert code == 3
    assert "Fel:" in output
    assert "Traceback" not in output


def test_missing_file_and_directory(tmp_path: Path) -> None:
    for path in (tmp_path / "borta.txt", tmp_path):
        code, output = run("check", str(path))
        assert code == 3
        assert "Fel:" in output


@pytest.mark.parametrize(
    "data",
    [
        b"Hej, jag ligger i en text",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02\x00\x00\x00\x00\x00\x00\x00",
    ],
    ids=["text", "truncated", "false size"],
)
def test_broken_photo_can_not_be_checked(tmp_path: Path, data: bytes) -> None:
    photo = tmp_path / "bild.jpg"
    photo.write_bytes(data)
    code, output = run("check", "--format", "json", str(photo))
    report = json.loads(output)
    assert code == 3
    assert report["complete"] is False
    assert report["verdict"] == "review"
    assert report["unchecked"][0]["part"] == "bild.jpg"


def test_legacy_encodings_are_read_right(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("Åke Öberg låg på avdelning 54 i går med bruten höft.".encode(encoding))
        report = json.loads(run("check", "--format", "json", str(path))[1])
        assert any("Åke Öberg" in f["quote"] for f in report["findings"])


def test_policy_errors_say_what_to_mend(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('photos = "sometimes"\n', encoding="utf-8")
    code, output = run("check", "--policy", str(policy), "-", text=CLEAR)
    assert code == 3
    assert "photos" in output


def test_officials_and_contacts_of_the_policy_may_be_named(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('officials = ["Amina Hassan"]\n', encoding="utf-8")
    report = json.loads(run("check", "--policy", str(policy), "--format", "json", "-", text=REVIEW)[1])
    assert "Amina Hassan" not in [f["quote"] for f in report["findings"]]
    assert report["engine"]["policy"] != "default"


def test_demo_works_with_nothing_but_the_installation() -> None:
    code, output = run("demo")
    assert code == 0
    assert "STOPP" in output
    assert "sekretess serve" in output


def test_rules_are_listed_shown_and_tested() -> None:
    assert "identity/personnummer" in run("rules", "list")[1]
    assert "OSL" in run("rules", "show", "identity/personnummer")[1]
    assert run("rules", "show", "no/such")[0] == 2
    code, output = run("rules", "test")
    assert code == 0, output


def test_clean_writes_a_copy_that_passes(tmp_path: Path) -> None:
    from checker.demo import PHOTO, draft

    photo, copy = tmp_path / PHOTO, tmp_path / "ren.jpg"
    photo.write_bytes(draft().files[0].data)
    assert run("clean", str(photo), "-o", str(copy))[0] == 0
    report = json.loads(run("check", "--format", "json", str(copy))[1])
    assert not [f for f in report["findings"] if f["layer"] in {"metadata", "face"}]
    assert run("clean", str(tmp_path / "borta.jpg"), "-o", str(copy))[0] == 3


def test_clean_keeps_what_was_chosen_says_so_and_writes_the_proof(tmp_path: Path) -> None:
    photo, copy, proof = tmp_path / "Anna 850312.png", tmp_path / "ren.png", tmp_path / "bevis.json"
    picture = Image.new("RGB", (640, 400), (240, 240, 235))
    ImageDraw.Draw(picture).text((60, 120), "Anna 850312-9804", font=ImageFont.load_default(48), fill=(20, 20, 20))
    picture.save(photo)
    found = next(f for f in json.loads(run("check", "--format", "json", str(photo))[1])["findings"] if "box" in f)
    box = ",".join(str(found["box"][side]) for side in ("x", "y", "width", "height"))
    code, output = run("clean", str(photo), "-o", str(copy), "--keep", box, "--cover", "0,0,9,9", "--proof", str(proof))
    assert code == 4
    assert "Kvar, som du valde: 1 text. Kopian är granskad på nytt: publicera den inte." in output
    told = json.loads(proof.read_text(encoding="utf-8"))
    assert told["copy"]["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert told["original"]["sha256"] == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert [place["kind"] for place in told["filled"]] == ["box"]
    for secret in ("850312", "9804", "Anna"):
        assert secret not in proof.read_text(encoding="utf-8")
        assert secret not in output
    code, output = run("clean", str(photo), "-o", str(copy), "--proof", str(proof), "--lang", "en")
    assert code == 0
    assert "Covered: 1 text." in output
    assert "850312" not in proof.read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", [("--keep", "1,2,3"), ("--fill", "ansikten"), ("--keep", "1,2,3,4")])
def test_clean_refuses_a_choice_that_is_none(tmp_path: Path, wrong: tuple[str, str]) -> None:
    photo, copy = tmp_path / "a.png", tmp_path / "ren.png"
    Image.new("RGB", (64, 64)).save(photo)
    assert run("clean", str(photo), "-o", str(copy), *wrong)[0] == 2
    assert not copy.exists()


def test_serve_refuses_to_listen_to_others_without_sign_in() -> None:
    code, output = run("serve", "--host", "0.0.0.0")  # noqa: S104
    assert code == 3
    assert "inloggning" in output
