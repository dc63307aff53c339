"""What was changed in the text, so that it can be undone without a trace and known again as ours."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.docx.marking import record as record_
from addin_server.docx.marking.added_parts import AddedPart
from addin_server.docx.marking.record import Record
from addin_server.docx.marking.tracked import digests_of
from addin_server.docx.opc.ids import Ids
from addin_server.docx.opc.names import COMMENT_MARKERS, Element, both
from addin_server.docx.opc.package import Package
from addin_server.docx.text.runs import Cut, cut_before

_MADE = {
    "marker": both(*COMMENT_MARKERS, "r", "bookmarkStart", "bookmarkEnd"),
    "highlight": both("highlight"),
    "cut": both("r"),
    "split": both("ins"),
    "inserted": both("ins"),
    "deleted": both("del"),
}
"""What each change made: the elements a record may name for it."""


class TamperedError(Exception):
    """The record names what no mark of ours is: it was written or changed by somebody else."""


class RecordedChange(NamedTuple):
    """One change: `what` was done and the element it made or wrapped; `how` is what undoing it needs to know."""

    what: str  # a key of _MADE
    node: Element
    how: str = ""


class Ledger:
    """The changes of our writers, in order; digests of our comments by id; parts we brought into the package.

    `ids` gives those of new marks.
    """

    def __init__(self, ids: Ids) -> None:
        self.ids = ids
        self.changes: list[RecordedChange] = []
        self.comments: dict[str, str] = {}
        self.brought: list[AddedPart] = []
        self._tracked: list[str] = []
        self._is_whole = True

    def add(self, what: str, node: Element, how: str = "") -> None:
        self.changes.append(RecordedChange(what, node, how))

    def save(self, package: Package, main: str) -> None:
        """Write the record; the text part must have been touched before."""
        root = package.xml(main)
        places = _Places()
        changes = [(what, places.path(root, node), how) for what, node, how in self.changes]
        ours = {node for what, node, _ in self.changes if what in ("inserted", "deleted", "split")}
        tracked = list(dict.fromkeys([*self._tracked, *digests_of(root, ours)]))
        record_.write(package, main, Record(changes, self.comments, tracked, self.brought, self._is_whole))


def resume(package: Package, main: str) -> Ledger:
    """The ledger the file carries, to go on with. Of a text changed since, only what does not name places."""
    found = Ledger(Ids(package))
    known = record_.read(package, main)
    if known is None:
        found._is_whole = record_.find(package) is None
        return found
    record, holds = known
    found.comments, found.brought, found._tracked = record.comments, record.brought, record.tracked
    try:
        found.changes = changes_of(record, package.xml(main)) if holds else []
    except TamperedError:
        holds = False
    found._is_whole = record.is_whole and holds
    return found


def changes_of(record: Record, root: Element) -> list[RecordedChange]:
    """The changes with their elements; the record must hold. Raises TamperedError."""
    found = [RecordedChange(what, _node(root, path), how) for what, path, how in record.changes]
    if not all(_can_be(change) for change in found):
        raise TamperedError
    return found


def _can_be(change: RecordedChange) -> bool:
    """Whether a change may have made its element: a run that is only a marker has no words."""
    is_run = change.what == "marker" and change.node.tag in both("r")
    return change.node.tag in _MADE.get(change.what, ()) and not (
        is_run and any(node.tag not in both("rPr", "commentReference") for node in change.node)
    )


def cut(node: Element, offset: int, ledger: Ledger) -> Cut:
    """Make a run begin at character `offset` of `node`, and note it."""
    run = node.getparent()
    made = cut_before(node, offset, lambda: ledger.ids.take("revision"))
    if made and run is not None and (right := run.getnext()) is not None:
        ledger.add("cut", right, made)
    return made


class _Places:
    """Where elements stand among their siblings; comments and processing instructions count."""

    def __init__(self) -> None:
        self._children: dict[Element, dict[Element, int]] = {}

    def path(self, root: Element, node: Element) -> list[int]:
        """Child indexes from the root down."""
        steps: list[int] = []
        while node is not root:
            parent = node.getparent()
            if parent is None:
                raise ValueError("an element that was changed has left the text")
            if parent not in self._children:
                self._children[parent] = {child: index for index, child in enumerate(parent)}
            steps.append(self._children[parent][node])
            node = parent
        return steps[::-1]


def _node(root: Element, path: list[int]) -> Element:
    try:
        for step in path:
            root = root[step]
    except (IndexError, OverflowError):
        raise TamperedError from None
    return root
