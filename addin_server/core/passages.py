"""From paragraphs to passages: blocks in their place, with broken lines joined for analysis only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from addin_server.core.article import Passage
from addin_server.core.block import Block
from addin_server.core.model import Paragraph, Role, RoleReading
from addin_server.core.roles import PROSE

_STOPS = "。！？；：…!?;:”）)"
_SHORTEST_WRAP, _LONGEST_WRAP = 15, 80


def assemble(
    paragraphs: Sequence[Paragraph],
    readings: Sequence[RoleReading],
    block_of: Callable[[str, Role, str], Block],
) -> Iterator[Passage]:
    """Yield the passages of a draft, in order. `block_of` (text, role, label) makes or remembers a block."""
    broken = broken_lines(paragraphs)
    i = 0
    while i < len(paragraphs):
        role, label = readings[i].role, paragraphs[i].label
        text, lines = paragraphs[i].text, [(i, 0)]
        while role in PROSE and i in broken and i + 1 < len(paragraphs) and readings[i + 1].role in PROSE:
            i += 1
            lines.append((i, len(text)))
            text += paragraphs[i].text
        yield Passage(block_of(text, role, label), tuple(lines))
        i += 1


def broken_lines(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Indexes of lines that were cut in mid-sentence, as text pasted from a page often is."""
    lengths = [len(p.text.strip()) for p in paragraphs]
    if not lengths or max(lengths) > _LONGEST_WRAP:
        return set()
    full = max(lengths) * 0.8
    cut = {
        i
        for i, (this, following) in enumerate(pairwise(paragraphs))
        if lengths[i] >= max(full, _SHORTEST_WRAP)
        and this.text.rstrip()[-1] not in _STOPS
        and following.text.strip()
        and not following.label
        and not following.text.startswith(("　", "  "))
    }
    return cut if len(cut) >= 2 else set()
