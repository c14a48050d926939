"""Fuzzes one target with atheris, guided by coverage: ``make fuzz TARGET=photo SECONDS=60``."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["checker", "lxml", "PIL"]):
    from checker.image import examine
    from tests.fuzz.targets import TARGETS, no_faces


def main() -> None:
    """Run until the time is up or something breaks."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"target: one of {', '.join(TARGETS)}")
    examine.find_faces = no_faces
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
