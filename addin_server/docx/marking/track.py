"""A change to the text as a tracked change: deletion and insertion that the reader accepts or rejects."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Collection
from itertools import accumulate

from lxml import etree

from addin_server.core.model import Span
from addin_server.docx.marking.ledger import Ledger, cut
from addin_server.docx.marking.tracked import MARKS, groups, is_recorded, signed
from addin_server.docx.marking.undo import unwrap_deletion
from addin_server.docx.opc.names import XML_SPACE, Element, both, child, empty_copy, kind, space
from addin_server.docx.text.anchor import Unreachable, check_reachable, field_extents, wrappers
from addin_server.docx.text.content import TextPiece, text_of, text_pieces
from addin_server.docx.text.controls import is_generated, is_sealed
from addin_server.docx.text.resolved import local
from addin_server.docx.text.runs import insert_after, insert_before, take_out, whole
from addin_server.docx.text.story import Story, StoryParagraph

_CROSSES = "这一处跨了链接、域或别人的修订，不能直接改，已写成批注。"
_CHANGED = "原文已经改过，和自查时不一样，没有改。"
# What of a run is words, and goes with them.
_WORDS = {"t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak"}
# What holds runs and keeps them as they are; a change may stand inside.
_OPEN = {"p", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ins"}


class Tracker:
    """Tracked changes of one author in one document."""

    def __init__(self, story: Story, ledger: Ledger, author: str, date: dt.datetime) -> None:
        self._story, self._ledger = story, ledger
        self._author = signed(author)
        self._date = date.replace(microsecond=0, tzinfo=None).isoformat()

    def replace(self, paragraph: StoryParagraph, span: Span, quote: str, text: str) -> None:
        """Replace `span`, which reads `quote`, with `text`; an empty span inserts. Raises Unreachable."""
        whole = text_of(paragraph, self._story.fields)
        if whole[span.start : span.end] != quote or (span.end > len(whole)):
            raise Unreachable(_CHANGED)
        if paragraph.drawing is not None:
            raise Unreachable(_CROSSES)
        check_reachable(paragraph)
        if span.end == span.start:
            self._insert_at(paragraph, span.start, text)
            return
        runs = self._cut_free(paragraph, span)
        for group in _groups(runs):
            last = self._delete(group)
        if text:
            insert_after(self._outside(last), self._insertion(runs[0], text))

    def _insert_at(self, paragraph: StoryParagraph, offset: int, text: str) -> None:
        """Insert between two characters: after the one before, at the very beginning before the first."""
        found = text_pieces(paragraph, self._story.fields)
        index, low = _piece_at(found, offset)
        self._check(paragraph, found, index, index)
        piece = found[index]
        run = _run_of(piece.node)
        if offset == 0:
            outside = run.getparent() if kind(_parent(run)) == "ins" else run
            insert_before(run if outside is None else outside, self._insertion(run, text))
            return
        cut(piece.node, offset - low, self._ledger)
        insert_after(self._outside(run), self._insertion(run, text))

    def _cut_free(self, paragraph: StoryParagraph, span: Span) -> list[Element]:
        """The runs that hold exactly `span`, all in one element."""
        found = text_pieces(paragraph, self._story.fields)
        ends = list(accumulate(len(piece.text) for piece in found))
        touched = [
            i
            for i, piece in enumerate(found)
            if piece.text and ends[i] > span.start and ends[i] - len(piece.text) < span.end
        ]
        first, last = touched[0], touched[-1]
        self._check(paragraph, found, first, last)
        cut(found[last].node, span.end - (ends[last] - len(found[last].text)), self._ledger)
        made = cut(found[first].node, span.start - (ends[first] - len(found[first].text)), self._ledger)
        begin = _run_of(found[first].node)
        if made in ("text", "bare"):
            following = begin.getnext()
            assert following is not None, "a cut leaves two runs"
            begin = following
        return _between(begin, begin if first == last else _run_of(found[last].node))

    def _check(self, paragraph: StoryParagraph, found: list[TextPiece], first: int, last: int) -> None:
        """Raises Unreachable unless the pieces are plain text of one element and outside every field."""
        touched = [piece for piece in found[first : last + 1] if piece.text]
        if not all(piece.divisible for piece in touched):
            raise Unreachable(_CROSSES)
        if len({_run_of(piece.node).getparent() for piece in touched}) > 1:
            raise Unreachable(_CROSSES)
        for low, high, _ in field_extents(paragraph, found, self._story.fields):
            if low <= last and first <= high:
                raise Unreachable(_CROSSES)
        for node in wrappers(paragraph, _run_of(found[first].node)):
            if kind(node) == "sdt":
                if is_sealed(node) or is_generated(node):
                    raise Unreachable(_CROSSES)
            elif kind(node) not in _OPEN:
                raise Unreachable(_CROSSES)

    def _outside(self, node: Element) -> Element:
        """What our insertion may follow: `node`, or the other's insertion it stands in, split after it."""
        holder = _parent(node)
        if kind(holder) != "ins":
            return node
        rest = list(node.itersiblings())
        if rest:
            right = empty_copy(holder)
            right.set(space(holder) + "id", self._number())
            right.extend(rest)
            insert_after(holder, right)
            self._ledger.add("split", right)
        return holder

    def _delete(self, runs: list[Element]) -> Element:
        """Wrap neighbouring runs. Blanks after the last stay behind the deletion, where they were."""
        word = space(runs[0])
        deletion = self._change(word + "del")
        runs[0].addprevious(deletion)
        deletion.extend(runs)
        deletion.tail, runs[-1].tail = runs[-1].tail, None
        for run in runs:
            for node in run.findall(word + "t"):
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
        for name, value in (("id", self._number()), ("author", self._author), ("date", self._date)):
            change.set(word + name, value)
        return change

    def _number(self) -> str:
        return str(self._ledger.ids.take("revision"))


def reject_ours(root: Element, recorded: Collection[str]) -> tuple[int, int]:
    """Reject the changes the record lists. Returns how many went, and how many bear our name without being listed."""
    went = left = 0
    for group in list(groups(root)):
        if not is_recorded(group, recorded):
            left += len(group)
            continue
        went += len(group)
        for node in group:
            if kind(node) == "del":
                unwrap_deletion(node)
            else:
                _take_words_out(node)
    return went, left


def _take_words_out(insertion: Element) -> None:
    """Take an insertion out, and leave the marks in it where it stood."""
    for mark in list(insertion.iter(*both(*MARKS))):
        insertion.addprevious(whole(mark))
    take_out(insertion)


def _piece_at(found: list[TextPiece], offset: int) -> tuple[int, int]:
    """The piece that ends with the character before `offset`, or holds it, and where it begins."""
    position = 0
    for index, piece in enumerate(found):
        low, position = position, position + len(piece.text)
        if piece.text and offset <= position and (offset > low or offset == 0):
            return index, low
    raise Unreachable(_CROSSES)


def _parent(node: Element) -> Element:
    parent = node.getparent()
    assert parent is not None, "runs stand in a paragraph"
    return parent


def _run_of(node: Element) -> Element:
    run = node.getparent()
    if run is None or kind(run) != "r":
        raise Unreachable(_CROSSES)
    return run


def _between(first: Element, last: Element) -> list[Element]:
    """The runs of words from `first` to `last`. What else stands between them stays: marks, drawings, references."""
    runs = [first]
    step = first
    while step is not last:
        following = step.getnext()
        if following is None:
            raise Unreachable(_CROSSES)
        step = following
        if kind(step) == "r":
            runs.append(step)
        elif len(step):
            raise Unreachable(_CROSSES)
    return [run for run in runs if _has_words(run)]


def _has_words(run: Element) -> bool:
    """Whether a run holds words and may go with them. Raises Unreachable for one that holds something else too."""
    names = {local(node) for node in run} - {"", "rPr"}
    if "t" in names and not names <= _WORDS:
        raise Unreachable(_CROSSES)
    return names <= _WORDS


def _groups(runs: list[Element]) -> list[list[Element]]:
    """Runs that are direct neighbours: what stands between the others keeps its place."""
    groups = [[runs[0]]]
    for run in runs[1:]:
        if run.getprevious() is groups[-1][-1]:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups
