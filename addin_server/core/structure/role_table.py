"""What a paragraph shows by itself: the first pass of role inference, read from `rules/roles.toml`."""

from __future__ import annotations

from typing import Literal

import msgspec

from addin_server.core.language import han, memo, regex
from addin_server.core.model import Paragraph, Role, RoleReading

_TERMINAL = "。！？；…!?;"
_CLOSERS = '”’）)》】"'
_HALF_WIDTH_STOP = regex.compile(rf"(?:[{han.HAN}”’）)》】%]|[{han.HAN}][^.。]{{0,6}}\d)[.．｡]+$")
"""A number alone is no sentence: 3. may number the line below."""
_SPACED = regex.compile(rf"(?:[{han.HAN}][ \u3000\t]+)+[{han.HAN}]")


class StyleRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    role: Role
    because: str


class PatternRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`zone` head: only before the first prose. `max` is the length of the paragraph in characters."""

    regex: str
    role: Role
    because: str
    zone: Literal["any", "head"] = "any"
    max: int = 10_000


class Position(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the second pass matches of a paragraph. Lengths are characters, the rest regexes."""

    title_max: int
    byline: str
    organ: str
    enumerated: str
    ending: str
    background: str
    restart: str
    commentator: str
    clauses: str
    contents: str
    entry: str
    comment: str
    cell: str
    cell_title: str
    cell_body: str
    separator: str


QUESTIONS = tuple(name for name in Position.__struct_fields__ if name != "title_max")
"""Names of the regexes."""


class RoleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/roles.toml`."""

    style: tuple[StyleRow, ...]
    pattern: tuple[PatternRow, ...]
    position: Position


class ParagraphReader:
    """Reads single paragraphs by the table and remembers what it read."""

    def __init__(self, table: RoleTable) -> None:
        self.position = table.position
        self._styles = {name: row for row in table.style for name in row.names}
        self._patterns = [(han.compiled(row.regex), row) for row in table.pattern]
        self._patterns_by_name = {name: han.compiled(getattr(table.position, name)) for name in QUESTIONS}
        self._read = memo.memoised_if_short(self._uncached)
        self._fits = memo.memoised_if_short(self._uncached_fit)

    def read(self, paragraph: Paragraph, *, in_head: bool) -> RoleReading | None:
        """Return the role the paragraph shows by itself, or None. `in_head`: it stands before the first prose."""
        if paragraph.pinned is not None:
            return RoleReading(paragraph.pinned, "您指定的")
        return self._read(paragraph.label + paragraph.text.strip(), paragraph.style, paragraph.outline, in_head)

    def _uncached(self, text: str, style: str, outline: int | None, in_head: bool) -> RoleReading | None:
        if not text:
            return None
        text = closed_up(text)
        runs_on = len(text) > self.position.title_max and ends_sentence(text)
        if not runs_on and (row := self._styles.get(style.strip().lower())):
            return RoleReading(row.role, row.because)
        for form, pattern in self._patterns:
            if len(text) <= pattern.max and (in_head or pattern.zone != "head") and form.search(text):
                return RoleReading(pattern.role, pattern.because)
        if outline is not None and not runs_on:
            return RoleReading(Role(f"heading{min(outline, 4)}"), f"大纲级别是 {outline} 级")
        return None

    def matches(self, name: str, text: str) -> bool:
        """Whether the text (with its label) fits a regex of the position table, by its name."""
        return self._fits(text, name)

    def _uncached_fit(self, text: str, name: str) -> bool:
        return bool(self._patterns_by_name[name].search(closed_up(text)))

    def is_title_style(self, style: str) -> bool:
        row = self._styles.get(style.strip().lower())
        return row is not None and row.role is Role.TITLE


def closed_up(text: str) -> str:
    """Return a line set with blanks between all its characters (组 工 信 息) without them."""
    return "".join(text.split()) if _SPACED.fullmatch(text) else text


def ends_sentence(text: str) -> bool:
    """Whether the stripped text stops as a sentence does."""
    bare = text.rstrip(_CLOSERS)
    return bare[-1:] in tuple(_TERMINAL) or _HALF_WIDTH_STOP.search(bare) is not None
