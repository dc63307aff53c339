"""Figures that contradict each other, with both passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from addin_server.core.arithmetic import IN_A_BRIEF, IN_A_PARAGRAPH, Clash
from addin_server.core.arithmetic.clash import Correction
from addin_server.core.language.block import Block
from addin_server.core.rules.rule import ArticleCheck, BlockCheck, BlockFix, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article, Passage


class Arithmetic(Rule, frozen=True, kw_only=True, tag="arithmetic"):
    """Runs the named computations of `core/arithmetic`."""

    ABOUT: ClassVar[str] = "数字自相矛盾"

    checks: Annotated[
        tuple[
            Literal[
                "totals",
                "sums",
                "products",
                "remainders",
                "divisions",
                "averages",
                "shares",
                "changes",
                "comparisons",
                "growth",
                "lists",
                "periods",
                "durations",
                "anniversaries",
                "ranks",
                "extremes",
                "coverage",
                "repeats",
                "same-matter",
                "hedges",
                "bounds",
                "days",
                "weekdays",
                "issues",
            ],
            ...,
        ],
        Meta(
            description="算哪几样：totals、sums 合计，products 乘积，remainders 余数，divisions 分类，"
            "averages 平均，shares 占比，changes、comparisons、growth 增减，lists 条数，"
            "periods、durations、anniversaries 时段，ranks 名次，"
            "extremes 最高最低和平均，coverage 全覆盖，repeats、same-matter 前后两处，"
            "hedges、bounds 约数，days 日期，weekdays 星期，issues 期号"
        ),
    ]

    PARAMS: ClassVar[frozenset[str]] = frozenset({"because", "case"})

    def on_block(self, context: RuleContext) -> BlockCheck:
        checks = [IN_A_PARAGRAPH[name] for name in self.checks if name in IN_A_PARAGRAPH]

        def check(block: Block) -> Iterator[Issue]:
            for run in checks:
                for clash in run(block):
                    yield _issue(clash)

        return check

    def on_article(self, context: RuleContext) -> ArticleCheck:
        checks = [IN_A_BRIEF[name] for name in self.checks if name in IN_A_BRIEF]

        def check(article: Article) -> Iterator[Issue]:
            for run in checks:
                for found in run(article):
                    yield _issue(found.clash, found.passage, found.against)

        return check


def _issue(clash: Clash, at: Passage | None = None, against: Passage | None = None) -> Issue:
    return Issue(
        at=at,
        span=clash.span,
        params={"because": clash.because, "case": clash.case},
        evidence=((against, clash.other, "另一处"),) if clash.other else (),
        fixes=tuple(_fix(mended, against if mended.elsewhere else None) for mended in clash.corrections),
    )


def _fix(mended: Correction, passage: Passage | None) -> BlockFix:
    """`passage` is another one that the correction changes."""
    if passage is None:
        return BlockFix(mended.label, "review", mended.edits)
    return BlockFix(mended.label, "review", (), tuple((passage, *edit) for edit in mended.edits))
