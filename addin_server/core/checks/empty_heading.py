"""A heading with nothing below it, though there is something below the others of its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, NamedTuple

from addin_server.core.language.block import Block
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


class _Below(NamedTuple):
    """What stands below the headings of so many neighbouring paragraphs: `empty` are the numbers of those with nothing.

    `first` is the role of the first paragraph with words, `last` the number and role of a heading after which none
    comes: what it has below, others tell.
    """

    size: int = 0
    first: Role | None = None
    empty: tuple[int, ...] = ()
    last: tuple[int, Role] | None = None


def _below(blocks: Sequence[Block]) -> _Below:
    return _joined([_of(block) for block in blocks])


def _of(block: Block) -> _Below:
    text = block.text.strip()
    if not text:
        return _NO_WORDS
    waits = block.role in HEADINGS and not text.endswith(_STOPS)
    return _Below(1, block.role, last=(0, block.role) if waits else None)


_NO_WORDS = _Below(1)


def _joined(parts: Sequence[_Below]) -> _Below:
    size, first, last = 0, None, None
    empty: list[int] = []
    for part in parts:
        if part.first is not None:
            if last is not None and _ends(part.first, last[1]):
                empty.append(last[0])
            last = None if part.last is None else (size + part.last[0], part.last[1])
            first = first or part.first
        empty += [size + number for number in part.empty]
        size += part.size
    return _Below(size, first, tuple(empty), last)


def _empty(article: Article) -> Iterator[Passage]:
    below = _joined(list(article.gathered(_below, _joined)))
    for number in (*below.empty, *([below.last[0]] if below.last else [])):
        heading, rest = article.passages[number], islice(article.passages, number + 1, None)
        if not _shows(heading, next((passage for passage in rest if passage.text.strip()), None), article):
            yield heading


def _ends(below: Role, heading: Role) -> bool:
    """Whether what comes next stands below no heading, or is one that is not below this."""
    return below in _AFTER or (below in HEADINGS and _RANK[below] <= _RANK[heading])


def _shows(passage: Passage, below: Passage | None, article: Article) -> bool:
    """Whether a picture may stand between two passages."""
    end = article.passages[-1].first + 1 if below is None else max(below.first, passage.first + 1)
    return any(paragraph.shows for paragraph in article.draft.paragraphs[passage.first : end])
