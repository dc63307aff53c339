"""Content controls: which must not be entered, and which hold text that Word generates."""

from __future__ import annotations

from addin_server.docx.opc.names import W14, Element, child, get, kind, value

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

# Word writes the content of these anew, from a list, a date or an XML store: a mark inside would be lost.
_REWRITTEN = (
    "text",
    "date",
    "dropDownList",
    "comboBox",
    "dataBinding",
    "showingPlcHdr",
    "picture",
    "citation",
    "equation",
)
_REWRITTEN_LATER = (f"{{{W14}}}checkbox", f"{{{W15}}}dataBinding")
_LOCKED = ("contentLocked", "sdtContentLocked")
_GENERATED = ("table of contents", "bibliographies", "table of figures", "index")


def is_sealed(control: Element) -> bool:
    """Whether marks must stay outside an inline control."""
    properties = child(control, "sdtPr")
    return properties is not None and (is_rewritten(control) or value(properties, "lock") in _LOCKED)


def is_rewritten(control: Element) -> bool:
    """Whether Word replaces the content of the control from elsewhere."""
    properties = child(control, "sdtPr")
    if properties is None:
        return False
    return any(child(properties, name) is not None for name in _REWRITTEN) or any(
        properties.find(tag) is not None for tag in _REWRITTEN_LATER
    )


def is_generated(control: Element) -> bool:
    """Whether the control holds a table of contents, a bibliography or the like."""
    properties = child(control, "sdtPr")
    if properties is None:
        return False
    if child(properties, "bibliography") is not None:
        return True
    parts = (child(properties, name) for name in ("docPartObj", "docPartList"))
    return any(part is not None and value(part, "docPartGallery").lower() in _GENERATED for part in parts)


def controls_around(node: Element) -> list[Element]:
    """Content controls that hold `node`, nearest first."""
    return [ancestor for ancestor in node.iterancestors() if kind(ancestor) == "sdt"]


def code_of(simple_field: Element) -> str:
    """The code of a w:fldSimple."""
    return get(simple_field, "instr").strip().upper()
