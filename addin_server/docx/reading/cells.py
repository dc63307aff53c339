"""Where in which table a paragraph stands, counted from 0."""

from __future__ import annotations

from addin_server.docx.opc.names import Element, both, child, get
from addin_server.docx.text.story import StoryParagraph

_CELL, _ROW, _TABLE = both("tc"), both("tr"), both("tbl")


class Cells:
    """Tables are numbered as they are met; a cell over several columns counts as the first of them."""

    def __init__(self) -> None:
        self._tables: dict[Element, int] = {}
        self._places: dict[Element, tuple[int, int, int]] = {}
        self._rows: dict[tuple[int, int, int], int] = {}

    def of(self, paragraph: StoryParagraph) -> tuple[tuple[int, int, int] | None, int]:
        """Return table, row and column of `paragraph`, None outside tables, and how many rows its cell takes."""
        place = self._place(paragraph)
        return place, 1 if place is None else self._rows.get(place, 1)

    def _place(self, paragraph: StoryParagraph) -> tuple[int, int, int] | None:
        if paragraph.container != "table":
            return None
        cell = next(paragraph.parts[0].iterancestors(*_CELL), None)
        table = None if cell is None else next(cell.iterancestors(*_TABLE), None)
        if cell is None or table is None:
            return None
        if table not in self._tables:
            self._tables[table] = len(self._tables)
            self._number(table)
        return self._places.get(cell)

    def _number(self, table: Element) -> None:
        rows = [row for row in table.iter(*_ROW) if next(row.iterancestors(*_TABLE)) is table]
        above: dict[int, tuple[int, int, int]] = {}  # where the cells of a row begin, by column
        for number, row in enumerate(rows):
            column, begun = 0, above
            above = {}
            for cell in row.iter(*_CELL):
                if next(cell.iterancestors(*_ROW)) is not row:
                    continue
                place = self._places[cell] = (self._tables[table], number, column)
                properties = child(cell, "tcPr")
                above[column] = begun.get(column, place) if _goes_on(properties) else place
                self._rows[above[column]] = number - above[column][1] + 1
                wide = None if properties is None else child(properties, "gridSpan")
                column += int(get(wide, "val", "1")) if get(wide, "val", "1").isdecimal() else 1


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is only more of the one above."""
    merged = None if properties is None else child(properties, "vMerge")
    return merged is not None and get(merged, "val", "continue") == "continue"
