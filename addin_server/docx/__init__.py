"""Word documents: read into paragraphs, written back with comments, and made anew."""

from addin_server.docx.annotate import Annotated, Correction, Remark, annotate
from addin_server.docx.clean import Cleaned, clean
from addin_server.docx.compose import Block, Grid, new_document
from addin_server.docx.errors import DocxError
from addin_server.docx.existing import Comment, comments
from addin_server.docx.finish import Leftovers, finish, leftovers
from addin_server.docx.insert import NewParagraph, insert
from addin_server.docx.reader import Document, read, suffix_of
from addin_server.docx.sniff import kind_of

__all__ = [
    "Annotated",
    "Block",
    "Cleaned",
    "Comment",
    "Correction",
    "Document",
    "DocxError",
    "Grid",
    "Leftovers",
    "NewParagraph",
    "Remark",
    "annotate",
    "clean",
    "comments",
    "finish",
    "insert",
    "kind_of",
    "leftovers",
    "new_document",
    "read",
    "suffix_of",
]
