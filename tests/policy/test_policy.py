"""A policy file is read whole or refused with the line, the field and what to mend."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.errors import PolicyError
from checker.policy import Policy
from checker.policy.command import START

SIGN_IN = '[sign_in]\naddress = "https://a.example"\n[sign_in.roles]\ncurator = ["k"]\n'


def refused(folder: Path, text: str | bytes) -> str:
    path = folder / "policy.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PolicyError) as error:
        Policy.load(path)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "line", "field", "mend"),
    [
        ('hospital = "A"\nphotos = "sometimes"', 2, "photos", "”none”"),
        ("\nbedz = 3", 2, "bedz", "Menade du beds"),
        ("beds = 0", 1, "beds", "minst 1"),
        ("[[units]]\nname = 5", 2, "units[1].name", "citattecken"),
        ('[[units]]\nname = "A"\n\n[[units]]\nbeds = 2', 4, "units[2].name", "saknas"),
        ('rooms = "Blå hallen"', 1, "rooms", "lista"),
        ('[[numbers]]\nname = "N"\npattern = "R-(##)"', 3, "numbers[1].pattern", "”(”"),
        ('[[numbers]]\nname = "N"\npattern = "R-##[#"', 3, "numbers[1].pattern", "hakparenteserna"),
        ('[[numbers]]\nname = "N"\npattern = "##"', 1, "numbers[1]", "labels"),
        ('[[colleagues]]\nname = "A B"\nuntil = "snart"', 3, "colleagues[1].until", "2027-01-31"),
        ('[sign_in]\naddress = "http://sjukhuset.example"', 2, "sign_in.address", "https://"),
        (SIGN_IN, 1, "sign_in", "[sign_in.oidc]"),
        ('beds = "1 200"', 1, "beds", "1200"),
        ("beds = 1.200", 1, "beds", "utan citattecken, mellanrum och punkt"),
        ('[[colleagues]]\nname = "A B"\nuntil = "2027-02-30"', 3, "colleagues[1].until", "datum som finns"),
        ('languages = ["fi"]', 1, "languages[1]", "”sv” eller ”en”"),
        ('\nallowed_contacts = ["1177", "press@"]', 2, "allowed_contacts[2]", "press@sjukhuset.se"),
        ('allowed_contacts = ["växeln på dagtid"]', 1, "allowed_contacts[1]", "telefonnummer"),
        ('[[units]]\nname = "A"\n\n[[units]]\nname = "a"', 5, "units[2].name", "units[1]"),
        ('beds = 2\n[[unit]]\nname = "A"', 2, "unit", "Menade du units"),
        ("sign_in = 3", 1, "sign_in", "[sign_in]"),
        ('digest = "x"', 1, "digest", "okänt"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, text: str, line: int, field: str, mend: str) -> None:
    message = refused(tmp_path, text)
    assert f"policy.toml, rad {line}, {field}: " in message
    assert mend in message


def test_a_list_whose_only_value_is_wrong_is_not_called_empty(tmp_path: Path) -> None:
    assert len(refused(tmp_path, 'languages = ["fi"]').splitlines()) == 1


def test_every_usual_way_to_write_a_contact_is_taken(tmp_path: Path) -> None:
    told = ["1177", "+46 8 465 004 22", "press@bjorkdal.example", "@bjorkdal", "bjorkdal", "bjorkdal.example/press"]
    (tmp_path / "policy.toml").write_text(f"allowed_contacts = {told}", encoding="utf-8")
    assert list(Policy.load(tmp_path / "policy.toml").allowed_contacts) == told


def test_all_wrong_fields_are_told_at_once(tmp_path: Path) -> None:
    assert len(refused(tmp_path, 'photos = 3\nbeds = "många"\nroms = []').splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('hospital "A"', "rad 1, kolumn 10: ett likhetstecken saknas"),
        ('hospital = "A', "citattecken"),
        ('rooms = ["A"\nbeds = 1', "hakparentes"),
        ("beds = 1\nbeds = 2", "två gånger"),
        ("hospital = Björkdal", "citattecken"),
        ("hospital = 'A'\nbeds = 1 200", "rad 2, kolumn 10: skriv talet utan mellanrum"),
        ("[[colleagues]]\nuntil = 2027-02-30", "rad 2, kolumn 9: datumet finns inte"),
        ("[[colleagues]]\nuntil = 2027-13-01", "datumet finns inte"),
        ("hospital = 'Björkdal'".encode("cp1252"), "UTF-8"),
    ],
)
def test_what_is_no_toml_is_told_in_swedish(tmp_path: Path, text: str | bytes, told: str) -> None:
    assert told in refused(tmp_path, text)


def test_a_missing_list_of_protected_identities_is_refused(tmp_path: Path) -> None:
    assert "skyddade.txt" in refused(tmp_path, '[protected]\nlist = "skyddade.txt"\nkey = "skyddade.key"')


def test_the_digest_changes_with_the_list(folder: Path, tmp_path: Path) -> None:
    for name in ("policy.toml", "skyddade.txt"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    same = Policy.load(tmp_path / "policy.toml").digest
    assert same == Policy.load(folder / "policy.toml").digest != Policy.default().digest
    (tmp_path / "skyddade.txt").write_text("# tom\n", encoding="utf-8")
    assert Policy.load(tmp_path / "policy.toml").digest != same


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["policy", *arguments])
    return result.exit_code, result.output


def test_check_says_that_all_is_well(folder: Path) -> None:
    code, output = run("check", str(folder / "policy.toml"))
    assert code == 0, output
    assert "Björkdals sjukhus" in output
    assert "nummerformer: 3" in output
    assert "samtycken som har gått ut: 1" in output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('beds = 9\ncatchment = ["Sorsele", "Storumann"]', "policy.toml, rad 2, catchment[2]: Storumann"),
        ('municipality = "Storumann"', "Menade du Storuman?"),
        ('municipality = "Atlantis"', "rad 1, municipality: Atlantis är ingen kommun"),
        (SIGN_IN + '[sign_in.proxy]\nsecret_file = "proxy.secret"', "proxy.secret"),
        ("[[units]]\nnam = 1", "units[1].nam"),
    ],
)
def test_check_refuses_with_the_code_of_what_could_not_be_checked(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "policy.toml").write_text(text, encoding="utf-8")
    code, output = run("check", str(tmp_path / "policy.toml"))
    assert code == 3
    assert told in output


def test_the_starting_file_is_valid_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ny.toml"
    assert run("new", str(path))[0] == 0
    assert Policy.load(path).photos == "no_faces"
    path.write_text("beds = 7\n", encoding="utf-8")
    code, output = run("new", str(path))
    assert code == 3
    assert "finns redan" in output
    assert path.read_text(encoding="utf-8") == "beds = 7\n"


def test_the_starting_file_shows_every_field_and_is_valid_with_all_of_them() -> None:
    shown = re.sub(r"^# (?=\[+[a-z_.]+\]|[a-z_]+ = )", "", START.read_text(encoding="utf-8"), flags=re.MULTILINE)
    fields = tomllib.loads(shown)
    assert set(fields) == set(Policy.model_fields)
    assert Policy(**fields).sign_in is not None
