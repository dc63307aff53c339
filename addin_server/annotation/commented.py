"""A draft with its findings as comments: in its own file where that is a document, else in a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from addin_server import docx, readers
from addin_server.annotation import remarks
from addin_server.core.model import Report


class SourceFile(NamedTuple):
    """What was read of a file; `document` is its .docx (converted from an old format), None for a text."""

    read: readers.ReadFile
    document: bytes | None


def open_source(name: str, data: bytes) -> SourceFile:
    """Return the draft in a file; a document may be without words. Raises InputError, DocxError."""
    if not readers.is_document(name, data):
        return SourceFile(readers.read_file(name, data), None)
    document, notice = readers.modern(data)
    read = readers.read_file(name, document, may_be_empty=True)
    return SourceFile(read._replace(warnings=(*filter(None, [notice]), *read.warnings)), document)


def commented(
    source: SourceFile,
    report: Report,
    notes: Sequence[docx.AnchoredRemark],
    *,
    author: str,
    date: dt.datetime,
    highlight: bool = False,
    corrections: Sequence[docx.TextReplacement] = (),
) -> docx.Annotated:
    """Return the document with `notes` as comments; a text becomes a document first. Raises DocxError."""
    data = source.document
    if data is None:
        data, notes = remarks.document_of(report), remarks.renumbered(notes, report)
        corrections = remarks.renumbered(corrections, report)
    return docx.annotate(data, notes, author=author, highlight=highlight, date=date, corrections=corrections)
