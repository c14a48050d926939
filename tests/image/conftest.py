"""What the tests of pictures share: the rules, the policies, and what has to be installed for them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import skimage.data
from PIL import Image

from checker.policy import Policy
from checker.resources import resource
from checker.rules import RuleBook

METADATA_GROUPS = ("ExifTool", "File", "System", "Composite", "JFIF", "SourceFile")
"""What exiftool says of every file, also of one without any metadata."""


@pytest.fixture(scope="session")
def rules() -> RuleBook:
    return RuleBook.load(resource("rules"))


@pytest.fixture(scope="session")
def policy() -> Policy:
    return Policy.default()


@pytest.fixture(scope="session")
def portrait() -> Image.Image:
    """Eileen Collins, NASA, public domain; it lies in the wheel of scikit-image."""
    path = Path(skimage.data.__file__).parent / "astronaut.png"
    return Image.open(path).convert("RGB")


@pytest.fixture(scope="session")
def exiftool() -> Callable[[bytes], dict[str, Any]]:
    """All tags that exiftool, an independent reader, finds in a file."""
    program = shutil.which("exiftool")
    assert program, "exiftool saknas: installera libimage-exiftool-perl (make test gör det)"

    def tags(data: bytes) -> dict[str, Any]:
        done = subprocess.run([program, "-j", "-G1", "-a", "-"], input=data, capture_output=True, check=True)
        (row,) = json.loads(done.stdout)
        return {name: value for name, value in row.items() if not name.startswith(METADATA_GROUPS)}

    return tags
