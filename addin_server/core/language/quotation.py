"""Words that are somebody else's: a quotation, not a quoted name."""

from __future__ import annotations

from addin_server.core.language.block import Block
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.model import Span

_SHORTEST = 13


def is_quoted(block: Block, span: Span) -> bool:
    """Whether `span` lies in a quotation."""
    quotations: SpanIndex | None = block.memo.get(is_quoted)
    if quotations is None:
        long = (q for q in block.find("@quoted") if q.end - q.start >= _SHORTEST)
        quotations = block.memo[is_quoted] = SpanIndex(long)
    return quotations.holds(*span)
