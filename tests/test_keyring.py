import json
import stat
from pathlib import Path

import pytest

from checker.errors import KeyringError
from checker.keyring import Keyring


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    made = Keyring.create(tmp_path / "keys")
    made.new()
    return made


def test_only_the_owner_can_read_what_is_written(keyring):
    assert stat.S_IMODE(keyring.folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in keyring.folder.iterdir()}
    assert modes == {0o600}


def test_a_file_open_to_others_is_refused(keyring):
    next(keyring.folder.glob("*.json")).chmod(0o640)
    with pytest.raises(KeyringError, match="chmod 600"):
        Keyring.open(keyring.folder)


def test_the_newest_key_signs_and_the_older_is_still_believed(keyring):
    first = keyring.signing
    second = keyring.new()
    assert keyring.signing.kid == second.kid
    assert {key["kid"] for key in keyring.jwks["keys"]} == {first.kid, second.kid}


def test_a_retired_key_loses_its_private_half_and_leaves_the_public_set(keyring):
    first, second = keyring.signing, keyring.new()
    retired = keyring.retire(second.kid)
    assert retired.retired
    assert "d" not in json.loads((keyring.folder / f"receipts-{second.kid}.json").read_text())
    assert keyring.signing.kid == first.kid
    assert [key["kid"] for key in keyring.jwks["keys"]] == [first.kid]
    keyring.retire(first.kid)
    with pytest.raises(KeyringError, match="keys new"):
        _ = keyring.signing


def test_the_public_set_holds_no_private_half(keyring):
    assert all("d" not in key for key in keyring.jwks["keys"])
    assert all(key["crv"] == "Ed25519" for key in keyring.jwks["keys"])


def test_each_purpose_has_a_secret_of_its_own_that_stays(keyring):
    assert keyring.secret("log") == Keyring.open(keyring.folder).secret("log")
    assert keyring.secret("log") != keyring.secret("fingerprints")
    assert len(keyring.secret("log")) == 32


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b'{"kid": "x", "created": "y", "kty": "OKP", "crv": "Ed25519", "x": "?"}']
)
def test_a_damaged_key_is_told(keyring, damage):
    next(keyring.folder.glob("*.json")).write_bytes(damage)
    with pytest.raises(KeyringError, match="skadad"):
        keyring.keys()


def test_a_damaged_secret_is_told(keyring):
    (keyring.folder / "installation.secret").write_bytes(b"short")
    with pytest.raises(KeyringError, match="skadad"):
        keyring.secret("log")


def test_no_folder_no_keys(tmp_path):
    with pytest.raises(KeyringError, match="keys new"):
        Keyring.open(tmp_path)
    with pytest.raises(KeyringError, match="ingen nyckel"):
        Keyring.create(tmp_path / "keys").retire("2026-01-01-00000000")
