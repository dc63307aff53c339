"""A change to the text as a tracked change: deletion and insertion that the reader accepts or rejects."""

from __future__ import annotations

import copy
import datetime as dt

from lxml import etree

from addin_server.core.model import Span
from addin_server.docx.anchor import Unreachable, check_reachable
from addin_server.docx.ledger import Ledger, cut
from addin_server.docx.names import XML_SPACE, Element, both, child, get, kind, space
from addin_server.docx.runs import insert_after, insert_before
from addin_server.docx.story import Place, Story
from addin_server.docx.text import pieces, text_of

_CROSSES = "这一处跨了链接、域或别人的修订，不能直接改，已写成批注。"
_CHANGED = "原文和检查时不一样了，没有改。"


class Tracker:
    """Tracked changes of one author in one document."""

    def __init__(self, root: Element, story: Story, ledger: Ledger, author: str, date: dt.datetime) -> None:
        self._story, self._ledger = story, ledger
        self._author = author
        self._date = date.replace(microsecond=0, tzinfo=None).isoformat()
        taken = (get(node, "id") for node in root.iter(*both("ins", "del", "moveFrom", "moveTo", "rPrChange")))
        self._next = max((int(number) for number in taken if number.isdigit()), default=90_000) + 1

    def replace(self, place: Place, span: Span, quote: str, text: str) -> None:
        """Replace `span`, which reads `quote`, with `text`; an empty span inserts. Raises Unreachable."""
        whole = text_of(place, self._story.fields)
        if whole[span.start : span.end] != quote or (span.end > len(whole)):
            raise Unreachable(_CHANGED)
        if place.drawing is not None or len(place.parts) > 1:
            raise Unreachable(_CROSSES)
        check_reachable(place)
        if any(piece.node in self._story.fields.by_begin for piece in pieces(place, self._story.fields)):
            raise Unreachable(_CROSSES)
        if span.end == span.start:
            self._insert_at(place, span.start, text)
            return
        runs = self._cut_free(place, span)
        if any(run.getparent() is not place.parts[0] for run in runs):
            raise Unreachable(_CROSSES)
        deletion = self._delete(runs)
        if text:
            insertion = self._insertion(runs[0], text)
            insert_after(deletion, insertion)

    def _insert_at(self, place: Place, offset: int, text: str) -> None:
        """Insert between two characters: after the one before, at the very beginning before the first."""
        position = 0
        for piece in pieces(place, self._story.fields):
            low, position = position, position + len(piece.text)
            if not piece.text or offset > position or (offset == low and offset > 0):
                continue
            run = _run_of(piece.node)
            if not piece.divisible or run.getparent() is not place.parts[0]:
                raise Unreachable(_CROSSES)
            if offset == 0:
                insert_before(run, self._insertion(run, text))
            else:
                cut(piece.node, offset - low, self._ledger)
                insert_after(run, self._insertion(run, text))
            return
        raise Unreachable(_CROSSES)

    def _cut_free(self, place: Place, span: Span) -> list[Element]:
        """The runs that hold exactly `span`."""
        position = 0
        touched: list[tuple[Element, int, int]] = []
        for piece in pieces(place, self._story.fields):
            low, position = position, position + len(piece.text)
            if piece.text and low < span.end and position > span.start:
                if not piece.divisible:
                    raise Unreachable(_CROSSES)
                touched.append((piece.node, max(span.start - low, 0), min(span.end - low, len(piece.text))))
        if not touched:
            raise Unreachable(_CROSSES)
        node, _, end = touched[-1]
        cut(node, end, self._ledger)
        node, start, _ = touched[0]
        made = cut(node, start, self._ledger)
        first = _run_of(node).getnext() if made in ("text", "bare") else _run_of(node)
        assert first is not None, "a cut leaves two runs"
        return _between(first, first if len(touched) == 1 else _run_of(touched[-1][0]))

    def _delete(self, runs: list[Element]) -> Element:
        word = space(runs[0])
        deletion = self._change(word + "del")
        runs[0].addprevious(deletion)
        for run in runs:
            run.tail, tail = None, run.tail
            deletion.append(run)
            if tail:
                deletion.tail = (deletion.tail or "") + tail
            for node in run.iter(word + "t"):
                node.tag = word + "delText"
        self._ledger.add("deleted", deletion)
        return deletion

    def _insertion(self, like: Element, text: str) -> Element:
        """Inserted text that looks like the run `like`; it is up to the caller to put it in its place."""
        word = space(like)
        insertion = self._change(word + "ins")
        run = etree.SubElement(insertion, word + "r")
        if (properties := child(like, "rPr")) is not None:
            clone = copy.deepcopy(properties)
            for old in list(clone.iter(*both("rPrChange", "ins", "del", "highlight"))):
                parent = old.getparent()
                if parent is not None:
                    parent.remove(old)
            clone.tail = None
            run.append(clone)
        written = etree.SubElement(run, word + "t")
        written.set(XML_SPACE, "preserve")
        written.text = text
        self._ledger.add("inserted", insertion)
        return insertion

    def _change(self, tag: str) -> Element:
        word = tag[: tag.find("}") + 1]
        change = etree.Element(tag)
        for name, value in (("id", str(self._next)), ("author", self._author), ("date", self._date)):
            change.set(word + name, value)
        self._next += 1
        return change


def _run_of(node: Element) -> Element:
    run = node.getparent()
    if run is None or kind(run) != "r":
        raise Unreachable(_CROSSES)
    return run


def _between(first: Element, last: Element) -> list[Element]:
    """The runs from `first` to `last`, which must be neighbours but for our comment markers."""
    runs = [first]
    step: Element | None = first
    while step is not None and step is not last:
        step = step.getnext()
        if step is None:
            raise Unreachable(_CROSSES)
        if kind(step) == "r":
            runs.append(step)
        elif step.tag not in both("commentRangeStart", "commentRangeEnd"):
            raise Unreachable(_CROSSES)
    return runs
