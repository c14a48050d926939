"""Secrets lie in files of their own that nobody but the service's account may read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from checker.errors import PolicyError

OTHERS = stat.S_IRWXG | stat.S_IRWXO
HANDED_OVER = OTHERS & ~stat.S_IRGRP
"""What systemd hands over is root's, and an access list lets the service read it: that looks like the group's right."""

OWN = stat.S_IRUSR | stat.S_IWUSR
"""Mode 0600."""

SHORTEST = 16
"""Fewest characters of a secret: shorter ones can be guessed."""


def read_secret(path: Path) -> str:
    """The secret in a file, without the line end.

    Raises:
        PolicyError: when it can't be read, others may read it, or it is too short to be one.
    """
    try:
        if path.stat().st_mode & (HANDED_OVER if is_credential(path) else OTHERS):
            raise PolicyError(f"{path.name} kan läsas av andra på datorn. Skriv: chmod 600 {path.name}")
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "ingen text"
        raise PolicyError(f"Hemligheten i {path.name} kan inte läsas ({why}).") from None
    if len(secret) < SHORTEST:
        raise PolicyError(f"Hemligheten i {path.name} är för kort: minst {SHORTEST} tecken.")
    return secret


def is_credential(path: Path) -> bool:
    """Whether systemd has handed this file to the service (``LoadCredential``)."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return folder is not None and path.parent == Path(folder)


def write_private(path: Path, text: str, *, new: bool = False) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Raises:
        PolicyError: when it can't be written, or is to be new and exists.
    """
    beside = path if new else path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN), "w", encoding="utf-8") as file:
            file.write(text)
        if not new:
            beside.replace(path)
    except OSError as error:
        raise PolicyError(f"{path.name} kan inte skrivas ({error.strerror}).") from None
