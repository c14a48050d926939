"""One film examined: hidden data, subtitles, and moment by moment its faces, codes and text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TypeVar

from checker.draft import Attachment
from checker.film.frames import Moment, Reel
from checker.film.metadata import hidden
from checker.film.opening import Film, open_film
from checker.film.sound import clock, unheard
from checker.film.subtitles import Subtitles, read_subtitles
from checker.film.tracks import Tracks
from checker.film.wording import key_of
from checker.finding import Finding, Layer
from checker.image.codes import find_codes
from checker.image.examine import SEARCH_SECONDS, Examination, code_findings, face_rule
from checker.image.faces import MOVING_SCALES, SCALES, Face, find_faces
from checker.image.metadata import Metadata, told
from checker.image.reading import read_text
from checker.image.text import PictureText
from checker.pace import Pace
from checker.policy import Policy
from checker.report import Unchecked
from checker.rules import RuleBook
from checker.searches import Searches

T = TypeVar("T")

HIDDEN, SUBTITLES, SOUND = "Filmens dolda uppgifter", "Undertexterna i filmen", "Ljudet i filmen"
PICTURES, FACES, CODES, WRITING = "Bilderna i filmen", "Ansikten i filmen", "Koder i filmen", "Text i filmen"
"""What is searched for, as the report names it where it could not be."""

MOST_WORDS = 300
"""Most rows of words that are judged; a film that scrolls through a list has more."""

MISSED_END_S = 1.0
"""A film whose pictures end so much before it does was cut off; sound often goes on a little longer."""


@dataclass(slots=True)
class _Work:
    """What has been found so far in one film."""

    film: Film
    pace: Pace
    deadline: float
    faces: Tracks
    words: dict[str, PictureText] = field(default_factory=dict)
    searches: Searches = field(default_factory=Searches)

    def attempt(self, kind: type[T], what: str, search: Callable[[], Iterable[T]]) -> tuple[T, ...]:
        """The search's results; see ``Searches``."""
        return self.searches(SEARCH_SECONDS, kind, what, search) or ()

    def note(self, reason: str) -> None:
        """Note what nobody can search in this film, however often it is tried."""
        self.searches.unchecked[reason] = None


def examine_film(
    file: Attachment,
    rules: RuleBook,
    policy: Policy,
    pace: Pace | None = None,
    *,
    heard: bool = False,
    reading: bool = True,
) -> Examination:
    """Examine a film; ``heard``: a transcript comes along; ``reading=False`` leaves out text and codes.

    Raises:
        UnsupportedError, TooLargeError, UnreadableError: when the film can't be examined at all.
    """
    pace = pace or Pace()
    film = open_film(file.data, file.name)
    work = _Work(film, pace, time.monotonic() + pace.film_s, Tracks(film.size))
    findings = [rules["image/photo"].finding(part=file.name, layer=Layer.FRAME)] if policy.photos == "none" else []
    texts: list[PictureText] = []
    for metadata in work.attempt(Metadata, HIDDEN, lambda: (told(hidden(film), film.name, rules),)):
        findings += metadata.findings
        texts += metadata.texts
    for subtitles in work.attempt(Subtitles, SUBTITLES, lambda: (read_subtitles(film),)):
        texts += subtitles.texts
        work.searches.unchecked |= dict.fromkeys(subtitles.unread)
    for sentence in () if heard else work.attempt(str, SOUND, lambda: unheard(film)):
        work.note(sentence)
    _moments(work, reading=reading)
    texts += work.words.values()
    findings += [*_faces(work, rules, policy), *code_findings(texts, film.name, rules)]
    unchecked = tuple(Unchecked(film.name, reason) for reason in work.searches.unchecked)
    return Examination(tuple(findings), unchecked, tuple(texts), film.size, lasting=not work.searches.failed)


def _moments(work: _Work, *, reading: bool) -> None:
    for moment in _looked_at(work, Reel(work.film)):
        work.pace.tell(work.film.share(moment.time_s))
        scales = SCALES if moment.moved else MOVING_SCALES
        faces = work.attempt(Face, FACES, lambda: find_faces(moment.image, scales, turned=moment.cut))  # noqa: B023
        work.faces.add(faces, moment.time_s, moment.change)
        if reading and moment.read:
            _words(work, moment)
    work.pace.tell(1.0)


def _looked_at(work: _Work, reel: Reel) -> Iterator[Moment]:
    """The moments of the film, as far as there is time; what is not reached or not decoded is noted."""
    film, any_seen = work.film, False
    moments = chain.from_iterable(one.moments() for one in [reel])  # nothing is decoded before it is asked for
    while found := work.searches(SEARCH_SECONDS, Moment, PICTURES, lambda: tuple(islice(moments, 1))):
        (moment,), any_seen = found, True
        if time.monotonic() > work.deadline:
            reach, whole = clock(moment.time_s), clock(film.seconds)
            work.searches.miss(f"Bara {reach} av {whole} minuter hann granskas. Titta igenom resten själv.")
            return
        yield moment
    if found is not None:
        _missed(work, reel, any_seen=any_seen)


def _words(work: _Work, moment: Moment) -> None:
    # A number of 0 asks for every pass over the picture: the first picture of a scene is read as a photo is.
    number = 0 if moment.cut else 1
    found = (
        *work.attempt(PictureText, CODES, lambda: find_codes(moment.image, number)),
        *work.attempt(PictureText, WRITING, lambda: read_text(moment.image, number)),
    )
    for text in found:
        if (key := key_of(text.text)) in work.words:
            continue
        if len(work.words) >= MOST_WORDS:
            work.note("Filmen visar mer text än som kan granskas. Läs den själv.")
            return
        work.words[key] = replace(text, frame=0, time_s=moment.time_s)


def _missed(work: _Work, reel: Reel, *, any_seen: bool) -> None:
    """What could not be decoded, of a film that was walked through to its end."""
    film = work.film
    cut_off = reel.reached + 1 / film.rate < film.seconds - MISSED_END_S
    if reel.faults or cut_off or not any_seen:
        work.note("En del av filmen är skadad och kunde inte granskas. Spara den på nytt som MP4.")
    if reel.captions:
        work.note("Filmen har inbakade undertexter som inte kan läsas. Läs dem själv.")
    with film.container() as container:
        if len(container.streams.video) > 1 + sum(bool(one.disposition & 0x400) for one in container.streams.video):
            work.note("Filmen har flera bildspår; bara det första är granskat.")


def _faces(work: _Work, rules: RuleBook, policy: Policy) -> Iterator[Finding]:
    sure = rules[face_rule(policy)]
    for track in work.faces.every:
        face, time_s = track.told.face, track.told.time_s
        rule = sure if face.sure else rules["image/face_perhaps"]
        yield rule.finding(part=work.film.name, layer=Layer.FACE, box=face.box, score=face.score, time_s=time_s)
