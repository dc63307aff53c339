"""要素齐缺: which parts of the brief are there, what each lacks, and its share of 100 points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from addin_server.core.findings.filters import RawFinding
from addin_server.core.model import Genre, Part, Role, Severity
from addin_server.core.structure.article import Article
from addin_server.core.structure.roles import HEADINGS
from addin_server.vocabulary import SEVERITIES


class _PartRow(NamedTuple):
    name: str
    roles: frozenset[Role]
    categories: frozenset[str]
    points: int
    optional: bool


_ROWS = (
    _PartRow("标题", frozenset({Role.TITLE, Role.SUBTITLE}), frozenset({"title", "topic", "genre"}), 25, False),
    _PartRow("导语", frozenset({Role.LEAD}), frozenset({"lead"}), 30, False),
    _PartRow("主体", HEADINGS | {Role.BODY}, frozenset({"body"}), 35, False),
    _PartRow("结尾", frozenset({Role.ENDING}), frozenset({"ending"}), 5, True),
    _PartRow("背景", frozenset({Role.BACKGROUND}), frozenset({"background"}), 5, True),
)
WEIGHTS = {row.name: row.points for row in _ROWS}
"""The points of each part when there is no finding, in order; 100 in all."""

_COSTS = {Severity(severity.id): severity.costs for severity in SEVERITIES}

FLASH = 220
"""Characters of a flash: one paragraph has a lead and no body, and lacks nothing by that."""


def assess(article: Article, findings: Sequence[RawFinding]) -> tuple[Part, ...]:
    """Return the five parts of `article` in order; a folded finding weighs nothing. No brief has no parts."""
    counted = [r for r in findings if not r.folded]
    if not _is_brief(article, counted):
        return ()
    about: dict[str | None, list[RawFinding]] = {}
    for finding in counted:
        about.setdefault(_part(finding), []).append(finding)
    return tuple(_assess(row, article, about.get(row.name, ())) for row in _ROWS)


def total(parts: Sequence[Part]) -> int | None:
    """Return the points of all parts, out of 100; None of a text that has none, for it is not scored."""
    return sum(part.points for part in parts) if parts else None


UNSCORED = "不计分"
"""What stands for the score of what is no brief."""


def why_unscored(genre: Genre) -> str:
    """Return in words why a text read as `genre` has no score."""
    if genre is Genre.BRIEF:
        return "主干是领导活动"
    return "不像信息" if genre is Genre.OTHER else f"体裁像{genre.value}"


def _is_brief(article: Article, findings: Sequence[RawFinding]) -> bool:
    """Whether there is something to score: news of a meeting, a speech, a list cannot be a good or a bad brief."""
    genre = article.genre
    if genre and article.draft.type is None and (genre.folds or genre.name is Genre.OTHER):
        return False
    return not any(r.rule.category == "genre" and r.severity is Severity.ERROR for r in findings)


def _assess(row: _PartRow, article: Article, own: Sequence[RawFinding]) -> Part:
    there = article.has(row.roles)
    dispensable = row.optional or (row.name == "主体" and (article.alone or article.count <= FLASH))
    if not there and not own:
        if dispensable:
            return Part(row.name, "none", "", row.points, row.points)
        return Part(row.name, "no", "没有写", 0, row.points)
    cost = min(1.0, sum(_COSTS[r.severity] for r in own))
    gravest = min((r.severity.rank for r in own), default=Severity.ADVICE.rank)
    state: Literal["yes", "partly", "no"] = "yes"
    if gravest < Severity.ADVICE.rank:
        state = "partly" if there else "no"
    lacks = min(own, key=lambda r: r.severity.rank).rule.short if state != "yes" and own else ""
    severities = [r.severity for r in own]
    counts = (severities.count(Severity.ERROR), severities.count(Severity.WARNING), severities.count(Severity.ADVICE))
    return Part(row.name, state, lacks, round(row.points * (1 - cost)), row.points, counts)


_BY_CATEGORY = {category: row.name for row in _ROWS for category in row.categories}
_BY_ROLE = {role: row.name for row in _ROWS for role in row.roles}


def _part(r: RawFinding) -> str | None:
    """The part a finding is about: by its category; of any other, by the paragraph it stands in."""
    return _BY_CATEGORY.get(r.rule.category) or (_BY_ROLE.get(r.passage.role) if r.passage else None)
