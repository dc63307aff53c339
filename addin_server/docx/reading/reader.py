"""A .docx as a draft: its paragraphs and what the user should know about the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from addin_server.core.model import Paragraph
from addin_server.docx.opc.errors import refusal
from addin_server.docx.opc.names import MATHS, Element, both, kind
from addin_server.docx.opc.notices import notices
from addin_server.docx.opc.other_stories import other_stories
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import content_type, main_part, related
from addin_server.docx.reading.cells import Cells
from addin_server.docx.reading.numbering import Numbering
from addin_server.docx.reading.styles import Styles, align_of, outline_of
from addin_server.docx.text.content import text_of
from addin_server.docx.text.enclosed import is_drawn
from addin_server.docx.text.story import Story, StoryParagraph

MAX_PARAGRAPHS = 20_000
MAX_CHARACTERS = 1_000_000
_SHOWING = (*both("drawing", "pict", "object"), *(f"{{{space}}}oMath" for space in MATHS))
"""What shows something and is no text."""


class Document(NamedTuple):
    """What was read. `notices` are Chinese sentences on what cannot be seen or will be affected by a change."""

    paragraphs: tuple[Paragraph, ...]
    notices: tuple[str, ...]


class OpenDocument(NamedTuple):
    """An open document: its package, the name and the tree of the main part."""

    package: Package
    main: str
    root: Element

    def part(self, name: str) -> Element | None:
        """The tree of the part related to the main one as `name` ("styles"), None when there is none."""
        found = related(self.package, self.main, name)
        return None if found is None else self.package.xml(found)


def open_document(data: bytes) -> OpenDocument:
    """Open a Word document of any kind. Raises DocxError."""
    package = Package(data)
    main = main_part(package)
    root = package.xml(main)
    if kind(root) != "document":
        raise refusal("not-docx")
    return OpenDocument(package, main, root)


def read_other_stories(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return the paragraphs of headers, footers and notes, each after its place. Raises DocxError."""
    source = open_document(data)
    return tuple(other_stories(source.package, source.main))


_SUFFIXES = {
    "macroEnabledTemplate": ".dotm",
    "macroEnabled": ".docm",
    "template": ".dotx",
}


def suffix_of(data: bytes) -> str:
    """The suffix Word expects of a file with this content. Raises DocxError."""
    source = open_document(data)
    declared = content_type(source.package, source.main)
    return next((suffix for mark, suffix in _SUFFIXES.items() if mark.lower() in declared.lower()), ".docx")


def read(data: bytes) -> Document:
    """Paragraphs with text, in reading order, as if all tracked changes were accepted. Raises DocxError."""
    source = open_document(data)
    styles, numbering = Styles(source.part("styles")), Numbering(source.part("numbering"))
    story = Story(source.root)
    cells = Cells()
    found: list[Paragraph] = []
    characters = 0
    for paragraph in story.paragraphs():
        style = styles.of(paragraph.properties)
        label = numbering.label(style)
        text = text_of(paragraph, story.fields)
        shows = _shows(paragraph)
        if not text.strip():
            if found and (shows or paragraph.container == "table"):
                found[-1] = msgspec.structs.replace(found[-1], shows=True)
            continue
        characters += len(text)
        cell, rows = cells.of(paragraph)
        found.append(
            Paragraph(
                id=paragraph.id,
                text=text,
                label=label,
                style=style.name,
                outline=outline_of(style),
                align=align_of(style),
                container=paragraph.container,
                cell=cell,
                rows=rows,
                shows=shows,
            )
        )
        if len(found) > MAX_PARAGRAPHS:
            raise refusal("too-many-paragraphs", f"{MAX_PARAGRAPHS:,}")
        if characters > MAX_CHARACTERS:
            raise refusal("too-many-characters", f"{MAX_CHARACTERS // 10_000} 万")
    warnings = (*notices(source.package, source.main, source.root), *_undrawn(story))
    return Document(tuple(found), warnings)


def _shows(paragraph: StoryParagraph) -> bool:
    return any(next(part.iter(*_SHOWING), None) is not None for part in paragraph.parts)


def _undrawn(story: Story) -> Iterator[str]:
    fields = story.fields
    count = sum(is_drawn(found.code) and begin not in fields.drawn for begin, found in fields.by_begin.items())
    if count:
        yield f"文稿里有 {count} 处 EQ 域（上下标、分数之类），没有读到。"
