"""A block is one paragraph as rules see it: normalised, split, scanned, each once and only when first asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zlib import crc32

from addin_server.core.language import text as text_
from addin_server.core.language.spans import holding, inside, longest, overlapping
from addin_server.core.language.tokens import Token, tag, tokens
from addin_server.core.model import Role, Span

if TYPE_CHECKING:
    from addin_server.core.language.lexicon import Automaton, Hits

Feature = Callable[["Block"], list[Span]]

FEATURES: dict[str, Feature] = {}
"""Word classes that are computed, not listed. Frames write them as {@name}."""


def feature(name: str) -> Callable[[Feature], Feature]:
    """Register a computed word class under `@name`."""

    def register(find: Feature) -> Feature:
        FEATURES["@" + name] = find
        return find

    return register


WHOLE = "~"
"""Prefix of a list name that asks for hits which begin and end where words do."""

COMPUTED = "@"
"""Prefix of a feature's name."""

SHIELD = "proper-names"
"""Words inside an entry of this list are part of a name and never counted by themselves."""


class Block:
    """An analysed paragraph. Offsets are code points of `text`, which is as long as the paragraph's own.

    `memo` keeps what was worked out on the way, as long as the block is open; `facts` what is asked of a paragraph
    again and again while others are edited. All else that is worked out stands in `__dict__`, to be forgotten at once.
    """

    __slots__ = ("__dict__", "_automaton", "_opened", "checksum", "facts", "label", "raw", "role", "text")

    def __init__(self, raw: str, role: Role, label: str, automaton: Automaton) -> None:
        self.raw = raw
        self.text = text_.normalise(raw)
        self.role = role
        self.label = label
        self.checksum = crc32(raw.encode("utf-8", "surrogatepass"))
        """A number that hangs on the text alone: neighbours and edits elsewhere do not change it."""
        self.facts: dict[object, Any] = {}
        self._automaton = automaton
        self._opened: Callable[[Block], None] | None = None

    @cached_property
    def memo(self) -> dict[object, Any]:
        self._reopen()
        return {}

    @cached_property
    def _spans(self) -> dict[str, list[Span]]:
        return {}

    @cached_property
    def _unions(self) -> dict[tuple[str, ...], list[Span]]:
        return {}

    def _reopen(self) -> None:
        """Tell who closed the block that it is open again."""
        if self._opened is not None:
            self._opened(self)
            self._opened = None

    @property
    def is_open(self) -> bool:
        """Whether anything is kept that was worked out on the way."""
        return bool(self.__dict__)

    @cached_property
    def hits(self) -> Hits:
        """What occurs of all lists, before names shield anything."""
        return self._automaton.scan(self.text)

    @cached_property
    def present(self) -> Set[str]:
        """Names of the lists that have a hit, shielded ones included."""
        return self.hits.present

    def find(self, name: str) -> list[Span]:
        """Hits of a list; of a feature when the name begins with @; those of a list that are whole words with ~.

        Words inside a name of the shield list are not hits of any other.
        """
        known = self._spans.get(name)
        if known is None:
            if name not in self.present and name[0] not in (COMPUTED, WHOLE):
                return []
            known = self._spans[name] = self._search(name)
        return known

    def _search(self, name: str) -> list[Span]:
        if name[0] == COMPUTED:
            return sorted(FEATURES[name](self))
        if name[0] == WHOLE:
            starts = self.word_starts
            return [span for span in self.find(name[1:]) if span.start in starts and span.end in starts]
        found = self.hits.of(name)
        if name == SHIELD or SHIELD not in self.present:
            return found
        return _unshielded(found, self.find(SHIELD))

    def find_any(self, names: Iterable[str], within: Span | None = None) -> list[Span]:
        """Hits of several classes in order, those that lie wholly in `within`."""
        names = tuple(names)
        if len(names) == 1:
            spans = self.find(names[0])
        else:
            spans = self._unions.get(names) or sorted({span for name in names for span in self.find(name)})
            self._unions[names] = spans
        return spans if within is None else inside(spans, within)

    @cached_property
    def sentences(self) -> list[Span]:
        return list(text_.sentences(self.text))

    @cached_property
    def clauses(self) -> list[Span]:
        return list(text_.clauses(self.text))

    @cached_property
    def tokens(self) -> list[Token]:
        self._reopen()
        return tokens(tag(self.text))

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The words that begin from `start` on and before `end`."""
        first = bisect_left(self._borders, start)
        return self.tokens[first : bisect_left(self._borders, end, first)]

    def tokens_from(self, start: int, most: int) -> list[Token]:
        """The first words that begin from `start` on."""
        first = bisect_left(self._borders, start)
        return self.tokens[first : first + most]

    def token_at(self, start: int) -> Token | None:
        """The word that begins at `start`."""
        return next(iter(self.tokens_in(start, start + 1)), None)

    def token_before(self, end: int) -> Token | None:
        """The word that ends at `end`."""
        at = bisect_left(self._borders, end)
        return self.tokens[at - 1] if 0 < at < len(self._borders) and self._borders[at] == end else None

    @cached_property
    def _borders(self) -> list[int]:
        """Where words begin, and where the text ends, in order."""
        return [*[token.start for token in self.tokens], len(self.text)]

    @cached_property
    def word_starts(self) -> frozenset[int]:
        """Where words begin, and where the text ends."""
        return frozenset(self._borders)

    def whole_words(self, span: Span) -> Span:
        """`span`, with the rest of a word it begins or ends in the middle of.

        Where an entry of the lists runs across the border of that word, the segmentation has guessed wrong.
        """
        starts = self.word_starts
        if span.start in starts and span.end in starts:
            return span
        first, last = self._cut_by(span.start), self._cut_by(span.end)
        if first and self._furthest_end.get(span.start, 0) > first.end:
            first = None
        if last and self._earliest_start.get(span.end, last.start) < last.start:
            last = None
        return Span(first.start if first else span.start, last.end if last else span.end)

    def _cut_by(self, offset: int) -> Token | None:
        """The word that `offset` stands in the middle of."""
        if offset in self.word_starts:
            return None
        after = bisect_left(self._borders, offset)
        return self.tokens[after - 1] if after else None

    @cached_property
    def _furthest_end(self) -> dict[int, int]:
        """Where the longest entry of the lists ends that begins at each place."""
        return dict(sorted(self.hits.all()))

    @cached_property
    def _earliest_start(self) -> dict[int, int]:
        """Where the longest entry of the lists begins that ends at each place."""
        return {end: start for start, end in sorted(self.hits.all(), reverse=True)}

    def count_any(self, names: tuple[str, ...]) -> int:
        """How many hits of several classes there are, overlapping ones counted once."""
        known: int | None = self.memo.get(names)
        if known is None:
            known = self.memo[names] = len(longest(self.find_any(names)))
        return known

    @property
    def count(self) -> int:
        """Length as an editor counts it."""
        count: int = self.answer(_count)
        return count

    def units(self, within: str) -> list[Span]:
        """Spans of the clauses, the sentences, or the whole paragraph."""
        if within == "clause":
            return self.clauses
        if within == "sentence":
            return self.sentences
        return [Span(0, len(self.text))] if self.text.strip() else []

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        return holding(self.sentences, offset) or Span(0, len(self.text))

    def clause_at(self, offset: int) -> Span:
        """The clause that holds `offset`."""
        return holding(self.clauses, offset) or Span(0, len(self.text))

    def part(self, span: Span) -> Block:
        """What stands at `span`, as a block of its own."""
        return Block(self.raw[span.start : span.end], self.role, self.label, self._automaton)

    def answer(self, find: Callable[[Block], Any]) -> Any:
        """What `find` finds here, kept with the block."""
        if find not in self.facts:
            found = find(self)
            self.facts[find] = _NOTHING if found == [] else found
        return self.facts[find]

    def close(self, opened: Callable[[Block], None] | None = None) -> None:
        """Forget what can be worked out again from the text, a kilobyte a character; the facts stay.

        `opened` is called when a question opens the block again.
        """
        self._opened = opened
        self.__dict__.clear()

    def quote(self, span: Span) -> str:
        """The writer's own characters at `span`."""
        return self.raw[span.start : span.end]


_NOTHING = ()
"""What most questions find in most paragraphs: one for all of them, that nobody can add to."""


def _count(block: Block) -> int:
    return text_.count(block.text)


def _unshielded(spans: list[Span], shields: list[Span]) -> list[Span]:
    return [
        span
        for span in spans
        if not any(s.start <= span.start and span.end <= s.end and s != span for s in overlapping(shields, span))
    ]
