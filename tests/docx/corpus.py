"""Comment random ranges of real files and compare: `python -m tests.docx.corpus FOLDER`. Prints totals."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from addin_server import docx
from addin_server.core.model import Severity, Span
from addin_server.docx.names import both, get
from addin_server.docx.reader import open_document
from addin_server.docx.story import Story
from addin_server.docx.text import pieces

WHEN = dt.datetime(2026, 3, 29, 9, 30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ranges", type=int, default=10)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    for path in sorted(p for p in options.folder.iterdir() if p.suffix in (".docx", ".docm", ".dotx", ".dotm")):
        try:
            totals.update(examine(path.read_bytes(), options.ranges))
        except docx.DocxError as refusal:
            totals[f"refused: {refusal.kind}"] += 1
        except Exception as fault:
            totals["CRASHED"] += 1
            print(f"{path.name}: {fault!r}")
    for what, count in sorted(totals.items()):
        print(f"{count:6} {what}")


def examine(data: bytes, ranges: int) -> Counter[str]:
    """Annotate one file and count what held."""
    before = docx.read(data)
    chance = random.Random(len(data))
    remarks = [_remark(chance.choice(before.paragraphs), chance) for _ in range(ranges) if before.paragraphs]
    done = docx.annotate(data, remarks, author="主笔", highlight=True, date=WHEN)
    after = docx.read(done.data)
    found: Counter[str] = Counter({"files": 1, "ranges": len(remarks), "unplaced": len(done.unplaced)})
    found["text changed"] += [p.text for p in before.paragraphs] != [p.text for p in after.paragraphs]
    found["other parts changed"] += not _others_equal(data, done.data)
    lost = {id(remark) for remark, _ in done.unplaced}
    anchored = anchors(done.data)
    expected = [r.quote for r in remarks if id(r) not in lost]
    for quote, text in zip(expected, anchored[len(anchored) - len(expected) :], strict=True):
        found["exact" if quote == text else "wider" if quote in text else "around a text box or elsewhere"] += 1
    return found


def anchors(data: bytes) -> list[str]:
    """The text inside the range of every comment, by ascending id."""
    source = open_document(data)
    story = Story(source.root)
    texts: dict[int, str] = {}
    open_: set[int] = set()
    character = {}
    for place in story.places():
        for piece in pieces(place, story.fields):
            character[piece.node] = piece.text
    for node in source.root.iter():
        if node.tag in both("commentRangeStart"):
            number = int(get(node, "id"))
            open_.add(number)
            texts[number] = ""
        elif node.tag in both("commentRangeEnd"):
            open_.discard(int(get(node, "id")))
        elif node in character:
            for number in open_:
                texts[number] += character[node]
    return [texts[number] for number in sorted(texts)]


def _remark(paragraph: docx.reader.Paragraph, chance: random.Random) -> docx.Remark:
    start = chance.randrange(len(paragraph.text))
    end = min(start + chance.randint(1, 60), len(paragraph.text))
    return docx.Remark(paragraph.id, Span(start, end), paragraph.text[start:end], "【主笔】建议改", Severity.WARNING)


def _others_equal(a: bytes, b: bytes) -> bool:
    """Whether every part but the text, the comments and the lists of parts is the same."""
    first, second = zipfile.ZipFile(BytesIO(a)), zipfile.ZipFile(BytesIO(b))
    ours = ("comments", "document", "[Content_Types].xml", ".rels")
    return all(
        first.read(name) == second.read(name) for name in first.namelist() if not any(mark in name for mark in ours)
    )


if __name__ == "__main__":
    main()
