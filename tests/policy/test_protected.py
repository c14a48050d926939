"""Protected identities: found in every spelling, told to nobody."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.draft import Draft
from checker.errors import PolicyError
from checker.finding import Type, Verdict
from checker.output import sarif
from checker.pipeline import Checker
from checker.policy.protected import LINE, ProtectedFile, ProtectedNames
from checker.text.name_view import name_view
from checker.text.protected import protected_spans
from checker.text.spaced import joined_letters
from checker.text.tokens import Token, tokenize
from checker.text.views import text_view
from tests.policy.conftest import PROTECTED


def seen(folder: Path, text: str) -> list[str]:
    names = ProtectedNames.load(folder / "skyddade.txt", folder / "skyddade.key")
    view = joined_letters(name_view(text_view(text)))
    tokens = [Token(token.text, *view.span(token.start, token.end)) for token in tokenize(view.text)]
    return [text[start:end] for start, end in protected_spans(tokens, text, names)]


@pytest.mark.parametrize(
    "spelled",
    [
        "Sahar Öberg", "sahar öberg", "SAHAR ÖBERG", "Sahar Öbergs", "Öberg, Sahar", "Sahar Oberg", "S. Öberg",
        "S Öberg", "S. Öbergs", "Sahar Ö.", "Sahar M. Öberg", "Sahar Maria Elin Öberg", "Sahar-Maria Öberg",
        "S a h a r Ö b e r g",
        "S.a.h.a.r Öberg", "S4har Öb3rg", "Sаhаr Öberg", "Sa\u00adhar Öb\u200berg", "Ｓａｈａｒ Öberg", "SaharÖberg",
        "@sahar.oberg", "#saharöberg", "sahar_öberg", "sahar.oberg@bjorkdal.example", "Sa-har Öberg", "Sa har Öb erg",
        "Öberg Sahars", "Sahar\nÖberg", "Sahar  Öberg", "S&auml;har Öberg",
        "Eva-Britt Lind", "Eva Svensson", "Evabritt Svensson Lind", "Britt Lind", "E. Svensson-Lind", "Zlatka",
        "Zlatkas",
    ],
)  # fmt: skip
def test_every_spelling_is_found(folder: Path, spelled: str) -> None:
    assert seen(folder, f"I natt jobbade {spelled} med oss.")


@pytest.mark.parametrize(
    "text",
    [
        "Sahar jobbade i natt.",
        "Öberg jobbade i natt.",
        "Eva och Britt jobbade i natt.",
        "Tack Sahar. Öppna fönstret!",
        "Där satt Sahar. Öberg kom sedan.",
        "Sara Öberg och Sahar Åberg jobbade.",
        "Sahar öppnade för Maria, som log mot Öberg.",
    ],
)
def test_others_are_left(folder: Path, text: str) -> None:
    assert seen(folder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vi fikade med Sahar Öberg i personalrummet.",
        "Sahar Öberg på avdelning 54 fick åka hem efter sin hjärtoperation.",
        "Grattis S. Öberg på femtioårsdagen!",
        "Kaffe. Zlatka.",
    ],
)
def test_it_is_a_stop_whatever_the_role(house: Checker, text: str) -> None:
    report = house.check(Draft.of(text))
    assert report.verdict is Verdict.STOP
    assert Type.PROTECTED in {finding.type for finding in report.findings}
    assert report.rewrite is None or Type.PROTECTED not in {
        finding.type for finding in house.check(Draft.of(report.rewrite.text)).findings
    }


def test_a_report_tells_no_more_than_that_there_is_one(house: Checker) -> None:
    text = "Vår patient Sahar Öberg fick åka hem i går. Sahar och Sahars mamma grät, hälsar kollegan Amina Bengtsson."
    report = house.check(Draft.of(text))
    hidden = [one for one in report.findings if one.type is Type.PROTECTED]
    assert text[slice(*hidden[0].span)] == "Sahar Öberg"
    assert {(one.quote, one.title, one.role) for one in hidden} == {("", "Skyddad identitet", None)}
    row = report.as_json()
    for told in (json.dumps(row, ensure_ascii=False), json.dumps(sarif.render(report), ensure_ascii=False)):
        assert "Amina Bengtsson" in json.dumps(row, ensure_ascii=False)
        assert re.findall(r"sahar|öberg", told, re.IGNORECASE) == []


def test_nobody_is_found_without_a_list(checker: Checker) -> None:
    report = checker.check(Draft.of("Vi fikade med Sahar Öberg i personalrummet."))
    assert Type.PROTECTED not in {finding.type for finding in report.findings}


def test_the_list_can_not_be_read(folder: Path) -> None:
    text = (folder / "skyddade.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    assert len(lines) == len(PROTECTED)
    assert all(len(line) % LINE == 0 for line in lines)
    assert all(re.fullmatch("[0-9a-f]{32}", mark) for line in lines for mark in line)
    for name in ("skyddade.txt", "skyddade.key"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_the_same_name_has_another_fingerprint_in_another_hospital(tmp_path: Path) -> None:
    marks = []
    for name in ("a", "b"):
        ProtectedFile(tmp_path / f"{name}.txt", tmp_path / f"{name}.key").add(["Zlatka"])
        marks.append(ProtectedNames.load(tmp_path / f"{name}.txt", tmp_path / f"{name}.key").known)
    assert set(marks[0]).isdisjoint(marks[1])


def test_people_come_and_go(tmp_path: Path) -> None:
    paths = tmp_path / "l.txt", tmp_path / "l.key"
    assert ProtectedFile(*paths).add(["Sahar Öberg", "Sten Öberg", "Sten Öberg"]) == 2
    assert ProtectedFile(*paths).add(["sahar oberg"]) == 0
    assert ProtectedFile(*paths).remove(["Sahar Öberg", "Nobody Here"]) == 1
    names = ProtectedNames.load(*paths)
    assert names.holds("stenoberg")
    assert names.holds("s.oberg")  # Sten's too
    assert not names.holds("saharoberg")


def test_a_list_that_could_find_nobody_is_refused(folder: Path, tmp_path: Path) -> None:
    listed, key = tmp_path / "l.txt", tmp_path / "l.key"
    text = (folder / "skyddade.txt").read_text(encoding="utf-8")
    listed.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError, match="kan inte läsas"):
        ProtectedNames.load(listed, key)
    with pytest.raises(PolicyError, match="kan inte läsas"):
        ProtectedFile(listed, key)  # no new key beside an old list
    key.write_text("0" * 64)
    key.chmod(0o644)
    with pytest.raises(PolicyError, match="chmod 600"):
        ProtectedNames.load(listed, key)
    key.chmod(0o600)
    with pytest.raises(PolicyError, match="hör inte till nyckeln"):
        ProtectedNames.load(listed, key)
    listed.write_text(text + "abc\n", encoding="utf-8")
    with pytest.raises(PolicyError, match="är skadad"):
        ProtectedNames.load(listed, folder / "skyddade.key")


def test_the_command_reads_names_and_repeats_none(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("beds = 3\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["policy", "protect", str(policy)], input="Sahar Öberg\n")
    assert result.exit_code == 3
    assert "[protected]" in result.output
    policy.write_text('[protected]\nlist = "l.txt"\nkey = "l.key"\n', encoding="utf-8")
    for arguments, told in (((), "2 tillagda. Listan har 2"), (("--remove",), "2 borttagna. Listan har 0")):
        given = "Sahar Öberg\n\nZlatka\n"
        result = CliRunner().invoke(app, ["policy", "protect", str(policy), *arguments], input=given)
        assert result.exit_code == 0, result.output
        assert told in result.output
        assert "Sahar" not in result.output
