"""What is said in a film, as a file of subtitles (SubRip or WebVTT) that comes along with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from checker.errors import UnreadableError
from checker.finding import Layer
from checker.image.text import PictureText

ENDINGS = frozenset({".srt", ".vtt"})

CUE = re.compile(r"^\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->", re.MULTILINE)
MARKUP = re.compile(r"<[^<>\n]{1,60}>|\{\\[^{}\n]{1,60}\}")
"""Tags of both formats, and those of SubStation that some programs leave in."""


def is_transcript_of(name: str, films: Iterable[str]) -> bool:
    """Whether a file is the transcript of one of these films: it has the same name, with a language after it or not.

    >>> is_transcript_of("rond.sv.vtt", ["Rond.MOV"]), is_transcript_of("annat.srt", ["rond.mp4"])
    (True, False)
    """
    stem = PurePath(name).stem.lower()
    own = [PurePath(film).stem.lower() for film in films]
    return PurePath(name).suffix.lower() in ENDINGS and any(stem == one or stem.startswith(f"{one}.") for one in own)


def cues(text: str) -> tuple[PictureText, ...]:
    r"""What is said, each with its time.

    >>> [(cue.time_s, cue.text) for cue in cues("1\n00:00:01,500 --> 00:00:02,000\nHej <i>du</i>\n\n")]
    [(1.5, 'Hej du')]

    Raises:
        UnreadableError: when there are no lines with a time.
    """
    starts = [*CUE.finditer(text)]
    found = []
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        lines = MARKUP.sub("", text[start.end() : end]).split("\n")[1:]
        # The number of the next line stands at the end of this one.
        said = " ".join(line.strip() for line in lines if line.strip() and not line.strip().isdigit())
        hours, minutes, seconds, thousandths = (int(part or 0) for part in start.groups())
        if said:
            time_s = hours * 3600 + minutes * 60 + seconds + thousandths / 1000
            found.append(PictureText(said, Layer.SUBTITLE, time_s=time_s))
    if not found:
        raise UnreadableError("Textfilen till filmen innehåller inga repliker med tid. Spara den som SRT eller VTT.")
    return tuple(found)
