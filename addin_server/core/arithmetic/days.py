"""Days that no calendar has, and days that have not come yet when the draft is sent."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from addin_server.core.arithmetic.clash import ArticleClash, Clash, Correction, instead
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.structure.article import TEXTS, Article

_DAY = regex.compile(r"(?:(?P<year>[12]\d{3})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_MONTH = regex.compile(r"(?<![\d.个])(?P<month>\d{2})\s*月(?:份|底|初|\s*\d{1,2}\s*[日号])")
_SINCE = regex.compile(r"截[至止]\s*$")
_LEAP = 2024


def check(block: Block) -> Iterator[Clash]:
    for match in _DAY.finditer(block.text) if "月" in block.text else ():
        if _date(int(match["year"] or _LEAP), int(match["month"]), int(match["day"])) is None:
            because = f"没有{match['month']}月{match['day']}日这一天"
            yield Clash("日期", Span(*match.span()), because, None, tuple(_days_beside(match)))
    for match in _MONTH.finditer(block.text) if "月" in block.text else ():
        if not 1 <= int(match["month"]) <= 12 and not _DAY.match(block.text, match.start()):
            mended = tuple(instead(Span(*match.span("month")), month) for month in _months_meant(match["month"]))
            yield Clash("日期", Span(*match.span()), f"没有{match['month']}月", None, mended)


def check_against_date(article: Article) -> Iterator[ArticleClash]:
    """截至 a day that comes after the draft is sent."""
    sent = article.draft.date
    for passage, _ in article.found(TEXTS, _names_the_last) if sent else ():
        for match in _DAY.finditer(passage.text):
            day = _date(int(match["year"]), int(match["month"]), int(match["day"])) if match["year"] else None
            if day and sent and day > sent and _SINCE.search(passage.text[: match.start()]):
                mended = tuple(
                    instead(Span(*match.span()), f"{other.year}年{other.month}月{other.day}日")
                    for other in (sent, _date(day.year - 1, day.month, day.day))
                    if other and other <= sent
                )
                yield ArticleClash(passage, Clash("日期", Span(*match.span()), "比报送日期还晚", None, mended))


def _names_the_last(block: Block) -> bool:
    return any(_SINCE.search(block.text[: match.start()]) for match in _DAY.finditer(block.text))


def _days_beside(match: re.Match[str]) -> Iterator[Correction]:
    """The last day of the month, and the first of the next."""
    month = int(match["month"])
    if not 1 <= month <= 12:
        for meant in _months_meant(match["month"]):
            yield instead(Span(*match.span("month")), meant)
        return
    last = calendar.monthrange(int(match["year"] or _LEAP + 1), month)[1]
    yield instead(Span(*match.span("day")), str(last))
    if month < 12:
        at = Span(match.start("month"), match.end("day"))
        yield instead(at, f"{month + 1}月1")


def _months_meant(written: str) -> list[str]:
    """The months that a number too high may stand for: one digit too many, or the last."""
    return list(dict.fromkeys(month for month in (*written, "12") if month != "0"))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
