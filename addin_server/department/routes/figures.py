"""Counts in, by whoever chooses to send them; tables out, for editors."""

from __future__ import annotations

import datetime as dt

from flask import Response

from addin_server import training
from addin_server.department import figures
from addin_server.department.context import Department
from addin_server.department.figures import OUTCOMES, FigureRow, MonthFigures
from addin_server.department.pages import page
from addin_server.rulebook import pack_check
from addin_server.vocabulary import CATEGORY_NAMES
from addin_server.web.problems import Refusal
from addin_server.web.routing import API, Routes

_MOST_CARDS = 8

sending = Routes("figures", prefix=API)
showing = Routes("figures_page", prefix="/department/figures")


@sending.post("/figures", "送来一个月的统计数")
def send_figures(department: Department, body: MonthFigures) -> None:
    try:
        figures.add(department.database, body, department.rulebooks.base.known)
    except ValueError as error:
        raise Refusal("bad-request", f"{error}。") from None


@showing.get("/")
def show_figures(department: Department, since: str = "", until: str = "", split: str = "") -> Response:
    now = f"{dt.date.today():%Y-%m}"
    until = until if figures.is_month(until) else now
    since = since if figures.is_month(since) else until[:5] + "01"
    known = pack_check.shipped().known
    names = {id_: rule.name for id_, rule in known.items()}
    counted = figures.rows(department.database, since, until)
    found = [row for row in counted if row.outcome == "found"]

    def name(row: FigureRow) -> str:
        return names.get(row.rule, row.rule)

    def part(row: FigureRow) -> str:
        category = row.rule.partition(".")[0]
        return CATEGORY_NAMES.get(category, category)

    at = split if figures.is_month(split) else ""
    before, after = ([r for r in counted if r.month < at], [r for r in counted if r.month >= at]) if at else ([], [])
    heard = sorted({row.rule for row in found}, key=lambda id_: names.get(id_, id_))
    return page(
        "figures",
        since=since,
        until=until,
        split=at,
        tables=[
            ("哪里常出毛病：单位和部分", figures.table(found, lambda row: row.unit, part)),
            ("走势：部分和月份", figures.table(found, part, lambda row: row.month)),
            ("说了以后怎样：规则", figures.table(counted, name, lambda row: OUTCOMES.get(row.outcome, row.outcome))),
        ],
        effects=figures.effect(before, after, heard) if at else [],
        names=names,
        cards=_cards(found),
    )


def _cards(found: list[FigureRow]) -> list[tuple[str, str]]:
    """What training could begin with: the rules that spoke most and have a card for the projector."""
    loudest = figures.table(found, lambda row: row.rule, lambda row: "").lines
    known = pack_check.shipped().known
    cards = [(id_, known[id_].name) for id_, _, _ in loudest if id_ in known and training.card(known[id_])]
    return cards[:_MOST_CARDS]
