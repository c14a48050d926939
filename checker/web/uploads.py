"""The files of a form as attachments, under names that are safe, unique and tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile

from checker.draft import Attachment

MAX_NAME = 120
"""Longest file name that is kept; findings in a file are reported under its name."""


async def attachments(uploads: Sequence[UploadFile | str]) -> list[Attachment]:
    """The files of a form; a file field that was left empty gives none. Names are made safe and unique."""
    files: list[Attachment] = []
    taken = {"text"}  # the name of the text's own part in a report
    for upload in uploads:
        if isinstance(upload, str) or not (upload.filename or upload.size):
            continue
        name = free_name(clean_name(upload.filename or ""), taken)
        taken.add(name)
        files.append(Attachment(name, await upload.read()))
    return files


def clean_name(name: str) -> str:
    r"""A file name without folders and control characters.

    >>> clean_name("C:\\bilder\\rum 4.jpg"), clean_name("../../etc/passwd"), clean_name("\n")
    ('rum 4.jpg', 'passwd', 'bild')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(char for char in last if char.isprintable()).strip()[-MAX_NAME:] or "bild"


def free_name(name: str, taken: set[str]) -> str:
    """``name``, numbered when it is taken.

    >>> free_name("a.jpg", {"a.jpg", "a (2).jpg"}), free_name("b.jpg", {"a.jpg"})
    ('a (3).jpg', 'b.jpg')
    """
    path, number = PurePosixPath(name), 1
    while name in taken:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name
