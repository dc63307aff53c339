"""Word lists: plain text files in, one automaton out.

A line is an entry: `误->正, 备选 | 理由`, of which only the first part is needed; `#` starts a comment line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import ahocorasick_rs
import msgspec

from addin_server.core.model import Span, spans


class LexiconEntry(msgspec.Struct, frozen=True):
    """One line of a list. A reason after the bar means the replacements need a reader."""

    text: str
    replacements: tuple[str, ...] = ()
    reason: str = ""


def parse_line(line: str) -> LexiconEntry:
    """Return the entry of one line; ValueError says what is wrong with it."""
    body, _, reason = line.partition("|")
    text, arrow, right = body.partition("->")
    text = text.strip()
    replacements = tuple(part.strip() for part in right.split(",") if part.strip())
    if not text:
        raise ValueError("词条是空的")
    if arrow and not replacements:
        raise ValueError("箭头后面没有替换词")
    return LexiconEntry(text, replacements, reason.strip())


def parse(source: str) -> dict[str, LexiconEntry]:
    """Return the entries of a list by their text; ValueError carries the line number first."""
    entries: dict[str, LexiconEntry] = {}
    for number, line in enumerate(source.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entry = parse_line(line)
        except ValueError as error:
            raise ValueError(f"{number}: {error}") from None
        entries[entry.text] = entry
    return entries


def holds(word: str) -> bool:
    """Whether a list can hold the word: what is read back is the word and nothing else."""
    try:
        return word.isprintable() and parse(word) == {word: LexiconEntry(word)}
    except ValueError:
        return False


class Automaton:
    """Finds every entry of every list in one pass over a text."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        owners: dict[str, list[str]] = {}
        for name, words in lists.items():
            for word in words:
                owners.setdefault(word, []).append(name)
        self._owners = [frozenset(names) for names in owners.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(owners)) if owners else None

    def with_more(self, lists: Mapping[str, Iterable[str]]) -> Automaton:
        """Return one that finds these entries too; what this one was made from is not gone through again."""
        return _Extended(self, lists)

    @property
    def owners(self) -> Sequence[frozenset[str]]:
        """The lists each entry stands in, by its number."""
        return self._owners

    def scan(self, text: str) -> Hits:
        """Return what occurs in `text`, overlapping entries included."""
        return Hits(self.found(text), self._owners)

    def found(self, text: str) -> dict[int, list[tuple[int, int]]]:
        """Return where each entry that occurs in `text` does."""
        found: dict[int, list[tuple[int, int]]] = {}
        if self._automaton is not None:
            for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
                if pattern in found:
                    found[pattern].append((start, end))
                else:
                    found[pattern] = [(start, end)]
        return found


class _Extended(Automaton):
    """An automaton beside another: a few words of one user's, and all that there are."""

    def __init__(self, base: Automaton, lists: Mapping[str, Iterable[str]]) -> None:
        super().__init__(lists)
        self._base = base
        self._first = len(base.owners)
        self._owners = [*base.owners, *self._owners]

    def found(self, text: str) -> dict[int, list[tuple[int, int]]]:
        """Return where each entry of either occurs; the base's numbers come first."""
        more = super().found(text)
        return self._base.found(text) | {self._first + number: spans for number, spans in more.items()}


class Hits:
    """The entries found in a text. Lists are put together when asked for: most never are."""

    def __init__(self, found: Mapping[int, list[tuple[int, int]]], owners: Sequence[frozenset[str]]) -> None:
        self._found = found
        self._owners = owners
        self._by_list: dict[str, list[int]] = {}
        for pattern in found:
            for name in owners[pattern]:
                if name in self._by_list:
                    self._by_list[name].append(pattern)
                else:
                    self._by_list[name] = [pattern]
        self.present: Set[str] = self._by_list.keys()
        """Names of the lists with a hit."""

    def of(self, name: str) -> list[Span]:
        """Hits of a list in order of their start."""
        found, patterns = self._found, self._by_list.get(name, ())
        if len(patterns) == 1:
            return spans(found[patterns[0]])
        return spans(sorted({hit for pattern in patterns for hit in found[pattern]}))

    def all(self) -> set[Span]:
        """Hits of every list."""
        return {Span(start, end) for hits in self._found.values() for start, end in hits}

    def each(self) -> Iterator[tuple[frozenset[str], list[tuple[int, int]]]]:
        """Yield every entry found: the lists it stands in, and where."""
        for pattern, hits in self._found.items():
            yield self._owners[pattern], hits
