"""Lines cut in mid-sentence, as text pasted from a page often is. They are joined for analysis only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from addin_server.core.model import Paragraph

_STOPS = "。！？；：…!?;:”）)】"
_SHORTEST, _LONGEST = 15, 80
_FULL = 0.8
_INDENT = ("　", "  ", "\t")


def broken(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Indexes of the paragraphs that go on in the next one.

    A cut line is nearly as long as the longest and stops where no sentence does. A single one proves nothing,
    and a document with one long paragraph was not cut into lines.
    """
    lengths = [len(p.text.strip()) for p in paragraphs]
    if not lengths or not _SHORTEST <= max(lengths) <= _LONGEST:
        return frozenset()
    full = max(max(lengths) * _FULL, _SHORTEST)
    cut = frozenset(
        i
        for i, (this, following) in enumerate(pairwise(paragraphs))
        if lengths[i] >= full and this.text.rstrip()[-1] not in _STOPS and _continues(following)
    )
    return cut if len(cut) > 1 else frozenset()


def _continues(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip()) and not paragraph.label and not paragraph.text.startswith(_INDENT)
