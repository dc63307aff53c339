"""A brief in chunks: what its paragraphs say is gathered chunk by chunk, and only where something was edited again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from addin_server.core.language.block import Block
from addin_server.core.model import Role

Fact = TypeVar("Fact")

Numbered = list[tuple[int, Fact]]
"""Facts with the numbers of the paragraphs they were found in."""


class Queries:
    """What briefs are asked, in order, so that it can be asked of a paragraph while it is open. Bounded as a chunk.

    Threads share it: one may add what another is going through.
    """

    def __init__(self) -> None:
        self.learned = False
        """Whether a whole draft has been asked already."""
        self.finds: dict[tuple[frozenset[Role], Callable[[Block], Any]], None] = {}
        self.gathers: dict[Callable[[Sequence[Block]], Any], None] = {}

    def answer(self, block: Block) -> None:
        """Have the block know its facts. What fails will fail again where it is told."""
        for roles, find in tuple(self.finds):
            if block.role in roles:
                with suppress(Exception):
                    block.answer(find)
        for gather in tuple(self.gathers):
            with suppress(Exception):
                gather((block,))


class Chunk:
    """A few neighbouring paragraphs; what was gathered from them is kept by what gathered it.

    Bounded by the questions there are: a rule asks with the same function every time. One that differs from a chunk of
    the draft before in one paragraph asks that paragraph alone, as long as that draft is remembered.
    """

    __slots__ = ("_before", "_edited", "_known", "_queries", "blocks")

    def __init__(
        self, blocks: tuple[Block, ...], queries: Queries, before: Chunk | None = None, edited: int = 0
    ) -> None:
        self.blocks, self._queries = blocks, queries
        self._known: dict[Hashable, Any] = {}
        self._before, self._edited = before, edited

    def gathered(self, gather: Callable[[Sequence[Block]], Fact]) -> Fact:
        """Return what `gather` makes of the paragraphs."""
        if gather not in self._known:
            self._queries.gathers[gather] = None
            self._known[gather] = gather(self.blocks)
        fact: Fact = self._known[gather]
        return fact

    def found(self, roles: frozenset[Role], find: Callable[[Block], Fact | None]) -> Numbered[Fact]:
        """Return what `find` finds in the paragraphs of these roles, with their numbers; nothing is left out."""
        known: Numbered[Fact] | None = self._known.get((roles, find))
        if known is None:
            self._queries.finds[roles, find] = None
            known = self._known[roles, find] = self._find(roles, find)
        return known

    def _find(self, roles: frozenset[Role], find: Callable[[Block], Fact | None]) -> Numbered[Fact]:
        before: Numbered[Fact] | None = self._before._known.get((roles, find)) if self._before else None
        if before is None:
            return _answers(enumerate(self.blocks), roles, find)
        at = self._edited
        above, below = [f for f in before if f[0] < at], [f for f in before if f[0] > at]
        return [*above, *_answers([(at, self.blocks[at])], roles, find), *below]

    def settle(self) -> None:
        """Forget the chunk this one was before an edit."""
        self._before = None


def _answers(
    blocks: Iterable[tuple[int, Block]], roles: frozenset[Role], find: Callable[[Block], Fact | None]
) -> Numbered[Fact]:
    return [(number, fact) for number, block in blocks if block.role in roles and (fact := block.answer(find))]


class Region:
    """A few neighbouring chunks, so that what is found in a long brief is not put together from all of them.

    What it knows is bounded as what a chunk knows.
    """

    __slots__ = ("_known", "chunks", "size")

    def __init__(self, chunks: tuple[Chunk, ...]) -> None:
        self.chunks = chunks
        self.size = sum(len(chunk.blocks) for chunk in chunks)
        self._known: dict[Hashable, Any] = {}

    def gathered(self, gather: Callable[[Sequence[Block]], Fact], join: Callable[[list[Fact]], Fact]) -> Fact:
        """Return what `gather` makes of the paragraphs of each chunk, joined."""
        key = gather, join
        if key not in self._known:
            self._known[key] = join([chunk.gathered(gather) for chunk in self.chunks])
        fact: Fact = self._known[key]
        return fact

    def found(self, roles: frozenset[Role], find: Callable[[Block], Fact | None]) -> Numbered[Fact]:
        """As that of a chunk."""
        known: Numbered[Fact] | None = self._known.get((roles, find))
        if known is None:
            known, begin = [], 0
            for chunk in self.chunks:
                known += [(begin + number, fact) for number, fact in chunk.found(roles, find)]
                begin += len(chunk.blocks)
            self._known[roles, find] = known
        return known

    def first_told(
        self,
        roles: frozenset[Role],
        find: Callable[[Block], Fact | None],
        pick: Callable[[Numbered[Fact]], Numbered[Fact]],
    ) -> Numbered[Fact]:
        """Return those that `pick` leaves of what is found."""
        key = pick, roles, find
        if key not in self._known:
            self._known[key] = pick(self.found(roles, find))
        picked: Numbered[Fact] = self._known[key]
        return picked

    def total(self, roles: frozenset[Role], count: Callable[[Block], int]) -> int:
        """Return the sum of what `count` counts in the paragraphs of these roles."""
        key = "total", roles, count
        if key not in self._known:
            self._known[key] = sum(number for _, number in self.found(roles, count))
        total: int = self._known[key]
        return total


class Chunks:
    """Cuts briefs into chunks and regions. Those of the last draft are kept, by what they hold; others are forgotten.

    Where a chunk ends depends on its last paragraph alone, and where a region ends on its last chunk, so that a
    paragraph more or less moves no other border.
    """

    def __init__(self, queries: Queries | None = None) -> None:
        """`queries` take note of what the briefs are asked."""
        self._queries = queries or Queries()
        self._last: dict[tuple[Block, ...], Chunk] = {}
        self._now: dict[tuple[Block, ...], Chunk] = {}
        self._edges: dict[Block, Chunk] = {}
        """The chunks of the last draft by their first and their last paragraph."""
        self._regions_last: dict[tuple[Chunk, ...], Region] = {}
        self._regions_now: dict[tuple[Chunk, ...], Region] = {}

    def of(self, blocks: Sequence[Block]) -> list[Region]:
        """Return the regions of a brief, in order."""
        regions: list[Region] = []
        chunks: list[Chunk] = []
        begin = 0
        for end, block in enumerate(blocks, 1):
            if block.checksum % _PARAGRAPHS == 0 or end - begin == _LARGEST or end == len(blocks):
                chunks.append(self._chunk(tuple(blocks[begin:end])))
                begin = end
                if block.checksum % (_PARAGRAPHS * _CHUNKS) == 0 or len(chunks) == _LARGEST or end == len(blocks):
                    regions.append(self._region(tuple(chunks)))
                    chunks = []
        return regions

    def _chunk(self, key: tuple[Block, ...]) -> Chunk:
        known = self._now.get(key) or self._last.get(key) or self._edited(key)
        self._now[key] = known
        return known

    def _edited(self, key: tuple[Block, ...]) -> Chunk:
        """A new chunk, which knows the one it was if but one paragraph is another."""
        before = self._edges.get(key[0]) or self._edges.get(key[-1])
        if before is not None and len(before.blocks) == len(key):
            edited = [
                number for number, (old, new) in enumerate(zip(before.blocks, key, strict=True)) if old is not new
            ]
            if len(edited) == 1:
                return Chunk(key, self._queries, before, edited[0])
        return Chunk(key, self._queries)

    def _region(self, key: tuple[Chunk, ...]) -> Region:
        known = self._regions_now.get(key) or self._regions_last.get(key) or Region(key)
        self._regions_now[key] = known
        return known

    def next_draft(self) -> None:
        """Forget what the draft before did not have."""
        self._last, self._now = self._now, {}
        self._regions_last, self._regions_now = self._regions_now, {}
        self._edges = {}
        for chunk in self._last.values():
            chunk.settle()
            self._edges[chunk.blocks[0]] = self._edges[chunk.blocks[-1]] = chunk


_LARGEST = 64
"""Paragraphs of a chunk, and chunks of a region."""

_PARAGRAPHS = 16
"""About how many paragraphs a chunk has."""

_CHUNKS = 16
"""About how many chunks a region has."""
