"""Practice: a sentence rewritten, and whether the rules are content."""

from __future__ import annotations

from collections import Counter

import msgspec

from addin_server.core.model import Draft, Finding, Role
from addin_server.training.exercise import must
from addin_server.training.reading import Check, rules_of


class RewriteOutcome(msgspec.Struct, frozen=True):
    """`left` are findings still there that the sentence was to be cured of; `new` are 必改 and 建议改 it brought."""

    left: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def content(self) -> bool:
        return not self.left and not self.new


def rewrite(draft: Draft, paragraph: str, text: str, check: Check, finished: Draft | None = None) -> RewriteOutcome:
    """Return what the rules say when `paragraph` of `draft` reads `text`. Raises KeyError when there is none such.

    The rest of the draft is not mended yet, and the sentence is not to be blamed for that: with the `finished` draft,
    only what the rules would say in it too counts.
    """
    verdict = _judged(draft, paragraph, text, check)
    if finished is None or verdict.content:
        return verdict
    place = _counterpart(draft, paragraph, finished, check)
    if place is None:
        return verdict
    said = Counter(rule for f in check(_with(finished, place, text)).findings if must(f) for rule in rules_of(f))
    return RewriteOutcome(*(tuple(f for f in found if said[f.rule]) for found in (verdict.left, verdict.new)))


def _with(draft: Draft, paragraph: str, text: str) -> Draft:
    changed = tuple(msgspec.structs.replace(p, text=text) if p.id == paragraph else p for p in draft.paragraphs)
    return msgspec.structs.replace(draft, paragraphs=changed)


def _counterpart(draft: Draft, paragraph: str, finished: Draft, check: Check) -> str | None:
    """The paragraph of the finished draft that has the same part: by its role and its turn among those of the role."""
    role, turn = next(found for id_, found in _parts(draft, check) if id_ == paragraph)
    return next((id_ for id_, found in _parts(finished, check) if found == (role, turn)), None)


def _parts(draft: Draft, check: Check) -> list[tuple[str, tuple[Role, int]]]:
    seen = Counter[Role]()
    parts = []
    report = check(draft)
    for here, reading in zip(report.paragraphs, report.roles, strict=True):
        parts.append((here.id, (reading.role, seen[reading.role])))
        seen[reading.role] += 1
    return parts


def _judged(draft: Draft, paragraph: str, text: str, check: Check) -> RewriteOutcome:
    if paragraph not in {p.id for p in draft.paragraphs}:
        raise KeyError(paragraph)
    before, after = check(draft), check(_with(draft, paragraph, text))
    was_here = {rule for f in before.findings if f.paragraph == paragraph for rule in rules_of(f)}
    left = tuple(f for f in after.findings if must(f) and f.paragraph == paragraph and f.rule in was_here)
    known = Counter(f.rule for f in before.findings)
    new = []
    for finding in after.findings:
        known[finding.rule] -= 1
        if must(finding) and finding not in left and known[finding.rule] < 0:
            new.append(finding)
    return RewriteOutcome(left, tuple(new))
