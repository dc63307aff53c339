"""Dates with the weekday beside them: whether one was changed without the other, and whether they still fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from addin_server.core.arithmetic.weekdays import DAYS, date_of, dated, index
from addin_server.core.model import Span

_YEARS = (2023, 2024)
"""Where no year is written it may be a common one or a leap one."""

_FIRST_MONTHS, _LAST_MONTHS = (1, 2), (11, 12)


class Redated(NamedTuple):
    """A date with its weekday that is another than it was, and what is said of it."""

    says: str
    before: Span
    after: Span


def redated(before: str, after: str) -> Iterator[Redated]:
    """Yield the dates with weekdays that changed between two texts, in order."""
    old, new = (list(dated(text)) for text in (before, after))
    kept = {_day(match) for match in old} & {_day(match) for match in new}
    left = ([match for match in found if _day(match) not in kept] for found in (old, new))
    for was, now in zip(*left, strict=False):
        yield Redated(_says(was, now), Span(*was.span()), Span(*now.span()))


def _says(was: re.Match[str], now: re.Match[str]) -> str:
    right = _right(was, now)
    fits = index(now) in right
    one_date = _day(was)[:-1] == _day(now)[:-1]
    if fits and not one_date:
        return f"日期“{_whole(was)}”改成“{_whole(now)}”。"
    if one_date:
        told = f"“{was['weekday']}”改成“{now['weekday']}”"
        unsure = "日期没有改，请核。"
    else:
        told = f"日期“{_date(was)}”改成“{_date(now)}”"
        still = "还" if index(was) == index(now) else ""
        unsure = f"{still}写着“{now['weekday']}”，请核。"
    if now["year"]:
        return f"{told}，和日期对上了。" if fits else f"{told}，写着“{now['weekday']}”，那天是星期{DAYS[right[0]]}。"
    return f"{told}，{unsure}"


def _right(was: re.Match[str], now: re.Match[str]) -> list[int]:
    """The weekdays the later date can be: by its year, else by the earlier date, if that was right."""
    if now["year"]:
        day = date_of(int(now["year"]), now)
        return [day.weekday()] if day else []
    on = _turns_of_the_year(was, now)
    pairs = ((date_of(year, was), date_of(year + on, now)) for year in _YEARS)
    return [(index(was) + (new - old).days) % 7 for old, new in pairs if old and new]


def _turns_of_the_year(was: re.Match[str], now: re.Match[str]) -> int:
    """How many years on the later date is: from December to January one, and back one less."""
    old, new = (int(match["month"]) for match in (was, now))
    return (old in _LAST_MONTHS and new in _FIRST_MONTHS) - (old in _FIRST_MONTHS and new in _LAST_MONTHS)


def _day(match: re.Match[str]) -> tuple[int, int, int, int]:
    """Year, none being 0, month, day and weekday, in whatever words they are told."""
    return int(match["year"] or 0), int(match["month"]), int(match["day"]), index(match)


def _date(match: re.Match[str]) -> str:
    return match[0][: match.end("called") - match.start()]


def _whole(match: re.Match[str]) -> str:
    return match[0] + "）" * (match[0].count("（") + match[0].count("("))
