"""Remarks as native comments on exactly the characters they are about. Nothing else of the file changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from addin_server.core.model import Span
from addin_server.docx.marking.comments import MAX_RANGES, Comments
from addin_server.docx.marking.highlight import Highlighter
from addin_server.docx.marking.ledger import Ledger, cut, resume
from addin_server.docx.marking.remark import AnchoredRemark, split
from addin_server.docx.marking.track import Tracker
from addin_server.docx.opc.names import Element, kind, space
from addin_server.docx.reading.existing import comments_in
from addin_server.docx.reading.reader import open_document
from addin_server.docx.text.anchor import CONTROLLED, Range, Unreachable, check_reachable, range_of
from addin_server.docx.text.content import TextPiece, text_of, text_pieces
from addin_server.docx.text.runs import insert_after, insert_before
from addin_server.docx.text.story import Story, StoryParagraph

_NOT_FOUND = "原文已经改过，和自查时不一样，没有加批注。"
_TOO_MANY = "批注太多，Word 打不开，这一条没有加。"


class TextReplacement(NamedTuple):
    """Replace `span` of a paragraph, which reads `quote`, with `text`."""

    paragraph: str
    span: Span
    quote: str
    text: str


class Annotated(NamedTuple):
    """The new file; the remarks and corrections that could not be placed, each with a Chinese sentence why.

    Remarks that `stand` were there before: nothing was written for them, nor was a thread taken up that is resolved.
    """

    data: bytes
    unplaced: tuple[tuple[AnchoredRemark, str], ...]
    refused: tuple[tuple[TextReplacement, str], ...] = ()
    stand: tuple[AnchoredRemark, ...] = ()


def annotate(
    data: bytes,
    remarks: Sequence[AnchoredRemark],
    *,
    author: str,
    highlight: bool,
    date: dt.datetime,
    corrections: Sequence[TextReplacement] = (),
) -> Annotated:
    """Return `data` with the remarks as comments and the corrections as tracked changes. Raises DocxError.

    With nothing to write, the same bytes. `date` is local time: Word shows it as it stands.
    """
    source = open_document(data)
    story = Story(source.root)
    paragraphs = {paragraph.id: paragraph for paragraph in story.paragraphs()}
    ledger = resume(source.package, source.main)
    comments = Comments(source.package, source.main, author, date, ledger)
    highlighter = Highlighter(source.root, ledger) if highlight else None
    written = comments_in(source)
    stand, new = split(remarks, written, paragraphs)
    # What is about different words of one field or text box stands on all of it: once is enough.
    said = {(comment.text, comment.paragraph, comment.span) for comment in written}
    said.update(
        (remark.text, remark.paragraph, None) for remark in stand if paragraphs[remark.paragraph].drawing is not None
    )
    unplaced: list[tuple[AnchoredRemark, str]] = []
    refused: list[tuple[TextReplacement, str]] = []
    placed = 0
    for remark in new:
        try:
            if comments.ranges >= MAX_RANGES:
                raise Unreachable(_TOO_MANY)
            paragraph = paragraphs.get(remark.paragraph)
            if (one := (remark.text, remark.paragraph, _words_under(remark, paragraph, story))) in said:
                stand.append(remark)
                continue
            _place(remark, paragraph, story, comments, ledger, highlighter)
            said.add(one)
            placed += 1
        except Unreachable as reason:
            unplaced.append((remark, str(reason)))
    tracker = Tracker(story, ledger, author, date)
    for correction in sorted(corrections, key=lambda c: (c.paragraph, c.span), reverse=True):
        try:
            paragraph = paragraphs.get(correction.paragraph)
            if paragraph is None:
                raise Unreachable(_NOT_FOUND)
            tracker.replace(paragraph, correction.span, correction.quote, correction.text)
            placed += 1
        except Unreachable as reason:
            refused.append((correction, str(reason)))
    if not placed:
        return Annotated(data, tuple(unplaced), tuple(refused), tuple(stand))
    comments.save()
    source.package.touch(source.main)
    ledger.save(source.package, source.main)
    return Annotated(source.package.save(stamp=source.main), tuple(unplaced), tuple(refused), tuple(stand))


def _words_under(remark: AnchoredRemark, paragraph: StoryParagraph | None, story: Story) -> Span | None:
    """The characters its comment will stand on; None for all that is about one text box. Raises Unreachable."""
    if paragraph is None or paragraph.drawing is not None:
        return None
    found = text_pieces(paragraph, story.fields)
    ends = list(accumulate((len(piece.text) for piece in found), initial=0))
    span = _span_of(remark, ends[-1])
    if not span.start < span.end <= ends[-1]:
        raise Unreachable(_NOT_FOUND)
    start, end = range_of(paragraph, found, story.fields, span)
    first = start.piece if start.around is None else min(_inside(found, start.around))
    last = end.piece if end.around is None else max(_inside(found, end.around))
    at_end = end.offset if end.around is None else len(found[last].text)
    return Span(ends[first] + (start.offset if start.around is None else 0), ends[last] + at_end)


def _inside(found: list[TextPiece], holder: Element) -> list[int]:
    return [index for index, piece in enumerate(found) if holder in piece.node.iterancestors()]


def _span_of(remark: AnchoredRemark, length: int) -> Span:
    return remark.span if remark.span and remark.span.end > remark.span.start else Span(0, length)


def _place(
    remark: AnchoredRemark,
    paragraph: StoryParagraph | None,
    story: Story,
    comments: Comments,
    ledger: Ledger,
    highlighter: Highlighter | None,
) -> None:
    if paragraph is None:
        raise Unreachable(_NOT_FOUND)
    text = text_of(paragraph, story.fields)
    span = _span_of(remark, len(text))
    if remark.quote and text[span.start : span.end] != remark.quote:
        raise Unreachable(_NOT_FOUND)
    if paragraph.drawing is not None:
        check_reachable(paragraph)
        _mark_around(paragraph.drawing, comments.add(remark.text), ledger)
        return
    found = text_pieces(paragraph, story.fields)
    extent = range_of(paragraph, found, story.fields, span)
    first, last = _cut(found, extent, ledger)
    if highlighter is not None:
        # The colour's bookmark stands outside the comment: LibreOffice moves an end that stands inside.
        highlighter.colour(_runs(paragraph, story, span), remark.severity)
    _mark(first, last, space(paragraph.parts[0]), comments.add(remark.text), ledger)


def _mark(first: Element, last: Element, word: str, number: int, ledger: Ledger) -> None:
    """Put the three markers of a comment around the elements from `first` to `last`."""
    start, end = _marker(word, "commentRangeStart", number), _marker(word, "commentRangeEnd", number)
    reference = _reference(word, number)
    insert_before(first, start)
    insert_after(last, end)
    insert_after(_below_paragraph(end), reference)
    for marker in (start, end, reference):
        ledger.add("marker", marker)


def _mark_around(node: Element, number: int, ledger: Ledger) -> None:
    """Word ignores comments inside a text box: the remark stands on the paragraph that holds it."""
    word = space(node) if kind(node) else space(_paragraph_of(node))
    _mark(node, node, word, number, ledger)


def _cut(found: list[TextPiece], extent: Range, ledger: Ledger) -> tuple[Element, Element]:
    """Elements that begin and end exactly with the range. The end is cut first, so that the start's offset holds."""
    start, end = extent
    if end.around is None:
        cut(found[end.piece].node, end.offset, ledger)
    first = start.around if start.around is not None else _beginning_at(found[start.piece].node, start.offset, ledger)
    if end.around is not None:
        return first, end.around
    within_one = start.around is None and start.piece == end.piece and start.offset > 0
    return first, first if within_one else _run_of(found[end.piece].node)


def _beginning_at(node: Element, offset: int, ledger: Ledger) -> Element:
    """The run that begins at character `offset` of `node`, cut off if need be."""
    if cut(node, offset, ledger) in ("text", "bare"):
        following = _run_of(node).getnext()
        assert following is not None, "a cut leaves two runs"
        return following
    return _run_of(node)


def _runs(paragraph: StoryParagraph, story: Story, span: Span) -> list[Element]:
    """The runs whose text lies in `span`, in order; the cuts at its ends are made."""
    position = 0
    found: dict[Element, None] = {}
    for piece in text_pieces(paragraph, story.fields):
        low, position = position, position + len(piece.text)
        if piece.text and span.start <= low and position <= span.end:
            found[_run_of(piece.node)] = None
    return list(found)


def _marker(word: str, name: str, number: int) -> Element:
    marker = etree.Element(word + name)
    marker.set(word + "id", str(number))
    return marker


def _reference(word: str, number: int) -> Element:
    run = etree.Element(word + "r")
    run.append(_marker(word, "commentReference", number))
    return run


def _run_of(node: Element) -> Element:
    for ancestor in node.iterancestors():
        if kind(ancestor) == "r":
            return ancestor
    raise Unreachable(CONTROLLED)


def _paragraph_of(node: Element) -> Element:
    return next(ancestor for ancestor in node.iterancestors() if kind(ancestor) == "p")


def _below_paragraph(node: Element) -> Element:
    """The ancestor of `node` that is a child of its paragraph: a reference there outlives a rejected insertion."""
    step = node
    for ancestor in node.iterancestors():
        if kind(ancestor) == "p":
            return step
        step = ancestor
    raise Unreachable(CONTROLLED)
