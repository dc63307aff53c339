"""Figures that contradict each other, with the two places side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from addin_server.core.article import Article
from addin_server.core.reckon import CHECKS
from addin_server.core.rule import ArticleCheck, Issue, Rule


class Reckon(Rule, frozen=True, kw_only=True, tag="reckon"):
    """Runs the named computations of `core/reckon/`."""

    checks: tuple[Literal["totals", "shares", "changes", "repeats", "hedges", "days"], ...]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"because", "case"})

    def on_article(self) -> ArticleCheck:
        checks = [CHECKS[name] for name in self.checks]

        def check(article: Article) -> Iterator[Issue]:
            for clash in (clash for run in checks for clash in run(article)):
                yield Issue(
                    at=clash.passage,
                    span=clash.span,
                    params={"because": clash.because, "case": clash.case},
                    beside=((*clash.other, "另一处"),) if clash.other else (),
                )

        return check
