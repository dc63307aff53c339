"""Undoing what the ledger lists, the last first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from addin_server.docx.marking.ledger import RecordedChange, TamperedError
from addin_server.docx.opc.names import XML_SPACE, Element, kind
from addin_server.docx.text.runs import take_out, undelete


def undo(changes: Sequence[RecordedChange], staying: Collection[Element] = ()) -> None:
    """Put the text back as it was before `changes`; marks that are `staying` keep apart what was cut at them.

    Raises TamperedError when they cannot have been made one after the other; the text is then half undone.
    """
    for change in reversed(changes):
        if change.what not in _JOINS or change.node.getprevious() not in staying:
            _UNDO[change.what](change)


def _marker(change: RecordedChange) -> None:
    take_out(change.node)


def _highlight(change: RecordedChange) -> None:
    properties = change.node.getparent()
    take_out(change.node)
    if change.how == "new" and properties is not None:
        take_out(properties)


def _cut(change: RecordedChange) -> None:
    """Join a run to the one before it. Blanks between elements stayed with the left one when it was cut."""
    right = change.node
    left = right.getprevious()
    if left is None or kind(left) != "r" or kind(right) != "r":
        raise TamperedError
    rest = [node for node in right if kind(node) != "rPr"]
    if change.how in ("text", "bare"):
        first, last = rest.pop(0), left[-1]
        last.text = (last.text or "") + (first.text or "")
        if change.how == "bare":
            last.attrib.pop(XML_SPACE, "")
    left.extend(rest)
    take_out(right)


def _inserted(change: RecordedChange) -> None:
    take_out(change.node)


def _deleted(change: RecordedChange) -> None:
    unwrap_deletion(change.node)


def _split(change: RecordedChange) -> None:
    """Join an insertion to the one before it."""
    left = change.node.getprevious()
    if left is None or kind(left) != "ins":
        raise TamperedError
    left.extend(list(change.node))
    take_out(change.node)


def unwrap_deletion(node: Element) -> None:
    """Make deleted runs text again."""
    undelete(node)
    for run in list(node):
        node.addprevious(run)
    take_out(node)


_JOINS = ("cut", "split")
_UNDO = {
    "marker": _marker,
    "highlight": _highlight,
    "cut": _cut,
    "split": _split,
    "inserted": _inserted,
    "deleted": _deleted,
}
