"""How often which rule spoke, by month and unit, and what became of it. No text, no person.

Whatever was counted fewer than five times is not shown, and is in no sum of its table either. Who compares tables of
different months may still work one out: it is a count of a rule, never of a person.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, NamedTuple

import msgspec
import sqlalchemy as sa
from msgspec import Meta

from addin_server import vocabulary
from addin_server.department import audit
from addin_server.department.database import Connection, Database, put, tally

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
LONGEST_UNIT = 32
LEAST = 5
"""The smallest number that is shown."""

OUTCOMES: Mapping[str, str] = {
    "found": "指出",
    "accepted": "照改",
    "ignored": "忽略",
    **{reason.name: reason.name for reason in vocabulary.REASONS},
}
"""What became of a finding, and why it was declined, as it is shown."""


class RuleCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often one thing became of what a rule found."""

    rule: Annotated[str, Meta(max_length=64)]
    outcome: Annotated[str, Meta(max_length=16)]
    times: Annotated[int, Meta(ge=1, le=10_000)]


class MonthFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody chose to send: of which unit, of which month, counts."""

    unit: Annotated[str, Meta(min_length=1, max_length=LONGEST_UNIT)]
    month: Annotated[str, Meta(pattern=f"^{_MONTH.pattern}$")]
    counts: Annotated[tuple[RuleCount, ...], Meta(max_length=500)]


class FigureRow(NamedTuple):
    month: str
    unit: str
    rule: str
    outcome: str
    times: int


def is_month(said: str) -> bool:
    """Whether it is a month as it is kept."""
    return _MONTH.fullmatch(said) is not None


def month_of(said: str | None) -> str:
    """Return a month as it is kept, this one where none is said. ValueError."""
    found = said or f"{dt.date.today():%Y-%m}"
    if not is_month(found):
        raise ValueError(f"“{found}”不是月份，请写成 2026-11 这样。")
    return found


def add(database: Database, sent: MonthFigures, known: Iterable[str]) -> None:
    """Add what was sent to what there is. ValueError for a rule that is none. DatabaseError."""
    with database.begin() as connection:
        _add(connection, sent, frozenset(known))


def add_all(database: Database, sent: Sequence[MonthFigures], known: Iterable[str], who: str, folder: str) -> None:
    """Add what a folder of drafts came to, of every unit or of none, and note who did. As `add`."""
    rules = frozenset(known)
    with database.begin() as connection:
        for each in sorted(sent, key=lambda each: (each.month, each.unit)):
            _add(connection, each, rules)
        months = "、".join(sorted({each.month for each in sent}))
        audit.record(connection, who, "counted", f"{months}，{len(sent)} 个单位：{folder}")


def _add(connection: Connection, sent: MonthFigures, rules: frozenset[str]) -> None:
    if strange := next((count.rule for count in sent.counts if count.rule not in rules), ""):
        raise ValueError(f"没有叫“{strange}”的规则")
    if strange := next((count.outcome for count in sent.counts if count.outcome not in OUTCOMES), ""):
        raise ValueError(f"没有“{strange}”这一样")
    # In one order, so that two at once wait for each other and not both for ever.
    for count in sorted(sent.counts, key=lambda count: (count.rule, count.outcome)):
        key = {"month": sent.month, "unit": sent.unit, "rule": count.rule, "outcome": count.outcome}
        put(connection, tally, key, {}, {"times": 0})
        where = sa.and_(*(tally.c[name] == value for name, value in key.items()))
        connection.execute(sa.update(tally).where(where).values(times=tally.c.times + count.times))


def rows(database: Database, since: str, until: str) -> list[FigureRow]:
    """Return the counts of the months from `since` to `until`. DatabaseError."""
    with database.reading() as connection:
        query = sa.select(tally).where(tally.c.month >= since, tally.c.month <= until)
        return [FigureRow(*row) for row in connection.execute(query)]


class FigureTable(NamedTuple):
    """Numbers by line and column, None for what is not shown; lines by their sum, which is of what is shown."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int | None, ...], int], ...]


def table(
    counted: Iterable[FigureRow], line: Callable[[FigureRow], str], column: Callable[[FigureRow], str]
) -> FigureTable:
    """Return a table of rows, small numbers left out."""
    numbers = Counter[tuple[str, str]]()
    for row in counted:
        numbers[line(row), column(row)] += row.times
    shown = {place: times for place, times in numbers.items() if times >= LEAST}
    columns = tuple(sorted({name for _, name in shown}))
    names = {name for name, _ in shown}
    lines = [(name, tuple(shown.get((name, c)) for c in columns)) for name in names]
    summed = [(name, found, sum(n or 0 for n in found)) for name, found in lines]
    return FigureTable(columns, tuple(sorted(summed, key=lambda each: (-each[2], each[0]))))


class Effect(NamedTuple):
    """How often a rule spoke in a draft-month of units before and after: of what is shown alone."""

    rule: str
    before: int | None
    after: int | None


def effect(before: Sequence[FigureRow], after: Sequence[FigureRow], rules: Iterable[str]) -> list[Effect]:
    """Return what a training may have changed for the rules it was about."""
    was, now = (Counter[str]() for _ in range(2))
    for counted, counter in ((before, was), (after, now)):
        for row in counted:
            if row.outcome == "found":
                counter[row.rule] += row.times
    return [Effect(rule, _shown(was[rule]), _shown(now[rule])) for rule in rules]


def _shown(times: int) -> int | None:
    return times if times >= LEAST else None
