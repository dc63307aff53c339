"""The paragraphs that were read, kept by text, role and label, and what bounds them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.structure.chunks import Queries

Key = tuple[str, Role, str]

_SLACK = 16
"""The part of what is kept that may gather beyond it before a draft is gone through for what it needs."""

_ALWAYS = 40
"""What keeping a paragraph costs whatever its length, as so many characters more."""


class Blocks:
    """Keeps `most` characters of paragraphs, of them `most_open` with all that was worked out about them.

    The others are closed: their facts alone are kept. A paragraph learns what briefs are asked before it is closed.
    The one opened last stays open however long it is: it is being asked, and would be read twice.
    """

    def __init__(self, queries: Queries, most: int, most_open: int) -> None:
        self._queries, self.most, self.most_open = queries, most, most_open
        self.held = 0
        """Characters that are kept, with what each paragraph costs beside them."""
        self._blocks: OrderedDict[Key, Block] = OrderedDict()
        self._opened: dict[Block, None] = {}
        """Those opened first come first."""
        self._open = 0
        """Characters of the blocks that are open."""
        self._reopened: list[Block] = []
        """Closed blocks that a question has opened since the last draft."""
        self._enough = most
        """Characters, with the cost beside them, up to which an edit makes nothing be forgotten."""

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks.values())

    def get(self, key: Key) -> Block | None:
        """Return a block that is kept; it was then asked for last."""
        known = self._blocks.get(key)
        if known is not None:
            self._blocks.move_to_end(key)
        return known

    def add(self, key: Key, block: Block) -> None:
        """Keep a block that was made just now, and close those opened longest ago."""
        self._blocks[key] = block
        self.held += _weight(block)
        self._open_last(block)

    def bound(self, needed: Iterable[Block], *, edited: bool = False) -> None:
        """Forget what was asked for longest ago, as much as is too much, but never what is `needed`.

        What a question opened again stays open, and what was opened longest ago is closed for it: every draft asks its
        title and its lead. `edited`: all but a few paragraphs were needed the last time; a little too much may wait.
        """
        self.close_oldest()
        if self.held > (self._enough if edited else self.most):
            self._forget({id(block): _weight(block) for block in needed})

    def close_oldest(self) -> None:
        """Close what was opened longest ago, as much as is too much with what questions have opened again."""
        while self._reopened:
            self._open_last(self._reopened.pop())

    def _open_last(self, block: Block) -> None:
        self._opened[block] = None
        self._open += len(block.raw)
        while self._open > self.most_open and len(self._opened) > 1:
            oldest = next(iter(self._opened))
            self._no_longer_open(oldest)
            self._queries.answer(oldest)
            oldest.close(self._reopened.append)

    def _forget(self, needed: dict[int, int]) -> None:
        most = max(self.most, sum(needed.values()))
        self._enough = most + self.most // _SLACK
        while self.held > most:
            key, block = self._blocks.popitem(last=False)
            if id(block) in needed:
                self._blocks[key] = block
                continue
            self.held -= _weight(block)
            if block in self._opened:
                self._no_longer_open(block)
            block.close()  # readings refer back to their block: else both wait for the garbage collector

    def _no_longer_open(self, block: Block) -> None:
        del self._opened[block]
        self._open -= len(block.raw)


def _weight(block: Block) -> int:
    return _ALWAYS + len(block.raw)
