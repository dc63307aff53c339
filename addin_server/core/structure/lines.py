"""Lines cut in mid-sentence, as text pasted from a page often is. They are joined for analysis only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from addin_server.core.language import memo
from addin_server.core.model import Paragraph

_STOPS = "。！？；：…!?;:”）)】"
_NARROWEST, _WIDEST = 15, 80
_SLACK = 2.5
_INDENT = ("　", "  ", "\t")


def broken(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Indexes of the paragraphs that go on in the next one.

    A cut line is as wide as the widest and stops where no sentence does. A single one proves nothing,
    and a document with one long paragraph was not cut into lines.
    """
    if any(len(p.text) > 2 * _WIDEST for p in paragraphs):
        return frozenset()
    unfinished = [
        i
        for i, (this, following) in enumerate(pairwise(paragraphs))
        if (text := this.text.rstrip()) and text[-1] not in _STOPS and _continues(following)
    ]
    if len(unfinished) < 2:
        return frozenset()
    widest = max(_width(p.text.strip()) for p in paragraphs)
    full = max(widest - _SLACK, _NARROWEST)
    if widest > _WIDEST:
        return frozenset()
    cut = frozenset(i for i in unfinished if _width(paragraphs[i].text.strip()) >= full)
    return cut if len(cut) > 1 else frozenset()


@memo.memoised_if_short
def _width(text: str) -> float:
    """Columns in Chinese characters: digits and Latin letters take half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text[: _WIDEST * 2 + 1])


def _continues(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip()) and not paragraph.label and not paragraph.text.startswith(_INDENT)
