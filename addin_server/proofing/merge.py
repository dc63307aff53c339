"""From marks to findings of ours: curated, outside names and quotations, and never beside what we said already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from addin_server.core.findings import wording
from addin_server.core.findings.finding_builder import finding_key
from addin_server.core.language.block import Block
from addin_server.core.model import Edit, Finding, Fix, Paragraph, Report, Role, Span
from addin_server.core.rules.rule import Rule
from addin_server.core.ruleset import Ruleset
from addin_server.proofing import curate, guard
from addin_server.proofing.adapter import ProofreaderMatch
from addin_server.proofing.curate import Curation

_SAME_SORT = ("language", "format", "policy")
"""Categories of ours that speak of words and marks: where one of them stands, it says it better."""

_WORDS = 20
"""Characters up to which a finding of ours is about words; a longer one is about the sentence or the paragraph."""

_SURE = ("language.lt.mark", "language.lt.width", "language.lt.number")
"""Rules whose only proposal may be applied unread: the convention leaves no choice."""


def findings(
    report: Report, marks: Mapping[str, Sequence[ProofreaderMatch]], curation: Curation, ruleset: Ruleset
) -> tuple[Finding, ...]:
    """Return what is to be told about the paragraphs of `report`; `marks` are by text, the most trusted first."""
    return tuple(
        finding
        for paragraph, reading in zip(report.paragraphs, report.roles, strict=True)
        for finding in _of(paragraph, reading.role, marks.get(paragraph.text, ()), report, curation, ruleset)
    )


def added(report: Report, more: Sequence[Finding]) -> Report:
    """Return `report` with `more` findings in their places."""
    order = {paragraph.id: index for index, paragraph in enumerate(report.paragraphs)}

    def place(finding: Finding) -> tuple[int, int]:
        return (order[finding.paragraph] if finding.paragraph else -1, finding.span.start if finding.span else 0)

    return msgspec.structs.replace(report, findings=tuple(sorted([*report.findings, *more], key=place)))


def _of(
    paragraph: Paragraph,
    role: Role,
    marks: Sequence[ProofreaderMatch],
    report: Report,
    curation: Curation,
    ruleset: Ruleset,
) -> Iterator[Finding]:
    curated = [(curation.rule_of(mark, paragraph.text), mark) for mark in marks]
    curated = [(id_, mark) for id_, mark in curated if id_]
    if not curated:
        return
    block = Block(paragraph.text, role, paragraph.label, ruleset.automaton)
    if block.find("@hole"):
        return
    verbatim = guard.verbatim(block)
    untouchable = [*verbatim, *guard.names(block)]
    ours = list(_taken(paragraph.id, report))
    free = [
        (id_, mark)
        for id_, mark in curated
        if not guard.covered(Span(mark.start, mark.end), verbatim if id_ in _SURE else untouchable)
        and not any(s.start < mark.end and mark.start < s.end for s in ours)
    ]
    alike: dict[tuple[str, object], list[ProofreaderMatch]] = {}
    for id_, mark in curate.alone(free):
        # Only now: of two that say the same, the second is not to take the place of one that is turned off.
        if id_ in ruleset.by_id and role in ruleset[id_].roles:
            alike.setdefault((id_, mark.source if id_ in _SURE else mark), []).append(mark)
    for (id_, _), same in alike.items():
        yield _finding(ruleset[id_], same, paragraph)


def _taken(paragraph: str, report: Report) -> Iterator[Span]:
    """Spans of a paragraph that findings of ours speak of, or mend."""
    for finding in report.findings:
        if finding.paragraph == paragraph and finding.category in _SAME_SORT and finding.span:
            if finding.span.end - finding.span.start <= _WORDS:
                yield finding.span
            yield from (edit.span for fix in finding.fixes for edit in fix.edits if edit.paragraph == paragraph)


def _finding(rule: Rule, marks: Sequence[ProofreaderMatch], paragraph: Paragraph) -> Finding:
    """One finding on the first of `marks`; with several, one fix mends them all."""
    first = marks[0]
    span = Span(first.start, first.end)
    quote = paragraph.text[span.start : span.end]
    params: dict[str, str | int] = {"right": "”或“".join(first.right), "says": first.says}
    message = wording.fill(rule.message, {"quote": quote, **params})
    if len(marks) > 1:
        message = f"{message.rstrip('。')}，本段共 {len(marks)} 处。"
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        paragraph=paragraph.id,
        span=span,
        quote=quote,
        occurrence=paragraph.text.count(quote, 0, span.start + len(quote) - 1),
        message=message,
        why=rule.why,
        source=rule.source,
        key=finding_key(rule.id, paragraph.text, span),
        params=params,
        fixes=tuple(_fixes(rule, marks, paragraph)),
    )


def _fixes(rule: Rule, marks: Sequence[ProofreaderMatch], paragraph: Paragraph) -> Iterator[Fix]:
    safe = rule.id in _SURE and all(len(mark.right) == 1 for mark in marks)
    for number, right in enumerate(marks[0].right):
        label = (f"改为“{right}”" if right else "删去") if len(marks) == 1 else f"{len(marks)} 处都改"
        edits = (Edit(paragraph.id, Span(m.start, m.end), m.right[number]) for m in marks if number < len(m.right))
        yield Fix(label, "safe" if safe else "review", tuple(edits))
