"""Practice: a sentence rewritten, and whether the rules are content."""

from __future__ import annotations

from collections import Counter

import msgspec

from addin_server.core.model import Draft, Finding
from addin_server.training.exercise import must
from addin_server.training.reading import Check, rules_of


class Verdict(msgspec.Struct, frozen=True):
    """`left` are findings still there that the sentence was to be cured of; `new` are 必改 and 建议改 it brought."""

    left: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def content(self) -> bool:
        return not self.left and not self.new


def rewrite(draft: Draft, paragraph: str, text: str, check: Check) -> Verdict:
    """Return what the rules say when `paragraph` of `draft` reads `text`. Raises KeyError when there is none such."""
    if paragraph not in {p.id for p in draft.paragraphs}:
        raise KeyError(paragraph)
    changed = tuple(msgspec.structs.replace(p, text=text) if p.id == paragraph else p for p in draft.paragraphs)
    before, after = check(draft), check(msgspec.structs.replace(draft, paragraphs=changed))
    was_here = {rule for f in before.findings if f.paragraph == paragraph for rule in rules_of(f)}
    left = tuple(f for f in after.findings if must(f) and f.paragraph == paragraph and f.rule in was_here)
    known = Counter(f.rule for f in before.findings)
    new = []
    for finding in after.findings:
        known[finding.rule] -= 1
        if must(finding) and finding not in left and known[finding.rule] < 0:
            new.append(finding)
    return Verdict(left, tuple(new))
