"""A copy of a film that tells nothing but what it shows: encoded anew, faces covered, without sound, checked again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PIL import ImageDraw

from checker.draft import Attachment
from checker.errors import CleaningError
from checker.film.examine import examine_film
from checker.film.frames import pictures
from checker.film.opening import Film, open_film, upright
from checker.finding import Box, Layer
from checker.image.boxes import grown
from checker.image.cleaning import FILLS, MARGIN, Cleaned
from checker.image.examine import Examination, sound_examination
from checker.image.faces import MOVING_SCALES, SCALES, find_faces
from checker.pace import Pace
from checker.place import Place, What, what_of
from checker.policy import Policy
from checker.rules import RuleBook

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

NAME = "film.mp4"
"""What the copy is called; networks take MP4 with H.264."""

SEARCH_S = 0.2
"""Time between two pictures in which faces are searched for. Between them a face moves by less than its margin."""

HOLD_S = 0.6
"""How long before and after it is seen a face stays covered: detectors lose a face for a picture or two."""

QUALITY = "21"
"""x264's constant rate factor; 18 is taken for the original, 23 is usual."""

TICKS = 90_000
"""Units of a second in which pictures are timed."""

Cover = tuple[float, Box]
"""A box and the second in which it was seen."""


def clean_film(
    data: bytes, name: str, rules: RuleBook, policy: Policy, pace: Pace | None = None, *, faces: bool = True
) -> Cleaned:
    """A copy without hidden data, subtitles and sound, with faces (unless ``faces`` is false) filled.

    Raises:
        UnsupportedError, TooLargeError, UnreadableError: when the film can't be opened.
        ModelError: when faces are to be covered and the detector is missing.
        CleaningError: when the copy does not pass its own check.
    """
    pace = pace or Pace()
    film = open_film(data, name)
    rounds = len(FILLS)
    covers = _faces(film, pace.part(0, rounds)) if faces else []
    for number, fill in enumerate(FILLS[: rounds - 1], 1):
        copy = Attachment(NAME, _encoded(film, covers, fill))
        proof = sound_examination(examine_film(copy, rules, policy, pace.part(number, rounds), reading=False))
        seen = _seen(proof) if faces else []
        if not seen:
            break
        covers += [(time_s, grown(box, MARGIN, proof.size)) for time_s, box in seen]
    _require_passed(proof, faces=faces)
    return Cleaned(copy.data, copy.name, proof, _filled(covers))


def _faces(film: Film, pace: Pace) -> list[Cover]:
    """Every face that the detector is sure of, a few times a second, with its margin."""
    found: list[Cover] = []
    looked = -SEARCH_S
    for time_s, frame in pictures(film, []):
        if time_s - looked < SEARCH_S - 0.01:
            continue
        # Once a second as thoroughly as a photo, in between at the sizes that are cheap.
        thorough = int(time_s) != int(looked)
        looked = time_s
        image = upright(frame)
        scales = SCALES if thorough else MOVING_SCALES
        faces = [face for face in find_faces(image, scales, turned=thorough) if face.sure]
        found += [(time_s, grown(face.box, MARGIN, image.size)) for face in faces]
        pace.tell(min(1.0, time_s / max(film.seconds, time_s, 0.1)))
    return found


def _encoded(film: Film, covers: Sequence[Cover], fill: tuple[int, int, int]) -> bytes:
    """The pictures alone as MP4, bit by bit the same each time: no dates, no names of programs."""
    import av  # noqa: PLC0415 - optional

    out = io.BytesIO()
    options = {"fflags": "+bitexact"}
    with av.open(out, "w", format="mp4", options=options) as container:
        stream = container.add_stream("libx264", rate=Fraction(film.rate).limit_denominator(1001))
        stream.width, stream.height = (side - side % 2 for side in film.size)
        stream.pix_fmt, stream.time_base = "yuv420p", Fraction(1, TICKS)
        stream.codec_context.time_base = Fraction(1, TICKS)
        stream.options = {"crf": QUALITY, "preset": "veryfast", "flags": "+bitexact"}
        _fill(container, stream, film, covers, fill)
        container.mux(stream.encode(None))
    return out.getvalue()


def _fill(
    container: OutputContainer, stream: VideoStream, film: Film, covers: Sequence[Cover], fill: tuple[int, int, int]
) -> None:
    import av  # noqa: PLC0415 - optional

    last = -1
    for time_s, picture in pictures(film, []):
        image = upright(picture)
        pencil = ImageDraw.Draw(image)
        for box in {box for seen_s, box in covers if abs(seen_s - time_s) <= HOLD_S}:
            # Pillow's rectangles hold their last column and row.
            pencil.rectangle((box.x, box.y, box.x + box.width - 1, box.y + box.height - 1), fill=fill)
        # H.264 wants even sides; a column less is not missed.
        cropped = image.crop((0, 0, stream.width, stream.height))
        frame: VideoFrame = av.VideoFrame.from_image(cropped)  # type: ignore[no-untyped-call]
        last = max(last + 1, round(time_s * TICKS))
        frame.pts, frame.time_base = last, Fraction(1, TICKS)
        container.mux(stream.encode(frame))


def _filled(covers: Sequence[Cover]) -> tuple[Place, ...]:
    """Every box once, with the first second in which it is filled."""
    first: dict[Box, float] = {}
    for time_s, box in covers:
        first.setdefault(box, round(time_s, 3))
    return tuple(Place(What.FACE, box, time_s) for box, time_s in first.items())


def _seen(proof: Examination) -> list[Cover]:
    """Faces that the detector is still sure of."""
    faces = (finding for finding in proof.findings if what_of(finding) is What.FACE)
    return [(face.time_s or 0.0, face.box) for face in faces if face.box]


def _require_passed(proof: Examination, *, faces: bool) -> None:
    """Nothing but pictures in the file and, where they are to be covered, no face that is still seen."""
    if faces and _seen(proof):
        raise CleaningError("Ett ansikte i filmen gick inte att täcka helt. Klipp bort det eller välj en annan film.")
    if proof.unchecked or any(finding.layer is Layer.METADATA for finding in proof.findings):
        raise CleaningError("Filmen gick inte att rensa helt. Publicera den inte. Korta den och pröva igen.")
