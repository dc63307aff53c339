"""What a report of a survey tells elsewhere of what is wrong: how it is known, why it is so, what is advised."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.model import Span
from addin_server.core.reading.statement import Measure
from addin_server.mining.advice import advice
from addin_server.mining.facts import Facts
from addin_server.mining.model import Location
from addin_server.mining.rules import MiningRules
from addin_server.mining.source import AnalysedSource, Excerpt, SourceLine, excerpts

_OPENING = 2
"""Paragraphs a report opens with."""
_LONGEST = 80
_LISTED = re.compile("[；。]")
_COUNTS = re.compile(
    "(?:究其(?:根源|原因|根本)，)?(?:(?:首先|其次|再次|最后|再就是|还有就是|另外|一方面|另一方面)(?:，|是)|主要(?:原因)?是|是(?!否))?"
)
_CONTENT = "nvjl"
"""Tags of words that say what something is about."""


class _Told(NamedTuple):
    """A cause, or what is advised and to whom."""

    line: SourceLine
    span: Span
    who: Span | None = None


class _Index:
    """Things told elsewhere in the report, found by the words they are told with."""

    def __init__(self, told: Iterable[_Told]) -> None:
        self._told = list(told)
        self._rows = list(dict.fromkeys(one.line.row for one in self._told))
        self._by_word = defaultdict[str, set[int]](set)
        for number, one in enumerate(self._told):
            whole = Span(one.line.body, len(one.line.block.text)) if len(self._rows) > 1 else one.span
            for word in _words(one.line.block, whole):
                self._by_word[word].add(one.line.row if len(self._rows) > 1 else number)

    def of(self, own: frozenset[str] | None) -> list[_Told]:
        """Return what shares one of these words: the paragraphs that share most, each thing in a single one; all
        where None."""
        if own is None:
            return self._told
        shared = Counter(place for word in own for place in self._by_word.get(word, ()))
        if len(self._rows) < 2:
            return [one for number, one in enumerate(self._told) if number in shared]
        most = max(shared.values(), default=0)
        return [one for one in self._told if shared[one.line.row] == most > 0]


class Survey:
    """A report of a survey, gone through once for all its troubles."""

    def __init__(self, source: AnalysedSource, rules: MiningRules) -> None:
        self._parts = [part for line in _below(source, rules.regexes["troubles"][0]) for part in excerpts(line)]
        self._words = Counter(word for part in self._parts for word in _words(part.line.block, part.span))
        self._known = list(_known(source, rules))[:1]
        self._causes = _Index(
            _Told(line, _unnumbered(line, span))
            for line in _below(source, rules.regexes["why"][0])
            for span in _listed(line)
        )
        self._advised = _Index(
            _Told(line, what, who)
            for line in _below(source, rules.regexes["what_to_do"][0])
            for who, what in advice(line.block, Span(line.body, len(line.block.text)), rules, plain=True)
        )

    def facts(self, trouble: Excerpt) -> Facts:
        """Return what the report says for `trouble`, by kind."""
        own = self._own_words(trouble)
        advised = self._advised.of(own)
        found: Facts = {
            "survey": list(self._known),
            "cause": [one.line.location(one.span) for one in self._causes.of(own)],
            "advise_who": [one.line.location(one.who) for one in advised if one.who is not None],
            "advise_what": [one.line.location(one.span) for one in advised],
        }
        return {kind: places for kind, places in found.items() if places}

    def _own_words(self, trouble: Excerpt) -> frozenset[str] | None:
        """What this trouble is told with and no other of the report is; None where it is the only one."""
        itself = sum(_overlap(part, trouble) for part in self._parts)
        if len(self._parts) == itself:
            return None
        words = _words(trouble.line.block, trouble.span)
        return frozenset(word for word in words if self._words[word] <= itself)


def _overlap(a: Excerpt, b: Excerpt) -> bool:
    return a.line.row == b.line.row and a.span.start < b.span.end and b.span.start < a.span.end


def _words(block: Block, span: Span) -> frozenset[str]:
    return frozenset(t.text for t in block.tokens_in(*span) if len(t.text) > 1 and t.tag[0] in _CONTENT)


def _below(source: AnalysedSource, heading: re.Pattern[str]) -> Iterator[SourceLine]:
    """The paragraphs below a heading that says so."""
    return (line for line in source.lines if line.headings and heading.search(line.headings[-1].text))


def _listed(line: SourceLine) -> Iterator[Span]:
    """Each item; what semicolons part where there are none."""
    for excerpt in excerpts(line):
        ends = [m.start() for m in _LISTED.finditer(excerpt.line.block.text, *excerpt.span)]
        start = excerpt.span.start
        for end in (*ends, excerpt.span.end):
            if line.block.text[start:end].strip("。； "):
                yield Span(start, end)
            start = end + 1


def _unnumbered(line: SourceLine, span: Span) -> Span:
    """The cause without what counts it: 其次是退下来的同志有顾虑."""
    mark = _COUNTS.match(line.block.text, *span)
    return Span(mark.end() if mark else span.start, span.end)


def _known(source: AnalysedSource, rules: MiningRules) -> Iterator[Location]:
    """How it is known: told in so many words, else what was gone to, asked and counted."""
    for line in source.lines[:_OPENING]:
        if match := rules.regexes["survey"][0].search(line.block.text):
            yield line.location(Span(*match.span("x")))
        elif gone := _counted(line.block, rules):
            yield line.location(gone)


def _counted(block: Block, rules: MiningRules) -> Span | None:
    """The first run of clauses of one sentence that count what was done."""
    for sentence in block.sentences:
        run: list[Span] = []
        for clause in inside(block.clauses, sentence):
            read = rules.read(block, clause)
            counts = read is not None and any(a.measure is Measure.ACTIVITY for a in read.clause.amounts)
            if counts and (not run or clause.end - run[0].start <= _LONGEST):
                run.append(clause)
            elif run:
                break
        if run:
            return Span(run[0].start, run[-1].end)
    return None
