"""Readers' verdicts on findings of empty claims, as rows to learn from: the features of the run, none of its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Role, Span
from addin_server.core.reading.reader import Reader, Reading
from addin_server.core.reading.run_features import run_features
from addin_server.learning.examples import block
from addin_server.learning.material import Verdict

_LIKELY = 0.5
"""How empty a clause must look to belong to a run, as for the rules."""

_DECIMALS = 2
"""What is finer weighs nothing, and makes the file half as long again."""


class JudgedClaim(msgspec.Struct, frozen=True):
    """A claim that was called empty: characters of a paragraph, and whether the reader agreed."""

    para: int
    start: int
    end: int
    agreed: bool


class JudgedText(msgspec.Struct, frozen=True):
    """A text with what a reader said of the findings in it; what could be argued either way is left out."""

    source: str
    paragraphs: tuple[str, ...]
    verdicts: tuple[JudgedClaim, ...]


def read(path: Path, reader: Reader, automaton: Automaton) -> Iterator[Verdict]:
    """Yield the verdicts of a file with one judged text a line; msgspec.DecodeError names what a line lacks.

    A claim that the reading no longer calls empty is left out: no rule would ask about it.
    """
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield from _verdicts(msgspec.json.decode(line, type=JudgedText), reader, automaton)


def _verdicts(text: JudgedText, reader: Reader, automaton: Automaton) -> Iterator[Verdict]:
    for at, paragraph in enumerate(text.paragraphs):
        said = [claim for claim in text.verdicts if claim.para == at]
        reading = reader.read(block(paragraph, Role.BODY if at else Role.LEAD, automaton)) if said else None
        for claim in said:
            if reading and (run := _run(reading, Span(claim.start, claim.end))):
                rounded = {name: round(value, _DECIMALS) for name, value in run_features(reading, run).items()}
                yield Verdict(text.source, claim.agreed, {name: value for name, value in rounded.items() if value})


def _run(reading: Reading, span: Span) -> list[int]:
    """The clauses of the run that shares most with `span`; none where no run does."""

    def shared(run: Span) -> int:
        return min(run.end, span.end) - max(run.start, span.start)

    best = max(reading.covered(_LIKELY), key=lambda pair: shared(pair[0]), default=None)
    return best[1] if best and shared(best[0]) > 0 else []
