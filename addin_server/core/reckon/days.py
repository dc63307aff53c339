"""Days that no calendar has, and days that have not come yet when the draft is sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from addin_server.core.article import Article
from addin_server.core.model import Span
from addin_server.core.reckon.clash import Clash

_DAY = re.compile(r"(?:(?P<year>[12]\d{3})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_MONTH = re.compile(r"(?<![\d.个])(?P<month>\d{2})\s*月(?:份|底|初|\s*\d{1,2}\s*[日号])")
_SINCE = re.compile(r"截至\s*$|截止\s*$|截至目前（$")
_LEAP = 2024


def check(article: Article) -> Iterator[Clash]:
    for passage in article.prose:
        text = passage.text
        for match in _DAY.finditer(text):
            day = _date(int(match["year"] or _LEAP), int(match["month"]), int(match["day"]))
            if day is None:
                yield Clash("日期", passage, Span(*match.span()), f"没有{match['month']}月{match['day']}日这一天")
            elif (
                match["year"]
                and article.draft.date
                and day > article.draft.date
                and _SINCE.search(text[: match.start()])
            ):
                yield Clash("日期", passage, Span(*match.span()), "比报送日期还晚")
        for match in _MONTH.finditer(text):
            if not 1 <= int(match["month"]) <= 12 and not _DAY.match(text, match.start()):
                yield Clash("日期", passage, Span(*match.span()), f"没有{match['month']}月")


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
