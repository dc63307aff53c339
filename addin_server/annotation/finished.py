"""The file to submit: our marks gone, what was changed in the pane written in, what its sender names taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from addin_server import docx
from addin_server.annotation import remarks, revisions
from addin_server.annotation.annotate import AUTHOR
from addin_server.core.model import Report
from addin_server.docx import Leftover


class Finished(NamedTuple):
    """The document; `anew` when it had to be laid out anew, `unplaced` changes found no words to stand on."""

    data: bytes
    notices: tuple[str, ...] = ()
    anew: bool = False
    unplaced: int = 0


def finished(
    document: bytes | None,
    report: Report | None,
    remove: Iterable[Leftover],
    now: dt.datetime,
    side: docx.Side = "accepted",
) -> Finished:
    """Return `document` ready to be sent, with the text of `report` where that is given. Raises DocxError.

    Text that was changed is accepted with all other changes: the file says what the pane shows. Without a document, or
    where paragraphs came or went, the text is laid out anew. `side` is what becomes of the changes where they are among
    what is taken out.
    """
    wanted = set(remove)
    if document is None:
        assert report is not None, "without a file there must be a text"
        return Finished(remarks.document_of(report), anew=True)
    cleaned = docx.clean(document, remarks.SIGNS)
    left = (sentences for what, sentences in cleaned.kept._asdict().items() if what not in wanted)
    notices = (*cleaned.also, *(sentence for sentences in left for sentence in sentences))
    data, unplaced = cleaned.data, 0
    if report is not None:
        changes = revisions.corrections(docx.read(data).paragraphs, report.paragraphs)
        if changes is None:
            return Finished(remarks.document_of(report), notices, anew=True)
        if changes:
            done = docx.annotate(data, (), author=AUTHOR, highlight=False, date=now, corrections=changes)
            data, unplaced = docx.finish(done.data, {"changes"}), len(done.refused)
            data = docx.clean(data, remarks.SIGNS).data  # the record of what was written in
    return Finished(docx.finish(data, wanted, changes=side) if wanted else data, notices, unplaced=unplaced)
