"""A heading with nothing below it, though there is something below the others of its rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar

from addin_server.core.model import Role
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.roles import HEADINGS

_AFTER = frozenset({Role.ATTACHMENT, Role.SIGNATURE, Role.DATE, Role.DISTRIBUTION, Role.CREDITS, Role.NOTE})
"""Roles of what stands behind a brief, and below none of its headings."""
_STOPS = tuple("。.；;！!？?")
"""What ends with one is told by itself."""


class EmptyHeading(Rule, frozen=True, kw_only=True, tag="empty_heading"):
    """Fires on a heading without text; where most of its rank have none they are a list, not headings."""

    ABOUT: ClassVar[str] = "小标题下面没有内容，而同级的多数有"

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            empty = list(_empty(article.passages))
            if not empty:
                return
            ranks, without = (Counter(p.role for p in each) for each in (article.headings, empty))
            yield from (Issue(at=p) for p in empty if 2 * without[p.role] < ranks[p.role])

        return check


def _empty(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage, below in pairwise([*passages, None]):
        if passage is None or passage.role not in HEADINGS or passage.text.rstrip().endswith(_STOPS):
            continue
        if below is None or _ends(below.role, passage.role):
            yield passage


def _ends(below: Role, heading: Role) -> bool:
    """Whether what comes next stands below no heading, or is one that is not below this."""
    return below in _AFTER or (below in HEADINGS and below <= heading)
