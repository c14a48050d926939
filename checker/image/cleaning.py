"""A copy of a picture that tells nothing but what it shows: rebuilt from pixels, covered, and checked again."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from PIL import Image, ImageDraw

from checker.draft import Attachment
from checker.errors import ChoiceError, CleaningError, UnsupportedError
from checker.finding import Box, Layer
from checker.image.boxes import clipped, grown, shared, touching
from checker.image.codes import scan_codes
from checker.image.examine import SAME_PLACE, Examination, examine, sound_examination
from checker.image.faces import find_faces
from checker.image.kind import Kind
from checker.image.names import HARMLESS
from checker.image.opening import Picture, open_picture
from checker.image.structure.walk import pieces
from checker.place import Place, Spot, What, what_of, written
from checker.policy import Policy
from checker.rules import RuleBook

MARGIN = 0.2
"""Share of a face's longer side added all round: the detector's box ends at the hairline."""

EDGE = 0.05
"""Share of its longer side within which a code stands at the edge of a filled place: the rest of what was found."""

FILLS = ((64, 64, 64), (150, 150, 150), (20, 30, 60), (235, 235, 235))
"""Colour of the covers in each round; a filled face is now and then still taken for one."""

TARGETS = {
    Kind.JPEG: Kind.JPEG,
    Kind.HEIF: Kind.JPEG,
    Kind.TIFF: Kind.PNG,
    Kind.PNG: Kind.PNG,
    Kind.WEBP: Kind.WEBP,
    Kind.GIF: Kind.GIF,
}
"""What a cleaned picture is saved as: kinds that every network takes."""

ENDINGS = {Kind.JPEG: ".jpg", Kind.PNG: ".png", Kind.WEBP: ".webp", Kind.GIF: ".gif"}
ANIMATED = frozenset({Kind.PNG, Kind.WEBP, Kind.GIF})
PAGED = frozenset({Kind.TIFF, Kind.HEIF})

ENCODING: dict[Kind, dict[str, Any]] = {
    Kind.JPEG: {"quality": 92},
    Kind.PNG: {},
    Kind.WEBP: {"quality": 90},
    Kind.GIF: {},
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The copy with its new name; ``proof`` is what was found in it, ``filled`` what was filled.

    ``stays`` is what was to be kept of a film, each time that it was seen: there it moves.
    """

    data: bytes = field(repr=False)
    name: str
    proof: Examination
    filled: tuple[Place, ...]
    stays: tuple[Place, ...] = ()

    @property
    def covered(self) -> tuple[Box, ...]:
        """The boxes that were filled."""
        return tuple(place.box for place in self.filled)

    @property
    def digest(self) -> str:
        """SHA-256 of the copy's bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def clean(
    data: bytes,
    name: str,
    rules: RuleBook,
    policy: Policy,
    *,
    faces: bool = True,
    places: Sequence[Place] = (),
    keep: Sequence[Box] = (),
) -> Cleaned:
    """A copy without metadata, with faces (unless ``faces`` is false) and the given ``places`` filled.

    Boxes are in pixels of the upright picture, as findings give them; a code of which one shows a part is filled
    until no scanner reads it. Text in the picture is not looked for otherwise: check the copy like any draft.
    A face or code in one of the boxes to ``keep`` is left as it is.

    Raises:
        ChoiceError: when a place lies outside the picture.
        UnsupportedError, TooLargeError, UnreadableError: when the picture can't be opened, or has several pages.
        ModelError: when faces are to be covered and the detector is missing, or boxes and the reader of codes.
        CleaningError: when the copy does not pass its own check.
    """
    picture = open_picture(data, name)
    target = TARGETS[picture.kind]
    if picture.frames > 1 and picture.kind in PAGED:
        raise UnsupportedError(f"Filen {name} har {picture.frames} sidor. Spara varje sida som en egen bild.")
    filled = [_placed(place, picture) for place in places]
    searched = [place.box for place in filled]
    for fill in FILLS:
        frames = [_covered(frame, filled, fill, keep, faces=faces) for frame in _frames(picture)]
        copy = Attachment(HARMLESS + ENDINGS[target], _encoded([frame.image for frame in frames], target))
        proof = sound_examination(examine(copy, rules, policy, reading=False))
        codes = _left(_scanned(copy, searched), keep)
        seen = _left(_seen(proof), keep) if faces else []
        if not (codes or seen):
            break
        # A cover in another colour, with more round it, breaks the shape that the detector still sees.
        filled += [Place(What.CODE, grown(box, MARGIN, proof.size)) for box in codes]
        filled += [Place(What.FACE, grown(box, MARGIN, proof.size)) for box in seen]
        searched += codes
    if codes:
        raise CleaningError("En kod gick inte att täcka helt. Beskär bilden eller välj en annan.")
    if seen:
        raise CleaningError("Ett ansikte gick inte att täcka helt. Beskär bilden eller välj en annan.")
    _require_passed(copy, target, proof, faces=faces)
    every = {place.box: place for frame in frames for place in frame.filled}
    return Cleaned(copy.data, copy.name, proof, tuple(every.values()))


@dataclass(frozen=True, slots=True)
class _Frame:
    image: Image.Image
    filled: tuple[Place, ...]


def _placed(place: Place, picture: Picture) -> Place:
    """A place as it is filled: within the picture, and with its margin where it may be a face."""
    if (box := clipped(place.box, picture.size)) is None:
        raise ChoiceError(outside(place.box, picture.size))
    face = place.what in {What.FACE, What.POSSIBLE_FACE}
    return replace(place, box=grown(box, MARGIN, picture.size) if face else box)


def outside(box: Box, size: tuple[int, int]) -> str:
    """The sentence for a box that lies outside a picture of ``size``."""
    spot, (width, height) = written(Spot(box)), size
    return f"Rutan {spot} ligger utanför bilden, som är {width} gånger {height} punkter."


def _frames(picture: Picture) -> Iterator[Image.Image]:
    """The frames to keep: all of an animation; of a JPEG with more pictures (MPO) the one that is shown."""
    frames = picture.upright(srgb=True)
    return frames if picture.kind in ANIMATED else islice(frames, 1)


def _covered(
    frame: Image.Image, places: Sequence[Place], fill: tuple[int, int, int], keep: Sequence[Box], *, faces: bool
) -> _Frame:
    """The frame built anew from its pixels, the places and its faces filled."""
    # frombytes takes nothing but pixels along: no profile, no text, no thumbnail.
    image = Image.frombytes("RGB", frame.size, frame.tobytes())
    image.info["duration"] = frame.info["duration"]
    sure = _left([face.box for face in find_faces(frame) if face.sure], keep) if faces else []
    filled = (*places, *(Place(What.FACE, grown(box, MARGIN, frame.size)) for box in sure))
    pencil = ImageDraw.Draw(image)
    for box in (place.box for place in filled):
        # Pillow's rectangles hold their last column and row.
        pencil.rectangle((box.x, box.y, box.x + box.width - 1, box.y + box.height - 1), fill=fill)
    return _Frame(image, filled)


def _left(boxes: Sequence[Box], keep: Sequence[Box]) -> list[Box]:
    """The boxes but for those that are to be kept."""
    return [box for box in boxes if not any(shared(box, kept) > SAME_PLACE for kept in keep)]


def _seen(proof: Examination) -> list[Box]:
    """Faces that the detector is sure of."""
    return [finding.box for finding in proof.findings if finding.box and what_of(finding) is What.FACE]


def _scanned(copy: Attachment, places: Sequence[Box]) -> list[Box]:
    """Codes that can still be read in the copy, at the edge of what was to be filled."""
    if not places:
        return []
    return [
        code.box
        for frame in open_picture(copy.data, copy.name).upright()
        for place in places
        for code in scan_codes(frame, place)
        if code.box and touching(code.box, grown(place, EDGE, frame.size))
    ]


def _encoded(frames: Sequence[Image.Image], kind: Kind) -> bytes:
    output = io.BytesIO()
    options = dict(ENCODING[kind])
    if len(frames) > 1:
        durations = [frame.info["duration"] for frame in frames]
        options |= {"save_all": True, "append_images": list(frames[1:]), "duration": durations, "loop": 0}
    frames[0].save(output, kind.value, **options)
    return output.getvalue()


def _require_passed(copy: Attachment, kind: Kind, proof: Examination, *, faces: bool) -> None:
    """Nothing but the picture in the file; where faces are to be covered, all of it searched for them."""
    left = [*pieces(copy.data, kind), *(f for f in proof.findings if f.layer is Layer.METADATA)]
    if left or (faces and proof.unchecked):
        raise CleaningError("Bilden gick inte att rensa helt. Ta en skärmbild av den och pröva med skärmbilden.")
