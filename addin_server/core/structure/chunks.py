"""A brief in chunks: what its paragraphs say is gathered chunk by chunk, and only where something was edited again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from addin_server.core.language.block import Block
from addin_server.core.model import Role

Fact = TypeVar("Fact")


class Chunk:
    """A few neighbouring paragraphs; what was gathered from them is kept by what gathered it.

    Bounded by the questions there are: a rule asks with the same function every time.
    """

    __slots__ = ("_known", "blocks")

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self._known: dict[Hashable, Any] = {}

    def gathered(self, gather: Callable[[Sequence[Block]], Fact]) -> Fact:
        """Return what `gather` makes of the paragraphs."""
        if gather not in self._known:
            self._known[gather] = gather(self.blocks)
        fact: Fact = self._known[gather]
        return fact

    def found(self, roles: frozenset[Role], find: Callable[[Block], Fact | None]) -> list[tuple[int, Fact]]:
        """Return what `find` finds in the paragraphs of these roles, with their numbers; nothing is left out."""
        known: list[tuple[int, Fact]] | None = self._known.get((roles, find))
        if known is None:
            known = self._known[roles, find] = [
                (number, fact)
                for number, block in enumerate(self.blocks)
                if block.role in roles and (fact := block.answer(find))
            ]
        return known


class Chunks:
    """Cuts briefs into chunks. Those of the last draft are kept, by their paragraphs; the others are forgotten.

    Where a chunk ends depends on its last paragraph alone, so that a paragraph more or less moves no other border.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[Block, ...], Chunk] = {}
        self._now: dict[tuple[Block, ...], Chunk] = {}

    def of(self, blocks: Sequence[Block]) -> list[Chunk]:
        """Return the chunks of a brief, in order."""
        chunks, begin = [], 0
        for end, block in enumerate(blocks, 1):
            if block.ends_chunk or end - begin == _LARGEST or end == len(blocks):
                key = tuple(blocks[begin:end])
                chunks.append(self._now.get(key) or self._last.get(key) or Chunk(key))
                self._now[key] = chunks[-1]
                begin = end
        return chunks

    def next_draft(self) -> None:
        """Forget what the draft before did not have."""
        self._last, self._now = self._now, {}


_LARGEST = 64
"""Paragraphs."""
