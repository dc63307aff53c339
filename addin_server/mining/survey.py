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
from addin_server.mining.source import Line, Source, pieces
from addin_server.mining.table import Table

_OPENING = 2
"""Paragraphs a report opens with."""
_LONGEST = 80
_LISTED = re.compile("[；。]")


def facts(source: Source, table: Table) -> Facts:
    """Return what the report says for all its troubles, by kind; nothing of what is no report of a survey."""
    if not source.is_survey:
        return {}
    found: Facts = {
        "survey": list(_known(source, table))[:1],
        "cause": [place for line in _below(source, table.regexes["why"][0]) for place in _listed(line)],
    }
    advised = [
        (line.location(who), line.location(what))
        for line in _below(source, table.regexes["what_to_do"][0])
        for who, what in advice(line.block, Span(line.body, len(line.block.text)), table, plain=True)
    ]
    found["advise_who"], found["advise_what"] = [who for who, _ in advised], [what for _, what in advised]
    return {kind: places for kind, places in found.items() if places}


def _below(source: Source, heading: re.Pattern[str]) -> Iterator[Line]:
    """The paragraphs below a heading that says so."""
    return (line for line in source.lines if line.headings and heading.search(line.headings[-1].text))


def _listed(line: Line) -> Iterator[Location]:
    """Each item; what semicolons part where there are none."""
    for piece in pieces(line):
        ends = [m.start() for m in _LISTED.finditer(piece.line.block.text, *piece.span)]
        start = piece.span.start
        for end in (*ends, piece.span.end):
            if line.block.text[start:end].strip("。； "):
                yield line.location(Span(start, end))
            start = end + 1


def _known(source: Source, table: Table) -> Iterator[Location]:
    """How it is known: told in so many words, else what was gone to, asked and counted."""
    for line in source.lines[:_OPENING]:
        if match := table.regexes["survey"][0].search(line.block.text):
            yield line.location(Span(*match.span("x")))
        elif gone := _counted(line.block, table):
            yield line.location(gone)


def _counted(block: Block, table: Table) -> Span | None:
    """The first run of clauses of one sentence that count what was done."""
    for sentence in block.sentences:
        run: list[Span] = []
        for clause in inside(block.clauses, sentence):
            read = table.read(block, clause)
            counts = read is not None and any(a.measure is Measure.ACTIVITY for a in read.clause.amounts)
            if counts and (not run or clause.end - run[0].start <= _LONGEST):
                run.append(clause)
            elif run:
                break
        if run:
            return Span(run[0].start, run[-1].end)
    return None
