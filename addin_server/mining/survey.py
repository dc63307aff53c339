"""What a report of a survey tells of all that is wrong: how it is known, why it is so, what is advised."""

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
from addin_server.mining.source import AnalysedSource, SourceLine, excerpts

_OPENING = 2
"""Paragraphs a report opens with."""
_LONGEST = 80
_LISTED = re.compile("[；。]")


def facts(source: AnalysedSource, rules: MiningRules) -> Facts:
    """Return what the report says for all its troubles, by kind; nothing of what is no report of a survey."""
    if not source.is_survey:
        return {}
    found: Facts = {
        "survey": list(_known(source, rules))[:1],
        "cause": [place for line in _below(source, rules.regexes["why"][0]) for place in _listed(line)],
    }
    advised = [
        (line.location(who), line.location(what))
        for line in _below(source, rules.regexes["what_to_do"][0])
        for who, what in advice(line.block, Span(line.body, len(line.block.text)), rules, plain=True)
    ]
    found["advise_who"], found["advise_what"] = [who for who, _ in advised], [what for _, what in advised]
    return {kind: places for kind, places in found.items() if places}


def _below(source: AnalysedSource, heading: re.Pattern[str]) -> Iterator[SourceLine]:
    """The paragraphs below a heading that says so."""
    return (line for line in source.lines if line.headings and heading.search(line.headings[-1].text))


def _listed(line: SourceLine) -> Iterator[Location]:
    """Each item; what semicolons part where there are none."""
    for excerpt in excerpts(line):
        ends = [m.start() for m in _LISTED.finditer(excerpt.line.block.text, *excerpt.span)]
        start = excerpt.span.start
        for end in (*ends, excerpt.span.end):
            if line.block.text[start:end].strip("。； "):
                yield line.location(Span(start, end))
            start = end + 1


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
