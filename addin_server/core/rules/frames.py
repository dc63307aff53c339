"""Frames: the small language in which rules say what a phrase looks like.

A frame is a row of elements parted by spaces, matched inside one unit (a clause unless the rule says otherwise):

    {list}  {a|b}  {@feature}   a word of a list, of either list, or a computed class
    {~list}                     the same, as whole words of the segmentation (for short words: 建, but not in 建设)
    文字  甲|乙                  these characters, or either of these
    …  …12  …2-12               up to 30, up to 12, or 2 to 12 characters of anything
    …12!{list}                  the same, with no word of the list in between
    {list}?  甲?                 may be absent
    ^   $                       the unit begins, ends here (closing marks do not count)
    (   )                       report only what stands between these

Elements follow each other directly: where characters may stand between, write a gap.
Lists are word classes of this grammar, never a list of answers.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from addin_server.core.language import regex
from addin_server.core.language.block import COMPUTED, WHOLE, Block
from addin_server.core.language.spans import longest
from addin_server.core.model import Span
from addin_server.core.rules.word_index import Keys, any_of

LITERAL = "="
"""Prefix of the anonymous list that holds a frame's literal characters."""

_GAP = regex.compile(r"…(?:(?:(\d+)-)?(\d+))?(?:!(\{[^}]+\}))?")
_CLASSES = regex.compile(r"\{([@~\w|.-]+)\}(\?)?")
_OPENING = " 　“‘（(《【"
_CLOSING = " 　”’）)》】。，；：！？、…,.;:!?"


class Word(msgspec.Struct, frozen=True):
    """One of several classes."""

    classes: tuple[str, ...]
    optional: bool = False


class Gap(msgspec.Struct, frozen=True):
    """Between `least` and `most` characters, none of them part of a word of `without`."""

    least: int
    most: int
    without: tuple[str, ...] = ()


class BoundaryMark(msgspec.Struct, frozen=True):
    """One of ^ $ ( )."""

    mark: str


Element = Word | Gap | BoundaryMark


class Frame(msgspec.Struct, frozen=True):
    """A parsed frame.

    `needs` has, for each obligatory element, the classes of which one must occur; `first` is what a match begins with.
    """

    source: str
    elements: tuple[Element, ...]
    needs: tuple[tuple[str, ...], ...]
    first: Element | None

    @property
    def classes(self) -> set[str]:
        """Every class the frame names, literals with their prefix."""
        named = {name for e in self.elements if isinstance(e, Word) for name in e.classes}
        return named | {name for e in self.elements if isinstance(e, Gap) for name in e.without}

    def matches_each(self, block: Block, units: list[Span]) -> Iterator[Span]:
        """As `matches`, in each of the sorted `units`: only those are tried that have the first obligatory word."""
        tried = -1
        for start, end in block.find_any(self.needs[0]):
            at = bisect_right(units, (start, _BEYOND)) - 1
            if at > tried and end <= units[at].end:
                tried = at
                yield from self.matches(block, units[at])

    def matches(self, block: Block, unit: Span) -> Iterator[Span]:
        """Non-overlapping matches in `unit`, leftmost first, the longest at each start."""
        done = unit.start
        for start in self._starts(block, unit):
            if start < done:
                continue
            ends = list(_follow(self.elements, 0, start, block, unit, (start, start, False)))
            if not ends:
                continue
            end, opened, closed = max(ends)
            if end > start:
                yield Span(opened, closed)
                done = end

    def _starts(self, block: Block, unit: Span) -> Iterable[int]:
        """Where a match may begin."""
        first = self.first
        if isinstance(first, Word) and not first.optional:
            return dict.fromkeys(span.start for span in block.find_any(first.classes, unit))
        if isinstance(first, BoundaryMark) and first.mark == "^":
            return (_skip_opening(block.text, unit),)
        return range(unit.start, unit.end)


@functools.cache
def parse(source: str) -> Frame:
    """Return the frame written in `source`; ValueError names the element that cannot be read."""
    elements = tuple(map(_element, source.split()))
    if not any(isinstance(e, Word) and not e.optional for e in elements):
        raise ValueError(f"“{source}”里至少要有一个词或词表")
    needs = tuple(e.classes for e in elements if isinstance(e, Word) and not e.optional)
    return Frame(source, elements, needs, _word_or_edge(elements))


def _word_or_edge(elements: Iterable[Element]) -> Element | None:
    """The first of these that says what stands there, not only what is reported."""
    return next((e for e in elements if not (isinstance(e, BoundaryMark) and e.mark in "()")), None)


class _Gate:
    """What must occur in a block before a frame is worth trying there: cheap sets of lists first, features last."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        listed = [names for names in frame.needs if not _is_computed(names)]
        self._lists = [frozenset(name.removeprefix(WHOLE) for name in names) for names in listed]
        self._rest = [names for names in frame.needs if any(name[0] in (COMPUTED, WHOLE) for name in names)]
        # The narrowest need: literals before lists.
        self.key = min(self._lists, key=lambda names: not min(names).startswith(LITERAL), default=frozenset())

    def open(self, block: Block) -> bool:
        present = block.present
        return not any(map(present.isdisjoint, self._lists)) and all(any(map(block.find, n)) for n in self._rest)


class Frames:
    """Frames searched together. A block remembers what was found in it."""

    def __init__(self, sources: Iterable[str], within: str = "clause") -> None:
        """Raises ValueError as `parse` does."""
        self._gates = [_Gate(parse(source)) for source in sources]
        self._within = within
        self.keys: Keys = any_of(gate.key or None for gate in self._gates)

    def find(self, block: Block) -> list[Span]:
        """Every match of any of the frames, longest first where they overlap, no word cut in two."""
        if self.keys is not None and self.keys.isdisjoint(block.present):
            return []
        found: list[Span] | None = block.memo.get(self)
        if found is None:
            possible = self._possible(block)
            units = block.units(self._within) if possible else []
            found = longest(span for frame in possible for span in frame.matches_each(block, units))
            if found:
                found = longest(map(block.whole_words, found))
            block.memo[self] = found
        return found

    def occurs(self, block: Block, unit: Span) -> bool:
        """Whether any of the frames matches inside `unit`."""
        if self.keys is not None and self.keys.isdisjoint(block.present):
            return False
        known: bool | None = block.memo.get((self, unit))
        if known is None:
            found = any(next(frame.matches(block, unit), None) is not None for frame in self._possible(block))
            known = block.memo[self, unit] = found
        return known

    def occurs_in(self, block: Block) -> bool:
        """Whether any of the frames matches anywhere in the paragraph, as one unit."""
        if self.keys is not None and self.keys.isdisjoint(block.present):
            return False
        return self.occurs(block, Span(0, len(block.text)))

    def _possible(self, block: Block) -> list[Frame]:
        known: list[Frame] | None = block.memo.get((self, "possible"))
        if known is None:
            known = block.memo[self, "possible"] = [gate.frame for gate in self._gates if gate.open(block)]
        return known


def _is_computed(names: tuple[str, ...]) -> bool:
    return any(name[0] == COMPUTED for name in names)


def _element(source: str) -> Element:
    if source in ("^", "$", "(", ")"):
        return BoundaryMark(source)
    if gap := _GAP.fullmatch(source):
        least, most, without = gap.groups()
        return Gap(int(least or 0), int(most or 30), tuple(without[1:-1].split("|")) if without else ())
    if classes := _CLASSES.fullmatch(source):
        return Word(tuple(classes[1].split("|")), bool(classes[2]))
    if any(char in source for char in "{}…^$()") or not source.strip("?|"):
        raise ValueError(f"句式里的“{source}”读不懂")
    optional = source.endswith("?")
    return Word(tuple(LITERAL + word for word in source.removesuffix("?").split("|") if word), optional)


def _skip_opening(text: str, unit: Span) -> int:
    start = unit.start
    while start < unit.end and text[start] in _OPENING:
        start += 1
    return start


Capture = tuple[int, int, bool]
"""Start and end of what is reported, and whether ) has fixed the end."""


def _follow(
    elements: tuple[Element, ...], i: int, at: int, block: Block, unit: Span, capture: Capture
) -> Iterator[tuple[int, int, int]]:
    """Yield (end, reported start, reported end) of every way to match elements[i:] from `at`."""
    opened, closed, fixed = capture
    if i == len(elements):
        yield at, opened, closed if fixed else at
        return
    element = elements[i]
    if isinstance(element, BoundaryMark):
        if element.mark == "(":
            yield from _follow(elements, i + 1, at, block, unit, (at, closed, fixed))
        elif element.mark == ")":
            yield from _follow(elements, i + 1, at, block, unit, (opened, at, True))
        elif element.mark == "^":
            if at == _skip_opening(block.text, unit):
                yield from _follow(elements, i + 1, at, block, unit, capture)
        elif not block.text[at : unit.end].strip(_CLOSING):
            yield from _follow(elements, i + 1, at, block, unit, capture)
        return
    if isinstance(element, Gap):
        yield from _across(element, elements, i, at, block, unit, capture)
        return
    if element.optional:
        yield from _follow(elements, i + 1, at, block, unit, capture)
    for name in element.classes:
        for span in _between(block.find(name), at, at):
            if span.end <= unit.end:
                yield from _follow(elements, i + 1, span.end, block, unit, capture)


_BEYOND = 1 << 60
"""Further than any text reaches."""

_LONGEST_WORD = 60
"""Characters of the longest word or phrase a gap may be without."""


def _across(
    gap: Gap, elements: tuple[Element, ...], i: int, at: int, block: Block, unit: Span, capture: Capture
) -> Iterator[tuple[int, int, int]]:
    lowest, highest = at + gap.least, min(at + gap.most, unit.end)
    if gap.without:
        for span in _between(block.find_any(gap.without), at - _LONGEST_WORD, highest):
            if span.end > at:
                highest = min(highest, max(span.start, at))
                break
    following = _word_or_edge(elements[i + 1 :])
    if isinstance(following, Word) and not following.optional:
        starts = {s.start for name in following.classes for s in _between(block.find(name), lowest, highest)}
        for start in sorted(starts):
            yield from _follow(elements, i + 1, start, block, unit, capture)
        return
    for position in range(lowest, highest + 1):
        yield from _follow(elements, i + 1, position, block, unit, capture)


def _between(spans: list[Span], first: int, last: int) -> list[Span]:
    """Those of the sorted `spans` that begin from `first` to `last`."""
    low = bisect_left(spans, (first, 0))
    return spans[low : bisect_left(spans, (last + 1, 0), low)]
