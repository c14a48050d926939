"""How far an audit has come, on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich import progress as bars
from rich.console import Console
from rich.text import Text


class Rate(bars.TextColumn):
    """Entries a second since the run began."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: bars.Task) -> Text:
        """The rate, once there is one."""
        return Text(f"{task.speed:.1f} per sekund" if task.speed else "")


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar for so many entries; gives what is told how many are done."""
    columns = (
        *(bars.TextColumn("Granskar"), bars.BarColumn(), bars.MofNCompleteColumn(), Rate()),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        bar = shown.add_task("", total=total)
        yield lambda done: shown.update(bar, completed=done)
