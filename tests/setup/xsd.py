"""Validate the manifest by the official schema, which is not ours to ship: `python -m tests.setup.xsd FOLDER`.

FOLDER holds OfficeAppManifestV1_1.xsd and the files it includes, in a form lxml reads.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lxml import etree

from addin_server import assets
from addin_server.setup import manifest


def errors(folder: Path, text: str) -> list[str]:
    schema = etree.XMLSchema(etree.parse(folder / "OfficeAppManifestV1_1.xsd"))
    try:
        schema.assertValid(etree.fromstring(text.encode()))
    except etree.DocumentInvalid as invalid:
        return [str(invalid)]
    return []


def main() -> None:
    folder = Path(sys.argv[1])
    found = errors(folder, manifest.fill(assets.manifests() / "word", "https://localhost:8766"))
    print("\n".join(found) or "清单符合官方架构。")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
