"""Which findings are commented, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from addin_server import docx
from addin_server.comment import of_finding, signed, write
from addin_server.core.model import Report, Role
from addin_server.core.ruleset import Source
from addin_server.vocabulary import SEVERITY_NAMES, SIGN

# The service writes 【主笔】必改｜, panes of earlier versions 【主笔】必改：.
SIGNS = docx.Signs(SIGN, tuple(f"{SIGN}{word}{mark}" for word in SEVERITY_NAMES.values() for mark in "｜："))
"""How comments of ours are known again where the file brings no record of them."""

Noted = TypeVar("Noted", docx.AnchoredRemark, docx.TextReplacement)


def remarks(
    report: Report, sources: Mapping[str, Source], keys: Iterable[str] | None = None
) -> Iterator[docx.AnchoredRemark]:
    """Yield what is to be commented: the findings named by `keys`, or all that are not folded.

    What concerns the whole draft stands on the title, or on the first paragraph where there is none.
    """
    wanted = None if keys is None else set(keys)
    for finding in report.findings:
        if finding.key in wanted if wanted is not None else not finding.folded:
            place = finding.paragraph or _title(report)
            if place is not None:
                yield docx.AnchoredRemark(
                    place, finding.span, finding.quote, signed(write(of_finding(finding, sources))), finding.severity
                )


def document_of(report: Report) -> bytes:
    """Return a new .docx of a draft that came as text. Its paragraphs are counted from p1, as the lines were."""
    return docx.new_document(
        docx.ComposedParagraph(r.role, p.text)
        for p, r in zip(report.paragraphs, report.roles, strict=True)
        if p.text.strip()
    )


def renumbered(notes: Iterable[Noted], report: Report) -> list[Noted]:
    """Return the notes as they stand in `document_of(report)`, whose paragraphs have numbers of their own."""
    written = (p.id for p in report.paragraphs if p.text.strip())
    numbers = {id_: f"p{number}" for number, id_ in enumerate(written, 1)}
    return [note._replace(paragraph=numbers.get(note.paragraph, "")) for note in notes]


def _title(report: Report) -> str | None:
    written = [(paragraph.id, role) for paragraph, text, role in report.lines() if text.strip()]
    return next((id_ for id_, role in written if role is Role.TITLE), written[0][0] if written else None)
