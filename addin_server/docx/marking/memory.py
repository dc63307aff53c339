"""What the panes keep in a document for their next visit: settings and properties of ours, the pane itself."""

from __future__ import annotations

from addin_server.docx.opc.names import Element, both, get
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import relations, remove_part
from addin_server.docx.text.runs import take_out

_VARIABLE = "zb_memory"  # variables in WPS begin with it, or properties with numbers after them
_SETTING = "zhubi."  # of the add-in in Word
_PROPERTIES = [
    "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property",
    "{http://purl.oclc.org/ooxml/officeDocument/customProperties}property",
]
_EXTENSION = "{http://schemas.microsoft.com/office/webextensions/webextension/2010/11}"
_PANE = "{http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11}taskpane"
# Names that a part with something of ours has in it.
_HOLDERS = ("docVar", "custom-properties", "customProperties", "webextension", "taskpane")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def drop_memory(package: Package) -> bool:
    """Take it all out. Returns whether there was any."""
    parts = list(xml_parts(package, *_HOLDERS))
    extensions = [name for name, root in parts if root.tag == f"{_EXTENSION}webextension" and _is_ours(root)]
    is_any = bool(extensions)
    for name, root in parts:
        found = [*_variables(root), *_properties(root), *_panes(package, name, root, extensions)]
        for node in found:
            holder = node.getparent()
            take_out(node)
            if holder is not None and holder is not root and len(holder) == 0:
                take_out(holder)
        if found and len(root):
            package.touch(name)
        elif found:
            remove_part(package, name)
        is_any |= bool(found)
    for name in extensions:
        remove_part(package, name)
    return is_any


def _is_ours(extension: Element) -> bool:
    named = (node.get("name") or "" for node in extension.iter(f"{_EXTENSION}property"))
    return any(name.startswith(_SETTING) for name in named)


def _variables(root: Element) -> list[Element]:
    return [node for node in root.iter(*both("docVar")) if get(node, "name").startswith(_VARIABLE)]


def _properties(root: Element) -> list[Element]:
    return [node for node in root.iter(*_PROPERTIES) if (node.get("name") or "").startswith(_VARIABLE)]


def _panes(package: Package, part: str, root: Element, extensions: list[str]) -> list[Element]:
    panes = list(root.iter(_PANE))
    ids = {relation.id for relation in relations(package, part) if relation.target in extensions} if panes else set()
    return [pane for pane in panes if any(node.get(_RELATION_ID) in ids for node in pane)]
