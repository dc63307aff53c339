"""One document cited under two names that differ by a slip."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language.features.marks import books
from addin_server.core.model import Span
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext, either
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.roles import PROSE

_SLIP = 2
_DISTINGUISHING = "一二三四五六七八九十省市县区乡镇村第甲乙丙上下试"


class Variants(Rule, frozen=True, kw_only=True, tag="variants"):
    """Fires on a name in 《》 that is one or two characters off one cited before."""

    ABOUT: ClassVar[str] = "同一份文件，前后名称差一两个字"

    longer_than: Annotated[int, Meta(ge=0, le=1_000_000, description="名称超过几个字才比")] = 8

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            cited: dict[str, tuple[Passage, Span]] = {}
            for passage, spans in article.found(PROSE, books):
                for span in spans:
                    name = passage.text[span.start + 1 : span.end - 1]
                    if name in cited or len(name) <= self.longer_than:
                        continue
                    like = next((other for other in cited if _nearly_same(name, other)), None)
                    if like is not None:
                        where, there = cited[like]
                        params = {"match": f"《{name}》", "against": f"《{like}》"}
                        fixes = either((passage, span, f"《{name}》"), (where, there, f"《{like}》"))
                        yield Issue(
                            at=passage, span=span, params=params, evidence=((where, there, "前一处"),), fixes=fixes
                        )
                    cited[name] = passage, span

        return check


def _nearly_same(a: str, b: str) -> bool:
    """Whether they differ by one or two characters that distinguish no documents, as years and levels do."""
    if abs(len(a) - len(b)) > _SLIP:
        return False
    changed = [
        a[i1:i2] + b[j1:j2]
        for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    letters = "".join(changed)
    return 0 < len(letters) <= _SLIP and not any(char.isdigit() or char in _DISTINGUISHING for char in letters)
