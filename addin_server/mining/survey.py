"""What a report of a survey tells elsewhere of what is wrong: how it is known, why it is so, what is advised."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def facts(trouble: Excerpt, rules: MiningRules) -> Facts:
    """Return what the report says for `trouble`, by kind; nothing of what is no report of a survey."""
    source = trouble.line.source
    if not source.is_survey:
        return {}
    own = _own_words(trouble, rules)
    causes = [(line, span) for line in _below(source, rules.regexes["why"][0]) for span in _listed(line)]
    advised = [
        (line, what, who)
        for line in _below(source, rules.regexes["what_to_do"][0])
        for who, what in advice(line.block, Span(line.body, len(line.block.text)), rules, plain=True)
    ]
    asked = _belonging([(line, what) for line, what, _ in advised], own)
    found: Facts = {
        "survey": list(_known(source, rules))[:1],
        "cause": [line.location(_unnumbered(line, span)) for line, span in _belonging(causes, own)],
        "advise_who": [line.location(who) for line, what, who in advised if (line, what) in asked],
        "advise_what": [line.location(what) for line, what in asked],
    }
    return {kind: places for kind, places in found.items() if places}


def _own_words(trouble: Excerpt, rules: MiningRules) -> frozenset[str] | None:
    """What this trouble is told with and no other of the report is; None where it is the only one."""
    lines = [*_below(trouble.line.source, rules.regexes["troubles"][0]), trouble.line]
    others = [part for line in dict.fromkeys(lines) for part in excerpts(line) if not _overlap(part, trouble)]
    if not others:
        return None
    words = _words(trouble.line.block, trouble.span)
    return words.difference(*(_words(other.line.block, other.span) for other in others))


def _overlap(a: Excerpt, b: Excerpt) -> bool:
    return a.line.row == b.line.row and a.span.start < b.span.end and b.span.start < a.span.end


def _belonging(told: list[tuple[SourceLine, Span]], own: frozenset[str] | None) -> list[tuple[SourceLine, Span]]:
    """What shares a word with the trouble: by paragraphs where there are several, else by what is told."""
    if own is None:
        return told
    lines = dict.fromkeys(line for line, _ in told)
    if len(lines) < 2:
        return [(line, span) for line, span in told if own & _words(line.block, span)]
    shared = {line: len(own & _words(line.block, Span(line.body, len(line.block.text)))) for line in lines}
    most = max(shared.values(), default=0)
    return [(line, span) for line, span in told if shared[line] == most > 0]


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
