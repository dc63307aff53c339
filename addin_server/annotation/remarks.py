"""Findings as the comments a reader of the document sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from addin_server import docx
from addin_server.core.model import Finding, Report, Role, Severity
from addin_server.core.ruleset import Source

SIGN = "【主笔】"
"""Every comment of ours begins with this, in all hosts."""

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "必改",
    Severity.WARNING: "建议改",
    Severity.ADVICE: "可斟酌",
}

# The service writes 【主笔】必改｜, panes 【主笔】必改：.
SIGNS = docx.Signs(SIGN, tuple(f"{SIGN}{word}{mark}" for word in SEVERITY_WORDS.values() for mark in "｜："))
"""How comments of ours are known again where the file brings no record of them."""


def cite(keys: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return the sources of a rule as one readable phrase."""
    titles = (sources[key.partition(".")[0]].title for key in keys if key.partition(".")[0] in sources)
    return "、".join(dict.fromkeys(titles))


def remark_text(finding: Finding, sources: Mapping[str, Source]) -> str:
    """Return the comment: how grave, what, why, and where the criterion comes from."""
    told = f"{SIGN}{SEVERITY_WORDS[finding.severity]}｜{finding.message}"
    beside = [f"另见：“{e.quote}”{e.note}" for e in finding.evidence]
    return "\n".join([told, *beside, f"为什么：{finding.why}", f"依据：{cite(finding.source, sources)}"])


def remarks(report: Report, sources: Mapping[str, Source], keys: Iterable[str] | None = None) -> Iterator[docx.Remark]:
    """Yield what is to be commented: the findings named by `keys`, or all that are not folded.

    What concerns the whole draft stands on the title, or on the first paragraph where there is none.
    """
    wanted = None if keys is None else set(keys)
    for finding in report.findings:
        if finding.key in wanted if wanted is not None else not finding.folded:
            place = finding.paragraph or _title(report)
            if place is not None:
                yield docx.Remark(place, finding.span, finding.quote, remark_text(finding, sources), finding.severity)


def document_of(report: Report) -> bytes:
    """Return a new .docx of a draft that came as text. Its paragraphs are counted from p1, as the lines were."""
    return docx.new_document(
        docx.Block(r.role, p.text) for p, r in zip(report.paragraphs, report.roles, strict=True) if p.text.strip()
    )


def signed(text: str) -> str:
    """Return a comment that is known again as ours."""
    return text if text.startswith(SIGN) else SIGN + text


def renumbered(notes: Iterable[docx.Remark], report: Report) -> list[docx.Remark]:
    """Return the notes as they stand in `document_of(report)`, whose paragraphs have numbers of their own."""
    written = (p.id for p in report.paragraphs if p.text.strip())
    numbers = {id_: f"p{number}" for number, id_ in enumerate(written, 1)}
    return [note._replace(paragraph=numbers.get(note.paragraph, "")) for note in notes]


def _title(report: Report) -> str | None:
    written = [(p.id, r.role) for p, r in zip(report.paragraphs, report.roles, strict=True) if p.text.strip()]
    return next((id_ for id_, role in written if role is Role.TITLE), written[0][0] if written else None)
