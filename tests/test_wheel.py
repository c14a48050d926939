"""The built wheel, not the tree, installed in an empty environment with no repository beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        [*map(str, command)], cwd=cwd, input=text, capture_output=True, text=True, check=False, env=clean, timeout=600
    )


@pytest.mark.slow
def test_wheel_works_alone(tmp_path: Path) -> None:
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert wheel.stat().st_size < 60 * 2**20
    uv = Path(sys.executable).parent / "uv"
    python = tmp_path / "empty" / "bin" / "python"
    assert run(uv, "venv", "-q", "--python", sys.executable, tmp_path / "empty", cwd=tmp_path).returncode == 0
    installed = run(
        uv, "pip", "install", "-q", "--python", python, "-c", ROOT / "requirements.lock", wheel, cwd=tmp_path
    )
    assert installed.returncode == 0, installed.stderr
    sekretess = python.with_name("sekretess")
    demo = run(sekretess, "demo", cwd=tmp_path)
    assert demo.returncode == 0, demo.stderr
    assert "STOPP" in demo.stdout
    stopped = run(sekretess, "check", "-", cwd=tmp_path, text="Kan någon ringa upp patienten 850312-9804?")
    assert stopped.returncode == 4, stopped.stderr
    assert run(sekretess, "rules", "test", cwd=tmp_path).returncode == 0
