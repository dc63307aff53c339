"""Numbers that skip or repeat, and headings that begin with the second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, pairwise
from typing import ClassVar

from addin_server.core.language.block import Block
from addin_server.core.language.figures import in_chinese, in_width_of
from addin_server.core.rules.rule import ArticleCheck, BlockFix, Issue, Rule, RuleContext
from addin_server.core.structure import numbering
from addin_server.core.structure.article import TEXTS, Article
from addin_server.core.structure.numbering import Item, Number
from addin_server.core.structure.roles import HEADINGS

_Run = Sequence[Item]
_WRITTEN: Mapping[str, tuple[str, ...]] = {"第一，": ("第{}",), "一是": ("{}是", "{}要")}
"""How a number may stand in a clause without being read as one: 二是个…, 第二 …"""


class NumberSequence(Rule, frozen=True, kw_only=True, tag="sequence"):
    """Fires where a number does not follow the one before it in its list."""

    ABOUT: ClassVar[str] = "序号跳号、重号，小标题缺第一个"

    PARAMS: ClassVar[frozenset[str]] = frozenset({"told", "case"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            if article.concluded(_is_in_order, _joined(list(article.gathered(_numbers, _joined)))):
                return
            last: dict[str, int] = {}
            for run in numbering.runs(numbering.items_of(article.found(TEXTS, numbering.marks))):
                if run[0].number == 1:
                    yield from _breaks(run, article)
                elif run[0].number <= last.get(run[0].style, run[0].number) and _lacks_first(run, article):
                    yield _issue(run, f"从“{_written(run[0])}”开始，前面没有“{_numeral(1, run[0])}”", "缺号", 1)
                last[run[0].style] = run[-1].number

        return check


_Numbers = tuple[Number, ...]


def _numbers(blocks: Sequence[Block]) -> _Numbers:
    texts = (block for block in blocks if block.role in TEXTS)
    return tuple(Number(style, number) for block in texts for _, style, number in block.answer(numbering.marks))


def _joined(parts: Sequence[_Numbers]) -> _Numbers:
    return tuple(chain.from_iterable(parts))


def _is_in_order(numbers: _Numbers) -> bool:
    """Whether every list begins with 1 and goes on by one: then nothing is wrong, whatever stands between."""
    return all(
        run[0].number == 1 and all(after.number == before.number + 1 for before, after in pairwise(run))
        for run in numbering.runs(numbers)
    )


def _breaks(run: _Run, article: Article) -> Iterator[Issue]:
    for at, (before, after) in enumerate(pairwise(run), 1):
        if after.number != before.number + 1 and not _stands_between(before, after, article):
            case = "重号" if after.number == before.number else "跳号"
            told = f"从“{_written(before)}”到“{_written(after)}”，{case}"
            yield _issue(run[at:], told, case, before.number + 1, before)


def _stands_between(before: Item, after: Item, article: Article) -> bool:
    """Whether the number that seems skipped is written there after all: 一是…。二是个…。三是…"""
    numeral = _numeral(before.number + 1, before)
    sought = [form.format(numeral) for form in _WRITTEN.get(before.style, ())]
    first, last = before.passage, after.passage
    texts = [p.text for p in article.texts if first.first <= p.first <= last.first] if sought else []
    text = "\n".join(texts)
    behind = len(text) - len(last.text) + after.span.start
    return any(text.find(form, before.span.end, behind) >= 0 for form in sought)


def _lacks_first(run: _Run, article: Article) -> bool:
    """Whether headings begin with 二: in prose such a list goes on from elsewhere, and what a host numbers has a 一."""
    numbered_by_host = any(article.draft.paragraphs[passage.first].label for passage in article.headings)
    return len(run) > 1 and not numbered_by_host and all(item.passage.role in HEADINGS for item in run)


def _issue(rest: _Run, told: str, case: str, right: int, before: Item | None = None) -> Issue:
    """`rest` are the numbers from the wrong one on, `right` is what it should be."""
    first = rest[0]
    edits = tuple((item.passage, item.span, _numeral(number, item)) for number, item in enumerate(rest, right))
    label = f"改为“{_numeral(right, first)}”" + "，后面顺着改" * bool(rest[1:])
    return Issue(
        at=first.passage,
        span=first.span,
        params={"told": told, "case": case},
        evidence=((before.passage, before.span, "前一个"),) if before else (),
        fixes=(BlockFix(label, "review", (), edits),),
    )


def _written(item: Item) -> str:
    return item.passage.block.quote(item.span)


def _numeral(number: int, like: Item) -> str:
    """A number in the digits of another one."""
    written = _written(like)
    if written.isdecimal():
        return in_width_of(str(number), written)
    return in_chinese(Decimal(number)).replace("两", "二")
