"""Comments of a reviewer on their way into a document, and those of ours that it already holds on their way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin_server import comment, docx, wire
from addin_server.core.model import Paragraph, Report, Severity

_ZIP = b"PK"


def own_remarks(wanted: Iterable[wire.RemarkIn], report: Report) -> Iterator[docx.Remark]:
    """Yield a reviewer's comments as the document writer takes them; one on an unknown paragraph is not placed."""
    texts = {p.id: p.text for p in report.paragraphs}
    for remark in wanted:
        span = wire.Utf16(texts.get(remark.paragraph, "")).back(remark.span) if remark.span else None
        text = comment.signed(remark.text)
        yield docx.Remark(remark.paragraph, span, remark.quote if span else "", text, Severity.WARNING)


def own_comments(data: bytes, paragraphs: Sequence[Paragraph]) -> list[wire.CommentOut]:
    """Return our comments in an uploaded file; none in one that is not a .docx."""
    if not data.startswith(_ZIP):
        return []
    utf16 = {p.id: wire.Utf16(p.text) for p in paragraphs}
    ours = (c for c in docx.comments(data) if comment.is_signed(c.text))
    return [
        wire.CommentOut(
            c.paragraph,
            utf16[c.paragraph].span(c.span) if c.span is not None and c.paragraph in utf16 else None,
            c.quote,
            c.text,
            c.author,
            c.date,
        )
        for c in ours
    ]
