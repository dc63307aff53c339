"""三项举措 announced, two delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.figures import chinese
from addin_server.core.model import Role, Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.roles import HEADINGS, PROSE


class ListCount(Rule, frozen=True, kw_only=True, tag="list_count"):
    """Fires when the list a sentence announces has another number of items."""

    ABOUT: ClassVar[str] = "说了几项，写的不是几项"

    nouns: Annotated[tuple[str, ...], Meta(description="数的是什么，如措施、方面")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"promised", "delivered"})

    def on_article(self) -> ArticleCheck:
        announcement = re.compile(
            rf"(?<![第近约余前后这])(?P<n>[两二三四五六七八九]|十[一二三四五]?)\s*(?:个|项|大|条|种|类|点|招|步)?(?:{'|'.join(self.nouns)})"
        )

        def check(article: Article) -> Iterator[Issue]:
            order = article.having(PROSE | HEADINGS)
            for position, passage in enumerate(order):
                found = passage.block.memo.get(self)
                if found is None:
                    found = passage.block.memo[self] = list(announcement.finditer(passage.text))
                if len(found) != 1:
                    continue
                (match,) = found
                run = _inside(passage, match.end()) or _below(passage, order[position + 1 :], match.end())
                promised = chinese(match["n"])
                if promised is not None and len(run) > 1 and _consecutive(run) and len(run) != int(promised):
                    last = run[-1]
                    yield Issue(
                        at=passage,
                        span=Span(match.start("n"), match.end()),
                        params={"promised": int(promised), "delivered": len(run)},
                        evidence=((last.passage, last.span, "最后一项"),),
                    )

        return check


def _inside(passage: Passage, after: int) -> list[numbering.Item]:
    """The list that begins in the announcing sentence or the next one."""
    sentence = passage.block.sentence_at(after)
    limit = passage.block.sentence_at(min(sentence.end, len(passage.text) - 1)).end
    for run in numbering.runs(numbering.items([passage])):
        if run[0].number == 1 and after <= run[0].span.start < limit:
            return run
    return []


def _below(passage: Passage, following: list[Passage], after: int) -> list[numbering.Item]:
    """The list of the paragraphs below a lead, or below a paragraph that ends with its announcement."""
    announces = passage.role in (Role.LEAD, *HEADINGS) or len(passage.text) - after <= 8
    if not announces or not following:
        return []
    opened = [i for i in numbering.items(following) if not i.passage.text[: i.span.start].strip(" （(第")]
    run = next(numbering.runs(opened), [])
    style = opened[0].style if opened else ""
    first = following[0]
    if passage.role is not Role.LEAD and (not opened or opened[0].passage is not first):
        return []
    return next((r for r in numbering.runs(opened) if r[0].style == style), run)


def _consecutive(run: list[numbering.Item]) -> bool:
    """Whether the list itself is in order: a skipped number is another rule's finding."""
    return [item.number for item in run] == list(range(1, len(run) + 1))
