"""``sekretess audit`` and ``sekretess report``: an archive checked, and what was found in it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands.shared import KeysOption, PolicyOption, say
from checker.errors import CheckerError
from checker.exits import UNCHECKED, USAGE, fail

if TYPE_CHECKING:
    from checker.audit.outcome import Tally


class EngineName(StrEnum):
    """Who checks."""

    PROCESSES = "processes"
    DASK = "dask"


def audit(
    source: Annotated[
        Path,
        typer.Argument(help="JSONL, CSV, Parquet, en mapp eller ett arkiv från Mastodon, Instagram eller X."),
    ],
    out: Annotated[
        str, typer.Option("--out", help="JSONL med hela rapporter, eller databas utan text: .db, postgresql://…")
    ],
    *,
    workers: Annotated[int, typer.Option(min=1, help="Antal processer.")] = 1,
    policy: PolicyOption = None,
    engine: Annotated[EngineName, typer.Option(help="processes (här) eller dask (kluster).")] = EngineName.PROCESSES,
    scheduler: Annotated[str | None, typer.Option(help="Daskklustrets adress: tcp://…")] = None,
    keys: KeysOption = None,
    rewrite: Annotated[bool, typer.Option(help="Ta fram säkrare formuleringar; tar längre tid.")] = True,
) -> None:
    """Granska många utkast; kan avbrytas och köras vidare."""
    from checker.audit.plan import Plan  # noqa: PLC0415  (processes are not needed by the other commands)
    from checker.audit.run import audit as run  # noqa: PLC0415
    from checker.audit.task import Settings  # noqa: PLC0415

    if (engine is EngineName.DASK) != bool(scheduler):
        typer.echo("Skriv: --engine dask --scheduler tcp://…", err=True)
        raise typer.Exit(USAGE)
    try:
        counts = run(source, out, Plan(workers, scheduler, rewrite, keys, Settings(policy)))
    except CheckerError as error:
        fail(error)
    say(counted(counts))
    if counts.incomplete:
        raise typer.Exit(UNCHECKED)


def counted(counts: Tally) -> str:
    """Counts as a line for people."""
    kinds = ("stop", "review", "clear", "unchecked")
    line = f"{counts.total()} utkast: " + ", ".join(f"{counts[kind]} {kind}" for kind in kinds if counts[kind])
    if stops := counts.incomplete - counts["unchecked"]:
        line += f" ({stops} av alla stop är inte granskade i sin helhet)"
    return line


def report(
    results: Annotated[str, typer.Argument(help="Det som ”sekretess audit” skrev: JSONL eller databas.")],
    html: Annotated[Path | None, typer.Option(help="Skriv en sida med diagram hit.")] = None,
    csv: Annotated[Path | None, typer.Option(help="Skriv en rad om varje utkast hit.")] = None,
    lang: Annotated[str, typer.Option(help="sv eller en.")] = "sv",
    keys: KeysOption = None,
    *,
    text: Annotated[bool, typer.Option("--text", help="Visa citat på sidan; går bara med JSONL.")] = False,
) -> None:
    """Sammanställ en granskning: utslag över tid, slag av fynd, avdelningar, de allvarligaste utkasten."""
    from checker.audit.page import archive_page  # noqa: PLC0415  (templates are not needed by the other commands)
    from checker.audit.summary import rows_of, summed, written_csv  # noqa: PLC0415

    if any(path and Path(results).exists() and path.exists() and path.samefile(results) for path in (html, csv)):
        fail("Rapporten kan inte skrivas över resultaten. Ange en annan fil.")
    try:
        if csv:
            written_csv(rows_of(results, keys), csv)
        page = archive_page(summed(rows_of(results, keys)), lang, text=text)
        if html:
            html.write_text(page, encoding="utf-8", errors="backslashreplace")
    except CheckerError as error:
        fail(error)
    except OSError as error:
        fail(f"Rapporten kan inte skrivas ({error.strerror}).")
    if not html and not csv:
        typer.echo(page)
