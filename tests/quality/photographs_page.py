"""What is measured on real photographs, as tables of ``docs/quality-images.md``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.pipeline import Checker
from tests.quality import photographs


def on_photographs(folder: Path | None) -> str:
    """The tables of faces; nothing where no photographs are given."""
    if folder is None:
        return "Faces were not measured: no folder of photographs was given (`--photos`).\n"
    measured = photographs.faces(folder)
    upright = measured["upright"].found
    rows = "\n".join(
        f"| {name} | {one.found} of {one.faces} | {one.photos_caught} of {one.photos} | {one.found / upright:.3f} |"
        for name, one in measured.items()
    )
    alarms = "\n".join(
        f"| {kind} | {wrong} of {all_of} |" for kind, (wrong, all_of) in photographs.false_alarms(folder).items()
    )
    return f"""## Faces in photographs of everyday life

The photographs lie outside the repository. Counted is what the detector is sure of. Masks are drawn over nose and
mouth.

| photographs | faces found | photographs with a face found | by those found upright |
| --- | --- | --- | --- |
{rows}

| photographs without people | with a false alarm |
| --- | --- |
{alarms}
"""


def on_masked(folder: Path | None) -> str:
    """A line on portraits of people in masks; nothing where none are given."""
    if folder is None:
        return ""
    caught, looked_at = photographs.masked_portraits(folder)
    return f"""Of {looked_at} portraits of people in masks (`--masked`), {caught} have a face that is surely found.
The masks of the table above are drawn in one colour over faces of any size.
"""


def on_files(folders: Sequence[Path], checker: Checker) -> str:
    """The table of what real files hide; nothing where none are given."""
    if not folders:
        return "Real files were not measured: no folder of them was given (`--files`).\n"
    measured = photographs.files(folders, checker)
    rows = "\n".join(f"| {kind} | {measured.seen[kind]} | {measured.named[kind]} |" for kind in photographs.SENSITIVE)
    return f"""## Real files

{measured.read} real files were read and {measured.refused} refused as damaged, hostile or of another kind. In
{measured.sensitive} exiftool sees a place, a time, a name or a caption; {measured.flagged} of those have a finding. Of
{measured.cleaned} cleaned copies it sees something of the kind in {measured.left}.

| what exiftool sees | files | named for it |
| --- | --- | --- |
{rows}
"""
