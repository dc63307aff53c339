"""Facts that can be computed: each file looks for one way in which figures contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from addin_server.core.article import Article
from addin_server.core.reckon import changes, days, hedges, repeats, shares, totals
from addin_server.core.reckon.clash import Clash

__all__ = ["CHECKS", "Clash"]

CHECKS: Mapping[str, Callable[[Article], Iterator[Clash]]] = {
    "totals": totals.check,
    "shares": shares.check,
    "changes": changes.check,
    "repeats": repeats.check,
    "hedges": hedges.check,
    "days": days.check,
}
