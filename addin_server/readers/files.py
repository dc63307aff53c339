"""A file by its name and bytes. The bytes decide; the name only tells Markdown from plain text."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.model import Paragraph
from addin_server.readers import legacy, text
from addin_server.readers.limits import InputError, check_limits, require_text
from addin_server.sniff import kind_of
from addin_server.vocabulary import suffixes

_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", bytes.fromhex("D0CF11E0A1B11AE1"), b"{\\rtf", b"%PDF-")
_DOCUMENTS = tuple(suffixes("document", "old"))
_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
"""A piece of a page has nothing at its head to know it by."""
_MARKDOWN = tuple(suffixes("markdown"))

_NO_TEXT = ("html", "flat-xml")
"""Kinds of file that are written in letters and are not a text for all that."""


class ReadFile(NamedTuple):
    """What was read. `warnings` are Chinese sentences on what could not be seen."""

    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[str, ...]


def read_file(name: str, data: bytes, *, may_be_empty: bool = False) -> ReadFile:
    """Return the paragraphs of a file. Raises InputError.

    Text is held to the limits of a check, a document to those of its format.
    """
    if is_document(name, data):
        from addin_server import docx  # longer to import than a text takes to check

        data, notice = legacy.modern(data)
        try:
            document = docx.read(data)
        except docx.DocxError as error:
            raise InputError(error.message) from None
        if not may_be_empty:
            require_text(document.paragraphs)
        return ReadFile(document.paragraphs, (*filter(None, [notice]), *document.notices))
    found = read_text_file(name, data)
    check_limits(found.paragraphs)
    return found


def read_text_file(name: str, data: bytes) -> ReadFile:
    """Return the paragraphs of a text file. Raises InputError."""
    split = text.markdown if name.lower().endswith(_MARKDOWN) else text.paragraphs
    return ReadFile(tuple(split(text.decode(data))), ())


def is_document(name: str, data: bytes) -> bool:
    """Whether to open it as a Word document, if only to say what is wrong with it."""
    named = name.lower().endswith((*_DOCUMENTS, *_PAGES))
    return data.startswith(_OFFICE) or named or kind_of(data) in _NO_TEXT
