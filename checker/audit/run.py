"""An audit from source to results: what is left to do goes to an engine, what comes back is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

from checker.audit.entry import Entry
from checker.audit.outcome import Tally
from checker.audit.plan import Plan, consents
from checker.audit.progress import progress
from checker.audit.results.lines import JsonLines
from checker.audit.results.store import Store
from checker.audit.sources.kind import is_stream, read_entries
from checker.audit.task import Answer, Task
from checker.errors import KeyringError, ResultsError, UnreadableError
from checker.keyring import Keyring
from checker.report import Engine as JudgedBy

DATABASES = (".db", ".sqlite", ".sqlite3")
"""Endings of an SQLite file's name; any other file is JSONL."""


class Sink(Protocol):
    """Where results go: ``whole`` reports or outcomes."""

    whole: bool
    counts: Tally

    @property
    def done(self) -> int:
        """Entries whose result is kept."""

    def tasks(self, source: Iterable[Entry], engine: JudgedBy, consents: str = "") -> Iterator[Task]:
        """What is left to check."""

    def take(self, task: Task, answer: Answer) -> None:
        """Keep an answer."""

    def finish(self, last: int) -> None:
        """The source is at its end, with number ``last``."""

    def close(self) -> None:
        """Let go of file or database."""


def audit(source: Path, out: str | Path, plan: Plan | None = None) -> Tally:
    """Check every entry of ``source`` whose result is not in ``out`` yet; counts of all by verdict.

    Raises:
        CheckerError: when the source can't be read, ``out`` can't be written, or the checker can't be loaded.
    """
    plan = plan or Plan()
    _apart(source, out)
    if is_stream(source) and is_database(out):
        raise ResultsError("En ström har inget namn som en databas kan känna igen den på. Spara den som en fil.")
    entries = again_and_again(source)
    last, total = 0, 0
    for entry in entries():
        last, total = entry.number, total + 1
    if not total:
        raise UnreadableError(f"{source.name} är tom: där finns inget utkast att granska.")
    with closing(open_results(out, plan.keys, source)) as sink:
        if isinstance(sink, JsonLines) and sink.earlier > total:
            raise UnreadableError(f"{sink.path.name} har fler rader än {source.name}; ange en annan fil.")
        with plan.engine(whole=sink.whole) as engine, progress(total) as show:
            left = sink.tasks(entries(), engine.engine, consents(plan.settings.policy_file))
            for task, answer in engine.answers(left):
                if answer.told and tuple(_judge(answer)) != (engine.engine.model, engine.engine.rules):
                    raise ResultsError("En arbetare har andra regler eller en annan modell. Installera samma överallt.")
                sink.take(task, answer)
                show(sink.done)
            sink.finish(last)
        return sink.counts


def _apart(source: Path, out: str | Path) -> None:
    """Refuse to write the results into what is read: the next run would take them for drafts, or there is no next."""
    if "://" in str(out):
        return
    place, read = Path(out).resolve(), source.resolve()
    if read.is_dir() and place.is_relative_to(read):
        raise ResultsError(f"{place.name} ligger i mappen som granskas. Ange en plats utanför den för resultatet.")
    if place == read or (place.exists() and read.exists() and place.samefile(read)):
        raise ResultsError(f"{place.name} är det som ska granskas. Ange en annan fil för resultatet.")


def again_and_again(source: Path) -> Callable[[], Iterator[Entry]]:
    """Reads a source from its beginning as often as it is called; what comes through a pipe comes only once, and stays.

    Raises:
        UnreadableError: when it can't be read.
    """
    if not is_stream(source):
        return lambda: read_entries(source)
    kept = list(read_entries(source))
    return lambda: iter(kept)


def is_database(out: str | Path) -> bool:
    """Whether results go to a database: by URL, or by its name's ending."""
    return "://" in str(out) or str(out).endswith(DATABASES)


def open_results(out: str | Path, keys: Path | None, source: Path | None = None) -> JsonLines | Store:
    """The results at ``out``: a database by URL or by its name's ending, or else a JSONL file.

    Raises:
        ResultsError: when they can't be opened.
        KeyringError: when there is no key folder for the fingerprints of a database.
    """
    if not is_database(out):
        return JsonLines(Path(out))
    if keys is None:
        raise KeyringError(
            "En databas med resultat behöver installationens nycklar. Ange nyckelmappen (--keys, SEKRETESS_KEYS)."
        )
    return Store(str(out), Keyring.open(keys), source)


def _judge(answer: Answer) -> list[str]:
    engine = (answer.told or {})["engine"]
    return [engine["model"], engine["rules"]]
