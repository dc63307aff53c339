"""The comments part: found by its relationship, made when there is none, added to and otherwise left alone."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from lxml import etree

from addin_server.docx.marking.added_parts import add_part
from addin_server.docx.marking.ledger import Ledger
from addin_server.docx.marking.record import digest
from addin_server.docx.opc.names import MC, TRANSITIONAL, W14, Element, both, space
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import related, relations
from addin_server.docx.reading.existing import text_of_comment

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_RANGES = 32_767
"""Word refuses a file with more."""


class Comments:
    """New comments of one author. `add` gives the id its markers in the text must carry."""

    def __init__(self, package: Package, main: str, author: str, date: dt.datetime, ledger: Ledger) -> None:
        root = package.xml(main)
        self._package, self._main, self._ledger = package, main, ledger
        self._space = space(root)
        self._author = _legal(author)[:60] or "主笔"
        self._date = date.replace(microsecond=0, tzinfo=None).isoformat()
        self._part = related(package, main, "comments")
        self.ranges = sum(1 for _ in root.iter(*both("commentRangeStart")))

    def add(self, text: str) -> int:
        """Write a comment; each line of `text` is a paragraph of it."""
        root = self._root()
        number = self._ledger.ids.take("comment")
        self.ranges += 1
        comment = etree.SubElement(root, self._space + "comment")
        for name, value in (("id", str(number)), ("author", self._author), ("date", self._date), ("initials", "主笔")):
            comment.set(self._space + name, value)
        for index, line in enumerate(_legal(text).split("\n")):
            self._paragraph(comment, line, first=index == 0)
        self._ledger.comments[str(number)] = digest(text_of_comment(comment))
        return number

    def save(self) -> None:
        """Write the part."""
        if self._part:
            self._package.touch(self._part)

    def _paragraph(self, comment: Element, line: str, *, first: bool) -> None:
        paragraph = etree.SubElement(comment, self._space + "p")
        if "w14" in paragraph.nsmap:
            paragraph.set(f"{{{W14}}}paraId", self._ledger.ids.take_paragraph())
        if first:
            etree.SubElement(etree.SubElement(paragraph, self._space + "r"), self._space + "annotationRef")
        written = etree.SubElement(etree.SubElement(paragraph, self._space + "r"), self._space + "t")
        written.text = line
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _root(self) -> Element:
        if self._part is None:
            self._part = self._new_part()
        return self._package.xml(self._part)

    def _new_part(self) -> str:
        """A part at the end of a relation that leads nowhere, else one beside the text."""
        known = relations(self._package, self._main)
        dangling = (relation.target for relation in known if relation.kind == "comments" and not relation.external)
        name = next(dangling, None) or self._free_name()
        word = self._space.strip("{}")
        xml = f'<w:comments xmlns:w="{word}" xmlns:w14="{W14}" xmlns:mc="{MC}" mc:Ignorable="w14"/>'
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
        strict = word != TRANSITIONAL
        self._ledger.brought.append(add_part(self._package, self._main, "comments", name, data, _TYPE, strict=strict))
        return name

    def _free_name(self) -> str:
        name = posixpath.join(posixpath.dirname(self._main), "comments.xml")
        while self._package.find(name):
            name = name.replace(".xml", "Zb.xml")
        return name


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
