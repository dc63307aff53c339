"""A new document from paragraphs with roles, set as Chinese offices set papers. The one file that knows python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from addin_server.core.model import Role


class Block(NamedTuple):
    """A paragraph to write."""

    role: Role
    text: str


class _Setting(NamedTuple):
    font: str
    points: float
    indent: bool = True
    centred: bool = False
    right: bool = False


_BODY = _Setting("仿宋_GB2312", 16)
_SETTINGS: Mapping[Role, _Setting] = {
    Role.TITLE: _Setting("方正小标宋简体", 22, indent=False, centred=True),
    Role.SUBTITLE: _Setting("楷体_GB2312", 16, indent=False, centred=True),
    Role.MASTHEAD: _Setting("方正小标宋简体", 36, indent=False, centred=True),
    Role.ISSUE: _Setting("仿宋_GB2312", 16, indent=False, centred=True),
    Role.HEADING1: _Setting("黑体", 16),
    Role.HEADING2: _Setting("楷体_GB2312", 16),
    Role.SALUTATION: _Setting("仿宋_GB2312", 16, indent=False),
    Role.SIGNATURE: _Setting("仿宋_GB2312", 16, indent=False, right=True),
    Role.DATE: _Setting("仿宋_GB2312", 16, indent=False, right=True),
}


def new_document(blocks: Iterable[Block]) -> bytes:
    """Return a .docx of these paragraphs; a text with line breaks becomes several."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document: Any = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Cm(3.7),
        Cm(3.5),
        Cm(2.8),
        Cm(2.6),
    )
    for block in blocks:
        setting = _SETTINGS.get(block.role, _BODY)
        for line in block.text.split("\n"):
            paragraph = document.add_paragraph()
            layout = paragraph.paragraph_format
            layout.line_spacing, layout.space_after = Pt(28 if setting.points <= 22 else 44), Pt(0)
            if setting.indent:
                layout.first_line_indent = Pt(setting.points * 2)
            if setting.centred:
                layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif setting.right:
                layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _write(paragraph, line, setting)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _write(paragraph: Any, text: str, setting: _Setting) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = setting.font, Pt(setting.points)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), setting.font)
