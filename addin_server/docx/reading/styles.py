"""Paragraph styles with what they inherit."""

from __future__ import annotations

from typing import Literal, NamedTuple

from addin_server.docx.opc.names import Element, both, child, get, value

Align = Literal["", "left", "center", "right", "both"]

_ALIGN: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "thaiDistribute": "both",
}
_LEVELS = {str(number): number + 1 for number in range(9)}  # w:outlineLvl counts from 0, and 9 means body text


class Numbered(NamedTuple):
    """A list reference as written: numId and ilvl, either may be missing (""); `style` is the style that gives it."""

    num_id: str = ""
    level: str = ""
    style: str = ""


class Style(NamedTuple):
    """A style with inherited values filled in. `outline` is as written ("" when unset)."""

    id: str
    name: str
    align: str
    outline: str
    numbered: Numbered


_PLAIN = Style("", "", "", "", Numbered())


class Styles:
    """Styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._default = ""
        self._document_align = ""
        self._resolved: dict[str, Style] = {}
        if root is None:
            return
        for node in root.iter(*both("style")):
            identifier = get(node, "styleId")
            self._nodes.setdefault(identifier, node)
            if get(node, "type") == "paragraph" and get(node, "default") in ("1", "true", "on"):
                self._default = identifier
        self._document_align = value(root, "docDefaults/pPrDefault/pPr/jc")

    def __getitem__(self, identifier: str) -> Style:
        """The style of a w:pStyle value; an unknown or empty one means the default style."""
        known = identifier if identifier in self._nodes else self._default
        if known not in self._resolved:
            self._resolved[known] = self._resolve(known)
        return self._resolved[known]

    def _resolve(self, identifier: str) -> Style:
        name = value(self._nodes[identifier], "name") if identifier in self._nodes else ""
        resolved = _PLAIN._replace(id=identifier, name=name)
        seen: set[str] = set()
        while identifier in self._nodes and identifier not in seen:
            seen.add(identifier)
            node = self._nodes[identifier]
            resolved = resolved._replace(
                align=resolved.align or value(node, "pPr/jc"),
                outline=resolved.outline or value(node, "pPr/outlineLvl"),
                numbered=resolved.numbered if resolved.numbered.num_id else _numbered(node, identifier),
            )
            identifier = value(node, "basedOn")
        return resolved._replace(align=resolved.align or self._document_align)

    def of(self, properties: Element | None) -> Style:
        """The style of a paragraph, overridden by its own properties."""
        if properties is None:
            return self[""]
        style = self[value(properties, "pStyle")]
        own = child(properties, "numPr")
        if own is not None:
            num_id = value(own, "numId") or style.numbered.num_id
            style = style._replace(numbered=Numbered(num_id, value(own, "ilvl"), style.id))
        return style._replace(
            align=value(properties, "jc") or style.align,
            outline=value(properties, "outlineLvl") or style.outline,
        )


def _numbered(style: Element, identifier: str) -> Numbered:
    return Numbered(value(style, "pPr/numPr/numId"), value(style, "pPr/numPr/ilvl"), identifier)


def align_of(style: Style) -> Align:
    return _ALIGN.get(style.align, "")


def outline_of(style: Style) -> int | None:
    """1–9, None for body text."""
    return _LEVELS.get(style.outline)
