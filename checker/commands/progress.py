"""A bar that shows how far the examination of a film has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from checker.draft import Attachment
from checker.pace import Pace
from checker.reading import media_kind

LONGEST_S = 3600.0
"""Longest time for one film: who waits at a terminal can end it with Ctrl+C."""


@contextmanager
def watched(files: Sequence[Attachment]) -> Iterator[Pace]:
    """The pace of a command; with a bar beside the output proper when one of the files is a film."""
    if not any(media_kind(file.data) == "film" for file in files):
        yield Pace()
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Granskar filmen", total=1.0)
        yield Pace(LONGEST_S, lambda share: progress.update(task, completed=share))
