"""An invented hospital: its policy, its list of protected identities, and a checker that follows them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.pipeline import Checker
from checker.policy import Policy
from checker.policy.protected import ProtectedFile
from checker.policy.secret import write_private

EXAMPLE = Path(__file__).with_name("bjorkdal.toml")
PROTECTED = ["Sahar Öberg", "Svensson Lind, Eva-Britt", "Zlatka"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hospital's folder: policy, list, key, secret."""
    folder = tmp_path_factory.mktemp("bjorkdal")
    shutil.copy(EXAMPLE, folder / "policy.toml")
    ProtectedFile(folder / "skyddade.txt", folder / "skyddade.key").add(PROTECTED)
    write_private(folder / "oidc.secret", "an invented secret of a client\n")
    return folder


@pytest.fixture(scope="session")
def house(folder: Path) -> Checker:
    """The checker of the invented hospital."""
    return Checker.load(Policy.load(folder / "policy.toml"))
