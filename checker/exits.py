"""How the command ends: the exit codes of the contract, and an error told to people."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from typer.core import TyperGroup

from checker.errors import CheckerError

CLEAR, REVIEW, USAGE, UNCHECKED, STOP = 0, 1, 2, 3, 4


def fail(error: CheckerError | str, say: Callable[[str], str] = str, code: int = UNCHECKED) -> NoReturn:
    """Print an error for people, in the words of ``say``, and leave, else with the code for "could not be checked"."""
    sentence = f"[bold red]{say('Fel:')}[/] {escape(say(str(error)))}"
    Console(stderr=True, highlight=False).print(sentence, soft_wrap=True)
    raise typer.Exit(code)


class Paper(Console):
    """A console that tells when nobody reads on; rich would end the program with the code for "review"."""

    def on_broken_pipe(self) -> None:
        """Leave the fault to ``printing``."""
        raise BrokenPipeError


@contextmanager
def printing() -> Iterator[None]:
    """Print an answer to the end, or until its reader has read enough: that says nothing of the draft."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left must not fail again at the end


class Guarded(TyperGroup):
    """All commands. A fault that nobody foresaw would end as Python's code 1, "review", and print what it was about."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; whatever else goes wrong is "could not be checked", by its name alone."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if isinstance(error, typer.Abort) or hasattr(error, "exit_code"):  # typer's own ways to end
                raise
            fail(f"Internt fel ({type(error).__name__}). Inget är granskat.")
