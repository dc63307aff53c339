"""Where a comment range may begin and end.

Exactly at the characters asked for, wherever Word will keep it there; otherwise around the field or control it
touches; and nowhere in what Word generates or refuses comments in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from addin_server.core.model import Span
from addin_server.docx.opc.names import Element, kind
from addin_server.docx.text.content import TextPiece
from addin_server.docx.text.controls import code_of, controls_around, is_generated, is_rewritten, is_sealed
from addin_server.docx.text.fields import REBUILT, Fields
from addin_server.docx.text.story import StoryParagraph

GENERATED = "这里是目录等自动生成的内容，更新时批注会丢失。"
CONTROLLED = "这里是由表单控件填写的内容，不能在其中加批注。"


class RangeEnd(NamedTuple):
    """One end of a range: beside character `offset` of that piece, or beside `around`, which holds that piece."""

    piece: int
    offset: int
    around: Element | None = None


class Range(NamedTuple):
    """Edges of a comment range."""

    start: RangeEnd
    end: RangeEnd


class Unreachable(Exception):  # noqa: N818  (a finding about the document, not a fault)
    """No comment can be kept here; the argument says why, to the user."""


def range_of(paragraph: StoryParagraph, pieces: list[TextPiece], fields: Fields, span: Span) -> Range:
    """Edges for the non-empty `span` of a paragraph. Raises Unreachable."""
    ends = list(accumulate(len(piece.text) for piece in pieces))
    first, last = bisect_right(ends, span.start), bisect_left(ends, span.end)
    start = RangeEnd(first, span.start - (ends[first] - len(pieces[first].text)))
    end = RangeEnd(last, span.end - (ends[last] - len(pieces[last].text)))
    check_reachable(paragraph)
    for low, high, rebuilt in field_extents(paragraph, pieces, fields):
        if rebuilt and low <= end.piece and start.piece <= high:
            raise Unreachable(GENERATED)
        if low <= start.piece <= high:
            start = RangeEnd(low, 0)
        if low <= end.piece <= high:
            end = RangeEnd(high, len(pieces[high].text))
    return Range(_settle(paragraph, pieces, start, at_start=True), _settle(paragraph, pieces, end, at_start=False))


def check_reachable(paragraph: StoryParagraph) -> None:
    """Raises Unreachable when a paragraph stands in generated or rewritten content."""
    for control in controls_around(paragraph.parts[-1] if paragraph.drawing is None else paragraph.drawing):
        if is_generated(control):
            raise Unreachable(GENERATED)
        if is_rewritten(control):
            raise Unreachable(CONTROLLED)


def _settle(paragraph: StoryParagraph, pieces: list[TextPiece], edge: RangeEnd, *, at_start: bool) -> RangeEnd:
    """Move an edge out of what cannot be cut."""
    piece = pieces[edge.piece]
    for node in reversed(list(wrappers(paragraph, piece.node))):
        name = kind(node)
        if name == "fldSimple" and code_of(node).startswith(REBUILT):
            raise Unreachable(GENERATED)
        if name in ("fldSimple", "AlternateContent") or (name == "sdt" and is_sealed(node)):
            return edge._replace(around=node)
    if piece.divisible:
        return edge
    return edge._replace(offset=0 if at_start else len(piece.text))


def wrappers(paragraph: StoryParagraph, node: Element) -> list[Element]:
    """Elements between a run and its paragraph, innermost first."""
    found: list[Element] = []
    for ancestor in node.iterancestors():
        if ancestor in paragraph.parts:
            break
        found.append(ancestor)
    return found


def field_extents(paragraph: StoryParagraph, pieces: list[TextPiece], fields: Fields) -> list[tuple[int, int, bool]]:
    """First and last piece of every field in the paragraph, inner ones first, and whether Word rebuilds it."""
    found: list[tuple[int, int, bool]] = []
    begins: list[tuple[int, bool]] = [(0, True)] * paragraph.open_spans
    for index, piece in enumerate(pieces):
        if piece.node in fields.by_begin:
            begins.append((index, fields.by_begin[piece.node].rebuilt))
        elif piece.node in fields.by_end and begins:
            low, rebuilt = begins.pop()
            found.append((low, index, rebuilt))
    return found + [(low, len(pieces) - 1, rebuilt) for low, rebuilt in reversed(begins)]
