"""The output that README.md shows; ``python -m tests.readme`` writes it anew."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from checker.cli import app

README = Path(__file__).resolve().parents[1] / "README.md"


def demo_output() -> str:
    """What ``sekretess demo`` prints in a terminal of 100 columns."""
    result = CliRunner().invoke(app, ["demo"], env={"COLUMNS": "100", "TERM": "dumb"})
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def shown(command: str) -> str:
    """The output that the README shows for a command."""
    match = re.search(
        rf"^\$ {command}\n(.*?)(?=^\$ |^```)", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    if match is None:
        raise ValueError(f"README.md does not show {command}")
    return match.group(1).strip()


def test_output() -> str:
    """The lines of ``make test`` that do not change from machine to machine."""
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only"], capture_output=True, text=True, check=True
    )
    tests = re.search(r"^(\d+) tests? collected", listed.stdout, re.MULTILINE)
    assert tests is not None
    return f"All checks passed!\nSuccess: no issues found\n... ({tests.group(1)} tests)"


def main() -> None:
    """Write the outputs into the README."""
    text = README.read_text(encoding="utf-8")
    for command, output in (("make demo", demo_output()), ("make test", test_output())):
        text = re.sub(
            rf"(^\$ {command}\n).*?(?=^\$ |^```)",
            lambda m, out=output: m.group(1) + out + "\n",
            text,
            count=1,
            flags=re.MULTILINE | re.DOTALL,
        )
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
