"""Whose act a clause tells, what in it could not stand in another unit's brief, and how much of it could."""

from __future__ import annotations

from addin_server.core.language.block import Block
from addin_server.core.language.spans import holding, longest
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span
from addin_server.core.reading.clause_features import Clause

_BEFORE = frozenset(("t", "tg", "d", "c", "f", "ad", "x", "y"))
"""Tags of what may stand before the subject: when, and how it links to what was said."""
_LINKS = frozenset("目前 当前 近年来 今年以来 近日 日前 截至 其中 同时 据 经 使 让 令 通过".split())
_STOPS = frozenset(("v", "vd", "vi", "vg", "d", "p", "zg", "ul", "uz", "ug", "ud", "y", "i", "l", "z", "nrt", "df"))
_JOINTS = frozenset(("uj", "c", "x", "f"))
"""Tags of what may stand inside a name and not at its end."""
_COUNTS = frozenset(("m", "q", "t", "x", "uj", "c"))
_ADVERBS = frozenset("全部 都 均 也 共 还 一致 普遍 纷纷 主动 先后 陆续 今年 去年 每天 每月 每年".split())
_PREDICATES = ("goal-verbs", "effect-verbs", "degree-words", "change-verbs", "attitude-words", "praise-verbs")
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
    """Return the unit, person or group the clause opens with, up to its verb; None where it names none."""
    tokens = clause.tokens
    at = 0
    while at < len(tokens) and (tokens[at].tag in _BEFORE or tokens[at].text in _LINKS):
        at += 1
    first, end = at, at
    named = named_at(block, tokens[first].start) if first < len(tokens) else None
    predicates = _predicates(block)
    while at < len(tokens) and ((named and tokens[at].end <= named) or not _stops(tokens[at], predicates)):
        at += 1
        if tokens[at - 1].tag not in _JOINTS:
            end = at
    if end == first or at == len(tokens) or all(t.tag in _COUNTS for t in tokens[first:end]):
        return None
    return Span(tokens[first].start, tokens[end - 1].end)


def named_at(block: Block, start: int) -> int | None:
    """Return where the unit that begins at `start` ends: 组织 in 县委组织部 is no verb."""
    unit = holding(block.find("@unit"), start)
    return unit.end if unit is not None and unit.start == start else None


def _predicates(block: Block) -> frozenset[int]:
    """Where predicates begin that the tags do not tell, in a whole block."""
    known: frozenset[int] | None = block.memo.get(_predicates)
    if known is None:
        known = block.memo[_predicates] = frozenset(span.start for span in block.find_any(_PREDICATES))
    return known


def _stops(token: Token, predicates: frozenset[int]) -> bool:
    """Whether the name of who acts ends before this word."""
    return token.tag in _STOPS or token.start in predicates or token.text in _ADVERBS


def specifics(block: Block, span: Span) -> tuple[Span, ...]:
    """Return names, documents, amounts, dates and listed specifics in `span`."""
    return tuple(longest(block.find_any(_SPECIFIC, span)))


def stock(clause: Clause) -> float:
    """Return the share of the clause's words that belong to the classes every unit writes, from 0 to 1."""
    hits = sum(clause.form.get(name, 0) for name in _STOCK)
    return min(1.0, 2 * hits / max(1, len(clause.tokens)))
