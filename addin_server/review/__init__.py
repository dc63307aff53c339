"""What a reviewer works with: the bank of remarks, the reviewer's name, the sheet that goes with a reviewed draft."""

from addin_server.review.bank import LIMIT, Bank, OwnRemark, Remark, count, load, save_own
from addin_server.review.reviewer import reviewer
from addin_server.review.sheet import VERDICTS, Sheet, SheetRow, Verdict, as_docx, as_html

__all__ = [
    "LIMIT",
    "VERDICTS",
    "Bank",
    "OwnRemark",
    "Remark",
    "Sheet",
    "SheetRow",
    "Verdict",
    "as_docx",
    "as_html",
    "count",
    "load",
    "reviewer",
    "save_own",
]
