"""Word documents: read into paragraphs, written back with comments, and made anew."""

from addin_server.docx.annotate import Annotated, Correction, Remark, annotate
from addin_server.docx.clean import Cleaned, clean
from addin_server.docx.compose import Block, new_document
from addin_server.docx.errors import DocxError
from addin_server.docx.reader import Document, read

__all__ = [
    "Annotated",
    "Block",
    "Cleaned",
    "Correction",
    "Document",
    "DocxError",
    "Remark",
    "annotate",
    "clean",
    "new_document",
    "read",
]
