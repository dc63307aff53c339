"""The bill of materials beside a bundle, as CycloneDX writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from scripts.offline.packages import Package


def cyclonedx(name: str, version: str, packages: Sequence[Package]) -> str:
    """Return the bill for a bundle called `name`. The same bundle gives the same text."""
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": name, "name": name, "version": version}},
        "components": [_component(each) for each in packages if each.name != "zhubi"],
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _component(package: Package) -> dict[str, Any]:
    url = f"pkg:{package.kind}/{quote(package.name)}@{package.version}"
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": url,
        "name": package.name,
        "version": package.version,
        "purl": url,
        "licenses": [{"license": {"name": package.terms}}],
    }
    if package.sha256:
        found["hashes"] = [{"alg": "SHA-256", "content": package.sha256}]
    return found
