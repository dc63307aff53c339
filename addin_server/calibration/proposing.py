"""From counts to proposals, each with the figures it rests on. Pure; nothing is changed by proposing.

A proposal is made only where both ends of the 95 % intervals agree with it: with few drafts there are few proposals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from addin_server.calibration.counting import RuleCounts
from addin_server.core.model import Severity
from addin_server.core.ruleset import Ruleset
from addin_server.evaluation import interval

NOISY = 0.2
"""A rule that surely speaks about more of the adopted briefs than this, and no more of the returned, is noise."""

DEAF = 0.5
"""Above this share of the adopted briefs it is switched off rather than demoted."""

_LEAST_DRAFTS = 20
_LEAST_WORDS = 5
_SURELY = 0.05
_WORD = range(2, 13)
_PROMOTE = 2.0
"""How many times more often, at least, a rule surely speaks about returned briefs than about adopted ones."""

_DOWN = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.ADVICE}
_UP = {low: high for high, low in _DOWN.items()}


class ProposalKind(StrEnum):
    """What is proposed; the values are shown."""

    OFF = "关掉"
    DEMOTE = "降一档"
    PROMOTE = "升一档"
    ACCEPT = "认可这个词"


class RateEstimate(NamedTuple):
    """About how many drafts of a pile a rule spoke, and within what the share surely lies."""

    spoke: int
    drafts: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.spoke / self.drafts if self.drafts else 0.0


class RuleRates(NamedTuple):
    """One rule on both piles."""

    rule: str
    name: str
    severity: Severity
    adopted: RateEstimate
    returned: RateEstimate


class Proposal(NamedTuple):
    """`key` names it for agreeing; `to` is the new severity or the word."""

    kind: ProposalKind
    row: RuleRates
    to: str = ""

    @property
    def key(self) -> str:
        return f"{self.row.rule}={self.to}" if self.to else self.row.rule


def rows(adopted: RuleCounts, returned: RuleCounts, rules: Ruleset) -> list[RuleRates]:
    """Return every rule that spoke at all, the loudest on adopted briefs first."""
    heard = adopted.spoke.keys() | returned.spoke.keys()
    found = [
        RuleRates(id_, rules[id_].name, rules[id_].severity, _rate(adopted, id_), _rate(returned, id_))
        for id_ in heard
        if id_ in rules.by_id
    ]
    return sorted(found, key=lambda row: (-row.adopted.share, row.rule))


def proposals(adopted: RuleCounts, returned: RuleCounts, rules: Ruleset) -> list[Proposal]:
    """Return what the figures speak for."""
    if adopted.drafts < _LEAST_DRAFTS:
        return []
    found = rows(adopted, returned, rules)
    about_rules = [proposal for row in found if (proposal := _about(row))]
    changed = {proposal.row.rule for proposal in about_rules if proposal.kind is not ProposalKind.PROMOTE}
    return [*about_rules, *_about_words([row for row in found if row.rule not in changed], adopted, returned)]


def _about(row: RuleRates) -> Proposal | None:
    says_more = row.returned.low > row.adopted.high
    if row.adopted.low > NOISY and not says_more:
        if row.adopted.low > DEAF or row.severity not in _DOWN:
            return Proposal(ProposalKind.OFF, row)
        return Proposal(ProposalKind.DEMOTE, row, _DOWN[row.severity].value)
    if row.severity in _UP and row.returned.drafts >= _LEAST_DRAFTS and row.returned.low > _PROMOTE * row.adopted.high:
        return Proposal(ProposalKind.PROMOTE, row, _UP[row.severity].value)
    return None


def _about_words(found: Iterable[RuleRates], adopted: RuleCounts, returned: RuleCounts) -> Iterator[Proposal]:
    """Words that a rule picks out of many adopted briefs and no more of returned ones, when it is not at fault."""
    known = {row.rule: row for row in found}
    for (rule, word), times in sorted(adopted.words.items()):
        if rule not in known or times < _LEAST_WORDS or len(word) not in _WORD:
            continue
        as_often = returned.words[rule, word] * adopted.drafts <= times * returned.drafts
        surely = interval(times, adopted.drafts)[0] > _SURELY
        if as_often and surely and not any(mark in word for mark in "，。、；：“”#|<> "):
            yield Proposal(ProposalKind.ACCEPT, known[rule], word)


def _rate(counts: RuleCounts, rule: str) -> RateEstimate:
    low, high = interval(counts.spoke[rule], counts.drafts)
    return RateEstimate(counts.spoke[rule], counts.drafts, low, high)
