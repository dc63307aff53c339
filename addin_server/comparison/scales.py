"""The words that turn a plan into a deed, a talk into a decision, a part into the whole (`rules/meaning.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from addin_server.comparison.expressions import Expression, Same
from addin_server.core.language import han
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.model import Span
from addin_server.core.rules.loading import decode


class _Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: str


class _Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    stage: tuple[_Stage, ...]
    of: str = ""


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table; `changed`, `dropped` and `gained` are what is said of a scale."""

    changed: str
    dropped: str
    gained: str
    scale: tuple[_Scale, ...]
    expression: tuple[Expression, ...]
    same: tuple[Same, ...] = ()


def load(folder: Path) -> Meaning:
    """Return the table in the folder of the rules. Raises RuleError."""
    return decode(folder / "meaning.toml", Meaning)


class Shift(NamedTuple):
    """A change of stage: what is said of it, and the words before and after; None where there were none."""

    scale: str
    says: str
    before: Span | None
    after: Span | None


class Scales:
    """The scales of the table."""

    def __init__(self, table: Meaning) -> None:
        self._table = table
        self._scales: list[tuple[_Scale, list[tuple[str, Any]]]] = [
            (scale, [(stage.name, han.compiled(stage.words)) for stage in scale.stage]) for scale in self._table.scale
        ]

    def shifts(self, before: str, after: str, gone: Sequence[Span], come: Sequence[Span]) -> Iterator[Shift]:
        """Yield the changes of stage between two texts, looked for only in what went and what came."""
        for scale, stages in self._scales:
            old, new = _first(before, stages, SpanIndex(gone)), _first(after, stages, SpanIndex(come))
            if (old is None and new is None) or (old and new and old[0] == new[0]):
                continue
            words = {"of": scale.of, "old": "", "new": "", "was": "", "now": ""}
            if old:
                words |= {"was": old[0], "old": before[old[1].start : old[1].end]}
            if new:
                words |= {"now": new[0], "new": after[new[1].start : new[1].end]}
            template = self._table.changed if old and new else self._table.dropped if old else self._table.gained
            yield Shift(scale.id, template.format_map(words), old and old[1], new and new[1])


def _first(text: str, stages: Sequence[tuple[str, Any]], changed: SpanIndex) -> tuple[str, Span] | None:
    """The first word of a scale among the characters that changed, with its stage; the longer of two at one place."""
    found = [
        (match.start(), -match.end(), name)
        for name, pattern in stages
        for match in pattern.finditer(text)
        if changed.touches(*match.span())
    ]
    start, end, name = min(found, default=(0, 0, ""))
    return (name, Span(start, -end)) if name else None
