"""Prefixes that elements inside a part declare for themselves.

lxml drops such a declaration when it moves an element to where the same namespace has a prefix already; but words such
as those of `Requires` and `Ignorable` still speak of the one that is gone, and the part is another.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from html import escape
from typing import Any, TypeAlias

from lxml import etree

from addin_server.docx.opc.names import Element

_BEFORE_XML = b"\xef\xbb\xbf \t\r\n"
_WIDE = b"<\0"

Declared: TypeAlias = Mapping[Element, dict[str | None, str]]


def declared(root: Element, data: bytes) -> Declared:
    """Return what elements below `root`, parsed from `data`, declare beyond or against those around them."""
    if is_of_letters(data) and data.count(b"xmlns") <= len(root.nsmap):
        return {}
    written = _declarations(data)
    nodes = ((node, written[number]) for number, node in enumerate(root.iter(etree.Element)) if number in written)
    return {node: own for node, said in nodes if node is not root and (own := _own(node, said))}


def is_of_letters(data: bytes) -> bool:
    """Whether English letters of a part are bytes of it, as they are in every encoding but those of two bytes each."""
    return data.lstrip(_BEFORE_XML).startswith(b"<") and not data.startswith(_WIDE)


def _declarations(data: bytes) -> dict[int, dict[str | None, str]]:
    """What elements declare, by their number in the order of the document.

    The part is gone through once more for that, without a tree: each element's `nsmap` is put together from all that
    stand around it, which takes many times as long.
    """
    told = _Declarations()
    options: dict[str, Any] = {"target": told, "resolve_entities": False, "no_network": True, "load_dtd": False}
    etree.fromstring(data, etree.XMLParser(**options))
    return told.found


class _Declarations:
    """What a parser tells: the prefixes of an element come before it."""

    def __init__(self) -> None:
        self.found: dict[int, dict[str | None, str]] = {}
        self._number = 0

    def start_ns(self, prefix: str, space: str) -> None:
        self.found.setdefault(self._number, {})[prefix or None] = space

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._number += 1

    def close(self) -> None:
        """Nothing is put together."""


def serialise(root: Element, kept: Declared) -> bytes:
    """UTF-8 with the declaration Office writes; elements declare again what they did in `kept`."""
    mark = f"lost.{secrets.token_hex(8)}"
    lost = [(node, own) for node, before in kept.items() if (own := _missing(node, root, before))]
    for number, (node, _) in enumerate(lost):
        node.set(mark, str(number))
    tree = root.getroottree()
    standalone = tree.docinfo.standalone is not False
    data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=standalone)
    for node, _ in lost:
        node.attrib.pop(mark)
    return re.sub(f' {mark}="([0-9]+)"'.encode(), lambda found: _written(lost[int(found[1])][1]), data)


def _own(node: Element, said: Mapping[str | None, str]) -> dict[str | None, str]:
    around = parent.nsmap if (parent := node.getparent()) is not None else {}
    return {prefix: space for prefix, space in said.items() if around.get(prefix) != space}


def _missing(node: Element, root: Element, before: dict[str | None, str]) -> dict[str | None, str]:
    if not any(ancestor is root for ancestor in node.iterancestors()):
        return {}
    now = node.nsmap
    return {prefix: space for prefix, space in before.items() if now.get(prefix) != space}


def _written(own: dict[str | None, str]) -> bytes:
    return "".join(
        f' xmlns{f":{prefix}" if prefix else ""}="{escape(space)}"' for prefix, space in own.items()
    ).encode()
