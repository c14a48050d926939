"""Rules and policy as the tests of pictures have them."""

from __future__ import annotations

from tests.image.conftest import exiftool, policy, portrait, rules

__all__ = ["exiftool", "policy", "portrait", "rules"]
