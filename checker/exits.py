"""How the command ends: the exit codes of the contract, and an error told to people."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from checker.errors import CheckerError

CLEAR, REVIEW, USAGE, UNCHECKED, STOP = 0, 1, 2, 3, 4


def fail(error: CheckerError | str) -> NoReturn:
    """Print an error for people and leave with the code for "could not be checked"."""
    Console(stderr=True, highlight=False).print(f"[bold red]Fel:[/] {escape(str(error))}", soft_wrap=True)
    raise typer.Exit(UNCHECKED)
