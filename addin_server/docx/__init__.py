"""Word documents: read into paragraphs, written back with comments, and made anew."""

from addin_server.docx.marking.annotate import Annotated, TextReplacement, annotate
from addin_server.docx.marking.clean import Cleaned, clean
from addin_server.docx.marking.own_comments import own_comments
from addin_server.docx.marking.ownership import Signs
from addin_server.docx.marking.remark import AnchoredRemark
from addin_server.docx.opc.errors import DocxError
from addin_server.docx.reading.existing import Comment, comments
from addin_server.docx.reading.reader import Document, read, read_other_stories, suffix_of
from addin_server.docx.text.resolved import Side
from addin_server.docx.writing.compose import ComposedParagraph, ComposedTable, new_document
from addin_server.docx.writing.finish import Leftover, Leftovers, finish, leftovers
from addin_server.docx.writing.hidden_content import HiddenContent, hidden_content
from addin_server.docx.writing.insert import InsertedParagraph, insert
from addin_server.docx.writing.traces import Trace

__all__ = [
    "AnchoredRemark",
    "Annotated",
    "Cleaned",
    "Comment",
    "ComposedParagraph",
    "ComposedTable",
    "Document",
    "DocxError",
    "HiddenContent",
    "InsertedParagraph",
    "Leftover",
    "Leftovers",
    "Side",
    "Signs",
    "TextReplacement",
    "Trace",
    "annotate",
    "clean",
    "comments",
    "finish",
    "hidden_content",
    "insert",
    "leftovers",
    "new_document",
    "own_comments",
    "read",
    "read_other_stories",
    "suffix_of",
]
