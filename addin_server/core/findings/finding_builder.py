"""From what a rule found to a finding of the report: its message, its places in the draft, its fixes, its key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from addin_server.core.findings import wording
from addin_server.core.findings.filters import RawFinding
from addin_server.core.model import Draft, Edit, Evidence, Finding, Fix, FixPart, Span
from addin_server.core.rules.rule import BlockFix, BlockPart
from addin_server.core.structure.article import Passage

_AROUND = 8
"""Characters on either side of a finding that are part of its key."""


def build_finding(r: RawFinding, draft: Draft) -> Finding:
    """Return what was found as the report has it: its words filled in, its places those of the draft's paragraphs."""
    rule, issue = r.rule, r.issue
    if r.passage is None:
        paragraph, span, text, quote = None, None, "", ""
    else:
        index, span = r.passage.locate(r.span)
        paragraph, text = draft.paragraphs[index].id, draft.paragraphs[index].text
        quote = text[span.start : span.end]
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=r.severity,
        paragraph=paragraph,
        span=span,
        quote=quote,
        occurrence=text.count(quote, 0, span.start + len(quote) - 1) if span and quote else 0,
        message=_message(r, quote),
        why=rule.why,
        source=rule.source,
        key=finding_key(rule.id, text, span),
        params=dict(issue.params),
        evidence=(
            *(_evidence(r, at, where, note, draft) for at, where, note in issue.evidence),
            *(_evidence(other, None, other.span, "又一处", draft) for other in r.repeats),
        ),
        fixes=tuple(_fixes(r, draft)),
        reasons=issue.reasons,
        folded=r.folded,
    )


def _message(r: RawFinding, quote: str) -> str:
    message = wording.fill(r.rule.message, {"quote": quote, **r.issue.params})
    if not r.repeats:
        return message
    where = "这一段" if r.rule.repeat == "paragraph" else "全文"
    return f"{message.rstrip('。')}，{where}共 {len(r.repeats) + 1} 处。"


def _evidence(r: RawFinding, at: Passage | None, where: Span, note: str, draft: Draft) -> Evidence:
    passage = at or r.passage
    assert passage is not None, "evidence needs a passage"
    index, span = passage.locate(where)
    paragraph = draft.paragraphs[index]
    return Evidence(paragraph.id, span, paragraph.text[span.start : span.end], note)


def _fixes(r: RawFinding, draft: Draft) -> Iterator[Fix]:
    """What mends the finding; where it is reported once for several places, what mends them all."""
    for fixes in zip(_fixes_here(r, draft), *(_fixes_here(other, draft) for other in r.repeats), strict=False):
        edits = tuple(edit for fix in fixes for edit in fix.edits)
        yield Fix(fixes[0].label, fixes[0].safety, edits, fixes[0].parts)


def _fixes_here(r: RawFinding, draft: Draft) -> Iterator[Fix]:
    if r.passage is None:
        return
    for fix in (*r.issue.fixes, *r.assembled, *_template_fixes(r, r.passage)):
        edits = []
        for passage, where, text in (*((r.passage, *edit) for edit in fix.edits), *fix.elsewhere):
            index, span = passage.locate(where)
            edits.append(Edit(draft.paragraphs[index].id, span, text))
        yield Fix(fix.label, fix.safety, tuple(edits), tuple(_placed(part, draft) for part in fix.parts))


def _placed(part: BlockPart, draft: Draft) -> FixPart:
    if part.at is None or part.span is None:
        return FixPart(part.text, part.says)
    index, span = part.at.locate(part.span)
    return FixPart(part.text, part.says, draft.paragraphs[index].id, span)


def _template_fixes(r: RawFinding, passage: Passage) -> Iterator[BlockFix]:
    """What the rule's own data proposes. Of findings joined into one the words between are not ours to replace."""
    if not r.issue.mendable or "also" in r.issue.params or len(passage.lines) > 1:
        return
    for template in r.rule.fix:
        span = (r.issue.mends if template.put else None) or r.span
        if not template.assemble and (edits := template.edits(passage.block, span)):
            yield BlockFix(template.label, template.safety, edits)


def finding_key(rule: str, text: str, span: Span | None) -> str:
    """Name a finding so that edits elsewhere do not change its name: by its rule and the characters around it."""
    around = text[max(span.start - _AROUND, 0) : span.end + _AROUND] if span else ""
    return hashlib.blake2b(f"{rule}\0{around}".encode(), digest_size=8).hexdigest()
