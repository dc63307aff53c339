"""What a writer changed in the pane, as corrections to the document it came from."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from addin_server import docx
from addin_server.core.model import Paragraph, Span

# Equal stretches this short between two changes are part of one change: a reviewer reads phrases, not letters.
_SHORT = 2


def corrections(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[docx.TextReplacement] | None:
    """Return the corrections that turn `before` into `after`; None when paragraphs came, went or moved."""
    if [paragraph.id for paragraph in before] != [paragraph.id for paragraph in after]:
        return None
    return [c for old, new in zip(before, after, strict=True) for c in _within(old.id, old.text, new.text)]


def _within(id_: str, old: str, new: str) -> Iterator[docx.TextReplacement]:
    changes: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if changes and i1 - changes[-1][1] <= _SHORT:
            i1, j1 = changes[-1][0], changes[-1][2]
            changes.pop()
        changes.append((i1, i2, j1, j2))
    for change in changes:
        yield _correction(id_, old, new, change)


def _correction(id_: str, old: str, new: str, change: tuple[int, int, int, int]) -> docx.TextReplacement:
    i1, i2, j1, j2 = change
    return docx.TextReplacement(id_, Span(i1, i2), old[i1:i2], new[j1:j2])
