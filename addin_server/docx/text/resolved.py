"""What is there once all tracked changes are accepted, or rejected: the one answer for those who read, finish, mark
and insert.

What a change takes away is gone with all it holds, so are its rows and cells, a row without cells and a table without
rows. A paragraph whose mark is gone goes on in the next one, across everything that is no paragraph of the same list:
ends of bookmarks and comments, permissions, proofing, what is gone itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from addin_server.docx.opc.names import ADDED, REMOVED, Element, both, kind

Side: TypeAlias = Literal["accepted", "rejected"]


class Removals(NamedTuple):
    """What resolving to one side takes away: what such elements hold, and cells with such a note."""

    elements: tuple[str, ...]
    cell: str


REMOVALS: Mapping[Side, Removals] = {"accepted": Removals(REMOVED, "cellDel"), "rejected": Removals(ADDED, "cellIns")}

_PROPERTIES = {"rPr", "ctrlPr", "numPr"}  # of a paragraph mark, of a formula, of a list reference
_WRAPPERS = {"sdt", "sdtContent", "customXml", *ADDED, *REMOVED}
_BLOCKS = {"p", "tbl", "tr", "tc", "sdt", "customXml", "altChunk", "AlternateContent", "sectPr"}


class Resolved:
    """The elements of a part that are `gone`, and the paragraph each without a mark goes on in: None where there
    is none, before a table or at the end of a cell."""

    def __init__(self, root: Element, side: Side = "accepted") -> None:
        taken = REMOVALS[side]
        self.gone: set[Element] = set(_gone(root, taken))
        for outer, inner in (("tr", "tc"), ("tbl", "tr")):
            self.gone.update(_emptied(self.gone, outer, inner))
        changes = root.iter(*both(*taken.elements))
        marks = [paragraph for node in changes if (paragraph := _marked(node)) is not None]
        self.following = {paragraph: self._next(paragraph) for paragraph in marks}

    def _next(self, paragraph: Element) -> Element | None:
        for node in paragraph.itersiblings():
            name = local(node)
            if node in self.gone or (name not in _BLOCKS and not _holds_blocks(node)):
                continue
            return node if kind(node) == "p" else None
        return None


def local(node: Element | None) -> str:
    """The name of an element without its namespace, "" for a comment or nothing."""
    return str(node.tag).rpartition("}")[2] if node is not None and isinstance(node.tag, str) else ""


def is_wrapper(change: Element) -> bool:
    """Whether a change holds what was changed, and is not a note among the properties of something."""
    return local(change.getparent()) not in (*_PROPERTIES, "trPr", "tcPr", "pPr")


def _gone(root: Element, taken: Removals) -> Iterator[Element]:
    for node in root.iter(*both(*taken.elements)):
        parent = node.getparent()
        if local(parent) == "trPr" and parent is not None and (row := parent.getparent()) is not None:
            yield row
        elif is_wrapper(node):
            yield node
    for node in root.iter(*both(taken.cell)):
        cell = next(node.iterancestors(*both("tc")), None)
        if cell is not None:
            yield cell


def _emptied(gone: set[Element], outer: str, inner: str) -> list[Element]:
    """The `outer` elements around what is gone that have no `inner` left."""
    around = {holder for node in gone if kind(node) == inner for holder in _nearest(node, outer)}
    return [holder for holder in around if all(node in gone for node in _members(holder, inner, gone))]


def _nearest(node: Element, name: str) -> Iterator[Element]:
    found = next(node.iterancestors(*both(name)), None)
    if found is not None:
        yield found


def _members(holder: Element, name: str, gone: Collection[Element]) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls and in changes that stay too."""
    for node in holder:
        if kind(node) == name:
            yield node
        elif kind(node) in _WRAPPERS and node not in gone:
            yield from _members(node, name, gone)


def _marked(change: Element) -> Element | None:
    """The paragraph whose mark this change is of."""
    properties = change.getparent()
    holder = None if properties is None else properties.getparent()
    if kind(change) == "" or local(properties) != "rPr" or holder is None or kind(holder) != "pPr":
        return None
    return holder.getparent()


def _holds_blocks(node: Element) -> bool:
    return next(node.iter(*both("p", "tbl")), None) is not None
