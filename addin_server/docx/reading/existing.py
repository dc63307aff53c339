"""The comments that stand in a document, anybody's, with the words they are about."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.model import Span
from addin_server.docx.opc.names import Element, both, get, kind
from addin_server.docx.reading.reader import OpenDocument, open_document
from addin_server.docx.text.content import text_pieces
from addin_server.docx.text.story import Story


class Comment(NamedTuple):
    """A comment. `paragraph` is where it begins, "" when it stands on no text; no `span` where it has no words there.

    `date` is as the file has it, local time. A comment over several paragraphs is told by its words in the first.
    """

    id: str
    author: str
    date: str
    text: str
    paragraph: str
    span: Span | None
    quote: str


def comments(data: bytes) -> tuple[Comment, ...]:
    """Return all comments in the order of the text. Raises DocxError."""
    return comments_in(open_document(data))


def comments_in(source: OpenDocument) -> tuple[Comment, ...]:
    """Return the comments of an open document."""
    part = source.part("comments")
    written = {} if part is None else {get(node, "id"): node for node in part.iter(*both("comment"))}
    if not written:
        return ()
    anchors = _anchors(source)
    order = [*anchors, *(number for number in written if number not in anchors)]
    return tuple(_comment(written[number], anchors.get(number)) for number in order if number in written)


def text_of_comment(comment: Element) -> str:
    """What a w:comment says, its paragraphs in lines."""
    lines = ("".join(t.text or "" for t in p.iter(*both("t"))) for p in comment.iter(*both("p")))
    return "\n".join(lines)


class _Anchor:
    def __init__(self, paragraph: str, at: int) -> None:
        self.paragraph, self.start, self.text = paragraph, at, ""


def _anchors(source: OpenDocument) -> dict[str, _Anchor]:
    """The beginnings and words of all comment ranges, by comment id."""
    story = Story(source.root)
    where: dict[Element, tuple[str, int, str]] = {}
    paragraphs: dict[Element, str] = {}
    for each in story.paragraphs():
        position = 0
        for part in each.parts:
            paragraphs[part] = each.id
        for piece in text_pieces(each, story.fields):
            where[piece.node] = each.id, position, piece.text
            position += len(piece.text)
    found: dict[str, _Anchor] = {}
    open_: dict[str, _Anchor] = {}
    paragraph, at = "", 0
    for node in source.root.iter():
        if kind(node) == "p":
            paragraph, at = paragraphs.get(node, paragraph), 0
        elif node.tag in both("commentRangeStart"):
            found[get(node, "id")] = open_[get(node, "id")] = _Anchor(paragraph, at)
        elif node.tag in both("commentRangeEnd"):
            open_.pop(get(node, "id"), None)
        elif node.tag in both("commentReference"):
            found.setdefault(get(node, "id"), _Anchor(paragraph, at))
        elif node in where:
            paragraph, begin, text = where[node]
            at = begin + len(text)
            for anchor in open_.values():
                if not anchor.text:
                    anchor.paragraph, anchor.start = paragraph, begin
                if anchor.paragraph == paragraph:
                    anchor.text += text
    return found


def _comment(node: Element, anchor: _Anchor | None) -> Comment:
    said = Comment(get(node, "id"), get(node, "author"), get(node, "date"), text_of_comment(node), "", None, "")
    if anchor is None:
        return said
    span = Span(anchor.start, anchor.start + len(anchor.text)) if anchor.text else None
    return said._replace(paragraph=anchor.paragraph, span=span, quote=anchor.text)
