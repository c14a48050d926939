"""What is kept of a report: verdict, kinds, bands and the hospital's own wards; not a word of the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from checker.finding import Role, Severity, Type

BANDS = ("under 5", "5-19", "20-49", "50-999", "1000+")
"""Bands of the anonymity estimate, the one that fits the fewest first."""

UNIT = "policy/unit"
"""The rule whose hits are names of wards out of the policy: of those the names are kept."""

NUMBERS = frozenset({Type.PERSONNUMMER.value, Type.PROTECTED.value})
NAMES = frozenset({Type.PERSON.value, Type.CONTACT.value, Type.CASE_ID.value})
CARED_FOR = frozenset({Role.PATIENT.value, Role.RELATIVE.value})
"""Direct identifiers: numbers of a person whoever it is, names where they are a patient's or next of kin's."""

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
        "direct": sum(map(is_direct, grave)),
        "band": next((band for band in BANDS if band in bands), None),
        "wards": sorted(wards),
        "engine": dict(report["engine"]),
    }


def is_direct(finding: Mapping[str, Any]) -> bool:
    """Whether a finding of a report tells by itself who is cared for: nobody has to put anything together."""
    return finding["type"] in NUMBERS or (finding["type"] in NAMES and finding["role"] in CARED_FOR)


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
