"""The same stock, or total by the same day, given with two values: 全县共有党员1200名, and later 1300."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.arithmetic.clash import ArticleClash, Clash, is_slip, plain, revalued
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.language.han import HAN
from addin_server.core.structure.article import TEXTS_AND_TITLES, Article, Passage

_STOCK = regex.compile(rf"(全[县市区旗镇乡村省街校院局州])(?:共有|现有|共|有)([{HAN}]{{0,8}})$")
_TOTAL = regex.compile(
    rf"截[至止]到?([^，。；]{{2,10}}?)，?(?:我|全)?[县市区旗镇乡村局院校]?已?(?:共|累计)([{HAN}]{{2,8}})$"
)
"""What all came to by a day: 截至6月底，共代办事项."""
_NOUN = regex.compile(rf"[{HAN}]{{0,4}}")
_PAST = regex.compile(r"(?:原|曾|过去|以前|上届|去年|当时|此前|年底|年初|\d年)[^。]{0,12}$")


_Key = tuple[str, str, str, str]
"""Whose stock or by which day, of what, and counted in what."""


def check(article: Article) -> Iterator[ArticleClash]:
    first_seen: dict[_Key, tuple[Passage, Figure]] = {}
    for passage, stocks in article.found(TEXTS_AND_TITLES, _stocks):
        for key, figure in stocks:
            passage_before, before = first_seen.setdefault(key, (passage, figure))
            if before.value != figure.value and is_slip(figure.value, before.value):
                because = f"前面是{plain(before.value)}，这里是{plain(figure.value)}"
                mended = (
                    *revalued(passage.block, figure, before.value),
                    *revalued(passage_before.block, before, figure.value, elsewhere=True),
                )
                yield ArticleClash(passage, Clash("前后", figure.span, because, before.span, mended), passage_before)


def _stocks(block: Block) -> list[tuple[_Key, Figure]]:
    return list(_counted(block))


def _counted(block: Block) -> Iterator[tuple[_Key, Figure]]:
    text = block.text
    for figure in figures(block):
        ahead = text[: figure.span.start]
        stock = _STOCK.search(ahead) or _TOTAL.search(ahead)
        if stock is None or not figure.exact or not figure.unit or _PAST.search(text[: stock.start()]):
            continue
        noun = _NOUN.match(text[figure.span.end :])
        key = (stock[1], stock[2], figure.unit, noun[0] if noun and not stock[2] else "")
        if key[1] or key[3]:
            yield key, figure
