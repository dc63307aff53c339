"""One brief inside a draft, as whole-brief rules see it. A document holds one, an issue of a bulletin several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import takewhile
from operator import attrgetter
from typing import Any, NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.model import BriefType, Draft, GenreReading, Role, Span, TypeReading
from addin_server.core.structure import lead
from addin_server.core.structure.chunks import Chunks, Fact, Given, Numbered, Picked, Whole
from addin_server.core.structure.roles import HEADINGS, PROSE

TEXTS = PROSE | HEADINGS | {Role.SALUTATION, Role.OTHER}
"""Roles of what is written below the title: prose, headings, salutations and what is no other part."""

TEXTS_AND_TITLES = TEXTS | {Role.TITLE, Role.SUBTITLE}
"""The same with the title."""

BELOW = HEADINGS | (PROSE - {Role.LEAD})
"""Roles of the headings and the prose below the lead."""


class Passage(NamedTuple):
    """A block; `lines` has, for each paragraph it was joined from, its index and start in the block."""

    block: Block
    lines: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Index of its (first) paragraph in the draft."""
        return self.lines[0][0]

    @property
    def role(self) -> Role:
        return self.block.role

    @property
    def text(self) -> str:
        return self.block.text

    def locate(self, span: Span) -> tuple[int, Span]:
        """Return the paragraph index and the span in it. A span over a broken line keeps its longer part."""
        best = (-1, 0, span)
        bounds = [start for _, start in self.lines[1:]] + [len(self.block.text)]
        for (index, start), end in zip(self.lines, bounds, strict=True):
            low, high = max(span.start, start), min(span.end, end)
            if high - low > best[0]:
                best = (high - low, index, Span(low - start, high - start))
        return best[1], best[2]


class Article:
    """The analysed brief. Everything is computed on first use."""

    def __init__(self, passages: Sequence[Passage], draft: Draft, chunks: Chunks | None = None) -> None:
        self.passages = passages
        self.draft = draft
        self._chunks = chunks or Chunks()
        self._regions = self._chunks.of(list(map(_BLOCK_OF, passages)))
        self.genre: GenreReading | None = None
        self.reading: TypeReading | None = None
        self.memo: dict[object, Any] = {}
        self._having: dict[frozenset[Role], list[Passage]] = {}

    def found(self, roles: frozenset[Role], find: Callable[[Block], Fact | None]) -> Iterator[tuple[Passage, Fact]]:
        """Yield the passages of these roles in which `find` finds something, and what.

        `find` must be the same function at every check, and what it finds depend on the block alone.
        """
        begin = 0
        for region in self._regions:
            for number, fact in region.found(roles, find):
                yield self.passages[begin + number], fact
            begin += region.size

    def total(self, roles: frozenset[Role], count: Callable[[Block], int]) -> int:
        """Return the sum of what `count` counts in the passages of these roles; it is asked as `find` of `found` is."""
        return sum(region.total(roles, count) for region in self._regions)

    def picked(
        self,
        roles: frozenset[Role],
        find: Callable[[Block], Fact | None],
        pick: Callable[[Numbered[Fact]], Numbered[Picked]],
    ) -> Iterator[Iterator[tuple[Passage, Picked]]]:
        """As `found`, with what `pick` leaves of it, or makes of it, for some neighbouring passages after others.

        It is given what was found in neighbouring passages, and must be the same function at every check.
        """
        begin = 0
        for region in self._regions:
            yield _placed(region.picked(roles, find, pick), self.passages[begin : begin + region.size])
            begin += region.size

    def gathered(self, gather: Callable[[Sequence[Block]], Fact], join: Callable[[list[Fact]], Fact]) -> Iterator[Fact]:
        """Yield what `gather` makes of neighbouring blocks, joined region by region; asked as `find` of `found` is."""
        return (region.gathered(gather, join) for region in self._regions)

    def concluded(self, conclude: Callable[[Given], Whole], given: Given) -> Whole:
        """Return what `conclude` makes of what was gathered, known where the last draft said the same.

        `conclude` must be the same function at every check, and hang on nothing else.
        """
        return self._chunks.concluded(conclude, given)

    def has(self, roles: frozenset[Role]) -> bool:
        """Whether there is a passage of these roles."""
        return not all(roles.isdisjoint(region.roles) for region in self._regions)

    def having(self, roles: frozenset[Role]) -> list[Passage]:
        """Passages of these roles, in order."""
        known = self._having.get(roles)
        if known is None:
            known, begin = [], 0
            for region in self._regions:
                there = self.passages[begin : begin + region.size]
                numbers = region.numbers(roles)
                known += there if len(numbers) == region.size else [there[number] for number in numbers]
                begin += region.size
            self._having[roles] = known
        return known

    def first_with(self, block: Block) -> Passage:
        """The passage with this block: of several, the first."""
        begin = 0
        for region in self._regions:
            if block in region.blocks:
                return self.passages[begin + region.blocks.index(block)]
            begin += region.size
        raise ValueError(block.raw)

    def text_below(self, passage: Passage) -> str:
        """Return all that is written below a passage, whatever it is."""
        above = takewhile(lambda other: other.first <= passage.first, self.passages)
        return "".join(self.gathered(_text, "".join))[sum(len(other.text) for other in above) :]

    def text_of(self, roles: frozenset[Role]) -> str:
        """Return all that is written in the passages of these roles, which must be the same at every check."""
        return "".join(self.gathered(_texts_of(roles), "".join))

    @property
    def type(self) -> BriefType | None:
        """The type the writer named, or the form tells; None while it is not known."""
        return self.reading.type if self.reading else self.draft.type

    @cached_property
    def title(self) -> Passage | None:
        return next((p for p in self.passages if p.role is Role.TITLE), None)

    @cached_property
    def lead(self) -> Passage | None:
        return next((p for p in self.passages if p.role is Role.LEAD), None)

    @property
    def alone(self) -> bool:
        """Whether all its prose is one paragraph."""
        return len(self.prose) == 1

    @cached_property
    def lead_end(self) -> int:
        """Where the lead ends inside its paragraph; 0 without one."""
        return lead.extent(self.lead.block, alone=self.alone).end if self.lead else 0

    @cached_property
    def prose(self) -> list[Passage]:
        """Lead, body, ending and background."""
        return self.having(PROSE)

    @cached_property
    def headings(self) -> list[Passage]:
        return self.having(HEADINGS)

    @cached_property
    def texts(self) -> list[Passage]:
        """All that is written below the title."""
        return self.having(TEXTS)

    @cached_property
    def count(self) -> int:
        """Length of the prose and headings as an editor counts it."""
        return sum(self.gathered(_count, _total))


_BLOCK_OF: Callable[[Passage], Block] = attrgetter("block")


def _placed(facts: Numbered[Picked], passages: Sequence[Passage]) -> Iterator[tuple[Passage, Picked]]:
    return ((passages[number], fact) for number, fact in facts)


def _text(blocks: Sequence[Block]) -> str:
    return "".join(block.text for block in blocks)


@cache
def _texts_of(roles: frozenset[Role]) -> Callable[[Sequence[Block]], str]:
    """What joins the texts of these roles; the same for the same roles, so that chunks know it again."""
    return lambda blocks: "".join(block.text for block in blocks if block.role in roles)


def _total(counts: list[int]) -> int:
    return sum(counts)


def _count(blocks: Sequence[Block]) -> int:
    return sum(block.count for block in blocks if block.role in PROSE or block.role in HEADINGS)
