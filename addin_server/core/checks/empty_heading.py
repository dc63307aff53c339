"""A heading with nothing below it, though there is something below the others of its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

from addin_server.core.model import Role
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.roles import HEADINGS

_AFTER = frozenset({Role.ATTACHMENT, Role.SIGNATURE, Role.DATE, Role.DISTRIBUTION, Role.CREDITS, Role.NOTE})
"""Roles of what stands behind a brief, and below none of its headings."""
_STOPS = tuple("。.；;！!？?")
"""What ends with one is told by itself."""
_List = tuple[Passage | None, Role]
_RANK = {Role.HEADING1: 1, Role.HEADING2: 2, Role.HEADING3: 3, Role.HEADING4: 4}


class EmptyHeading(Rule, frozen=True, kw_only=True, tag="empty_heading"):
    """Fires on a heading without text; where most of one list have none they are items, not headings."""

    ABOUT: ClassVar[str] = "小标题下面没有内容，而同级的多数有"

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            empty = list(_empty(article))
            if not empty:
                return
            lists = _lists(article.headings)
            size, without = Counter(lists.values()), Counter(lists[p] for p in empty)
            yield from (Issue(at=p) for p in empty if 2 * without[lists[p]] < size[lists[p]])

        return check


def _lists(headings: Sequence[Passage]) -> dict[Passage, _List]:
    """The list of each heading: what it stands below, and its rank."""
    above: list[Passage] = []
    lists = {}
    for heading in headings:
        while above and _RANK[above[-1].role] >= _RANK[heading.role]:
            above.pop()
        lists[heading] = (above[-1] if above else None, heading.role)
        above.append(heading)
    return lists


def _empty(article: Article) -> Iterator[Passage]:
    passages = article.passages
    for at in article.places(HEADINGS):
        heading = passages[at]
        text = heading.text.strip()
        if not text or text.endswith(_STOPS):
            continue
        worded = (passages[i] for i in range(at + 1, len(passages)) if passages[i].text.strip())
        below = next(worded, None)
        if (below is None or _ends(below.role, heading.role)) and not _shows(heading, below, article):
            yield heading


def _ends(below: Role, heading: Role) -> bool:
    """Whether what comes next stands below no heading, or is one that is not below this."""
    return below in _AFTER or (below in HEADINGS and _RANK[below] <= _RANK[heading])


def _shows(passage: Passage, below: Passage | None, article: Article) -> bool:
    """Whether a picture may stand between two passages."""
    end = article.passages[-1].first + 1 if below is None else max(below.first, passage.first + 1)
    return any(paragraph.shows for paragraph in article.draft.paragraphs[passage.first : end])
