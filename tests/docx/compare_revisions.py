"""Accept and reject all changes of real files, here and in LibreOffice, and compare.

`python -m tests.docx.compare_revisions FOLDER`. Files without changes are passed over. What differs is printed
line by line: docs/decisions/own-docx-layer.md explains the known kinds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from addin_server import docx
from tests.docx import office

_COMMANDS: dict[docx.Side, office.Command] = {
    "accepted": "AcceptAllTrackedChanges",
    "rejected": "RejectAllTrackedChanges",
}
_UNSEEN = "\ufffc\u00ad\u200b\u200d"
_SHOWN = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    files = dict(_changed(parser.parse_args().folder))
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "in"
        source.mkdir()
        for path, data in files.items():
            (source / path.with_suffix(".docx").name).write_bytes(data)
        for side, command in _COMMANDS.items():
            target = Path(name) / side
            target.mkdir()
            office.resolve(source, target, command)
            totals = Counter(_compared(path, data, side, target) for path, data in files.items())
            print(f"{side}: {dict(totals)}")


def _changed(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.iterdir()):
        try:
            if path.suffix in (".docx", ".docm", ".dotx") and docx.leftovers(data := path.read_bytes()).changes:
                yield path, data
        except docx.DocxError:
            continue


def _compared(path: Path, data: bytes, side: docx.Side, folder: Path) -> str:
    converted = folder / f"{path.with_suffix('.docx').name}.fodt"
    if not converted.is_file():
        return "not opened by LibreOffice"
    ours = _lines(p.text for p in docx.read(docx.finish(data, ["changes"], changes=side)).paragraphs)
    theirs = _lines(office.words(converted))
    if ours == theirs:
        return "same"
    print(f"{path.name} ({side})")
    for whose, lines, others in (("ours", ours, theirs), ("LibreOffice", theirs, ours)):
        for line in list((Counter(lines) - Counter(others)).elements())[:_SHOWN]:
            print(f"   {whose}: {line[:100]}")
    return "differs"


def _lines(paragraphs: Iterator[str] | list[str]) -> list[str]:
    """Lines without blanks and marks for what is not text, which LibreOffice writes in its own way."""
    lines = (line for text in paragraphs for line in text.replace("\f", "\n").split("\n"))
    bare = ("".join(c for c in line if not c.isspace() and c not in _UNSEEN) for line in lines)
    return [line.replace("\u2011", "-") for line in bare if line]


if __name__ == "__main__":
    main()
