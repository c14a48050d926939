"""A report as the page shows it: numbered, marked, photo by photo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.film.sound import clock
from checker.finding import Finding, Verdict, utf16_length
from checker.place import Place, Spot, What, places, what_of, written
from checker.proof import Proof
from checker.report import Person, Report, Rewrite, Unchecked, Unworded
from checker.web.marks import Piece, pieces
from checker.web.preview import Preview
from checker.web.ticks import offered

LISTED = 200
"""Most findings that are listed one by one; the rest is marked and counted."""

MOST_TICKS = 40
"""Most places of one photo that are offered to be kept: a longer list helps nobody."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its label: a number in the text, a letter in a photo. Offsets are UTF-16 units."""

    label: str
    finding: Finding
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A place that is filled in a clean copy when ``on``; ``types`` are those of what is written there.

    ``still`` shows it, where it stands in no preview: in a film.
    """

    labels: tuple[str, ...]
    place: Place
    types: tuple[str, ...]
    on: bool
    still: Preview | None = None

    @property
    def at(self) -> str:
        """The time in a film at which it was seen; empty in a photo."""
        return "" if self.place.time_s is None else clock(self.place.time_s)

    @property
    def box(self) -> str:
        """The box, in a film with its time, as the form sends it back."""
        return written(self.place.spot)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the draft; ``token`` fetches it from the tray."""

    name: str
    token: str = field(repr=False)
    preview: Preview | None = None
    rows: tuple[Row, ...] = ()
    unchecked: tuple[str, ...] = ()
    proof: Proof | None = None
    """Of a clean copy: what was done and what is left."""

    hidden: Preview | None = None
    """The small copy in its hidden data."""

    film: bool = False
    unticked: frozenset[Spot] = frozenset()
    """What is to stay in a clean copy."""

    stills: Mapping[Spot, Preview] = field(default_factory=dict, repr=False)
    """Of a film: what was found, as it was seen then."""

    @property
    def boxes(self) -> tuple[Row, ...]:
        """The findings that have a place in the photo; of a film the first picture is shown, and theirs are others."""
        return tuple(row for row in self.rows if row.finding.box is not None and row.finding.time_s is None)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What can be chosen to be filled in a clean copy, each box once; what comes on top always is."""
        offers = []
        found = [row for row in self.rows if what_of(row.finding)]
        for place in places(row.finding for row in found)[:MOST_TICKS]:
            rows = [row for row in found if (row.finding.box, row.finding.time_s) == (place.box, place.time_s)]
            types = dict.fromkeys(row.finding.type.value for row in rows if place.what is What.TEXT)
            labels = tuple(row.label for row in rows)
            on = place.spot not in self.unticked
            offers.append(Tick(labels, place, tuple(types), on, self.stills.get(place.spot)))
        return tuple(offers)

    @property
    def offered(self) -> str:
        """The field that says what could be ticked."""
        return offered(self.token, [tick.place for tick in self.ticks])


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the answer's part of the page shows."""

    verdict: Verdict
    summary: str
    reasons: tuple[str, ...]
    unchecked: tuple[Unchecked, ...]
    rows: tuple[Row, ...]
    unlisted: int
    pieces: tuple[Piece, ...]
    persons: tuple[Person, ...]
    labels: dict[str, str]
    rewrite: Rewrite | None
    unworded: Unworded | None
    found: int
    pending: bool
    """Whether a safer wording has not been looked for yet."""
    check_id: str
    """Under which findings can be accepted, and the receipt taken home; empty where there is neither."""


def answer_of(report: Report, photos: Sequence[Photo], *, pending: bool = False, check_id: str = "") -> Answer:
    """The view of a report; ``photos`` as made by ``photo_of``, whose labels persons may point to."""
    found = [finding for finding in report.findings if finding.part == "text" and finding.start is not None]
    rows = tuple(_numbered(report.text, found))
    listed = rows[:LISTED]
    shown = [*listed, *(row for photo in photos for row in photo.rows)]
    return Answer(
        report.verdict,
        report.summary,
        report.reasons,
        report.unchecked,
        listed,
        len(rows) - len(listed),
        tuple(pieces(report.text, found)),
        report.persons,
        {row.finding.id: row.label for row in shown},
        report.rewrite,
        report.unworded,
        len(rows) + sum(len(photo.rows) for photo in photos),
        pending=pending and bool(rows),
        check_id=check_id,
    )


def photo_of(photo: Photo, report: Report) -> Photo:
    """The view of one photo with what the report says of the part with its name."""
    name = photo.name
    found = [finding for finding in report.findings if finding.part == name]
    rows = tuple(Row(letters(number), finding) for number, finding in enumerate(found[:LISTED]))
    unchecked = tuple(row.reason for row in report.unchecked if row.part == name)
    return replace(photo, rows=rows, unchecked=unchecked)


def without_photos(report: Report, names: Sequence[str], summary: str, reason: str) -> Report:
    """The report on a text whose photos were left out: incomplete, so never clear; a stop keeps its summary."""
    if not names:
        return report
    left_out = tuple(Unchecked(name, reason) for name in names)
    verdict = max(report.verdict, Verdict.REVIEW)
    return replace(
        report,
        verdict=verdict,
        complete=False,
        unchecked=report.unchecked + left_out,
        summary=report.summary if report.verdict is verdict else summary,
        receipt=None,
    )


def letters(number: int) -> str:
    """Labels A to Z, then AA and so on.

    >>> letters(0), letters(25), letters(26), letters(52)
    ('A', 'Z', 'AA', 'BA')
    """
    first, last = divmod(number, 26)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)


def _numbered(text: str, found: Sequence[Finding]) -> list[Row]:
    rows, at, units = [], 0, 0
    for number, finding in enumerate(sorted(found, key=lambda f: f.span), 1):
        start, end = finding.span
        units += utf16_length(text[at:start])
        at = start
        rows.append(Row(str(number), finding, units, units + utf16_length(text[start:end])))
    return rows
