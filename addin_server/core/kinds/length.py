"""Too long or too short, as an editor counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from addin_server.core.block import Block
from addin_server.core.rule import BlockCheck, Issue, Rule


class Length(Rule, frozen=True, kw_only=True, tag="length"):
    """Fires above each bound of `over`; the highest one passed picks the grade."""

    over: tuple[int, ...]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"n", "limit"})

    def on_block(self) -> BlockCheck:
        def check(block: Block) -> Iterator[Issue]:
            passed = [i for i, bound in enumerate(self.over) if block.count > bound]
            if passed:
                yield Issue(params={"n": block.count, "limit": self.over[0]}, grade=passed[-1])

        return check
