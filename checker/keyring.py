"""The key folder of an installation: keys that sign receipts, and the secret that fingerprints and the log rest on.

Each signing key is a file of its own (JWK, RFC 7517; Ed25519, RFC 8037). The newest active key signs; every active key
is believed. A retired key loses its private half and is believed no longer; its file stays, to say so by name.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from checker.errors import KeyringError

SECRET = "installation.secret"  # noqa: S105  (a file's name)
PREFIX = "receipts-"
PUBLIC = ("kty", "crv", "x", "kid")
OTHERS = 0o077
"""Mode bits that give other users of the machine access."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One key that signs, or signed, receipts; ``jwk`` holds ``d``, the private half, until it is retired."""

    kid: str
    created: str
    jwk: dict[str, str | list[str]]
    retired: str | None = None

    @property
    def public(self) -> dict[str, str | list[str]]:
        """The public JWK, as in a JWKS."""
        return {name: self.jwk[name] for name in PUBLIC} | {"alg": "Ed25519", "use": "sig"}

    @property
    def private(self) -> OKPKey:
        """The key as joserfc signs with it."""
        return OKPKey.import_key({name: self.jwk[name] for name in (*PUBLIC, "d")})


class Keyring:
    """The keys in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def open(cls, folder: Path) -> Keyring:
        """The keyring in ``folder``.

        Raises:
            KeyringError: when there is none, or other users of the machine can read a private file.
        """
        if not (folder / SECRET).is_file():
            raise KeyringError("Nyckelmappen saknas eller är tom. Skapa nycklar med ”sekretess keys new”.")
        for path in (folder / SECRET, *folder.glob(f"{PREFIX}*.json")):
            if os.name == "posix" and path.stat().st_mode & OTHERS:
                raise KeyringError(f"Andra användare kan läsa {path.name}. Rätta med ”chmod 600”.")
        return cls(folder)

    @classmethod
    def create(cls, folder: Path) -> Keyring:
        """The keyring in ``folder``, made with its secret when it is not there.

        Raises:
            KeyringError: when it can't be written, or is open to others.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (folder / SECRET).exists():
                _write(folder / SECRET, base64.b64encode(secrets.token_bytes(32)))
        except OSError as error:
            raise KeyringError(f"Nyckelmappen kan inte skrivas ({error.strerror}).") from None
        return cls.open(folder)

    def new(self) -> SigningKey:
        """Make a key; from now on it signs.

        Raises:
            KeyringError: when it can't be written.
        """
        now = datetime.now(UTC)
        made = OKPKey.generate_key("Ed25519")
        kid = f"{now:%Y-%m-%d}-{secrets.token_hex(4)}"
        jwk = {**made.as_dict(private=True), "kid": kid, "created": now.isoformat()}
        try:
            _write(self._path(kid), json.dumps(jwk, indent=1).encode())
        except OSError as error:
            raise KeyringError(f"Nyckeln kan inte skrivas ({error.strerror}).") from None
        return self[kid]

    def retire(self, kid: str) -> SigningKey:
        """Throw the private half of a key away; receipts that it signed are refused from now on.

        Raises:
            KeyringError: when there is no such key, or it can't be written.
        """
        key = self[kid]
        if key.retired is None:
            kept = {name: value for name, value in key.jwk.items() if name != "d"}
            beside = self._path(kid).with_suffix(".new")
            try:
                beside.unlink(missing_ok=True)  # of a retirement that was cut off
                _write(beside, json.dumps({**kept, "retired": datetime.now(UTC).isoformat()}, indent=1).encode())
                beside.replace(self._path(kid))
            except OSError as error:
                raise KeyringError(f"Nyckeln kan inte skrivas ({error.strerror}).") from None
        return self[kid]

    def __getitem__(self, kid: str) -> SigningKey:
        for key in self.keys():
            if key.kid == kid:
                return key
        raise KeyringError(f"Det finns ingen nyckel {kid}. Se ”sekretess keys list”.")

    def keys(self) -> list[SigningKey]:
        """All keys, the oldest first.

        Raises:
            KeyringError: when a file is damaged.
        """
        return sorted((_read(path) for path in self.folder.glob(f"{PREFIX}*.json")), key=lambda key: key.created)

    @property
    def signing(self) -> SigningKey:
        """The key that signs: the newest that is not retired.

        Raises:
            KeyringError: when there is none.
        """
        if not (active := [key for key in self.keys() if key.retired is None]):
            raise KeyringError("Det finns ingen nyckel som får signera. Skapa en med ”sekretess keys new”.")
        return active[-1]

    @property
    def jwks(self) -> dict[str, Any]:
        """The public keys that are believed (JWK Set)."""
        return {"keys": [key.public for key in self.keys() if key.retired is None]}

    def secret(self, purpose: str) -> bytes:
        """32 bytes for one purpose, derived from the installation's secret (HKDF, RFC 5869).

        Raises:
            KeyringError: when the secret is damaged.
        """
        try:
            root = base64.b64decode((self.folder / SECRET).read_bytes(), validate=True)
        except (OSError, binascii.Error):
            raise KeyringError(f"{SECRET} är skadad. Återställ den ur en säkerhetskopia.") from None
        if len(root) != 32:
            raise KeyringError(f"{SECRET} är skadad. Återställ den ur en säkerhetskopia.")
        return HKDF(SHA256(), 32, salt=None, info=f"sekretess/{purpose}".encode()).derive(root)

    def _path(self, kid: str) -> Path:
        return self.folder / f"{PREFIX}{kid}.json"


def _read(path: Path) -> SigningKey:
    try:
        jwk = json.loads(path.read_bytes())
        key = SigningKey(jwk["kid"], jwk["created"], jwk, jwk.get("retired"))
        # A half-written or swapped file must not come to light only when a receipt is to be signed.
        OKPKey.import_key(key.public if key.retired else key.private.as_dict(private=True))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, JoseError):
        raise KeyringError(f"Nyckelfilen {path.name} är skadad. Återställ den ur en säkerhetskopia.") from None
    return key


def _write(path: Path, data: bytes) -> None:
    """Write a file that did not exist, readable by its owner only from the first moment."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
