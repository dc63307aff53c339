"""The comments part: found by its relationship, made when there is none, added to and otherwise left alone."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

from lxml import etree

from addin_server.docx.marking.ledger import Ledger
from addin_server.docx.opc.names import MC, TRANSITIONAL, W14, Element, both, get, space
from addin_server.docx.opc.package import Package, parse
from addin_server.docx.opc.relations import content_type, declare, relate, related, relations

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKERS = ("commentRangeStart", "commentRangeEnd", "commentReference")
MAX_RANGES = 32_767
"""Word refuses a file with more."""


class Comments:
    """New comments of one author. `add` gives the id its markers in the text must carry."""

    def __init__(
        self, package: Package, main: str, root: Element, author: str, date: dt.datetime, ledger: Ledger
    ) -> None:
        self._package, self._main, self._ledger = package, main, ledger
        self._space = space(root)
        self._author = _legal(author)[:60] or "主笔"
        self._date = date.replace(microsecond=0, tzinfo=None).isoformat()
        self._part = related(package, main, "comments")
        tree = package.xml(self._part) if self._part else None
        known = [*(list(tree.iter(*both("comment"))) if tree is not None else []), *root.iter(*both(*_MARKERS))]
        self._next = max((_number(get(node, "id")) for node in known), default=-1) + 1
        self.ranges = sum(1 for _ in root.iter(*both("commentRangeStart")))
        self._paragraph_ids = {node.get(f"{{{W14}}}paraId") for node in root.iter(*both("p"))}

    def add(self, text: str) -> int:
        """Write a comment; each line of `text` is a paragraph of it."""
        root = self._root()
        number, self._next = self._next, self._next + 1
        self.ranges += 1
        self._ledger.comments.append(number)
        comment = etree.SubElement(root, self._space + "comment")
        for name, value in (("id", str(number)), ("author", self._author), ("date", self._date), ("initials", "主笔")):
            comment.set(self._space + name, value)
        for index, line in enumerate(_legal(text).split("\n")):
            self._paragraph(comment, line, first=index == 0)
        return number

    def save(self) -> None:
        """Write the part."""
        if self._part:
            self._package.touch(self._part)

    def _paragraph(self, comment: Element, line: str, *, first: bool) -> None:
        paragraph = etree.SubElement(comment, self._space + "p")
        if "w14" in paragraph.nsmap:
            paragraph.set(f"{{{W14}}}paraId", self._paragraph_id())
        if first:
            etree.SubElement(etree.SubElement(paragraph, self._space + "r"), self._space + "annotationRef")
        written = etree.SubElement(etree.SubElement(paragraph, self._space + "r"), self._space + "t")
        written.text = line
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _paragraph_id(self) -> str:
        """An id no paragraph has; Word wants it below 0x80000000."""
        number = 0x5A420000 + self._next
        while f"{number:08X}" in self._paragraph_ids:
            number += 1
        found = f"{number:08X}"
        self._paragraph_ids.add(found)
        return found

    def _root(self) -> Element:
        if self._part is None:
            self._part = self._new_part()
        return self._package.xml(self._part)

    def _new_part(self) -> str:
        name = posixpath.join(posixpath.dirname(self._main), "comments.xml")
        while self._package.find(name):
            name = name.replace(".xml", "Zb.xml")
        word = self._space.strip("{}")
        strict = word != TRANSITIONAL
        xml = f'<w:comments xmlns:w="{word}" xmlns:w14="{W14}" xmlns:mc="{MC}" mc:Ignorable="w14"/>'
        self._package.put(name, parse_checked(xml))
        declare(self._package, name, _TYPE)
        taken = {relation.id for relation in relations(self._package, self._main)}
        identifier = next(f"rIdZb{n}" for n in range(1, 10_000) if f"rIdZb{n}" not in taken)
        relate(self._package, self._main, "comments", name, identifier, strict=strict)
        self._ledger.parts.append(name)
        assert content_type(self._package, name) == _TYPE
        return name


def parse_checked(xml: str) -> bytes:
    """The bytes of a part we wrote ourselves, proven well-formed."""
    data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
    parse(data)
    return data


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _number(written: str) -> int:
    return int(written) if written.lstrip("-").isdigit() else -1
