"""A rule's examples are its tests: what must be found is found exactly, what must stay silent does."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from addin_server.core.engine import Checker
from addin_server.core.language import regex
from addin_server.core.model import Draft, Finding, Paragraph, Role, Span
from addin_server.core.rules.rule import SCOPES, Example, Rule

_MARK = regex.compile(r"\[\[((?:(?!\[\[|\]\]).)+)\]\]", re.DOTALL)
_ROLE_OF_SCOPE = {"prose": Role.BODY, "heading": Role.HEADING1, "any": Role.BODY}


class Failure(msgspec.Struct, frozen=True):
    """An example that does not do what it claims."""

    rule: str
    example: str
    expected: str
    found: str


def failures(rule: Rule, checker: Checker) -> Iterator[Failure]:
    """Yield the examples of `rule` that fail under `checker`; none for a rule it does not run."""
    if rule.OUTSIDE:
        return
    for example in rule.example:
        if example.weak:
            yield from _weak(rule, example, checker)
        for text in filter(None, (example.good, example.ok)):
            found = _findings(rule, example, text, checker)
            if found:
                yield Failure(rule.id, text, "不出声", "、".join(f"“{f.quote}”" for f in found))


def draft_of(rule: Rule, example: Example, text: str) -> Draft:
    """Return the draft an example's text stands for: one pinned paragraph, or several lines to infer."""
    lines = text.strip().split("\n")
    pinned = (example.as_role or _default_role(rule)) if len(lines) == 1 else None
    paragraphs = tuple(Paragraph(id=f"p{i}", text=line, pinned=pinned) for i, line in enumerate(lines, 1))
    date = dt.date.fromisoformat(example.date) if example.date else None
    return Draft(paragraphs=paragraphs, type=example.type, level=example.level, date=date)


def unmarked(text: str) -> str:
    """The example's text without its [[marks]]."""
    return _MARK.sub(r"\1", text)


def shown(text: str) -> str:
    """The example's text with its [[marks]] in bold, as Markdown has it."""
    return _MARK.sub(r"**\1**", text)


def _weak(rule: Rule, example: Example, checker: Checker) -> Iterator[Failure]:
    found = _findings(rule, example, unmarked(example.weak), checker)
    expected = list(marks(example.weak))
    if not expected and not found:
        yield Failure(rule.id, example.weak, "要指出来", "没有出声")
    actual = [(int(f.paragraph[1:]) - 1, f.span) for f in found if f.paragraph and f.span]
    if expected and sorted(actual) != expected:
        yield Failure(rule.id, example.weak, "正好是标出的字", "、".join(f"“{f.quote}”" for f in found) or "没有出声")


def _findings(rule: Rule, example: Example, text: str, checker: Checker) -> list[Finding]:
    report = checker.check(draft_of(rule, example, text), unfold=True)
    return [f for f in report.findings if rule.id in _speaking(f)]


def _speaking(finding: Finding) -> list[str]:
    """The rules that speak through a finding: its own, those joined to it, those that left it their words."""
    return [finding.rule, *(rule for key in ("also", "same") for rule in str(finding.params.get(key, "")).split())]


def marks(text: str) -> Iterator[tuple[int, Span]]:
    """Yield the line, from 0, and the span of every [[mark]], counted without the brackets."""
    for number, line in enumerate(text.strip().split("\n")):
        removed = 0
        for match in _MARK.finditer(line):
            start = match.start() - removed
            yield number, Span(start, start + len(match[1]))
            removed += 4


def _default_role(rule: Rule) -> Role:
    scope = rule.scope[0]
    return _ROLE_OF_SCOPE.get(scope) or next(iter(SCOPES[scope]))
