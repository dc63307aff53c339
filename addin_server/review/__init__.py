"""What a reviewer works with: the bank of remarks, the reviewer's name, the sheet that goes with a reviewed draft."""

from addin_server.review.bank import LIMIT, Bank, OwnRemark, Remark, clean, count, joined, load, save_own
from addin_server.review.compare import Compared, Earlier, compare
from addin_server.review.compose import Composed, Note, compose
from addin_server.review.opinion import opinion
from addin_server.review.reviewer import reviewer
from addin_server.review.sheet import VERDICTS, Sheet, SheetRow, as_docx, as_html

__all__ = [
    "LIMIT",
    "VERDICTS",
    "Bank",
    "Compared",
    "Composed",
    "Earlier",
    "Note",
    "OwnRemark",
    "Remark",
    "Sheet",
    "SheetRow",
    "as_docx",
    "as_html",
    "clean",
    "compare",
    "compose",
    "count",
    "joined",
    "load",
    "opinion",
    "reviewer",
    "save_own",
]
