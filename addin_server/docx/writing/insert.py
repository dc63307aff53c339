"""New paragraphs in an existing document, dressed like the paragraphs that are already there."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from addin_server.docx.opc.names import XML_SPACE, Element, both, child, kind, space
from addin_server.docx.reading.reader import open_document
from addin_server.docx.text.anchor import Unreachable, check_reachable
from addin_server.docx.text.content import text_pieces
from addin_server.docx.text.fields import Fields
from addin_server.docx.text.resolved import Resolved
from addin_server.docx.text.story import Story, StoryParagraph

_NOWHERE = "这里不能插入段落，请换个位置。"
# What belongs to one paragraph alone: numbering, section breaks, page breaks, former states.
_OWN = ("numPr", "sectPr", "pageBreakBefore", "pPrChange", "framePr")
_OWN_OF_RUNS = ("rPrChange", "ins", "del", "highlight", "vanish", "rStyle")


class InsertedParagraph(NamedTuple):
    """Text to insert and the id of the paragraph to look like; "" for the document's plain style."""

    text: str
    like: str


def insert(data: bytes, paragraphs: Sequence[InsertedParagraph], *, after: str) -> bytes:
    """Return `data` with the paragraphs after the one called `after`, or at the end for "".

    Raises DocxError; ValueError with a Chinese sentence where nothing may stand.
    """
    source = open_document(data)
    story = Story(source.root)
    by_id = {paragraph.id: paragraph for paragraph in story.paragraphs()}
    where = _end(source.root) if not after else _after(by_id.get(after))
    for new in paragraphs:
        made = _paragraph(space(source.root), new.text, by_id.get(new.like), story.fields)
        if where is None:
            _into_empty_body(source.root, made)
        else:
            where.addnext(made)
        where = made
    source.package.touch(source.main)
    return source.package.save(stamp=source.main)


def _after(paragraph: StoryParagraph | None) -> Element:
    if paragraph is None or paragraph.container != "body":
        raise ValueError(_NOWHERE)
    try:
        check_reachable(paragraph)
    except Unreachable as reason:
        raise ValueError(str(reason)) from None
    return _not_running_on(paragraph.parts[-1])


def _end(root: Element) -> Element | None:
    """The last thing in the body that a paragraph may follow."""
    body = child(root, "body")
    found = (
        [node for node in body if isinstance(node.tag, str) and node.tag not in both("sectPr")]
        if body is not None
        else []
    )
    return _not_running_on(found[-1]) if found else None


def _not_running_on(node: Element) -> Element:
    """Behind a paragraph whose mark somebody deleted, a new one would be joined to it."""
    if node in Resolved(node).following:
        raise ValueError(_NOWHERE)
    return node


def _into_empty_body(root: Element, made: Element) -> None:
    body = child(root, "body")
    if body is None:
        raise ValueError(_NOWHERE)
    body.insert(0, made)


def _paragraph(word: str, text: str, like: StoryParagraph | None, fields: Fields) -> Element:
    made = etree.Element(word + "p")
    run = etree.SubElement(made, word + "r")
    if like is not None:
        if like.properties is not None:
            made.insert(0, _without(like.properties, (*_OWN, "rPr")))
        first = next((piece.node.getparent() for piece in text_pieces(like, fields) if kind(piece.node) == "t"), None)
        if first is not None and (properties := child(first, "rPr")) is not None:
            run.append(_without(properties, _OWN_OF_RUNS))
    written = etree.SubElement(run, word + "t")
    written.set(XML_SPACE, "preserve")
    written.text = text
    return made


def _without(properties: Element, names: tuple[str, ...]) -> Element:
    clone = copy.deepcopy(properties)
    clone.tail = None
    for node in [node for node in clone if node.tag in both(*names)]:
        clone.remove(node)
    return clone
