"""Learn to tell a person's face from an animal's at the second look: ``models/faces/second_look.npz``.

Run: ``python -m models.recipe.second_look --portraits A --masked B --others C --animals D E``: folders of photographs
with one person each without and with a mask, of all kinds of things, and of animals. Half of the portraits are shown
with a mask drawn, half small and blurred among nothing, so that neither masks nor sharpness tell. Of the photographs of
all kinds, what both looks are sure of is taken for a face; of those of animals, all that the first look suspects is
none. Photographs by which faces are measured, in folders told by ``--not``, are left out, and what looks like them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

from checker.image.boxes import Boxes, overlaps, suppressed, turned_back
from checker.image.centerface import search
from checker.image.second_look import MODEL, SAME, look

ROOT = Path(__file__).resolve().parents[2]
SEED = 1
SCALES = (224, 320, 640)
LARGEST = 1200
"""Long side that larger photographs are brought to."""

MOST = {"portraits": 700, "masked": 300, "others": 900, "animals": 1050}
"""Most photographs of each kind."""

SUSPECTED, PORTRAYED = 0.06, 0.3
"""Score of the first look from which a place in a photograph of an animal, and in a portrait, is learnt from."""

SURE = (0.7, 0.6)
"""Scores of both looks from which a place in any photograph is taken for a face."""

SMALL = (14, 70)
"""Longer side in pixels of the faces that are made small."""

PICTURES = {".jpg", ".jpeg", ".png"}
MASKS = ((150, 190, 215), (240, 240, 240), (30, 30, 35), (120, 160, 150), (200, 150, 170), (90, 110, 160))
PENALTY = 0.01
"""The regression's C: by cross-validation anything between this and a tenth does as well."""

ALIKE = 40
"""Places of 256 in which the patterns of two photographs of the same differ at most."""

_TURNS = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
Numbers = list[NDArray[np.float32]]
Pattern = NDArray[np.bool_]


def places(image: Image.Image, least: float, quarters: int = 0) -> Boxes:
    """What the first look finds in a picture turned by so many quarters, best first, in the picture as it is."""
    turn = _TURNS[quarters]
    seen = image.transpose(turn) if turn else image
    sizes = [scale for scale in SCALES if scale <= max(SCALES[1], 4 * max(image.size))]
    return turned_back(
        suppressed(np.concatenate([search(seen, scale, least) for scale in sizes])), quarters, image.size
    )


def photographs(folders: Sequence[Path], most: int, without: Pattern) -> Iterator[Image.Image]:
    """Some of the photographs under folders, those left out that look like one of ``without``."""
    chance = random.Random(SEED)
    paths = sorted(path for folder in folders for path in folder.rglob("*.jp*g"))
    for path in chance.sample(paths, min(most, len(paths))):
        try:
            image = Image.open(path).convert("RGB")
        except OSError:
            continue
        if not ((pattern(image) != without).sum(1) <= ALIKE).any():
            image.thumbnail((LARGEST, LARGEST))
            yield image


def pattern(image: Image.Image) -> Pattern:
    """Where a small copy of the picture gets lighter from left to right: a copy saved anew has nearly the same."""
    grey = np.asarray(image.convert("L").resize((17, 16)), np.int16)
    return (grey[:, 1:] > grey[:, :-1]).ravel()


def of_portraits(images: Iterator[Image.Image], chance: random.Random, *, masks: bool) -> Numbers:
    """What is seen of the face in each portrait."""
    found: Numbers = []
    for image in images:
        boxes = places(image, PORTRAYED)
        if not len(boxes):
            continue
        shown, box = image, boxes[0]
        if masks and chance.random() < 0.5:
            shown = masked(shown, box, chance)
        if chance.random() < 0.5:
            shown, box = made_small(shown, box, chance)
        again = places(shown, SUSPECTED)
        same = again[overlaps(box, again) >= SAME] if len(again) else again
        found.append(look(shown, same[0] if len(same) else box).inside)
    return found


def of_animals(images: Iterator[Image.Image], chance: random.Random) -> Numbers:
    """What is seen where the first look suspects a face, at most three in a photograph; half of them turned."""
    found: Numbers = []
    for image in images:
        quarters = chance.choice((0, 0, 0, 1, 2, 3))
        found += [look(image, box, quarters).inside for box in places(image, SUSPECTED, quarters)[:3]]
    return found


def of_others(images: Iterator[Image.Image]) -> Numbers:
    """What is seen where both looks are sure of a face."""
    seen = [look(image, box) for image in images for box in places(image, SURE[0])]
    return [one.inside for one in seen if one.score >= SURE[1]]


def masked(image: Image.Image, box: Boxes, chance: random.Random) -> Image.Image:
    """The picture with a mask drawn over nose and mouth."""
    left, top, right, bottom = box[:4]
    width, height = right - left, bottom - top
    upper = top + height * chance.uniform(0.42, 0.6)
    colour = tuple(min(255, max(0, part + chance.randrange(-20, 20))) for part in chance.choice(MASKS))
    nose = (left + width / 2, upper - height * chance.uniform(-0.02, 0.1))
    sides = [(left + 0.06 * width, upper), nose, (right - 0.06 * width, upper)]
    chin = [(right - 0.15 * width, bottom), (left + width / 2, bottom + 0.08 * height), (left + 0.15 * width, bottom)]
    copy = image.copy()
    ImageDraw.Draw(copy).polygon(sides + chin, fill=colour)
    return copy


def made_small(image: Image.Image, box: Boxes, chance: random.Random) -> tuple[Image.Image, Boxes]:
    """The picture made so small that its face has few pixels, on a ground of one colour; and where the face is."""
    share = min(1.0, chance.uniform(*SMALL) / float((box[2:4] - box[:2]).max()))
    size = (max(8, round(image.width * share)), max(8, round(image.height * share)))
    small = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    ground = Image.new("RGB", (max(160, 2 * size[0]), max(160, 2 * size[1])), tuple(chance.choices(range(256), k=3)))
    x, y = chance.randrange(ground.width - size[0]), chance.randrange(ground.height - size[1])
    ground.paste(small, (x, y))
    return ground, np.array([*(box[:4] * share + (x, y, x, y)), box[4]])


def main() -> None:
    """Look, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for kind in MOST:
        parser.add_argument(f"--{kind}", type=Path, nargs="+", required=True)
    parser.add_argument("--not", dest="measured", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=ROOT / MODEL)
    given = parser.parse_args()
    kept = [
        path for folder in given.measured for path in sorted(folder.rglob("*.*")) if path.suffix.lower() in PICTURES
    ]
    without = np.array([pattern(Image.open(path)) for path in kept]).reshape(len(kept), -1)
    chance = random.Random(SEED)

    def some(kind: str) -> Iterator[Image.Image]:
        return photographs(getattr(given, kind), MOST[kind], without)

    faces = of_portraits(some("portraits"), chance, masks=True) + of_portraits(some("masked"), chance, masks=False)
    faces += of_others(some("others"))
    animals = of_animals(some("animals"), chance)
    print(f"{len(faces)} faces, {len(animals)} places in photographs of animals", flush=True)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez(given.out, **fitted(np.array(faces), np.array(animals)))


def fitted(faces: NDArray[np.float32], animals: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """The weights of what is seen as it is, and the offset: both kinds weigh as much."""
    seen, wanted = np.concatenate([faces, animals]), np.repeat([1, 0], [len(faces), len(animals)])
    scaler = StandardScaler().fit(seen)
    model = LogisticRegression(C=PENALTY, max_iter=3000, class_weight="balanced").fit(scaler.transform(seen), wanted)
    weights = model.coef_[0] / scaler.scale_
    return {"weights": np.float32(weights), "offset": np.float32(model.intercept_[0] - weights @ scaler.mean_)}


if __name__ == "__main__":
    main()
