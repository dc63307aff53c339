"""One matter counted twice with two results that are a slip apart: 给12名新支书配导师, and then 这13名新支书."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from addin_server.core.arithmetic.clash import ArticleClash, Clash, instead, plain, revalued
from addin_server.core.language import han
from addin_server.core.language.figures import Figure, figures
from addin_server.core.model import Span
from addin_server.core.structure.article import Article, Passage

_THESE = re.compile(r"(?:这|上述|以上|全部|所有)\s*$")
_WHOLLY = han.compiled(r"[\p{Han}]{2,6}?(?:全部|全都|均|都)")
_ONLY_SOME = re.compile(r"其中|第[一二三四\d]|批|期|每|各|首|另|余|剩|新增|前\s*$|最后")
_NOUN = 2
_AHEAD = 8
_NEAR = Decimal("0.2")
_OPENED = re.compile(
    r"(?<!\d)(?P<n>\d++)\s*+(?:余|多)?\s*+[名人位][^，。；\d]{0,10}(?:参加|出席)[^，。；\d]{0,6}(?:开班|培训班|开学)"
)
_LEARNERS = re.compile(r"(?<!\d)(?P<n>\d++)\s*+(?P<more>余|多)?\s*+[名位]\s*学员")
_GUESTS = 1.2
"""How many times the learners may be present at an opening: the rest are guests."""

_OTHER_CLASS = re.compile(r"期|批|每|各|其中|优秀|分别|代表|结业|[一二三四]班")


class _Counted(NamedTuple):
    passage: Passage
    figure: Figure
    after: str


def check(article: Article) -> Iterator[ArticleClash]:
    seen: list[_Counted] = []
    for passage in article.texts if article.title is None else [article.title, *article.texts]:
        yield from _classes(passage)
        for figure in figures(passage.block):
            if not figure.unit or figure.unit == "%" or not figure.exact:
                continue
            here = _Counted(passage, figure, passage.text[figure.span.end : figure.span.end + _AHEAD].lstrip())
            if (before := _contradicted(here, seen)) is not None:
                because = f"前面是{plain(before.figure.value)}，这里是{plain(figure.value)}"
                mended = (
                    *revalued(passage.block, figure, before.figure.value),
                    *revalued(before.passage.block, before.figure, figure.value, elsewhere=True),
                )
                clash = Clash("前后", figure.span, because, before.figure.span, mended)
                yield ArticleClash(passage, clash, before.passage)
            seen.append(here)


def _contradicted(here: _Counted, seen: list[_Counted]) -> _Counted | None:
    """The count before that `here` must be, by what it says of itself, and nearly is."""
    text, figure = here.passage.text, here.figure
    clause = text[here.passage.block.clause_at(figure.span.start).start : figure.span.start]
    definite = _THESE.search(clause) or _WHOLLY.match(here.after)
    if not definite or _ONLY_SOME.search(clause) or any(c.figure.value == figure.value for c in seen):
        return None
    same = [c for c in seen if c.figure.unit == figure.unit and _one_noun(c.after, here.after)]
    if len({c.figure.value for c in same}) != 1:
        return None
    value = same[0].figure.value
    return same[0] if abs(value - figure.value) <= max(value * _NEAR, Decimal(1)) else None


def _one_noun(one: str, other: str) -> bool:
    """Whether two texts begin with the same noun."""
    return one[:_NOUN] == other[:_NOUN] and len(one) >= _NOUN and one[:_NOUN].isalpha()


def _classes(passage: Passage) -> Iterator[ArticleClash]:
    """So many at the opening of a class, and another number of learners in it."""
    opened = list(_OPENED.finditer(passage.text)) if "学员" in passage.text else []
    for learners in _LEARNERS.finditer(passage.text) if len(opened) == 1 else ():
        low = int(learners["n"])
        high = low + 10 ** max(len(learners["n"]) - 1, 1) - 1 if learners["more"] else low
        between = passage.text[opened[0].start() : learners.end()]
        if opened[0].start() < learners.start() and not _OTHER_CLASS.search(between):
            present = int(opened[0]["n"])
            if present > high * _GUESTS or present < low:
                because = f"前面是{present}人，这里是{learners['n']}{learners['more'] or ''}名学员"
                at, against = Span(*learners.span()), Span(*opened[0].span())
                mended = (
                    instead(Span(learners.start("n"), max(learners.end("n"), learners.end("more"))), opened[0]["n"]),
                    instead(Span(*opened[0].span("n")), learners["n"] + (learners["more"] or ""), elsewhere=True),
                )
                yield ArticleClash(passage, Clash("前后", at, because, against, mended), passage)
