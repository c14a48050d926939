"""How much one request may weigh, how long it may take, and how many are served at once."""

from __future__ import annotations

from dataclasses import dataclass

from checker.policy.house import Retention

MEBI = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the service; times in seconds, sizes in bytes.

    Memory is bounded by about twice ``flight``, plus ``tray``, ``replays`` and what ``parallel`` checks need.
    """

    body: int = 64 * MEBI
    """One request: the largest photo that is examined (50 MB), or a carousel of phone photos, and the text."""

    flight: int = 512 * MEBI
    """All requests under way together; what comes on top is answered 503."""

    json: int = 4 * MEBI
    """One JSON request: the longest text (200,000 code points), every one of them escaped."""

    field: int = 16 * MEBI
    """One form field: far over the longest text, so that a text that is too long can be given back to its author."""

    seats: int = 16
    """Checks that run or wait for a thread; the next one is answered 503."""

    parallel: int = 2
    """Checks at the same time. More only helps with more cores: a check is work for the processor."""

    read_s: float = 120.0
    """To receive one request: a 15-MB photo at 1 Mbit/s."""

    check_s: float = 20.0
    """To check a text, waiting for a free thread included."""

    file_s: float = 100.0
    """To check one photo, on top of ``check_s``; ``checker.pipeline`` itself ends after 95 s."""

    tray: int = 256 * MEBI
    """Photos of the form that are kept in memory between two steps of the same person."""

    tray_s: float = 15 * 60.0
    """How long such a photo is kept."""

    replays: int = 32 * MEBI
    """Answers that are kept in memory for ``Idempotency-Key``."""

    replay_s: float = 10 * 60.0
    """How long such an answer is kept."""

    jobs: int = 4
    """Films under way or waiting, and answers about films that are kept; the next one is answered 503."""

    film_s: float = 900.0
    """To examine one film in a job: what is not reached by then is told as unchecked."""

    job_s: float = 15 * 60.0
    """How long a job is kept, its answer included, unless it is deleted before."""

    patience_s: float = 2.0
    """How long the form waits for a film before it shows a page with progress."""

    judged_s: float = 60 * 60.0
    """How long a check's findings can be accepted by its id; its fingerprints and found words are kept in memory."""

    @classmethod
    def of(cls, retention: Retention) -> Limits:
        """The limits of a hospital that has decided how long photos and answers are kept.

        >>> Limits.of(Retention(photo_minutes=5)).tray_s
        300.0
        """
        return cls(tray_s=retention.photo_minutes * 60.0, replay_s=retention.answer_minutes * 60.0)

    def seconds(self, files: int) -> float:
        """Longest time for a draft with so many files.

        >>> Limits(check_s=20, file_s=30).seconds(2)
        80.0
        """
        return float(self.check_s + files * self.file_s)
