"""The hospital's own decisions, read from a TOML file: what it calls its wards, who may be named, who signs in."""

from checker.policy.policy import Policy

__all__ = ["Policy"]
