"""Drafts in a few words, for tests."""

from __future__ import annotations

from typing import Any

from addin_server.core.model import Draft, Paragraph


def draft(*rows: str | dict[str, Any], **options: Any) -> Draft:
    """Return a draft of these paragraphs: a text, or the fields of a Paragraph without its id."""
    fields = [{"text": row} if isinstance(row, str) else row for row in rows]
    return Draft(paragraphs=tuple(Paragraph(id=f"p{i}", **f) for i, f in enumerate(fields, 1)), **options)


def centred(text: str) -> dict[str, Any]:
    return {"text": text, "align": "center"}


PROSE = "针对14个山村党员会一年开不齐一次，石桥县今年起把党员会开到赶集日，到会人数由9人升到23人。"
