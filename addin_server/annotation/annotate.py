"""A draft back into its document, as the pane asks for it: what was changed there, findings, a reviewer's comments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from addin_server import docx
from addin_server.annotation import remarks, revisions
from addin_server.comment import signed
from addin_server.core.model import Report, Severity, Span
from addin_server.core.ruleset import Source

AUTHOR = "主笔"


class ReviewerComment(NamedTuple):
    """A reviewer's comment on `quote` at `span` of a paragraph; without a span it is on the whole paragraph."""

    paragraph: str
    span: Span | None
    quote: str
    text: str


class AnnotationOptions(NamedTuple):
    """What to write. Without `keys` all findings that are not folded, but none beside a reviewer's own remarks.

    `clear` takes our marks out of the document first; `comments` are the findings' comments.
    """

    keys: Sequence[str] | None = None
    remarks: Sequence[ReviewerComment] | None = None
    author: str = ""
    highlight: bool = False
    comments: bool = True
    clear: bool = False


class AnnotatedFile(NamedTuple):
    """The document; `unplaced` comments and changes found no words to stand on."""

    data: bytes
    unplaced: int


def annotate(
    document: bytes | None, report: Report, sources: Mapping[str, Source], wanted: AnnotationOptions, now: dt.datetime
) -> AnnotatedFile:
    """Return `document`, or without one a new document of the draft, with what is wanted. Raises DocxError."""
    notes = _notes(report, sources, wanted)
    author = wanted.author or AUTHOR
    if document is None:
        notes = remarks.renumbered(notes, report)
        data, refused = remarks.document_of(report), 0
    else:
        data, refused = _changed(document, report, author, now, clear=wanted.clear)
    done = docx.annotate(data, notes, author=author, highlight=wanted.highlight, date=now)
    return AnnotatedFile(done.data, len(done.unplaced) + refused)


def own_comments(data: bytes) -> list[docx.Comment]:
    """Return our comments in a file; none in one that is not a .docx."""
    if not data.startswith(_ZIP):
        return []
    return docx.own_comments(data, remarks.SIGNS)


_ZIP = b"PK"


def _notes(report: Report, sources: Mapping[str, Source], wanted: AnnotationOptions) -> list[docx.AnchoredRemark]:
    keys = wanted.keys if wanted.remarks is None else wanted.keys or []
    findings = remarks.remarks(report, sources, keys) if wanted.comments else ()
    return [*findings, *_by_reviewer(wanted.remarks or ())]


def _by_reviewer(given: Iterable[ReviewerComment]) -> Iterator[docx.AnchoredRemark]:
    for remark in given:
        quote = remark.quote if remark.span else ""
        yield docx.AnchoredRemark(remark.paragraph, remark.span, quote, signed(remark.text), Severity.WARNING)


def _changed(document: bytes, report: Report, author: str, now: dt.datetime, *, clear: bool) -> tuple[bytes, int]:
    """The document as the pane shows it: what was changed there becomes tracked changes."""
    data = docx.clean(document, remarks.SIGNS).data if clear else document
    changes = revisions.corrections(docx.read(data).paragraphs, report.paragraphs) or []
    done = docx.annotate(data, (), author=author, highlight=False, date=now, corrections=changes)
    return done.data, len(done.refused)
