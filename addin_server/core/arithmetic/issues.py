"""The number of an issue against the masthead: another number further down, another year than that of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.arithmetic.clash import ArticleClash, Clash, instead
from addin_server.core.language import regex
from addin_server.core.model import Role, Span
from addin_server.core.structure.article import Article, Passage

_HEAD = frozenset({Role.MASTHEAD, Role.ISSUE, Role.DATE, Role.DISTRIBUTION, Role.CREDITS, Role.NOTE})
_ISSUE = regex.compile(r"(?<!总)(?<!总 )(?:(?P<year>20\d{2})\s*年\s*)?第\s*(?P<number>\d{1,3})\s*期")
_THIS = regex.compile(r"本期[（(]?\s*+(?:为|是)?\s*第\s*(?P<number>\d{1,3})\s*期")
_DATE = regex.compile(r"(?P<year>20\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")


def check(article: Article) -> Iterator[ArticleClash]:
    head = article.having(_HEAD)
    found = [(p, m) for p in head for m in _ISSUE.finditer(p.text)]
    if not found:
        return
    first, issue = found[0]
    for passage, match in [*found[1:], *((p, m) for p in article.prose for m in _THIS.finditer(p.text))]:
        if match["number"] != issue["number"]:
            because = f"刊头是第{issue['number']}期，这里是第{match['number']}期"
            yield _article_clash(passage, match, because, first, issue, "number")
    dated = next(((p, m) for p in head for m in _DATE.finditer(p.text)), None)
    if dated and issue["year"] and issue["year"] != dated[1]["year"]:
        because = f"期号是{issue['year']}年，日期是{dated[1]['year']}年"
        yield _article_clash(dated[0], dated[1], because, first, issue, "year")


def _article_clash(
    at: Passage, match: re.Match[str], because: str, against: Passage, other: re.Match[str], what: str
) -> ArticleClash:
    mended = (
        instead(Span(*match.span(what)), other[what]),
        instead(Span(*other.span(what)), match[what], elsewhere=True),
    )
    return ArticleClash(at, Clash("期号", Span(*match.span()), because, Span(*other.span()), mended), against)
