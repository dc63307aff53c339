"""Paratext, what stands around a brief's own text: lists of contents, the cells of a form, comments by an editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from addin_server.core.language import regex
from addin_server.core.model import Paragraph, Role, RoleReading
from addin_server.core.structure.role_table import ParagraphReader

CONTENTS = RoleReading(Role.MASTHEAD, "是目录")
_LABEL = RoleReading(Role.MASTHEAD, "是表格里的栏目名")
_TITLE = RoleReading(Role.TITLE, "填在表格的标题一栏")
_FILLED = RoleReading(Role.CREDITS, "填在表格的一栏里")
_COMMENT = RoleReading(Role.NOTE, "是编者或评论者的话")
SHORT = 20
"""Characters; no heading of contents or comments is longer."""
_NUMBER = regex.compile(r"^(?:\d{1,2}\s*[.．、]|[一二三四五六七八九十]+、|[◆◇■□●○★☆※·•])\s*")
_PAGE = regex.compile(r"(?:(?<![\s…—.·])[\s…—.·]++)?[（(]?\d{1,3}[）)]?$")


class Paratext(NamedTuple):
    """Readings by index, and the titles that the contents name."""

    readings: dict[int, RoleReading]
    titles: frozenset[str]


def paratext(
    paragraphs: Sequence[Paragraph], paragraph_reader: ParagraphReader, is_prose: Callable[[int], bool]
) -> Paratext:
    """Return what of these paragraphs is no part of a brief's own text."""
    texts = [p.text.strip() for p in paragraphs]
    contents = list(_contents(texts, paragraph_reader, is_prose))
    readings = dict(_comments(texts, paragraph_reader, is_prose)) | dict.fromkeys(contents, CONTENTS)
    tables = [i for i, p in enumerate(paragraphs) if texts[i] and p.container == "table"]
    if any(paragraph_reader.matches("cell_title", texts[i]) for i in tables):
        readings |= dict(_form(tables, texts, paragraph_reader, is_prose))
    return Paratext(readings, frozenset(_named(texts[i]) for i in contents))


def _contents(
    texts: Sequence[str], paragraph_reader: ParagraphReader, is_prose: Callable[[int], bool]
) -> Iterator[int]:
    inside = False
    for i, text in enumerate(texts):
        if not text:
            continue
        if len(text) <= SHORT and paragraph_reader.matches("contents", text):
            inside = True
        elif inside:
            inside = not is_prose(i) and (
                paragraph_reader.matches("entry", text) or _recurs(_named(text), texts[i + 1 :])
            )
        if inside:
            yield i


def _named(entry: str) -> str:
    """The title that an entry of the contents names."""
    return _PAGE.sub("", _NUMBER.sub("", entry))


def _recurs(title: str, below: Sequence[str]) -> bool:
    return bool(title) and any(text.startswith(title) for text in below)


def _comments(
    texts: Sequence[str], paragraph_reader: ParagraphReader, is_prose: Callable[[int], bool]
) -> Iterator[tuple[int, RoleReading]]:
    """Headings of comments with the prose below them; a commentator signs below a text, never above the first."""
    inside = prose_seen = False
    for i, text in enumerate(texts):
        if not text:
            continue
        prose, short = is_prose(i), len(text) <= SHORT
        heads = short and (
            paragraph_reader.matches("comment", text) or (prose_seen and paragraph_reader.matches("commentator", text))
        )
        inside = heads or (inside and prose)
        prose_seen = prose_seen or prose
        if inside:
            yield i, _COMMENT


def _form(
    tables: Sequence[int], texts: Sequence[str], paragraph_reader: ParagraphReader, is_prose: Callable[[int], bool]
) -> Iterator[tuple[int, RoleReading]]:
    label = ""
    for i in tables:
        if paragraph_reader.matches("cell", texts[i]):
            label = texts[i]
            yield i, _LABEL
        elif label and paragraph_reader.matches("cell_title", label):
            label = ""
            yield i, _TITLE
        elif label and not paragraph_reader.matches("cell_body", label) and not is_prose(i):
            label = ""
            yield i, _FILLED
