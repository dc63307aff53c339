"""From raw findings to those that are reported: a row of small filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from addin_server.core.model import BriefType, Genre, Level, Severity, Span
from addin_server.core.rules.rule import BlockFix, Issue, Rule
from addin_server.core.structure.article import Article, Passage

_AT_MOST = 2


class RawFinding(msgspec.Struct, frozen=True):
    """An issue with the rule that raised it and the passage it stands in; `passage` None is the whole draft.

    `repeats` are the same finding in other places, when the rule tells it once. `assembled` mend it in the draft's own
    words.
    """

    rule: Rule
    issue: Issue
    passage: Passage | None
    severity: Severity
    folded: bool = False
    repeats: tuple[RawFinding, ...] = ()
    assembled: tuple[BlockFix, ...] = ()

    @property
    def quote(self) -> str:
        """The writer's characters at the span."""
        return self.passage.block.quote(self.span) if self.passage else ""

    @property
    def span(self) -> Span:
        """The span in the block; the whole block when the issue names none."""
        return self.issue.span or Span(0, len(self.passage.block.text) if self.passage else 0)


def raw_finding(rule: Rule, issue: Issue, passage: Passage | None) -> RawFinding:
    """Return the issue as a finding, with the severity its grade asks for."""
    severity = rule.grades[min(issue.grade, len(rule.grades) - 1)] if rule.grades else rule.severity
    return RawFinding(rule, issue, passage, severity)


def filter_findings(found: Sequence[RawFinding], article: Article, *, unfold: bool) -> list[RawFinding]:
    """Return the findings of one brief that are to be reported."""
    kept = _repeats_merged(_without_yielded(_without_blanks(found)))
    kept = _graded_by_group(kept)
    kept = _capped(_merged(_without_duplicates(kept)))
    return kept if unfold else _folded(kept, article)


def ordered(found: Iterable[RawFinding]) -> list[RawFinding]:
    """In reading order; what concerns the whole draft comes first, the gravest first at one position."""
    return sorted(
        found,
        key=lambda r: (r.passage.first if r.passage else -1, r.span.start, r.severity.rank, r.rule.id),
    )


def _without_blanks(found: Iterable[RawFinding]) -> list[RawFinding]:
    """Drop the findings on a paragraph that still has blanks of its template, except those about the blanks."""
    return [r for r in found if r.passage is None or r.rule.never_folded or not r.passage.block.find("@hole")]


class BriefAttributes(NamedTuple):
    """What of a text decides which rules are made for it."""

    title: str
    type: BriefType | None
    level: Level | None
    genre: Genre | None

    @classmethod
    def of(cls, article: Article) -> BriefAttributes:
        genre = article.genre.name if article.genre else None
        return cls(article.title.text if article.title else "", article.type, article.draft.level, genre)


def applies(rule: Rule, text: BriefAttributes) -> bool:
    """Whether the rule is made for this title and this type, level and genre of text."""
    return (
        (not rule.types or text.type in rule.types)
        and text.type not in rule.not_types
        and (not rule.levels or text.level in rule.levels)
        and (not rule.genres or text.genre in rule.genres)
        and not (rule.unless_titled and any(word in text.title for word in rule.unless_titled))
    )


def _without_yielded(found: Sequence[RawFinding]) -> list[RawFinding]:
    """Drop the findings of rules that yield to another finding of the same brief."""
    present = {r.rule.id for r in found}
    return [
        r for r in found if not any(p.startswith(prefix) for prefix in r.rule.yields_to for p in present - {r.rule.id})
    ]


def _repeats_merged(found: Sequence[RawFinding]) -> list[RawFinding]:
    """Join what a rule that speaks once says of the same words, or in one paragraph, under the first place."""
    places: dict[tuple[object, ...], list[RawFinding]] = {}
    for number, r in enumerate(found):
        places.setdefault(_repeat_key(r) or (number,), []).append(r)
    joined = []
    for same in places.values():
        first, *others = ordered(same)
        joined.append(msgspec.structs.replace(first, repeats=tuple(others)) if others else first)
    return joined


def _repeat_key(r: RawFinding) -> tuple[object, ...] | None:
    """What findings that are reported together share; None for one that is reported by itself."""
    if r.passage is None or r.rule.repeat == "each":
        return None
    return (r.rule.id, r.quote) if r.rule.repeat == "once" else (r.rule.id, r.passage.first)


def _graded_by_group(found: Sequence[RawFinding]) -> list[RawFinding]:
    """Grade the rules of a group that counts by how many of the group have a sure finding; an unsure one is mildest."""
    sizes = Counter(r.rule.group for r in found if r.rule.group and r.rule.together == "count" and r.issue.sure)
    return [
        msgspec.structs.replace(r, severity=r.rule.grades[_grade(sizes[r.rule.group], r)])
        if r.rule.group and r.rule.together == "count" and r.rule.grades  # a severity set by hand replaces them
        else r
        for r in found
    ]


def _grade(sure: int, r: RawFinding) -> int:
    return min(sure, len(r.rule.grades)) - 1 if r.issue.sure else 0


def _without_duplicates(found: Sequence[RawFinding]) -> list[RawFinding]:
    """Drop the findings of rules that yield to another one on the same words, which then speaks for both."""
    asked = tuple({prefix for r in found for prefix in r.rule.yields_here})
    speakers: dict[int, list[int]] = {}
    for number, r in enumerate(found):
        if asked and r.rule.id.startswith(asked):
            speakers.setdefault(id(r.passage), []).append(number)
    kept: list[int] = []
    doubles: dict[int, list[str]] = {}
    for number, r in enumerate(found):
        beside = speakers.get(id(r.passage), ()) if r.rule.yields_here else ()
        over = next((n for n in beside if _yields_here(r, found[n])), None)
        if over is None:
            kept.append(number)
        else:
            doubles.setdefault(over, []).append(r.rule.id)
    return [_speaking_for(found[number], doubles.get(number, ())) for number in kept]


def _speaking_for(r: RawFinding, others: Sequence[str]) -> RawFinding:
    """The finding, naming the rules it speaks for."""
    if not others:
        return r
    return msgspec.structs.replace(
        r, issue=msgspec.structs.replace(r.issue, params={**r.issue.params, "same": " ".join(others)})
    )


def _yields_here(r: RawFinding, other: RawFinding) -> bool:
    return (
        other.rule.id.startswith(r.rule.yields_here)
        and other.passage is r.passage
        and other.span.start < r.span.end
        and r.span.start < other.span.end
    )


def _merged(found: Sequence[RawFinding]) -> list[RawFinding]:
    """Join the findings of one group in one sentence into one, under the rule of lowest rank."""
    merged: dict[tuple[object, ...], RawFinding] = {}
    for number, r in enumerate(found):
        if not r.rule.group or r.rule.together != "merge" or r.passage is None or r.issue.span is None:
            merged["", number] = r
            continue
        key = r.rule.group, r.passage.first, r.passage.block.sentence_at(r.issue.span.start).start
        merged[key] = _join(merged[key], r) if key in merged else r
    return list(merged.values())


def _join(a: RawFinding, b: RawFinding) -> RawFinding:
    first, second = sorted((a, b), key=lambda r: r.rule.rank)
    span = Span(min(a.span.start, b.span.start), max(a.span.end, b.span.end))
    others = [*str(first.issue.params.get("also", "")).split(), *str(second.issue.params.get("also", "")).split()]
    also = sorted({*others, second.rule.id} - {first.rule.id})
    params = {**first.issue.params, "also": " ".join(also)} if also else first.issue.params
    issue = msgspec.structs.replace(first.issue, span=span, params=params)
    return RawFinding(first.rule, issue, first.passage, min(a.severity, b.severity, key=lambda s: s.rank))


def _capped(found: Sequence[RawFinding]) -> list[RawFinding]:
    """Keep at most two findings of a group in one paragraph, the gravest first."""
    kept: set[int] = set()
    reported: Counter[tuple[str, int]] = Counter()
    for number, r in sorted(enumerate(found), key=lambda pair: (pair[1].severity.rank, pair[0])):
        if r.rule.group and r.rule.together == "merge" and r.passage is not None:
            reported[r.rule.group, r.passage.first] += 1
            if reported[r.rule.group, r.passage.first] > _AT_MOST:
                continue
        kept.add(number)
    return [r for number, r in enumerate(found) if number in kept]


def _folded(found: Sequence[RawFinding], article: Article) -> list[RawFinding]:
    """Fold the findings of a draft that is another genre, except the one that says so."""
    if not (article.genre and article.genre.folds):
        return list(found)
    none_of_these = article.genre.name is Genre.OTHER
    return [r if r.rule.category == "genre" or (r.rule.never_folded and not none_of_these) else _fold(r) for r in found]


def _fold(r: RawFinding) -> RawFinding:
    return msgspec.structs.replace(r, folded=True)
