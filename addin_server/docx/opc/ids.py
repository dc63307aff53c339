"""Ids: what is taken anywhere in a package, and the next that is free within its range."""

from __future__ import annotations

from itertools import count
from typing import Literal, TypeAlias

from addin_server.docx.opc.names import COMMENT_MARKERS, TRACKED, W14, Element, both, get, number, paragraph_id
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts

Counted: TypeAlias = Literal["comment", "bookmark", "revision"]

# LibreOffice crashes on a bookmark whose id a bookmark in another part has: all count through the whole package.
_BEARERS: dict[Counted, tuple[str, ...]] = {
    "comment": ("comment", *COMMENT_MARKERS),
    "bookmark": ("bookmarkStart", "bookmarkEnd"),
    "revision": TRACKED,
}
_LARGEST = 0x7FFFFFFE
_WITH_PARAGRAPH = (*both("p", "tr"), "{*}commentEx", "{*}commentId")
_FIRST_PARAGRAPH = 0x5A420001


class Ids:
    """The ids of one package. Each kind is looked for when the first of it is taken: a long text has many."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._taken: dict[Counted, set[int]] = {}
        self._paragraphs: set[str] | None = None
        self._untried = count(_FIRST_PARAGRAPH)

    def take(self, what: Counted) -> int:
        """Return an id of this kind that nothing has: above all others, in a gap where there is no room above."""
        if what not in self._taken:
            self._taken[what] = self._found(_BEARERS[what])
        taken = self._taken[what]
        above = max(taken, default=-1) + 1
        found = max(above, 0) if above <= _LARGEST else next(n for n in count() if n not in taken)
        taken.add(found)
        return found

    def take_paragraph(self) -> str:
        """Return a w14:paraId that no paragraph has and no comment thread names; Word wants it below 0x80000000."""
        if self._paragraphs is None:
            self._paragraphs = self._found_paragraphs()
        taken = self._paragraphs
        return next(written for n in self._untried if (written := f"{n:08X}") not in taken)

    def _found(self, bearers: tuple[str, ...]) -> set[int]:
        roots = [root for _, root in xml_parts(self._package, *bearers)]
        written = (number(get(node, "id")) for root in roots for node in root.iter(*both(*bearers)))
        return {value for value in written if value is not None}

    def _found_paragraphs(self) -> set[str]:
        nodes = (node for _, root in xml_parts(self._package, "paraId") for node in root.iter(*_WITH_PARAGRAPH))
        return {paragraph_id(value) for node in nodes for value in _paragraphs_of(node) if value}


def _paragraphs_of(node: Element) -> tuple[str | None, ...]:
    """The ids of paragraphs an element bears, or names as its own and its parent's."""
    return node.get(f"{{{W14}}}paraId"), get(node, "paraId"), get(node, "paraIdParent")
