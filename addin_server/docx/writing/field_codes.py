"""The codes of fields, which programs cut in pieces, and where a new one is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from addin_server.docx.opc.names import REMOVED, Element, both, read, space
from addin_server.docx.text.resolved import local


class FieldCode(NamedTuple):
    """The code of a field, in the elements or the attribute it stands in."""

    nodes: list[Element]
    attribute: str

    @property
    def text(self) -> str:
        """The code; programs cut it in pieces."""
        return "".join(read(node, self.attribute) for node in self.nodes)

    def write(self, text: str) -> None:
        """Put another code in its place."""
        for node, words in zip(self.nodes, (text, *[""] * len(self.nodes)), strict=False):
            if self.attribute:
                node.set(self.attribute, words)
            else:
                node.text = words


def field_codes(root: Element) -> Iterator[FieldCode]:
    """Yield the codes of all fields of a part, each piece between field characters together.

    What was deleted of a code is one by itself: one of the two goes when the changes are resolved.
    """
    for node in root.iter(*both("fldSimple")):
        yield FieldCode([node], f"{space(node)}instr")
    standing: list[Element] = []
    deleted: list[Element] = []
    for node in root.iter(*both("fldChar", "instrText", "delInstrText", "p")):
        if local(node).endswith("nstrText"):
            (deleted if _is_deleted(node) else standing).append(node)
        else:
            yield from (FieldCode(pieces, "") for pieces in (standing, deleted) if pieces)
            standing, deleted = [], []
    yield from (FieldCode(pieces, "") for pieces in (standing, deleted) if pieces)


def _is_deleted(piece: Element) -> bool:
    return local(piece) == "delInstrText" or next(piece.iterancestors(*both(*REMOVED)), None) is not None
