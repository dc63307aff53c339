"""From paragraphs to passages: blocks in order, with broken lines joined for analysis only."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from addin_server.core.language.block import Block
from addin_server.core.model import Paragraph, Role, RoleReading
from addin_server.core.structure import lines, roles
from addin_server.core.structure.article import Passage
from addin_server.core.structure.role_table import ParagraphReader


def read(
    paragraphs: Sequence[Paragraph], paragraph_reader: ParagraphReader, block_of: Callable[[str, Role, str], Block]
) -> list[Passage]:
    """Return the passages of a text, its roles inferred and its broken lines joined."""
    broken = lines.broken(paragraphs)
    return list(assemble(paragraphs, roles.infer(paragraphs, paragraph_reader, broken), broken, block_of))


def assemble(
    paragraphs: Sequence[Paragraph],
    readings: Sequence[RoleReading],
    broken: Container[int],
    block_of: Callable[[str, Role, str], Block],
) -> Iterator[Passage]:
    """Yield the passages of a draft, in order.

    `broken` has the indexes of lines that go on in the next; `block_of` (text, role, label) makes or remembers a block.
    """
    i = 0
    while i < len(paragraphs):
        role, label = readings[i].role, paragraphs[i].label
        text, lines = paragraphs[i].text, [(i, 0)]
        while i + 1 < len(paragraphs) and readings[i + 1].role is role and (i in broken or role is Role.TITLE):
            i += 1
            lines.append((i, len(text)))
            text += paragraphs[i].text
        yield Passage(block_of(text, role, label), tuple(lines))
        i += 1
