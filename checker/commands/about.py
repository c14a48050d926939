"""``sekretess about``: what the installation is made of, and under which licences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import typer

PROJECT = "sekretesskollen"
DEVELOPMENT = ("dev", "train")
"""Extras of whoever works on the program."""

CLASSIFIER = "License :: "
LONGEST = 60
"""A licence field longer than this holds a whole licence; its first line names it."""


@dataclass(frozen=True, slots=True)
class Part:
    """An installed library."""

    name: str
    version: str
    licence: str


def parts(project: str = PROJECT) -> list[Part]:
    """The project and everything installed that it needs or can use, by name; what is not installed is not listed."""
    found: dict[str, Part] = {}
    known: set[tuple[str, str]] = set()
    waiting = deque([(project, extra) for extra in ("", *extras(project))])
    while waiting:
        name, extra = waiting.popleft()
        name = plain(name)
        if (name, extra) in known:
            continue
        known.add((name, extra))
        try:
            held = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = Part(held.metadata["Name"], held.version, licence(held))
        waiting += needed(held, extra)
    return sorted(found.values(), key=lambda part: part.name.lower())


def extras(project: str) -> list[str]:
    """The additions that an installation may have (film, HEIC, PostgreSQL ...); not those of whoever develops it."""
    try:
        offered = distribution(project).metadata.get_all("Provides-Extra") or []
    except PackageNotFoundError:
        return []
    return [extra for extra in offered if extra not in DEVELOPMENT]


def needed(held: Distribution, extra: str = "") -> Iterator[tuple[str, str]]:
    """What a library needs here, with an extra or without one: each a name and an extra of its own, or none."""
    from packaging.requirements import Requirement  # noqa: PLC0415  (not needed by the other commands)

    for line in held.requires or ():
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate({"extra": extra}):
            yield from ((need.name, own) for own in ("", *need.extras))


def plain(name: str) -> str:
    """A name as registries compare it.

    >>> plain("Ruamel.YAML"), plain("pydantic_core")
    ('ruamel-yaml', 'pydantic-core')
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(held: Distribution) -> str:
    """What a library says of its licence: the SPDX expression, else its field, else its classifiers."""
    told = held.metadata.json
    if expression := told.get("license_expression"):
        return str(expression)
    lines = str(told.get("license") or "").strip().splitlines()
    if lines and len(lines[0]) <= LONGEST and ":" not in lines[0]:
        return lines[0].strip()
    classifiers = [str(one) for one in told.get("classifier") or () if str(one).startswith(CLASSIFIER)]
    return ", ".join(one.rpartition(" :: ")[2] for one in classifiers) or "se paketets licensfil"


def about() -> None:
    """Lista vad installationen består av: bibliotek, version och licens."""
    for part in parts():
        typer.echo(f"{part.name} {part.version}  {part.licence}")
