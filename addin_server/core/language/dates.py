"""Days named in a text, and the date of a draft."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from addin_server.core.language import regex
from addin_server.core.model import Role, Span

_DAY = regex.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年\s*)?(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*月"
    r"(?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号]|(?P<end>底|末)|(?P<early>初|上旬)|(?P<middle>中旬)|份)?(?!\d)"
)
_FULL = regex.compile(r"(20\d{2})\s*[年./-]\s*(1[0-2]|0?[1-9])\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])\s*日?")
DATED = frozenset({Role.MASTHEAD, Role.ISSUE, Role.DATE, Role.SIGNATURE, Role.BYLINE, Role.DISTRIBUTION})
"""Roles of the paragraphs that may bear the date of a draft."""


def document_date(texts: Iterable[str]) -> dt.date | None:
    """The date in the texts of the masthead, below the title or in the signature; None without one."""
    for text in texts:
        if match := _FULL.search(text):
            try:
                return dt.date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


def names_any(text: str) -> bool:
    """Whether a month stands in `text`, or a day."""
    return "月" in text and _DAY.search(text) is not None


def named(text: str, sent: dt.date) -> Iterator[tuple[Span, dt.date]]:
    """Months and days of `text` with the last day they can mean, years left out read as seen from the day `sent`."""
    for match in _DAY.finditer(text):
        month = int(match["month"])
        year = int(match["year"] or sent.year)
        day = _last(year, month, match)
        if day is None:
            continue
        if not match["year"] and day > sent:
            day = _last(year - 1, month, match) or day
        yield Span(*match.span()), day


def _last(year: int, month: int, match: re.Match[str]) -> dt.date | None:
    if match["day"]:
        try:
            return dt.date(year, month, int(match["day"]))
        except ValueError:
            return None
    if match["early"]:
        return dt.date(year, month, 10)
    if match["middle"]:
        return dt.date(year, month, 20)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
