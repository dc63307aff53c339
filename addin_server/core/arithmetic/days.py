"""Days that no calendar has, and days that have not come yet when the draft is sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from addin_server.core.arithmetic.clash import ArticleClash, Clash
from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.structure.article import Article

_DAY = re.compile(r"(?:(?P<year>[12]\d{3})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_MONTH = re.compile(r"(?<![\d.个])(?P<month>\d{2})\s*月(?:份|底|初|\s*\d{1,2}\s*[日号])")
_SINCE = re.compile(r"截[至止]\s*$")
_LEAP = 2024


def check(block: Block) -> Iterator[Clash]:
    for match in _DAY.finditer(block.text) if "月" in block.text else ():
        if _date(int(match["year"] or _LEAP), int(match["month"]), int(match["day"])) is None:
            yield Clash("日期", Span(*match.span()), f"没有{match['month']}月{match['day']}日这一天")
    for match in _MONTH.finditer(block.text) if "月" in block.text else ():
        if not 1 <= int(match["month"]) <= 12 and not _DAY.match(block.text, match.start()):
            yield Clash("日期", Span(*match.span()), f"没有{match['month']}月")


def check_against_date(article: Article) -> Iterator[ArticleClash]:
    """截至 a day that comes after the draft is sent."""
    sent = article.draft.date
    for passage in article.prose if sent else ():
        for match in _DAY.finditer(passage.text):
            day = _date(int(match["year"]), int(match["month"]), int(match["day"])) if match["year"] else None
            if day and sent and day > sent and _SINCE.search(passage.text[: match.start()]):
                yield ArticleClash(passage, Clash("日期", Span(*match.span()), "比报送日期还晚"))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
