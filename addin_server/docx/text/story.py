"""Where the paragraphs are: body, tables, content controls and text boxes, in reading order, as if all
tracked changes were accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from addin_server.core.model import Container
from addin_server.docx.opc.names import ADDED, Element, both, child, kind
from addin_server.docx.text.alternatives import choice, is_unseen
from addin_server.docx.text.fields import Fields, find_fields
from addin_server.docx.text.resolved import Resolved

_WRAPPERS = {"sdt", "sdtContent", "customXml", *ADDED}
_TABLE = {"tbl", "tr", "tc"}


class StoryParagraph(NamedTuple):
    """A paragraph as the reader of the accepted text sees it.

    `parts` are its w:p elements: more than one when a deleted paragraph mark joins them; the last gives the
    properties. `drawing` is, for a text box, the body paragraph's child that holds it. `open_codes` and
    `open_spans` count the field codes and multi-paragraph fields open at its start.
    """

    id: str
    parts: tuple[Element, ...]
    container: Container
    drawing: Element | None
    open_codes: int
    open_spans: int

    @property
    def properties(self) -> Element | None:
        """w:pPr."""
        return child(self.parts[-1], "pPr")


class Story:
    """The paragraphs of a main part, with its fields."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._resolved = Resolved(root)
        self.fields: Fields = find_fields(root, self._resolved.gone)
        self._boxes: dict[Element, list[Element]] = defaultdict(list)
        for box in root.iter(*both("txbxContent")):
            if (holder := self._holder(box)) is not None:
                self._boxes[holder].append(box)

    def paragraphs(self) -> Iterator[StoryParagraph]:
        """All paragraphs, empty ones included. Ids count them from p1."""
        body = child(self.root, "body")
        if body is not None:
            yield from self._story(body, "body", None, count(1))

    def _story(
        self, parent: Element, container: Container, drawing: Element | None, numbers: Iterator[int]
    ) -> Iterator[StoryParagraph]:
        codes = spans = 0
        code_carry, span_carry = self.fields.code_carry, self.fields.span_carry
        for parts, where in self._blocks(parent, container):
            before, after = self._boxes_of(parts) if self._boxes else ((), ())
            for box in before:
                shown = drawing if drawing is not None else _child_of(parts, box)
                yield from self._story(box, "textbox", shown, numbers)
            yield StoryParagraph(f"p{next(numbers)}", parts, where, drawing, codes, spans)
            for box in after:
                shown = drawing if drawing is not None else _child_of(parts, box)
                yield from self._story(box, "textbox", shown, numbers)
            if code_carry:
                codes += sum(code_carry.get(part, 0) for part in parts)
            if span_carry:
                spans += sum(span_carry.get(part, 0) for part in parts)

    def _blocks(self, parent: Element, container: Container) -> Iterator[tuple[tuple[Element, ...], Container]]:
        joined: list[Element] = []
        for node in parent:
            name = kind(node)
            if name == "p":
                joined.append(node)
                if self._resolved.following.get(node) is None:
                    yield tuple(joined), container
                    joined = []
            elif node in self._resolved.gone:
                continue
            elif name in _WRAPPERS:
                yield from self._blocks(node, container)
            elif name in _TABLE:
                yield from self._blocks(node, "table" if container == "body" else container)
            elif name == "AlternateContent" and (chosen := choice(node)) is not None:
                yield from self._blocks(chosen, container)

    def _boxes_of(self, parts: tuple[Element, ...]) -> tuple[Sequence[Element], Sequence[Element]]:
        """Text boxes of a paragraph: those anchored ahead of its first character are read before it."""
        boxes = [box for part in parts for box in self._boxes.get(part, ())]
        if not boxes:
            return [], []
        own, ahead = set(boxes), 0
        for part in parts:
            for node in part.iter(*both("t", "txbxContent")):
                if node in own:
                    ahead += 1
                elif kind(node) == "t" and (node.text or "").strip() and self._holder(node) is part:
                    return boxes[:ahead], boxes[ahead:]
        return boxes, []

    def _holder(self, node: Element) -> Element | None:
        """The paragraph around `node`; None when it is in what is gone or not shown."""
        holder: Element | None = None
        for ancestor in node.iterancestors():
            name = kind(ancestor)
            if name == "p" and holder is None:
                holder = ancestor
            elif ancestor in self._resolved.gone or is_unseen(ancestor):
                return None
        return holder


def _child_of(parts: tuple[Element, ...], node: Element) -> Element:
    """The child of one of `parts` that holds `node`."""
    step = node
    for ancestor in node.iterancestors():
        if ancestor in parts:
            return step
        step = ancestor
    raise ValueError("node is in none of the paragraphs")
