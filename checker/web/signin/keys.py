"""Keys of machines: schedulers and pipelines. The file holds hashes alone.

A key is 256 random bits, so that one SHA-256 is enough; a slow hash is for what people can remember.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from checker.acknowledgement import Duty
from checker.draft import today
from checker.errors import PolicyError
from checker.policy.secret import write_private
from checker.web.signin.identity import Identity

SHAPE = re.compile(r"sek_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as the file holds it; the last day on which it is good, the day on which it was revoked."""

    id: str
    name: str
    duty: Duty
    hash: str
    created: date
    until: date
    revoked: date | None = None

    @property
    def good(self) -> bool:
        """Whether the key opens anything today."""
        return self.revoked is None and today() <= self.until

    @property
    def identity(self) -> Identity:
        """Whom the key stands for."""
        return Identity(f"nyckel {self.name}", frozenset({self.duty}))

    def line(self) -> str:
        """The key as a line of the file."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


class KeyFile:
    """The keys of an installation; read again whenever the file has changed, so that revoking works at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._keys: Mapping[str, ApiKey] = {}

    @property
    def keys(self) -> Mapping[str, ApiKey]:
        """All keys by id; none while there is no file.

        Raises:
            PolicyError: when the file is damaged.
        """
        try:
            now = self.path.stat()
            seen = (now.st_mtime_ns, now.st_size, now.st_ino)
            if seen != self._seen:
                rows = self.path.read_text(encoding="utf-8").splitlines()
                self._keys = {key.id: key for key in map(_key, filter(str.strip, rows))}
                self._seen = seen
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError):
            raise PolicyError(f"Nyckelfilen {self.path.name} är skadad eller kan inte läsas.") from None
        return self._keys

    def new(self, name: str, duty: Duty, days: int) -> str:
        """Make a key; the answer is its only copy.

        Raises:
            PolicyError: when the file can't be read or written.
        """
        key_id, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        made = ApiKey(key_id, name, duty, _hash(secret), today(), today() + timedelta(days=days))
        self._write({**self.keys, key_id: made})
        return f"sek_{key_id}_{secret}"

    def revoke(self, key_id: str) -> ApiKey:
        """Make a key open nothing from now on.

        Raises:
            PolicyError: when there is no such key, or the file can't be read or written.
        """
        if key_id not in self.keys:
            raise PolicyError(f"Det finns ingen nyckel {key_id}. Se ”sekretess api-key list”.")
        revoked = replace(self.keys[key_id], revoked=today())
        self._write({**self.keys, key_id: revoked})
        return revoked

    def identify(self, token: str) -> Identity | None:
        """Whom a key stands for; None for one that opens nothing."""
        shape = SHAPE.fullmatch(token)
        key = self.keys.get(shape.group(1)) if shape else None
        if shape is None or key is None or not hmac.compare_digest(key.hash, _hash(shape.group(2))):
            return None
        return key.identity if key.good else None

    def _write(self, keys: Mapping[str, ApiKey]) -> None:
        write_private(self.path, "".join(f"{key.line()}\n" for key in keys.values()))


def _key(line: str) -> ApiKey:
    row = json.loads(line)
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("created", "until", "revoked")}
    return ApiKey(**{**row, **days, "duty": Duty(row["duty"])})


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
