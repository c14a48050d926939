"""What the pages on running it say is what there is: every option, the unit, the proxy, the container, the licences."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from importlib.metadata import distribution
from pathlib import Path

import pytest

from checker.commands.about import needed, parts, plain
from checker.errors import PolicyError
from checker.output.configuration_page import render, variables
from checker.output.sbom import licensed
from checker.policy.secret import read_secret
from checker.web.limits import MEBI, Limits

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
RUNNING = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
VARIABLE = re.compile(r"(?:SEKRETESS|TLDEXTRACT)_[A-Z_]+")


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", RUNNING, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_page_of_options_is_what_the_commands_say():
    assert (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8") == render()
    assert set(variables()) >= {"SEKRETESS_KEYS", "SEKRETESS_LOG"}


def test_every_variable_in_the_code_is_on_the_page():
    named = set()
    for path in (ROOT / "checker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.fullmatch(node.value):
                named.add(node.value)
    assert len(named) >= 4
    assert [name for name in named if f"`{name}`" not in render()] == []


def test_the_unit_is_one(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    unit = tmp_path / "sekretess.service"
    unit.write_text(block("ini").replace("/opt/sekretess/bin/sekretess", "/bin/true"), encoding="utf-8")
    ended = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert [line for line in ended.stderr.splitlines() if "sekretess.service" in line] == []


def test_what_the_unit_reads_is_handed_over_and_what_it_writes_is_its_own():
    unit = block("ini")
    handed = dict(re.findall(r"^LoadCredential=([^:\n]+):(\S+)$", unit, re.MULTILINE))
    assert set(handed) == {"policy.toml", "proxy.secret"}
    assert all(place == f"/etc/sekretess/{name}" and place in block("console") for name, place in handed.items())
    assert "--policy ${CREDENTIALS_DIRECTORY}/policy.toml" in unit
    for variable in ("SEKRETESS_KEYS", "SEKRETESS_LOG"):
        assert re.search(rf"{variable}=/var/lib/sekretess/", unit)
    assert "keys new --keys /var/lib/sekretess/keys" in block("console")
    assert "-p DynamicUser=yes -p StateDirectory=sekretess" in block("console")


def test_a_secret_that_systemd_hands_over_is_believed(tmp_path, monkeypatch):
    secret = tmp_path / "proxy.secret"
    secret.write_text("0123456789abcdef0123", encoding="utf-8")
    secret.chmod(0o440)
    with pytest.raises(PolicyError, match="av andra"):
        read_secret(secret)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert read_secret(secret) == "0123456789abcdef0123"
    secret.chmod(0o444)
    with pytest.raises(PolicyError, match="av andra"):
        read_secret(secret)


def test_the_caddyfile_has_its_blocks_on_lines_of_their_own():
    lines = [line.strip() for line in block("caddyfile").splitlines()]
    assert all(line == "}" or "}" not in line for line in lines)
    assert all(line.endswith(" {") or "{" not in line for line in lines)
    assert sum(line.endswith("{") for line in lines) == lines.count("}")
    assert f"max_size {Limits().body // MEBI}MiB" in lines


def test_the_proxy_takes_what_the_service_takes():
    assert f"client_max_body_size {Limits().body // MEBI}m" in block("nginx")
    waits = re.search(r"proxy_read_timeout (\d+)s", block("nginx"))
    assert waits is not None
    assert int(waits.group(1)) >= Limits().seconds(1)


def test_the_container_is_small_and_may_little():
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert last.startswith("${PYTHON}\n")
    assert re.findall(r"^ARG PYTHON=(.*)$", DOCKERFILE, re.MULTILINE) == ["python:3.13-slim"]
    assert re.search(r"^USER 10001$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "pip install" not in last
    assert "--require-hashes -r requirements.lock" in DOCKERFILE


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("hatchling packaging pathspec pluggy tomlkit trove-classifiers", None),
        ("av pillow-heif psycopg psycopg-binary", None),
        ("", []),
    ],
)
def test_the_container_takes_what_it_builds_with_out_of_the_lock(wanted, found):
    shown = re.search(r"locked\(\) \{.*?; \}", DOCKERFILE)
    assert shown is not None
    told = subprocess.run(["sh", "-ec", f"{shown.group()}; locked {wanted}"], cwd=ROOT, capture_output=True, check=True)
    lines = told.stdout.decode().splitlines()
    names = {line.partition("==")[0] for line in lines if not line.startswith(" ")}
    assert names == set(found if found is not None else wanted.split())
    assert sum("--hash=sha256:" in line for line in lines) >= len(names)


def test_the_container_holds_all_that_hatchling_needs():
    needs = {name for name, _ in needed(distribution("hatchling")) if name != "tomli"}
    asked = re.search(r"locked (hatchling .*) > build.lock", DOCKERFILE)
    assert asked is not None
    assert needs <= set(asked.group(1).split())
    for installing in re.findall(r"pip (?:install|wheel) .*", DOCKERFILE):
        assert "--require-hashes" in installing or "--no-build-isolation" in installing or "--no-index" in installing


def test_no_environment_of_a_developer_goes_into_the_container():
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert any(fnmatch(".venv-bench", pattern) for pattern in left_out)


def test_the_health_check_of_the_container_is_python_that_asks_readyz():
    command = re.search(r"HEALTHCHECK.*?CMD (\[.*?\])\n", DOCKERFILE, re.DOTALL)
    assert command is not None
    program, flag, code = ast.literal_eval(command.group(1))
    assert (program, flag) == ("python", "-c")
    compile(code, "healthcheck", "exec")
    assert "/readyz" in code


def test_the_container_holds_what_the_wheel_needs():
    included = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    for source in included["targets"]["wheel"]["force-include"]:
        assert re.search(rf"^COPY {source} {source}$", DOCKERFILE, re.MULTILINE), source


def test_every_installed_library_has_a_licence():
    found = {plain(part.name): part for part in parts()}
    assert {"spacy", "presidio-analyzer", "pillow", "openvino", "typer", "pydantic-core"} <= set(found)
    assert [name for name, part in found.items() if not part.licence.strip() or "\n" in part.licence] == []
    assert not any("AGPL" in part.licence for part in found.values())


def test_libraries_that_are_not_installed_are_not_listed():
    assert parts("no-such-project") == []


def test_what_was_installed_besides_is_listed():
    found = {plain(part.name) for part in parts()}
    assert {"av", "pillow-heif", "psycopg", "psycopg-binary", "pyarrow", "distributed"} <= found
    assert "ruff" not in found


def test_the_bill_of_materials_tells_licences():
    names = ("spacy", "typer", "av", "no-such-project")
    bill = licensed({"bomFormat": "CycloneDX", "components": [{"name": name, "type": "library"} for name in names]})
    told = {part["name"]: part.get("licenses") for part in bill["components"]}
    assert told["no-such-project"] is None
    assert all(told[name] for name in names[:3])
    assert "checker.output.sbom dist/sbom.json" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("auditor", "code"),
    [("exit 0", 0), ('echo "pillow 1.0 PYSEC-1" > "${@: -1}"; exit 1', 1), ("echo no network >&2; exit 1", 75)],
)
def test_a_vulnerability_fails_and_a_database_out_of_reach_is_told(tmp_path, auditor, code):
    (tmp_path / "pip-audit").write_text(f"#!/usr/bin/env bash\n{auditor}\n", encoding="utf-8")
    (tmp_path / "pip-audit").chmod(0o755)
    ended = subprocess.run(
        [ROOT / ".ci" / "audit"], env=os.environ | {"BIN": str(tmp_path)}, check=False, capture_output=True
    )
    assert ended.returncode == code
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
    asked = subprocess.run(
        ["bash", "-ec", last.replace(".ci/audit", f"(exit {code})")], check=False, capture_output=True
    )
    assert asked.returncode == (1 if code == 1 else 0)
    assert (b"WARNING" in asked.stderr) is (code == 75)
