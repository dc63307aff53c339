"""A new document from paragraphs with roles, in the layout of GB/T 9704. The one file that knows python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from addin_server.core.model import Role
from addin_server.docx.reading.reader import open_document
from addin_server.docx.writing.anonymise import anonymise
from addin_server.docx.writing.outline import LEVELS, Outline, unnumbered


class ComposedParagraph(NamedTuple):
    """A paragraph to write."""

    role: Role
    text: str


class ComposedTable(NamedTuple):
    """A table to write: rows of cells, widths of the columns in centimetres, whether the first row is its head."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    header: bool = False


class _Style(NamedTuple):
    """A paragraph style: its name, font, size in points, how its lines stand; `keeps`: on the page of what follows."""

    name: str
    font: str
    points: float
    indent: bool = True
    align: str = ""
    built_in: str = ""
    keeps: bool = False


_BODY = _Style("公文正文", "仿宋_GB2312", 16)
_STYLES: Mapping[Role, _Style] = {
    Role.TITLE: _Style("公文标题", "方正小标宋简体", 22, indent=False, align="CENTER", built_in="Title"),
    Role.SUBTITLE: _Style(
        "公文副标题", "楷体_GB2312", 16, indent=False, align="CENTER", built_in="Subtitle", keeps=True
    ),
    Role.MASTHEAD: _Style("公文刊头", "方正小标宋简体", 36, indent=False, align="CENTER"),
    Role.ISSUE: _Style("公文期号", "仿宋_GB2312", 16, indent=False, align="CENTER"),
    Role.HEADING1: _Style("公文一级标题", "黑体", 16, built_in="Heading 1"),
    Role.HEADING2: _Style("公文二级标题", "楷体_GB2312", 16, built_in="Heading 2"),
    Role.HEADING3: _Style("公文三级标题", "仿宋_GB2312", 16, built_in="Heading 3"),
    Role.HEADING4: _Style("公文四级标题", "仿宋_GB2312", 16, built_in="Heading 4"),
    Role.SALUTATION: _Style("公文称谓", "仿宋_GB2312", 16, indent=False),
    Role.SIGNATURE: _Style("公文落款", "仿宋_GB2312", 16, indent=False, align="RIGHT"),
    Role.DATE: _Style("公文日期", "仿宋_GB2312", 16, indent=False, align="RIGHT"),
}
_CELL = _Style("公文表格", "仿宋_GB2312", 12, indent=False)
_HEAD = _Style("公文表头", "仿宋_GB2312", 12, indent=False, keeps=True)
_LINE = 28
_CELL_LINE = 20
_TALL_LINE = 44
_LARGEST = 22
# Page and margins of GB/T 9704-2012, in centimetres: width, height, top, bottom, left, right.
_PAGE = (21.0, 29.7, 3.7, 3.5, 2.8, 2.6)


def new_document(blocks: Iterable[ComposedParagraph | ComposedTable]) -> bytes:
    """Return a .docx of these paragraphs and tables; a text with line breaks becomes several paragraphs.

    All layout is in its styles.
    """
    import docx
    from docx.shared import Cm

    document: Any = docx.Document()
    document.core_properties.comments = ""  # the template's own word, not the writer's
    # The template's second copy of the styles, for programs before 2010, would contradict ours.
    for identifier in [
        i for i, relation in document.part.rels.items() if relation.reltype.endswith("/stylesWithEffects")
    ]:
        del document.part.rels[identifier]
    section = document.sections[0]
    sides = ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin")
    for side, centimetres in zip(sides, _PAGE, strict=True):
        setattr(section, side, Cm(centimetres))
    made: dict[str, Any] = {}
    outline = Outline(document.part.numbering_part.element)
    for block in blocks:
        if isinstance(block, ComposedTable):
            _grid(document, block, made)
            continue
        style = _STYLES.get(block.role, _BODY)
        level = LEVELS.get(block.role)
        if style.name not in made:
            made[style.name] = _make(document, style)
            if level is not None:
                outline.carry(made[style.name], level)
        for line in block.text.split("\n"):
            rest = None if level is None else outline.rest(line, level)
            paragraph = document.add_paragraph(line if rest is None else rest, style=made[style.name])
            if level is not None and rest is None:
                unnumbered(paragraph)
    target = io.BytesIO()
    document.save(target)
    return _of_nobody(target.getvalue())


def _of_nobody(data: bytes) -> bytes:
    """Without what the template says of its maker: no writer's file bears another's name, picture or data."""
    source = open_document(data)
    anonymise(source.package)
    return source.package.save(stamp=source.main)


def _grid(document: Any, grid: ComposedTable, made: dict[str, Any]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    for style in (_CELL, _HEAD):
        if style.name not in made:
            made[style.name] = _make(document, style)
            made[style.name].paragraph_format.line_spacing = Pt(_CELL_LINE)
    table = document.add_table(len(grid.rows), len(grid.widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)
    for number, (row, texts) in enumerate(zip(table.rows, grid.rows, strict=True)):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if grid.header and number == 0:
            row._tr.trPr.append(OxmlElement("w:tblHeader"))
        style = made[(_HEAD if grid.header and number == 0 else _CELL).name]
        for cell, text, width in zip(row.cells, texts, grid.widths, strict=True):
            cell.width = Cm(width)
            lines = text.split("\n")
            cell.paragraphs[0].text, cell.paragraphs[0].style = lines[0], style
            for line in lines[1:]:
                cell.add_paragraph(line, style=style)


def _make(document: Any, wanted: _Style) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if wanted.built_in:
        style = document.styles[wanted.built_in]
    else:
        style = document.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
    style.font.name, style.font.size, style.font.bold, style.font.italic = wanted.font, Pt(wanted.points), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), wanted.font)
    layout = style.paragraph_format
    layout.line_spacing = Pt(_LINE if wanted.points <= _LARGEST else _TALL_LINE)
    layout.space_before, layout.space_after = Pt(0), Pt(0)
    layout.first_line_indent = Pt(wanted.points * 2) if wanted.indent else Pt(0)
    if wanted.keeps:
        layout.keep_with_next = True
    if wanted.align:
        layout.alignment = getattr(WD_ALIGN_PARAGRAPH, wanted.align)
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)
    return style
