"""Memory over many fresh drafts and photos: ``make soak``. Fails when it grows by more than 50 MB after warm-up."""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from checker.draft import Attachment, Draft
from checker.image.specimens import encoded, picture
from checker.pipeline import Checker
from tests.bench.texts import drafts

GROWTH = 50
"""Most growth after warm-up, in MB."""

WARM_UP = 0.1
"""Share of the drafts after which memory counts as warm."""


def fresh(count: int) -> Iterator[Draft]:
    """Drafts that nobody has seen: sentences of the labelled ones in new company, with words that are new each time."""
    dice = random.Random(1)  # noqa: S311  (no secret)
    sentences = [sentence for text in drafts() for sentence in text.split(". ")]
    for number in range(count):
        made_up = "".join(dice.choices("abcdefghijklmnoprstuvyåäö", k=9))
        yield Draft.of(f"{'. '.join(dice.sample(sentences, 3))}. {made_up.title()} {made_up} {number}.")


def photos(count: int) -> Iterator[Draft]:
    """Photos of which no two have the same bytes."""
    for number in range(count):
        photo = picture((320 + number % 64, 240)).rotate(number % 360)
        yield Draft.of("", [Attachment(f"bild {number}.jpg", encoded(photo, "JPEG"))])


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def main() -> None:
    """Check drafts, then photos."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=100_000)
    parser.add_argument("--photos", type=int, default=1_000)
    asked = parser.parse_args()
    checker, grew = Checker.load(), []
    for kind, count, made in (("drafts", asked.drafts, fresh), ("photos", asked.photos, photos)):
        several = made(count)
        for draft in itertools.islice(several, max(1, round(WARM_UP * count))):
            checker.check(draft)
        warm = resident()
        for draft in several:
            checker.check(draft)
        grew.append(resident() - warm)
        print(f"{count:,} {kind}: {warm:.0f} MB warm, {resident():.0f} MB in the end, {grew[-1]:+.1f} MB", flush=True)
    sys.exit(max(grew) > GROWTH)


if __name__ == "__main__":
    main()
