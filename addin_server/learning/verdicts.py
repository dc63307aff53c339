"""Readers' verdicts on findings and on whole texts, as rows to learn from: features, none of their words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from addin_server.core.language.lexicon import Automaton
from addin_server.core.model import Genre, Role, Span
from addin_server.core.reading.clause_features import Features
from addin_server.core.reading.judgements import UNTITLED, judge_title
from addin_server.core.reading.linear import logistic
from addin_server.core.reading.reader import Reader, Reading
from addin_server.core.reading.run_features import run_features
from addin_server.core.reading.topic_features import topic_features
from addin_server.core.rules.loading import json_complaint
from addin_server.learning.examples import block, genre_only_features, whole_features
from addin_server.learning.material import TextVerdict, Verdict

_DECIMALS = 2
"""What is finer weighs nothing, and makes the file half as long again."""


class JudgedClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that was called empty: characters of a paragraph, and whether the reader agreed."""

    para: int
    start: int
    end: int
    agreed: bool


class JudgedText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with what a reader said of it and of the findings in it; what could be argued either way is left out.

    `genre` is what the reader surely takes it for; `too_broad` whether the reader agreed that its topic is, where that
    was told.
    """

    source: str
    paragraphs: tuple[str, ...]
    verdicts: tuple[JudgedClaim, ...] = ()
    title: str = ""
    genre: Genre | None = None
    too_broad: bool | None = None


def parse(text: str) -> Iterator[JudgedText]:
    """Yield the judged texts, one a line. ValueError names the line that cannot be read or points beside its text."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            judged = msgspec.json.decode(line, type=JudgedText)
        except msgspec.DecodeError as error:
            raise ValueError(f"第 {number} 行：{json_complaint(error, JudgedText)}") from None
        if not all(_is_within(claim, judged.paragraphs) for claim in judged.verdicts):
            raise ValueError(f"第 {number} 行：有一处不在它的段落里")
        yield judged


def verdicts_of(text: JudgedText, reader: Reader, automaton: Automaton) -> Iterator[Verdict]:
    """Yield the verdicts on a text, one a run; of two on the same run the later one counts.

    A claim that the reading no longer calls empty is left out: no rule would ask about it.
    """
    for at, paragraph in enumerate(text.paragraphs):
        said = [claim for claim in text.verdicts if claim.para == at]
        if not said:
            continue
        reading = reader.read(block(paragraph, Role.BODY if at else Role.LEAD, automaton))
        agreed = {tuple(run): claim.agreed for claim in said if (run := _run(reading, Span(claim.start, claim.end)))}
        for numbers, is_agreed in agreed.items():
            yield Verdict(text.source, is_agreed, _rounded(run_features(reading, numbers)))


def text_verdict(text: JudgedText, reader: Reader, automaton: Automaton) -> TextVerdict | None:
    """Return what was said of the whole text with its features; None where nothing was."""
    if not text.paragraphs or (not text.genre and text.too_broad is None):
        return None
    blocks = [
        block(paragraph, Role.BODY if at else Role.LEAD, automaton) for at, paragraph in enumerate(text.paragraphs)
    ]
    whole = whole_features(text.title, blocks, reader, automaton)
    title = judge_title(block(text.title, Role.TITLE, automaton), reader) if text.title else UNTITLED
    broad = logistic(reader.models["breadth"].score(whole))
    features = topic_features(whole, broad, title.weak, title.fault) | genre_only_features(blocks, reader)
    return TextVerdict(source=text.source, features=_rounded(features), genre=text.genre, too_broad=text.too_broad)


def _rounded(features: Features) -> dict[str, float]:
    rounded = {name: round(value, _DECIMALS) for name, value in features.items()}
    return {name: value for name, value in rounded.items() if value}


def _is_within(claim: JudgedClaim, paragraphs: tuple[str, ...]) -> bool:
    return 0 <= claim.para < len(paragraphs) and 0 <= claim.start < claim.end <= len(paragraphs[claim.para])


def _run(reading: Reading, span: Span) -> list[int]:
    """The clauses of the run that shares most with `span`; none where no run does."""

    def shared(run: Span) -> int:
        return min(run.end, span.end) - max(run.start, span.start)

    best = max(reading.runs, key=lambda pair: shared(pair[0]), default=None)
    return best[1] if best and shared(best[0]) > 0 else []
