"""Word documents: read into paragraphs, written back with comments, and made anew."""

from addin_server.docx.annotate import Annotated, Remark, annotate
from addin_server.docx.compose import Block, new_document
from addin_server.docx.errors import DocxError
from addin_server.docx.reader import Document, read

__all__ = ["Annotated", "Block", "Document", "DocxError", "Remark", "annotate", "new_document", "read"]
