"""The weekday written beside a date: 2026年3月29日（星期六）, which was a Sunday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from addin_server.core.arithmetic.clash import ArticleClash, Clash, Correction, instead
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Role, Span
from addin_server.core.structure.article import Article

_WRITTEN = regex.compile(
    r"(?:(?P<year>20\d{2})\s*+年\s*+)?(?<!\d)(?P<month>\d{1,2})\s*+月\s*+(?P<day>\d{1,2})\s*+(?P<called>[日号])\s*+"
    r"(?:[（(]\s*+|，(?=(?:星期|周|礼拜).(?:[，。；]|[上下]午|早|晚|凌晨)))?(?P<weekday>(?:星期|周|礼拜)(?P<name>[一二三四五六日天]))"
    r"(?!期|刊|末|边|围|年|岁|密|到|全|报)"
)
DAYS = "一二三四五六日"
_ANY = frozenset(Role)


def check(block: Block) -> Iterator[Clash]:
    """Where the year is written too."""
    for match in dated(block.text):
        if match["year"] and (day := date_of(int(match["year"]), match)) and _wrong(day, match):
            yield _clash(match, day)


def check_against_date(article: Article) -> Iterator[ArticleClash]:
    """Where the year is that of sending; a day still to come may also have been that of the year before."""
    sent = article.draft.date
    if sent is None:
        return
    for passage, _ in article.found(_ANY, _leaves_the_year):
        for match in dated(passage.text):
            if match["year"]:
                continue
            day = date_of(sent.year, match)
            before = date_of(sent.year - 1, match) if day and day > sent else None
            if day and all(_wrong(d, match) for d in (day, before) if d):
                yield ArticleClash(passage, _clash(match, day))


def _leaves_the_year(block: Block) -> bool:
    return any(not match["year"] for match in dated(block.text))


def dated(text: str) -> Iterator[re.Match[str]]:
    """Yield the dates with a weekday beside them: `year` (perhaps none), `month`, `day`, `weekday` and its `name`."""
    return _WRITTEN.finditer(text) if "月" in text and ("星期" in text or "周" in text or "礼拜" in text) else iter(())


def date_of(year: int, match: re.Match[str]) -> dt.date | None:
    """Return the day of a match in that year; None where no calendar has it."""
    try:
        return dt.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def index(match: re.Match[str]) -> int:
    """Return which weekday a match names, from 0, a Monday."""
    return DAYS.index(match["name"].replace("天", "日"))


def _wrong(day: dt.date, match: re.Match[str]) -> bool:
    return day.weekday() != index(match)


def _clash(match: re.Match[str], day: dt.date) -> Clash:
    because = f"{day.year}年{day.month}月{day.day}日是星期{DAYS[day.weekday()]}"
    mended = (instead(Span(*match.span("weekday")), match["weekday"][:-1] + DAYS[day.weekday()]), _nearest(match, day))
    return Clash("星期", Span(*match.span("weekday")), because, Span(match.start(), match.start("weekday")), mended)


def _nearest(match: re.Match[str], day: dt.date) -> Correction:
    """The nearest day that was the weekday written."""
    shift = (index(match) - day.weekday() + 3) % 7 - 3
    near = day + dt.timedelta(days=shift)
    return instead(Span(match.start("month"), match.end("called")), f"{near.month}月{near.day}{match['called']}")
