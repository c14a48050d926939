"""A report as SARIF 2.1.0, for code-scanning tools and pipelines (OASIS sarif-v2.1.0)."""

from __future__ import annotations

from typing import Any

from checker import __version__
from checker.finding import Finding, Severity
from checker.report import Report

LEVELS = {Severity.INFO: "note", Severity.REVIEW: "warning", Severity.STOP: "error"}


def render(report: Report) -> dict[str, Any]:
    """One SARIF run; places are character offsets in the part."""
    rules = {f.rule: {"id": f.rule, "shortDescription": {"text": f.title}} for f in report.findings}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "Sekretesskollen", "version": __version__, "rules": list(rules.values())}},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": report.complete}],
                "properties": {"verdict": report.verdict.value, "summary": report.summary},
                "results": [_result(finding) for finding in report.findings],
            }
        ],
    }


def _result(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": finding.part}}
    if finding.start is not None and finding.end is not None:
        place["region"] = {"charOffset": finding.start, "charLength": finding.end - finding.start}
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.title}: {finding.why}"},
        "locations": [{"physicalLocation": place}],
    }
