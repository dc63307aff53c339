"""Which of a proofreader's findings reach the writer, under which of our rules: a table with a reason a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from addin_server.core.language import han
from addin_server.core.rules.loading import decode
from addin_server.proofing.adapter import ProofreaderMatch

FILE = "proofing.toml"
_CLAUSE_END = re.compile("[，。；：！？、]")
PATTERN = "pattern"
"""The category of what a pattern of the table finds."""


class CurationRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of the findings of some rules. `to` is one of our rules; empty mutes them.

    `of` are ids or categories of the proofreader's rules; `says` and `at` narrow it to findings whose message or
    """

    of: tuple[str, ...]
    because: str
    to: str = ""
    says: str = ""
    at: str = ""
    before: str = ""
    after: str = ""

    def covers(self, mark: ProofreaderMatch, text: str) -> bool:
        return (
            (mark.source in self.of or mark.category in self.of)
            and _has(self.says, mark.says)
            and _has(self.at, text[mark.start : mark.end])
            and _has(self.before, _CLAUSE_END.split(text[: mark.start])[-1])
            and _has(self.after, text[mark.end :])
        )


def _has(regex: str, text: str) -> bool:
    """Whether `text` fits; whatever it says fits no condition."""
    return not regex or han.compiled(regex).search(text) is not None


class ConventionPattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A convention of written Chinese as a regular expression and what to write instead.

    `wrong` and `ok` are its tests: the first is found and becomes `right`, the second stays silent.
    """

    id: str
    find: str
    put: str
    to: str
    says: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    ok: tuple[str, ...]


class Curation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The table. The first verdict that covers a finding decides; what none covers is muted.

    So a rule that a newer proofreader brings along stays silent until somebody has measured it.
    """

    verdict: tuple[CurationRule, ...]
    pattern: tuple[ConventionPattern, ...] = ()

    def rule_of(self, mark: ProofreaderMatch, text: str) -> str:
        """Return the id of our rule for a finding in `text`; empty when it is not to be told."""
        if mark.category == PATTERN:
            return self._patterns[mark.source].to
        return next((v.to for v in self.verdict if v.covers(mark, text)), "")

    @cached_property
    def _patterns(self) -> dict[str, ConventionPattern]:
        return {pattern.id: pattern for pattern in self.pattern}

    @cached_property
    def muted(self) -> tuple[str, ...]:
        """Rules that are muted whatever they say, so that they need not run at all."""
        reported = [v for v in self.verdict if v.to]
        whole = [v for v in self.verdict if not (v.to or v.says or v.at or v.before or v.after)]
        return tuple(sorted({id_ for v in whole for id_ in v.of} - {id_ for v in reported for id_ in v.of}))

    @cached_property
    def rules(self) -> frozenset[str]:
        """Every rule of ours the table speaks of."""
        return frozenset(filter(None, (*(v.to for v in self.verdict), *(p.to for p in self.pattern))))


def load(rules: Path) -> Curation:
    """Return the table of a rule folder. Raises RuleError."""
    return decode(rules / FILE, Curation)


def alone(marks: Iterable[tuple[str, ProofreaderMatch]]) -> list[tuple[str, ProofreaderMatch]]:
    """Of (rule, mark) pairs that touch, keep the first: proofreaders come in the order they are trusted."""
    kept: list[tuple[str, ProofreaderMatch]] = []
    for rule, mark in marks:
        if not any(mark.start < other.end and other.start < mark.end for _, other in kept):
            kept.append((rule, mark))
    return sorted(kept, key=lambda pair: pair[1].start)
