"""Words that are somebody else's: a quotation, not a quoted name."""

from __future__ import annotations

from addin_server.core.language.block import Block
from addin_server.core.model import Span

_SHORTEST = 13


def is_quoted(block: Block, span: Span) -> bool:
    """Whether `span` lies in a quotation."""
    return any(
        q.start <= span.start and span.end <= q.end and q.end - q.start >= _SHORTEST for q in block.find("@quoted")
    )
