"""三项举措 announced, two delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language import han, regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import chinese, in_chinese
from addin_server.core.model import Role, Span
from addin_server.core.rules.rule import ArticleCheck, BlockFix, Issue, Rule, RuleContext
from addin_server.core.structure import numbering
from addin_server.core.structure.article import Article, Passage
from addin_server.core.structure.roles import HEADINGS, PROSE

_WHERE = PROSE | HEADINGS
_STEPS = "首先|其次|再次|然后|最后"
_JOINED = regex.compile("[和及与]")
_SO_FAR = regex.compile("目前|已完成|已经|进入|正在")
_LISTED = han.compiled(
    r"[：:](?P<list>(?P<quoted>“[^“”]+”(?:[、，]?“[^“”]+”)+)|[\p{Han}]{2,8}(?:、[\p{Han}]{2,8}){1,8})(?=[。；，]|$)"
)


class ListCount(Rule, frozen=True, kw_only=True, tag="list_count"):
    """Fires when the list a sentence announces has another number of items."""

    ABOUT: ClassVar[str] = "说了几项，写的不是几项"

    nouns: Annotated[tuple[str, ...], Meta(description="数的是什么，如措施、方面")]
    near: Annotated[tuple[str, ...], Meta(description="同 nouns，但只数同一段里的：这些词也常说别的事")] = ()

    PARAMS: ClassVar[frozenset[str]] = frozenset({"promised", "delivered"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        announcement = regex.compile(
            rf"(?<![第近约余前后这])(?P<n>[两二三四五六七八九]|十[一二三四五]?)\s*(?:个|项|大|条|种|类|点|招)?"
            rf"(?P<noun>{'|'.join((*self.nouns, *self.near))})"
        )
        near = frozenset(self.near)

        def announced(block: Block) -> re.Match[str] | None:
            """The announcement of a paragraph that has only one."""
            found = list(islice(announcement.finditer(block.text), 2))
            return found[0] if len(found) == 1 else None

        def check(article: Article) -> Iterator[Issue]:
            for passage, match in article.found(_WHERE, announced):
                promised = chinese(match["n"])
                last = None
                if (named := _named(passage, match)) or (named := _spelt_out(passage, match)):
                    delivered, last = len(named), (passage, named[-1])
                else:
                    run = _inside(passage, match.end())
                    if not run and match["noun"] not in near:
                        run = _below(passage, article, match.end())
                    delivered = len(run) if _consecutive(run) else 0
                    last = (run[-1].passage, run[-1].span) if run else None
                if promised is not None and last is not None and delivered > 1 and delivered != int(promised):
                    yield Issue(
                        at=passage,
                        span=Span(match.start("n"), match.end()),
                        params={"promised": int(promised), "delivered": delivered},
                        evidence=((*last, "最后一项"),),
                        fixes=(_fix(match, delivered),),
                    )

        return check


def _fix(match: re.Match[str], delivered: int) -> BlockFix:
    """Announce as many as there are."""
    number = in_chinese(Decimal(delivered))
    return BlockFix(f"改为“{number}{match[0][len(match['n']) :]}”", "review", ((Span(*match.span("n")), number),))


def _named(passage: Passage, match: re.Match[str]) -> list[Span]:
    """第一环节, 第二环节 behind 三个环节; 首先, 其次 behind anything. Not where they tell how far things have come."""
    text = passage.text
    noun = match["noun"][-2:]
    ordinal = regex.compile(
        rf"(?:^|(?<=[，。；：、]))(?:第([一二三四五六七八九十])(?:个|项|条)?{noun}|({_STEPS}))(?!已|正)"
    )
    found = [m for m in ordinal.finditer(text, match.end()) if not _SO_FAR.search(text, match.end(), m.start())]
    numbered = [m for m in found if m[1]]
    if numbered:
        in_order = [int(chinese(m[1]) or 0) for m in numbered] == list(range(1, len(numbered) + 1))
        return [Span(*m.span()) for m in numbered] if in_order else []
    steps = [Span(*m.span()) for m in found]
    return steps if len(steps) > 1 and passage.text[slice(*steps[0])] == "首先" else []


def _spelt_out(passage: Passage, match: re.Match[str]) -> list[Span]:
    """The short items right behind the colon: 三个环节：摸底、建册、回访; 四句话：“……”“……”."""
    listed = _LISTED.match(passage.text, match.end())
    if listed is None or _JOINED.search(listed["list"]):
        return []
    item = regex.compile(r"“[^“”]+”" if listed["quoted"] else r"[^、]+")
    return [Span(*m.span()) for m in item.finditer(passage.text, *listed.span("list"))]


def _inside(passage: Passage, after: int) -> list[numbering.Item]:
    """The list that begins in the announcing sentence or the next one."""
    sentence = passage.block.sentence_at(after)
    limit = passage.block.sentence_at(min(sentence.end, len(passage.text) - 1)).end
    for run in numbering.runs(numbering.items([passage])):
        if run[0].number == 1 and after <= run[0].span.start < limit:
            return run
    return []


def _below(passage: Passage, article: Article, after: int) -> list[numbering.Item]:
    """The list of the paragraphs below a lead, or below a paragraph that ends with its announcement."""
    announces = passage.role in (Role.LEAD, *HEADINGS) or len(passage.text) - after <= 8
    following = [p for p in article.having(_WHERE) if p.first > passage.first] if announces else []
    if not following:
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
