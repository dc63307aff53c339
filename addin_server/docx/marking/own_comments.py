"""Our comments in a file, as a reader sees them."""

from __future__ import annotations

from addin_server.docx.marking import record as record_
from addin_server.docx.marking.ownership import Signs, comments_of, ownership_of
from addin_server.docx.reading.existing import Comment, comments_in
from addin_server.docx.reading.reader import open_document


def own_comments(data: bytes, signs: Signs) -> list[Comment]:
    """Return those that `clean` would take out, in the order of the text. Raises DocxError."""
    source = open_document(data)
    record = record_.read(source.package, source.main)
    written = comments_of(source.part("comments"))
    ownership = dict(ownership_of(source.package, written, signs, record[0].comments if record else {}))
    return [comment for comment in comments_in(source) if ownership.get(comment.id) == "ours"]
