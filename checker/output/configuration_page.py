"""The page that lists every environment variable and option: ``python -m checker.output.configuration_page``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from checker.cli import app
from checker.commands.gate import RECEIPT

HEAD = """# Configuration

Written by `make docs` from the commands themselves. What concerns the hospital (wards, consents, sign-in, how long
photos are kept) stands in the policy file: [policy.md](policy.md), [signin.md](signin.md).
An option goes before its variable.

"""
OTHERS = {
    RECEIPT: "set by `sekretess gate` for the command behind it: the receipt of the draft that was let through",
    "OMP_NUM_THREADS": "threads of the numerical libraries; 1 where several checks or processes share the cores",
    "TMPDIR": "not used for drafts; the tests see that it stays empty",
    "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS": "set by the program to nothing, so that a library of Presidio's asks nobody",
}
"""Variables that are no option's."""


def commands(command: Any = None, path: str = "sekretess") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name."""
    command = command or get_command(app)
    if hasattr(command, "commands"):
        for name, below in command.commands.items():
            yield from commands(below, f"{path} {name}")
    else:
        yield path, command


def options(command: Any) -> list[Any]:
    """The options of a command."""
    return [param for param in command.params if param.param_type_name == "option" and param.name != "help"]


def variables() -> dict[str, str]:
    """Environment variables that stand for an option, with that option."""
    every = (one for _, command in commands() for one in options(command) if one.envvar)
    return {str(one.envvar): f"`{one.opts[0]}`: {one.help}" for one in every}


def render() -> str:
    """The page."""
    lines = ["## Environment", "", "| variable | means |", "| --- | --- |"]
    lines += [f"| `{name}` | {means} |" for name, means in (variables() | OTHERS).items()]
    for path, command in commands():
        if rows := [_row(one) for one in options(command)]:
            lines += ["", f"## `{path}`", "", "| option | default | means |", "| --- | --- | --- |", *rows]
    return HEAD + "\n".join(lines) + "\n"


def _row(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    default = option.default
    shown = f"`{getattr(default, 'value', default)}`" if default not in {None, "", False, ()} else "–"
    return f"| {names} | {shown} | {option.help or ''} |"


if __name__ == "__main__":
    sys.stdout.write(render())
