"""Ids: what is taken anywhere in a package, and the next that is free within its range."""

from __future__ import annotations

from itertools import count
from typing import Literal, TypeAlias, cast

from addin_server.docx.opc.names import COMMENT_MARKERS, TRACKED, both, get, number
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts

Counted: TypeAlias = Literal["comment", "bookmark", "revision"]

# LibreOffice crashes on a bookmark whose id a bookmark in another part has: all count through the whole package.
_BEARERS: dict[Counted, list[str]] = {
    "comment": both("comment", *COMMENT_MARKERS),
    "bookmark": both("bookmarkStart", "bookmarkEnd"),
    "revision": both(*TRACKED),
}
_LARGEST = 0x7FFFFFFE
_PARAGRAPHS = "//@*[local-name()='paraId' or local-name()='paraIdParent']"
_FIRST_PARAGRAPH = 0x5A420001


class Ids:
    """The ids of one package."""

    def __init__(self, package: Package) -> None:
        self._taken: dict[Counted, set[int]] = {what: set() for what in _BEARERS}
        self._paragraphs: set[str] = set()
        self._untried = count(_FIRST_PARAGRAPH)
        for _, root in xml_parts(package):
            for what, tags in _BEARERS.items():
                found = (number(get(node, "id")) for node in root.iter(*tags))
                self._taken[what].update(value for value in found if value is not None)
            self._paragraphs.update(found.upper() for found in cast(list[str], root.xpath(_PARAGRAPHS)))

    def take(self, what: Counted) -> int:
        """Return an id of this kind that nothing has: above all others, in a gap where there is no room above."""
        taken = self._taken[what]
        above = max(taken, default=-1) + 1
        found = max(above, 0) if above <= _LARGEST else next(n for n in count() if n not in taken)
        taken.add(found)
        return found

    def take_paragraph(self) -> str:
        """Return a w14:paraId that no paragraph has and no comment thread names; Word wants it below 0x80000000."""
        return next(written for n in self._untried if (written := f"{n:08X}") not in self._paragraphs)
