"""Facts that can be computed: each file looks for one way in which figures contradict each other.

The examples at the head of each file are wrong on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from addin_server.core.arithmetic import (
    anniversaries,
    averages,
    bounds,
    changes,
    comparisons,
    coverage,
    days,
    divisions,
    durations,
    extremes,
    growth,
    hedges,
    issues,
    lists,
    periods,
    products,
    ranks,
    remainders,
    repeats,
    same_matter,
    shares,
    sums,
    totals,
    weekdays,
)
from addin_server.core.arithmetic.clash import ArticleClash, Clash
from addin_server.core.language.block import Block
from addin_server.core.structure.article import Article

__all__ = ["IN_A_BRIEF", "IN_A_PARAGRAPH", "ArticleClash", "Clash"]

IN_A_PARAGRAPH: Mapping[str, Callable[[Block], Iterator[Clash]]] = {
    "totals": totals.check,
    "sums": sums.check,
    "products": products.check,
    "remainders": remainders.check,
    "divisions": divisions.check,
    "averages": averages.check,
    "periods": periods.check,
    "durations": durations.check,
    "anniversaries": anniversaries.check,
    "shares": shares.check,
    "changes": changes.check,
    "comparisons": comparisons.check,
    "growth": growth.check,
    "ranks": ranks.check,
    "extremes": extremes.check,
    "coverage": coverage.check,
    "lists": lists.check,
    "hedges": hedges.check,
    "bounds": bounds.check,
    "days": days.check,
    "weekdays": weekdays.check,
}
IN_A_BRIEF: Mapping[str, Callable[[Article], Iterator[ArticleClash]]] = {
    "repeats": repeats.check,
    "same-matter": same_matter.check,
    "days": days.check_against_date,
    "weekdays": weekdays.check_against_date,
    "issues": issues.check,
}
