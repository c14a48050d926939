"""What the pages say is what the program does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from checker.cli import app
from checker.output.rules_page import render
from checker.policy import Policy
from checker.resources import resource
from checker.rules import RuleBook
from tests.readme import README, demo_output, shown

ROOT = Path(__file__).resolve().parents[1]


def test_readme_shows_what_the_demo_prints() -> None:
    assert shown("make demo") == demo_output()


def test_readme_shows_the_number_of_tests(request: pytest.FixtureRequest) -> None:
    collected = request.session.items
    files = {item.path for item in collected if ROOT / "tests" in item.path.parents}
    if len(files) < len(list((ROOT / "tests").rglob("test_*.py"))):
        pytest.skip("only part of the suite is run")
    match = re.search(r"(\d+) tests", shown("make test"))
    assert match is not None
    assert int(match.group(1)) == len(collected)


def test_readme_names_every_command() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    missing = [name for name in commands if f"`sekretess {name}" not in README.read_text(encoding="utf-8")]
    assert missing == []


def test_every_command_has_help() -> None:
    for name in get_command(app).commands:  # type: ignore[attr-defined]
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_the_policy_of_the_page_is_the_one_of_the_tests_and_has_every_field() -> None:
    page = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    assert example.group(1) == (ROOT / "tests" / "policy" / "bjorkdal.toml").read_text(encoding="utf-8")
    fields = tomllib.loads(example.group(1))
    assert set(fields) == set(Policy.model_fields)
    missing = [name for name in fields if f"`{name}`" not in page]
    assert missing == []


def test_links_between_pages_lead_somewhere() -> None:
    for page in [README, *(ROOT / "docs").glob("*.md"), ROOT / "models" / "CARD.md"]:
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_rule_reference_is_what_the_rules_say() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == render(RuleBook.load(resource("rules")))


def test_dockerfile_copies_what_there_is() -> None:
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert lines
    assert all((ROOT / source).exists() for line in lines for source in line.split())


def test_every_verb_of_the_makefile_is_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert verbs is not None
    for verb in verbs.group(1).split():
        assert re.search(rf"^{verb}:.*## ", makefile, re.MULTILINE), verb
