"""Material to look through, sent as text or as files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin_server import mining, readers, wire
from addin_server.web.deadline import deadline
from addin_server.web.problems import Refusal

MOST = 10
"""Documents that are looked through at once."""

READING = 90.0
"""Seconds for all files together; those of old programs are converted one after the other."""


def materials(sent: Iterable[wire.MineSource], files: Sequence[wire.Upload]) -> list[mining.SourceDocument]:
    """Return the documents, those sent as text first.

    InputError names the file that cannot be read; Refusal ends what is too many or takes too long.
    """
    documents = wire.sources_from_wire(sent)
    if len(documents) + len(files) > MOST:
        raise Refusal("bad-request", f"一次最多看 {MOST} 份材料，请分几次。")
    for document in documents:
        readers.check_limits(document.paragraphs)
    tick = deadline(READING)
    for file in files:
        tick()
        documents.append(_read(file))
    return documents


def _read(file: wire.Upload) -> mining.SourceDocument:
    try:
        return mining.SourceDocument(file.name, readers.read_file(file.name, file.data).paragraphs)
    except readers.InputError as error:
        raise readers.InputError(f"《{file.name}》：{error}") from None
