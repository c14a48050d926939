"""Examines files in a process of its own with little memory; prints a line of JSON for each.

The searches by networks are left out: what they cost does not hang on how hostile a file is, and loading them takes
longer than all the files.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path, PurePosixPath

from checker.draft import Attachment, Draft
from checker.errors import CheckerError
from checker.image import examine
from checker.pipeline import Checker
from checker.policy import Policy
from checker.reading import is_media, read_text
from checker.resources import resource as place
from checker.rules import RuleBook
from tests.hostile.files import DOUBTED, REFUSED

GIBI = 2**30


def judge(checker: Checker, name: str, data: bytes) -> dict[str, object]:
    """What becomes of a file: an error, or a report."""
    try:
        base = PurePosixPath(name).name
        files = [Attachment(base, data)] if is_media(base, data) else []
        draft = Draft.of("" if files else read_text(base, data), files)
    except CheckerError as error:
        return {"verdict": "refused", "reasons": [str(error)]}
    report = checker.check(draft)
    reasons = [missed.reason for missed in report.unchecked if missed.part != "text"]
    return {"verdict": report.verdict, "reasons": reasons, "found": len(report.findings)}


def peak() -> int:
    """Most memory that this program has held, in bytes; ``getrusage`` counts that of the one that started it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


def main() -> None:
    """Judge every file."""
    for name in ("find_faces", "find_codes", "read_text"):
        setattr(examine, name, lambda *_, **__: ())
    checker = Checker(RuleBook.load(place("rules")), Policy.default(), lambda *_: None, "none")  # type: ignore[arg-type]
    for name, made in (REFUSED | DOUBTED).items():
        data = made()
        resource.setrlimit(resource.RLIMIT_DATA, (GIBI, GIBI))
        began = time.process_time()
        try:
            row = judge(checker, name, data)
        except BaseException as error:  # noqa: BLE001  (told to the test)
            row = {"verdict": type(error).__name__, "reasons": []}
        row |= {"name": name, "seconds": time.process_time() - began}
        row["peak"] = peak()
        print(json.dumps(row), flush=True)
    left = [path.name for path in Path(sys.argv[1]).rglob("*")]
    print(json.dumps({"name": "left behind", "left": left}))


if __name__ == "__main__":
    main()
