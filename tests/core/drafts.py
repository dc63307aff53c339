"""Drafts in a few words, for tests."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from addin_server.core.model import Draft, Paragraph
from tests.conftest import ROOT


def draft(*rows: str | dict[str, Any], **options: Any) -> Draft:
    """Return a draft of these paragraphs: a text, or the fields of a Paragraph without its id."""
    fields = [{"text": row} if isinstance(row, str) else row for row in rows]
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", **f) for i, f in enumerate(fields, 1)), **options)


def centred(text: str) -> dict[str, Any]:
    return {"text": text, "align": "center"}


PROSE = "针对14个山村党员会一年开不齐一次，石桥县今年起把党员会开到赶集日，到会人数由9人升到23人。"

SENT = dt.date(2026, 6, 1)
"""When the written drafts are sent in."""


def rows(folder: Path, pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every line of the JSON lines below `folder`, with a name."""
    for path in sorted(folder.rglob(pattern)):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            yield f"{path.stem}:{number}", json.loads(line)


def written_drafts() -> Iterator[tuple[str, Draft]]:
    """Yield all drafts that others wrote for tests, with their names."""
    for name, row in rows(ROOT / "tests" / "drafts", "*.jsonl"):
        texts = row.get("paragraphs", ())
        if texts and all(isinstance(text, str) for text in texts):
            title = row.get("title")
            yield f"{name} {row['id']}", draft(*([title] if isinstance(title, str) else []), *texts, date=SENT)
