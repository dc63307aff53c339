"""What the paragraphs of a draft are and the passages they make, kept from one draft to the next.

Where only words inside paragraphs of prose were edited, no paragraph becomes another part of the brief: then the parts
are not inferred again, and only the passages of what was edited are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from addin_server.core.language import dates
from addin_server.core.language.block import Block
from addin_server.core.model import Paragraph, Role, RoleReading
from addin_server.core.structure import briefs, lines, passages, roles
from addin_server.core.structure.article import Passage
from addin_server.core.structure.edited import edited
from addin_server.core.structure.paratext import CONTENTS
from addin_server.core.structure.role_table import ParagraphReader

BlockOf = Callable[[str, Role, str], Block]


class Layout(NamedTuple):
    """The paragraphs of one draft, what each is, and the passages in order.

    `beginnings`: where among the passages each brief begins. `dated`: what may bear the date of the draft.
    `unstopped`: the paragraphs that end in mid-sentence. `widths`: how wide each is, as a line.
    `plain`: each passage is one paragraph, no line of a table of contents names another, no role was given by the user.
    `edited`: only words inside paragraphs of prose are others than in the draft before.
    """

    paragraphs: Sequence[Paragraph]
    readings: list[RoleReading]
    passages: list[Passage]
    beginnings: tuple[int, ...]
    dated: tuple[str, ...]
    unstopped: frozenset[int]
    widths: Sequence[float]
    plain: bool
    edited: bool = False


class Layouts:
    """Lays drafts out, one after the other. It remembers the last."""

    def __init__(self, paragraph_reader: ParagraphReader) -> None:
        self._paragraph_reader = paragraph_reader
        self._last: Layout | None = None

    @property
    def passages(self) -> Sequence[Passage]:
        """Those of the last draft."""
        return self._last.passages if self._last else ()

    @property
    def edited(self) -> bool:
        """Whether the last draft is the one before with words edited in it."""
        return self._last is not None and self._last.edited

    def of(self, paragraphs: Sequence[Paragraph], block_of: BlockOf) -> Layout:
        """Return the layout of a draft; `block_of` (text, role, label) makes or remembers a block."""
        self._last = made = self._edited(paragraphs, block_of) or self._anew(paragraphs, block_of)
        return made

    def _anew(self, paragraphs: Sequence[Paragraph], block_of: BlockOf) -> Layout:
        unstopped = lines.unstopped_lines(paragraphs)
        widths = list(map(lines.width, paragraphs))
        broken = lines.broken(paragraphs, unstopped, widths)
        readings = roles.infer(paragraphs, self._paragraph_reader, broken)
        found = list(passages.assemble(paragraphs, readings, broken, block_of))
        pinned = any(paragraph.pinned is not None for paragraph in paragraphs)
        plain = not broken and len(found) == len(paragraphs) and CONTENTS not in readings and not pinned
        dated = (p.text for p, reading in zip(paragraphs, readings, strict=True) if reading.role in dates.DATED)
        beginnings = tuple(briefs.beginnings(found))
        return Layout(paragraphs, readings, found, beginnings, tuple(dated), unstopped, widths, plain)

    def _edited(self, paragraphs: Sequence[Paragraph], block_of: BlockOf) -> Layout | None:
        """The last layout with the edits in it; None where they might change what a paragraph is."""
        last = self._last
        if last is None or not last.plain or len(paragraphs) != len(last.paragraphs):
            return None
        changed = edited(last.paragraphs, paragraphs)
        if not all(self._is_still(last, i, paragraphs[i]) for i in changed):
            return None
        unstopped = lines.unstopped_after(last.unstopped, paragraphs, changed)
        widths, made = list(last.widths), list(last.passages)
        for i in changed:
            widths[i] = lines.width(paragraphs[i])
        if lines.broken(paragraphs, unstopped, widths):
            return None
        for i in changed:
            block = block_of(paragraphs[i].text, last.readings[i].role, paragraphs[i].label)
            made[i] = Passage(block, last.passages[i].lines)
        return last._replace(paragraphs=paragraphs, passages=made, unstopped=unstopped, widths=widths, edited=True)

    def _is_still(self, last: Layout, i: int, new: Paragraph) -> bool:
        """Whether a paragraph of prose shows the same of itself as it did, so that it is still what it was."""
        old = last.paragraphs[i]
        if last.readings[i].role not in roles.PROSE or msgspec.structs.replace(old, text=new.text) != new:
            return False
        return roles.shown(old, self._paragraph_reader) == roles.shown(new, self._paragraph_reader)
