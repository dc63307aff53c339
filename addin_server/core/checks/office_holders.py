"""One holder of an office named in two ways: 县委组织部部长王建国, and further on 王建军."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, NamedTuple

from msgspec import Meta

from addin_server.core.language.block import Block, inside
from addin_server.core.model import Span
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule
from addin_server.core.structure.article import Article, Passage

_NAME = (2, 3)


class _Named(NamedTuple):
    passage: Passage
    office: str
    name: str
    span: Span


class OfficeHolders(Rule, frozen=True, kw_only=True, tag="office_holders"):
    """Fires on a name that is one character off the name behind the same office before."""

    ABOUT: ClassVar[str] = "同一职务的人，前后名字差一个字"

    offices: Annotated[ClassName, Meta(description="职务词表")]
    surnames: Annotated[ClassName, Meta(description="姓氏词表")]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "against"})

    def on_article(self) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            known: list[_Named] = []
            for passage in article.texts:
                for one in self._named(passage):
                    like = next((other for other in known if _nearly_same(one, other)), None)
                    if like is not None:
                        params = {"match": one.name, "against": like.name}
                        yield Issue(
                            at=passage, span=one.span, params=params, evidence=((like.passage, like.span, "前一处"),)
                        )
                    known.append(one)

        return check

    def _named(self, passage: Passage) -> Iterator[_Named]:
        block = passage.block
        offices = {span.end: block.text[span.start : span.end] for span in block.find(self.offices)}
        for start, office in sorted(offices.items()):
            if (name := _name_at(block, start, self.surnames)) is not None:
                yield _Named(passage, office, block.text[slice(*name)], name)


def _name_at(block: Block, start: int, surnames: str) -> Span | None:
    """The name that begins at `start`: one token, or a surname and what follows it, that is tagged as a name."""
    token = next((t for t in block.tokens if t.start == start), None)
    if token is None or not token.tag.startswith("nr") or not _NAME[0] <= len(token.text) <= _NAME[1]:
        return None
    surname = inside(block.find(surnames), Span(start, token.end))
    return Span(start, token.end) if surname and surname[0].start == start else None


def _nearly_same(a: _Named, b: _Named) -> bool:
    """Whether a slip parts the two: same office, same length, same surname, one other character."""
    if a.office != b.office or len(a.name) != len(b.name) or a.name[0] != b.name[0]:
        return False
    return sum(x != y for x, y in zip(a.name, b.name, strict=True)) == 1
