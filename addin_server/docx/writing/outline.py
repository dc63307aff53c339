"""Numbers of headings in a new document, 一、（一）1.（1）: one list that the heading styles carry, nothing typed."""

from __future__ import annotations

from typing import Any

from lxml import etree

from addin_server.core.model import Role
from addin_server.docx.opc.names import TRANSITIONAL
from addin_server.docx.reading.numerals import numeral

LEVELS = {Role.HEADING1: 0, Role.HEADING2: 1, Role.HEADING3: 2, Role.HEADING4: 3}
_FORMATS = ("chineseCountingThousand", "chineseCountingThousand", "decimal", "decimal")
_TEXTS = ("%1、", "（%2）", "%3.", "（%4）")
_W = f"{{{TRANSITIONAL}}}"


class Outline:
    """The list of one document, and how far its numbers have come."""

    def __init__(self, numbering: Any) -> None:
        """`numbering` is the root of the numbering part, which is added to."""
        self._reached = [0] * len(_TEXTS)
        abstracts = numbering.findall(f"{_W}abstractNum")
        self._abstract = self._add_levels(numbering, len(abstracts), abstracts)
        self.number = str(1 + max((int(n.get(f"{_W}numId")) for n in numbering.findall(f"{_W}num")), default=0))
        number = etree.SubElement(numbering, f"{_W}num")
        number.set(f"{_W}numId", self.number)
        _value(number, "abstractNumId", self._abstract.get(f"{_W}abstractNumId"))

    def carry(self, style: Any, level: int) -> None:
        """Let a heading style number its paragraphs."""
        properties = style.element.get_or_add_pPr().get_or_add_numPr()
        _value(properties, "ilvl", str(level))
        _value(properties, "numId", self.number)
        node = self._abstract.findall(f"{_W}lvl")[level]
        _value(node, "pStyle", style.style_id)
        node.insert(2, node[-1])

    def rest(self, text: str, level: int) -> str | None:
        """Return a heading without its typed number when that is the one the list gives; None when it is not."""
        count = self._reached[level] + 1
        written = _TEXTS[level].replace(f"%{level + 1}", numeral(count, _FORMATS[level]))
        forms = (written, written.replace("（", "(").replace("）", ")"), written.replace(".", "．"))
        form = next((form for form in forms if text.startswith(form)), None)
        if form is None:
            return None
        self._reached[level:] = [count, *[0] * (len(self._reached) - level - 1)]
        return text[len(form) :].lstrip()

    @staticmethod
    def _add_levels(numbering: Any, taken: int, abstracts: list[Any]) -> Any:
        abstract = etree.Element(f"{_W}abstractNum")
        known = {node.get(f"{_W}abstractNumId") for node in abstracts}
        free = next(str(n) for n in range(taken, 10_000) if str(n) not in known)
        abstract.set(f"{_W}abstractNumId", free)
        _value(abstract, "multiLevelType", "multilevel")
        for level, (form, text) in enumerate(zip(_FORMATS, _TEXTS, strict=True)):
            node = etree.SubElement(abstract, f"{_W}lvl")
            node.set(f"{_W}ilvl", str(level))
            for name, value in (("start", "1"), ("numFmt", form), ("suff", "nothing"), ("lvlText", text)):
                _value(node, name, value)
        numbering.insert(0 if not abstracts else numbering.index(abstracts[-1]) + 1, abstract)
        return abstract


def unnumbered(paragraph: Any) -> None:
    """Keep a heading whose number is typed out of the list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    _value(properties, "numId", "0")


def _value(parent: Any, name: str, value: str) -> None:
    etree.SubElement(parent, f"{_W}{name}").set(f"{_W}val", value)
