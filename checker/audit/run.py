"""An audit from source to results: what is left to do goes to an engine, what comes back is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from rich import progress as bars
from rich.console import Console
from rich.text import Text

from checker.audit.crew import Crew
from checker.audit.entry import Entry
from checker.audit.outcome import Tally
from checker.audit.results.lines import JsonLines
from checker.audit.results.store import Store
from checker.audit.sources.kind import is_stream, read_entries
from checker.audit.task import Answer, Settings, Task
from checker.draft import today
from checker.errors import KeyringError, ResultsError, UnreadableError
from checker.keyring import Keyring
from checker.policy import Policy
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


class Engine(Protocol):
    """Who checks: processes here, or workers of Dask. ``engine`` tells what judges."""

    engine: JudgedBy

    def answers(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Answer]]:
        """The answers to tasks, in any order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How an audit runs: on so many processes here, or on the workers of a Dask ``scheduler``.

    ``reword`` asks for safe wordings too, which take longer than the rest; only whole reports hold them.
    """

    workers: int = 1
    scheduler: str | None = None
    reword: bool = True
    keys: Path | None = None
    settings: Settings = field(default_factory=Settings)

    def engine(self, *, whole: bool) -> AbstractContextManager[Engine]:
        """The engine, ready to work.

        Raises:
            CheckerError: when it can't be started.
        """
        settings = replace(self.settings, whole=whole, reword=whole and self.reword)
        if self.scheduler is None:
            return Crew(settings, self.workers)
        from checker.audit.cluster import Cluster  # noqa: PLC0415  (an extra)

        return Cluster(settings, self.scheduler)


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
        with plan.engine(whole=sink.whole) as engine, _progress(total) as show:
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


def consents(policy_file: Path | None) -> str:
    """Which consents of the policy are in force today: one sign each."""
    policy = Policy.load(policy_file) if policy_file else Policy.default()
    return "".join("+" if today() <= one.until else "-" for one in policy.colleagues)


def _judge(answer: Answer) -> list[str]:
    engine = (answer.told or {})["engine"]
    return [engine["model"], engine["rules"]]


class Rate(bars.TextColumn):
    """Entries a second since the run began."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: bars.Task) -> Text:
        """The rate, once there is one."""
        return Text(f"{task.speed:.1f} per sekund" if task.speed else "")


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    columns = (
        *(bars.TextColumn("Granskar"), bars.BarColumn(), bars.MofNCompleteColumn(), Rate()),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total)
        yield lambda done: progress.update(bar, completed=done)
