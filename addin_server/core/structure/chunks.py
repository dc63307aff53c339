"""A brief in chunks: what its paragraphs say is gathered chunk by chunk, and only where something was edited again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from addin_server.core.language.block import Block
from addin_server.core.model import Role

Fact = TypeVar("Fact")
Picked = TypeVar("Picked")
Part = TypeVar("Part")
Whole = TypeVar("Whole")
Given = TypeVar("Given", bound=Hashable)

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
        return _replaced(before, at, at + 1, _answers([(at, self.blocks[at])], roles, find))

    def total(self, roles: frozenset[Role], count: Callable[[Block], int]) -> int:
        """Return the sum of what `count` counts in the paragraphs of these roles."""
        key = "total", roles, count
        if key not in self._known:
            self._known[key] = sum([number for _, number in self.found(roles, count)])
        total: int = self._known[key]
        return total

    def settle(self) -> None:
        """Forget the chunk this one was before an edit."""
        self._before = None


def _answers(
    blocks: Iterable[tuple[int, Block]], roles: frozenset[Role], find: Callable[[Block], Fact | None]
) -> Numbered[Fact]:
    return [(number, fact) for number, block in blocks if block.role in roles and (fact := block.answer(find))]


def _shifted(facts: Numbered[Fact], begin: int) -> Numbered[Fact]:
    """The facts of paragraphs counted from `begin`."""
    return [(begin + number, fact) for number, fact in facts] if facts else facts


def _replaced(facts: Numbered[Fact], begin: int, end: int, by: Numbered[Fact]) -> Numbered[Fact]:
    """The facts with those of the paragraphs from `begin` to `end` replaced."""
    first, last = bisect_left(facts, begin, key=itemgetter(0)), bisect_left(facts, end, key=itemgetter(0))
    return [*facts[:first], *by, *facts[last:]]


class Region:
    """A few neighbouring chunks, so that what is found in a long brief is not put together from all of them.

    What it knows is bounded as what a chunk knows. One that differs from a region of the draft before in one chunk of
    as many paragraphs asks that chunk alone, as long as that draft is remembered.
    """

    __slots__ = ("_before", "_edited", "_known", "blocks", "chunks", "closed", "roles", "size")

    def __init__(self, chunks: tuple[Chunk, ...], before: Region | None = None, edited: int = 0) -> None:
        self.chunks = chunks
        self.blocks = tuple(chain.from_iterable(map(_BLOCKS_OF, chunks)))
        self.size = len(self.blocks)
        self.roles = frozenset(map(_ROLE_OF, self.blocks))
        self.closed = _is_closed(chunks[-1].blocks) and _ends_region(chunks)
        """Whether it would end here whatever came after it."""
        self._known: dict[Hashable, Any] = {}
        self._before, self._edited = before, edited

    def numbers(self, roles: frozenset[Role]) -> Sequence[int]:
        """Return the numbers of the paragraphs of these roles."""
        if self.roles <= roles:
            return range(self.size)
        if roles not in self._known:
            self._known[roles] = [number for number, block in enumerate(self.blocks) if block.role in roles]
        numbers: Sequence[int] = self._known[roles]
        return numbers

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
            known = self._known[roles, find] = self._find(roles, find)
        return known

    def _find(self, roles: frozenset[Role], find: Callable[[Block], Fact | None]) -> Numbered[Fact]:
        before: Numbered[Fact] | None = self._before._known.get((roles, find)) if self._before else None
        if before is not None:
            chunk = self.chunks[self._edited]
            begin = sum(len(other.blocks) for other in self.chunks[: self._edited])
            return _replaced(before, begin, begin + len(chunk.blocks), _shifted(chunk.found(roles, find), begin))
        known: Numbered[Fact] = []
        begin = 0
        for chunk in self.chunks:
            known += _shifted(chunk.found(roles, find), begin)
            begin += len(chunk.blocks)
        return known

    def settle(self) -> None:
        """Forget the region this one was before an edit."""
        self._before = None

    def picked(
        self,
        roles: frozenset[Role],
        find: Callable[[Block], Fact | None],
        pick: Callable[[Numbered[Fact]], Numbered[Picked]],
    ) -> Numbered[Picked]:
        """Return what `pick` leaves, or makes, of what is found."""
        key = pick, roles, find
        if key not in self._known:
            self._known[key] = pick(self.found(roles, find))
        picked: Numbered[Picked] = self._known[key]
        return picked

    def total(self, roles: frozenset[Role], count: Callable[[Block], int]) -> int:
        """Return the sum of what `count` counts in the paragraphs of these roles."""
        key = "total", roles, count
        if key not in self._known:
            self._known[key] = sum([chunk.total(roles, count) for chunk in self.chunks])
        total: int = self._known[key]
        return total


_BLOCKS_OF: Callable[[Chunk], tuple[Block, ...]] = attrgetter("blocks")
_ROLE_OF: Callable[[Block], Role] = attrgetter("role")


class Chunks:
    """Cuts briefs into chunks and regions. Those of the last draft are kept, by what they hold; others are forgotten.

    Where a chunk ends depends on its last paragraph alone, and where a region ends on its last chunk, so that a
    paragraph more or less moves no other border. A region that is there again is not cut again.
    """

    def __init__(self, queries: Queries | None = None) -> None:
        """`queries` take note of what the briefs are asked."""
        self._queries = queries or Queries()
        self._last: dict[tuple[Block, ...], Chunk] = {}
        self._now: dict[tuple[Block, ...], Chunk] = {}
        self._edges: dict[Block, Chunk] = {}
        """The chunks of the last draft by their first and their last paragraph."""
        self._regions_last: dict[tuple[Chunk, ...], Region] = {}
        self._region_edges: dict[Chunk, Region] = {}
        self._regions_now: dict[tuple[Chunk, ...], Region] = {}
        self._regions_by_first: dict[Block, Region] = {}
        self._concluded_last: dict[Hashable, Any] = {}
        self._concluded_now: dict[Hashable, Any] = {}

    def concluded(self, conclude: Callable[[Given], Whole], given: Given) -> Whole:
        """Return what `conclude` makes of what a brief says, which is hashable; most edits leave that as it was.

        It is kept, by what was asked and of what, as long as the last draft; bounded as a chunk.
        """
        key = conclude, given
        if key not in self._concluded_now:
            known = self._concluded_last
            self._concluded_now[key] = known[key] if key in known else conclude(given)
        made: Whole = self._concluded_now[key]
        return made

    def of(self, blocks: Sequence[Block]) -> list[Region]:
        """Return the regions of a brief, in order."""
        regions: list[Region] = []
        begin = 0
        while begin < len(blocks):
            region = self._again(blocks, begin) or self._cut(blocks, begin)
            regions.append(region)
            begin += region.size
        return regions

    def _again(self, blocks: Sequence[Block], begin: int) -> Region | None:
        """The region of the last draft that begins here, with all its paragraphs, and ends here too."""
        known = self._regions_by_first.get(blocks[begin])
        if known is None:
            return None
        end = begin + known.size
        if known.blocks != tuple(blocks[begin:end]) or not (known.closed or end == len(blocks)):
            return None
        self._now.update((chunk.blocks, chunk) for chunk in known.chunks)
        self._regions_now[known.chunks] = known
        return known

    def _cut(self, blocks: Sequence[Block], begin: int) -> Region:
        """The region that begins here."""
        chunks: list[Chunk] = []
        while begin < len(blocks):
            end = _end_of_chunk(blocks, begin)
            chunks.append(self._chunk(tuple(blocks[begin:end])))
            begin = end
            if _ends_region(chunks):
                break
        return self._region(tuple(chunks))

    def _chunk(self, key: tuple[Block, ...]) -> Chunk:
        known = self._now.get(key) or self._last.get(key)
        if known is None:
            known = Chunk(key, self._queries, *(_edited(key, self._edges, _BLOCKS_OF) or ()))
        self._now[key] = known
        return known

    def _region(self, key: tuple[Chunk, ...]) -> Region:
        known = self._regions_now.get(key) or self._regions_last.get(key)
        if known is None:
            edit = _edited(key, self._region_edges, _chunks)
            known = Region(key, *(edit if edit and _same_size(key, *edit) else ()))
        self._regions_now[key] = known
        return known

    def next_draft(self) -> None:
        """Forget what the draft before did not have."""
        self._last, self._now = self._now, {}
        self._concluded_last, self._concluded_now = self._concluded_now, {}
        self._regions_last, self._regions_now = self._regions_now, {}
        self._edges, self._region_edges, self._regions_by_first = {}, {}, {}
        for chunk in self._last.values():
            chunk.settle()
            self._edges[chunk.blocks[0]] = self._edges[chunk.blocks[-1]] = chunk
        for region in self._regions_last.values():
            region.settle()
            self._region_edges[region.chunks[0]] = self._region_edges[region.chunks[-1]] = region
            self._regions_by_first[region.blocks[0]] = region


def _end_of_chunk(blocks: Sequence[Block], begin: int) -> int:
    most = min(begin + _LARGEST, len(blocks))
    return next((end for end in range(begin + 1, most) if _ends(blocks[end - 1], _PARAGRAPHS)), most)


def _is_closed(chunk: Sequence[Block]) -> bool:
    """Whether a chunk would end there whatever came after it."""
    return len(chunk) == _LARGEST or _ends(chunk[-1], _PARAGRAPHS)


def _ends_region(chunks: Sequence[Chunk]) -> bool:
    return _ends(chunks[-1].blocks[-1], _PARAGRAPHS * _CHUNKS) or len(chunks) == _LARGEST


def _ends(block: Block, every: int) -> bool:
    """Whether something ends with a paragraph, as about one in `every` does; with none of the many that are blank."""
    return block.checksum != 0 and block.checksum % every == 0


def _chunks(region: Region) -> tuple[Chunk, ...]:
    return region.chunks


def _same_size(key: tuple[Chunk, ...], before: Region, edited: int) -> bool:
    return len(before.chunks[edited].blocks) == len(key[edited].blocks)


def _edited(
    parts: tuple[Part, ...], edges: Mapping[Part, Whole], parts_of: Callable[[Whole], tuple[Part, ...]]
) -> tuple[Whole, int] | None:
    """What these parts were if but one of them is another, and which; `edges` has what there was by first and last."""
    before = edges.get(parts[0]) or edges.get(parts[-1])
    if before is None or len(parts_of(before)) != len(parts):
        return None
    others = [number for number, (old, new) in enumerate(zip(parts_of(before), parts, strict=True)) if old is not new]
    return (before, others[0]) if len(others) == 1 else None


_LARGEST = 64
"""Paragraphs of a chunk, and chunks of a region."""

_PARAGRAPHS = 16
"""About how many paragraphs a chunk has."""

_CHUNKS = 16
"""About how many chunks a region has."""
