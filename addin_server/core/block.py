"""A block is one paragraph as rules see it: normalised, split, scanned, each once and only when first asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from addin_server.core import text as text_
from addin_server.core.model import Role, Span
from addin_server.core.tokens import Token, tokenize

if TYPE_CHECKING:
    from addin_server.core.lexicon import Automaton

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

COMPUTED = ("@", WHOLE)

SHIELD = "proper-names"
"""Words inside an entry of this list are part of a name and never counted by themselves."""


class Block:
    """An analysed paragraph. Offsets are code points of `text`, which is as long as the paragraph's own."""

    def __init__(self, raw: str, role: Role, label: str, automaton: Automaton) -> None:
        self.raw = raw
        self.text = text_.normalise(raw)
        self.role = role
        self.label = label
        self.memo: dict[object, Any] = {}
        self._automaton = automaton
        self._features: dict[str, list[Span]] = {}

    @cached_property
    def hits(self) -> Mapping[str, list[Span]]:
        """Every listed word in the text by list name, shielded ones left out."""
        found = self._automaton.scan(self.text)
        shields = found.get(SHIELD)
        if not shields:
            return found
        return {name: kept for name, spans in found.items() if (kept := _unshielded(spans, shields, name))}

    @cached_property
    def present(self) -> frozenset[str]:
        """Names of the lists that have a hit."""
        return frozenset(self.hits)

    def find(self, name: str) -> list[Span]:
        """Hits of a list; of a feature when the name begins with @; those of a list that are whole words with ~."""
        if name[:1] not in COMPUTED:
            return self.hits.get(name, [])
        if name not in self._features:
            self._features[name] = self._whole_words(name[1:]) if name[0] == WHOLE else sorted(FEATURES[name](self))
        return self._features[name]

    def _whole_words(self, name: str) -> list[Span]:
        hits = self.hits.get(name)
        if not hits:
            return []
        starts = {token.start for token in self.tokens}
        return [span for span in hits if span.start in starts and (span.end in starts or span.end == len(self.text))]

    def find_any(self, names: Iterable[str], within: Span | None = None) -> list[Span]:
        """Hits of several classes in order, those that lie wholly in `within`."""
        spans = sorted({span for name in names for span in self.find(name)})
        return spans if within is None else inside(spans, within)

    @cached_property
    def sentences(self) -> list[Span]:
        return list(text_.sentences(self.text))

    @cached_property
    def clauses(self) -> list[Span]:
        return list(text_.clauses(self.text))

    @cached_property
    def tokens(self) -> list[Token]:
        return tokenize(self.text)

    @cached_property
    def count(self) -> int:
        """Length as an editor counts it."""
        return text_.count(self.text)

    def units(self, within: str) -> list[Span]:
        """Spans of the clauses, the sentences, or the whole paragraph."""
        if within == "clause":
            return self.clauses
        if within == "sentence":
            return self.sentences
        return [Span(0, len(self.text))] if self.text.strip() else []

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        return _holding(self.sentences, offset) or Span(0, len(self.text))

    def clause_at(self, offset: int) -> Span:
        """The clause that holds `offset`."""
        return _holding(self.clauses, offset) or Span(0, len(self.text))

    def quote(self, span: Span) -> str:
        """The writer's own characters at `span`."""
        return self.raw[span.start : span.end]


def inside(spans: list[Span], within: Span) -> list[Span]:
    """Those of the sorted `spans` that lie wholly in `within`."""
    first = bisect_left(spans, (within.start, within.start))
    found = []
    for span in spans[first:]:
        if span.start >= within.end:
            break
        if span.end <= within.end:
            found.append(span)
    return found


def longest(spans: Iterable[Span]) -> list[Span]:
    """Leftmost-longest choice among overlapping spans."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


def _holding(units: list[Span], offset: int) -> Span | None:
    after = bisect_left(units, (offset + 1, 0))
    return units[after - 1] if after else None


def _unshielded(spans: list[Span], shields: list[Span], name: str) -> list[Span]:
    if name == SHIELD:
        return spans
    return [
        span
        for span in spans
        if not any(s.start <= span.start and span.end <= s.end and s != span for s in shields if s.start <= span.start)
    ]
