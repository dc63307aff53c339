"""Numbers that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article
from addin_server.core.structure.roles import HEADINGS, PROSE

_WHERE = PROSE | HEADINGS


class Sequence(Rule, frozen=True, kw_only=True, tag="sequence"):
    """Fires where a number does not follow the one before it in its list."""

    ABOUT: ClassVar[str] = "序号跳号、重号"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"before", "after", "case"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            for run in numbering.runs(numbering.items_of(article.found(_WHERE, numbering.marks))):
                if run[0].number != 1:
                    continue
                for before, after in pairwise(run):
                    if after.number != before.number + 1:
                        yield Issue(
                            at=after.passage,
                            span=after.span,
                            params={
                                "before": before.passage.block.quote(before.span),
                                "after": after.passage.block.quote(after.span),
                                "case": "重号" if after.number == before.number else "跳号",
                            },
                            evidence=((before.passage, before.span, "前一个"),),
                        )

        return check
