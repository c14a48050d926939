"""The licences of a CycloneDX bill of materials: a lock file tells none, what is installed does.

``python -m checker.output.sbom FILE`` writes them into it (``make sbom``), as ``sekretess about`` lists them.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from checker.commands.about import licence


def licensed(bill: dict[str, Any]) -> dict[str, Any]:
    """The bill with a licence for each component that is installed; what another system needs has none here."""
    return bill | {"components": [part | _licences(part["name"]) for part in bill.get("components", ())]}


def _licences(name: str) -> dict[str, Any]:
    try:
        held = distribution(name)
    except PackageNotFoundError:
        return {}
    if expression := held.metadata.json.get("license_expression"):
        return {"licenses": [{"expression": str(expression)}]}
    return {"licenses": [{"license": {"name": licence(held)}}]}


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.write_text(json.dumps(licensed(json.loads(place.read_bytes())), indent=1), encoding="utf-8")
