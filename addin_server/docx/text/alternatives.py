"""Alternative content: of several ways to say a thing the one that is shown."""

from __future__ import annotations

from addin_server.docx.opc.names import Element, kind

_KNOWN = (
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
)
"""How the namespaces begin that Office knows; what needs another is for the program that wrote it."""


def choice(alternatives: Element) -> Element | None:
    """What mc:AlternateContent shows: the first mc:Choice that needs nothing unknown, else mc:Fallback."""
    return next((node for node in alternatives if kind(node) == "Fallback" or _is_understood(node)), None)


def is_unseen(node: Element) -> bool:
    """Whether an element is an alternative that is not shown."""
    if kind(node) not in ("Choice", "Fallback"):
        return False
    alternatives = node.getparent()
    return alternatives is not None and choice(alternatives) is not node


def _is_understood(node: Element) -> bool:
    if kind(node) != "Choice":
        return False
    spaces = (node.nsmap.get(prefix) for prefix in (node.get("Requires") or "").split())
    return all(space is None or space.startswith(_KNOWN) for space in spaces)
