"""Whose act a clause tells, what in it could not stand in another unit's brief, and how much of it could."""

from __future__ import annotations

from addin_server.core.language.block import Block, inside, longest
from addin_server.core.model import Span
from addin_server.core.reading.clause_features import Clause

_NOUNS = ("n", "r", "j", "s", "t")
_VERBS = ("v", "d", "p", "c")
_SPECIFIC = ("@unit", "@book", "@number", "@date", "specifics")
_STOCK = (
    "class:goal-verbs",
    "class:degree-words",
    "class:hollow-heads",
    "class:attitude-words",
    "class:effect-verbs",
    "class:praise-verbs",
    "class:praise-nouns",
    "class:slogans",
    "class:image-verbs",
    "class:image-nouns",
    "class:line-nouns",
)


def subject(block: Block, clause: Clause) -> Span | None:
    """Return the unit, person or group before the first verb of the clause; None where none is named there."""
    units = inside(block.find("@unit"), clause.span)
    verb = next((t.start for t in clause.tokens if t.tag[:1] in _VERBS and t.tag != "vn"), clause.span.end)
    if units and units[0].start <= verb:
        return units[0]
    nouns = [t for t in clause.tokens if t.start < verb]
    if not nouns or nouns[-1].tag[:1] not in _NOUNS or nouns[-1].tag.startswith(("t", "r")):
        return None
    first = len(nouns)
    while first and nouns[first - 1].tag[:1] in ("n", "j", "s", "a", "b", "v"):
        first -= 1
    return Span(nouns[first].start, nouns[-1].end) if first < len(nouns) else None


def specifics(block: Block, span: Span) -> tuple[Span, ...]:
    """Return names, documents, amounts, dates and listed specifics in `span`."""
    return tuple(longest(block.find_any(_SPECIFIC, span)))


def stock(clause: Clause) -> float:
    """Return the share of the clause's words that belong to the classes every unit writes, from 0 to 1."""
    hits = sum(clause.features.get(name, 0) for name in _STOCK)
    return min(1.0, 2 * hits / max(1, len(clause.tokens)))
