"""A checker that workers load in no time: answers by words of the draft, and dies or hangs where the draft says so."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

from checker.draft import Draft
from checker.errors import UnreadableError
from checker.report import Engine, Report
from tests.judged import judge

CRASH, HANG, RAISE, SLOW = "KRASCH", "HÄNGER", "FEL", "LÅNGSAM"
RULES = "SEKRETESS_TEST_RULES"
TALLY = "SEKRETESS_TEST_TALLY"
"""Environment: what the rules are called (workers inherit it), and a file that gets a byte for each check."""


class WorkerStandIn:
    """Judges as ``tests.judged`` does."""

    def __init__(self) -> None:
        self.rules = os.environ.get(RULES, "r1")
        self.judged_by = Engine("0", "m", self.rules, "p")

    def trace(self, text: str) -> str:
        """Rules ``r2`` speak of Amina otherwise than ``r1``, and of nothing else."""
        return f"{self.rules if 'Amina' in text else ''}{len(text)}"

    def check(self, draft: Draft, *, reword: bool = True) -> Report:
        if tally := os.environ.get(TALLY):
            with Path(tally).open("ab") as file:
                file.write(b".")
        if CRASH in draft.text:
            os.kill(os.getpid(), signal.SIGKILL)
        while HANG in draft.text:
            time.sleep(0.1)
        if RAISE in draft.text:
            raise RuntimeError(draft.text)
        if SLOW in draft.text:
            time.sleep(0.02)
        return replace(judge(draft), engine=self.judged_by)


def load(_: Path | None) -> WorkerStandIn:
    return WorkerStandIn()


def load_nothing(_: Path | None) -> WorkerStandIn:
    raise UnreadableError("Modellen saknas.")
