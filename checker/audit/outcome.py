"""What is kept of a report: verdict, kinds, bands and the hospital's own wards; not a word of the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from checker.finding import Severity, Type

BANDS = ("under 5", "5-19", "20-49", "50-999", "1000+")
"""Bands of the anonymity estimate, the one that fits the fewest first."""

UNIT = "policy/unit"
"""The rule whose hits are names of wards out of the policy: of those the names are kept."""

OTHER = ""
"""A ward that the policy doesn't name: that one was named is kept, not which."""


def outcome_of(report: Mapping[str, Any]) -> dict[str, Any]:
    """The outcome of a report as in the contract."""
    grave = [finding for finding in report["findings"] if finding["verdict"] != Severity.INFO.value]
    bands = {person["anonymity"]["band"] for person in report["persons"] if person["anonymity"]}
    wards = {
        finding["quote"].casefold().removesuffix("s") if finding["rule"].startswith(UNIT) else OTHER
        for finding in report["findings"]
        if finding["type"] == Type.WARD.value
    }
    return {
        "verdict": report["verdict"],
        "complete": report["complete"],
        "unchecked": sorted({one["reason"] for one in report["unchecked"]}),
        "types": dict(sorted(Counter(finding["type"] for finding in grave).items())),
        "band": next((band for band in BANDS if band in bands), None),
        "wards": sorted(wards),
        "engine": dict(report["engine"]),
    }


class Tally(Counter[str]):
    """Drafts by kind; ``incomplete`` counts those that were not examined in full, stops among them."""

    incomplete = 0

    def count(self, outcome: Mapping[str, Any]) -> None:
        """Count a draft by its outcome or its report."""
        self[kind_of(outcome)] += 1
        self.incomplete += not outcome["complete"]


def kind_of(outcome: Mapping[str, Any]) -> str:
    """Verdict for counting: what was not examined in full is ``unchecked``, unless it is a stop anyway."""
    return str(outcome["verdict"]) if outcome["complete"] or outcome["verdict"] == "stop" else "unchecked"
