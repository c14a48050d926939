"""``sekretess about``: what the installation is made of, and under which licences."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import typer

PROJECT = "sekretesskollen"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
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
    """The project and everything installed that it needs, by name; what an environment leaves out is not listed."""
    found: dict[str, Part] = {}
    waiting = deque([project])
    while waiting:
        name = plain(waiting.popleft())
        if name in found:
            continue
        try:
            held = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = Part(held.metadata["Name"], held.version, licence(held))
        waiting += needed(held)
    return sorted(found.values(), key=lambda part: part.name.lower())


def needed(held: Distribution) -> Iterator[str]:
    """Names of what a library needs; its extras are left out."""
    for line in held.requires or ():
        if "extra ==" not in line and (name := NAME.match(line)):
            yield name.group()


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
