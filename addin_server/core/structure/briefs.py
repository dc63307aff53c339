"""Where the briefs of a document begin: one has one, an issue of a bulletin several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from addin_server.core.model import Role
from addin_server.core.structure.article import Passage
from addin_server.core.structure.roles import PROSE


def beginnings(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield where each brief begins: at every title that follows prose, and at the first passage in any case."""
    yield 0
    last = 0
    prose_seen = False
    for i in [i for i, passage in enumerate(passages) if passage.block.role is Role.TITLE]:
        prose_seen = prose_seen or any(passage.block.role in PROSE for passage in islice(passages, last, i))
        last = i
        if prose_seen:
            yield i
            prose_seen = False
