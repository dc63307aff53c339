"""What was changed in the text, so that it can be undone without a trace.

The list travels in the file as a custom XML part. It names elements by their place in the tree, never their words,
and holds only while the text part is byte for byte the one it was written with.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from lxml import etree

from addin_server.docx.opc.names import STRICT, Element, space
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import declare, is_declared, relate, relations, undeclare, unrelate
from addin_server.docx.text.runs import Cut, cut_before

_KIND = "customXml"
_SPACE = "urn:zhubi:record"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATASTORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    b'ds:itemID="{7A1B5F0C-2E64-4C0B-9D5E-5A4842493031}"><ds:schemaRefs/></ds:datastoreItem>'
)
_TYPE = "application/xml"
_VERSION = 1


class Change(NamedTuple):
    """One change: `what` was done and the element it made or wrapped; `how` is what undoing it needs to know."""

    what: str  # a key of undo._UNDO
    node: Element
    how: str = ""


class Ledger:
    """The changes of our writers, in order. `parts` are the names of parts we brought into the package."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.comments: list[int] = []
        self.parts: list[str] = []

    def add(self, what: str, node: Element, how: str = "") -> None:
        self.changes.append(Change(what, node, how))

    def save(self, package: Package, main: str) -> None:
        """Write the list beside the text as it stands now; the text part must have been touched before."""
        root = package.xml(main)
        places = _Places()
        content = {
            "version": _VERSION,
            "text": _digest(package.read(main)),
            "changes": [[change.what, places.path(root, change.node), change.how] for change in self.changes],
            "comments": self.comments,
            "parts": self.parts,
        }
        part = etree.Element(f"{{{_SPACE}}}record", nsmap={"zb": _SPACE})
        part.text = json.dumps(content, separators=(",", ":"))
        known = find(package, main)
        name = known or _free_name(package)
        package.put(name, etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True))
        declare(package, name, _TYPE)
        if known is None:
            strict = space(root).strip("{}") == STRICT
            relate(package, main, _KIND, name, _free_id(package, main), strict=strict)
            properties = name.replace("item", "itemProps")
            package.put(properties, _DATASTORE)
            declare(package, properties, _PROPERTIES)
            relate(package, name, "customXmlProps", properties, "rId1", strict=strict)


def cut(node: Element, offset: int, ledger: Ledger) -> Cut:
    """Make a run begin at character `offset` of `node`, and note it."""
    run = node.getparent()
    made = cut_before(node, offset)
    if made and run is not None and (right := run.getnext()) is not None:
        ledger.add("cut", right, made)
    return made


def load(package: Package, main: str) -> Ledger | None:
    """Return the list the file carries; None when there is none or the text has changed since."""
    name = find(package, main)
    if name is None:
        return None
    try:
        content: Any = json.loads(package.xml(name).text or "")
        if content["version"] != _VERSION or content["text"] != _digest(package.read(main)):
            return None
        found = Ledger()
        found.comments, found.parts = [int(number) for number in content["comments"]], list(content["parts"])
        root = package.xml(main)
        for what, path, how in content["changes"]:
            found.add(what, _node(root, path), how)
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return found


def drop(package: Package, main: str) -> None:
    """Take the list out of the file."""
    name = find(package, main)
    if name is None:
        return
    for relation in relations(package, main):
        if package.find(relation.target) == name:
            unrelate(package, main, relation.id)
    for relation in relations(package, name):
        unrelate(package, name, relation.id)
        undeclare(package, relation.target)
        package.remove(relation.target)
    undeclare(package, name)
    package.remove(name)


def find(package: Package, main: str) -> str | None:
    """The part that holds the list, whether it still holds or not."""
    for relation in relations(package, main):
        name = package.find(relation.target) if relation.kind == _KIND and not relation.external else None
        if name is not None and _SPACE.encode() in package.read(name):
            return name
    return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _free_name(package: Package) -> str:
    names = ((f"customXml/item{n}.xml", f"customXml/itemProps{n}.xml") for n in range(1, 10_000))
    # A file may declare the type of a part that is not there.
    return next(
        item
        for item, properties in names
        if not any(package.find(name) or is_declared(package, name) for name in (item, properties))
    )


def _free_id(package: Package, main: str) -> str:
    taken = {relation.id for relation in relations(package, main)}
    return next(name for n in range(1, 10_000) if (name := f"rIdZbRecord{n}") not in taken)


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
    for step in path:
        root = root[step]
    return root
