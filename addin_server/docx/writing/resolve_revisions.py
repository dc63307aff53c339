"""Resolving every tracked change of a part: what the reader of the resolved text sees becomes what is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from addin_server.docx.opc.names import (
    ADDED,
    COMMENT_MARKERS,
    FORMER,
    REMOVED,
    TRACKED,
    Element,
    both,
    child,
    get,
    kind,
    number,
    space,
    value,
)
from addin_server.docx.text.resolved import Resolved, Side, is_wrapper, local
from addin_server.docx.text.runs import take_out, undelete, whole


class _Remaining(NamedTuple):
    """What of changes stays on one side: wrappers, controls that were taken off, the state of merged cells."""

    wrappers: tuple[str, ...]
    unwrapped: tuple[str, ...]
    merged: str


_KEPT: Mapping[Side, _Remaining] = {
    "accepted": _Remaining(ADDED, ("customXmlDelRangeStart", "customXmlMoveFromRangeStart"), "vMerge"),
    "rejected": _Remaining(REMOVED, ("customXmlInsRangeStart", "customXmlMoveToRangeStart"), "vMergeOrig"),
}
_MERGED = {"rest": "restart", "cont": "continue"}
# What stands among properties and has no former state.
_LASTING = both("rPr", "sectPr", "headerReference", "footerReference", *TRACKED)


def resolve_revisions(root: Element, side: Side = "accepted") -> bool:
    """Accept or reject all changes below `root`. Returns whether there were any."""
    changes = [node for node in root.iter(*both(*TRACKED)) if node is not root]
    if not changes:
        return False
    resolved, kept = Resolved(root, side), _KEPT[side]
    _rescue(root, resolved.gone)
    for node in resolved.gone:
        if kind(node) == "tc":
            _shorten(node)
        take_out(node)
    for change in changes:
        if change.tag in both(*kept.unwrapped):
            _unwrap_control(change.getnext())
        elif change.tag in both("cellMerge"):
            _merge(change, get(change, kept.merged))
        elif side == "rejected" and change.tag in both(*FORMER):
            _restore(change)
        elif side == "rejected" and (numbering := _inserted_numbering(change)) is not None:
            take_out(numbering)
        elif change.tag in both(*kept.wrappers) and is_wrapper(change):
            undelete(change)
            for inner in list(change):
                change.addprevious(inner)
        take_out(change)
    _join(resolved.following)
    for paragraph, following in resolved.following.items():
        if (
            following is None
            and not _words(paragraph)
            and any(kind(node) in ("p", "tbl", "sdt") for node in paragraph.itersiblings())
        ):
            take_out(paragraph)
    return True


def _rescue(root: Element, gone: Collection[Element]) -> None:
    """Put the marks of comments on what is gone to where it stood: a comment without them is in the file unseen."""
    marks = list(root.iter(*both(*COMMENT_MARKERS)))
    outermost = {
        mark: next((node for node in reversed(list(mark.iterancestors())) if node in gone), None) for mark in marks
    }
    around = _staying_around(root, gone) if any(node is not None for node in outermost.values()) else {}
    last_put: dict[Element, Element] = {}
    for mark, outer in outermost.items():
        if outer is None:
            continue
        if any(kind(ancestor) == "p" for ancestor in outer.iterancestors()):
            outer.addprevious(whole(mark))
            continue
        before, behind = around[outer]
        if behind is not None:
            last = last_put[behind] if behind in last_put else child(behind, "pPr")
            last_put[behind] = put = whole(mark)
            if last is None:
                behind.insert(0, put)
            else:
                last.addnext(put)
        elif before is not None:
            before.append(whole(mark))


def _staying_around(root: Element, gone: Collection[Element]) -> dict[Element, tuple[Element | None, Element | None]]:
    """The paragraphs that stay before and behind all that is gone, each by the outermost element of it."""
    found: dict[Element, tuple[Element | None, Element | None]] = {}
    before: Element | None = None
    waiting: list[Element] = []
    walk = etree.iterwalk(root, events=("start",))
    for _, node in walk:
        if node in gone:
            found[node] = before, None
            waiting.append(node)
            walk.skip_subtree()
        elif kind(node) == "p":
            found.update((each, (found[each][0], node)) for each in waiting)
            before, waiting = node, []
    return found


def _shorten(cell: Element) -> None:
    """Let its row say that it ends so many columns before the grid does."""
    row = next(cell.iterancestors(*both("tr")), None)
    if row is None:
        return
    properties = child(row, "trPr")
    if properties is None:
        properties = row.makeelement(space(row) + "trPr")
        row.insert(int(child(row, "tblPrEx") is not None), properties)
    after = child(properties, "gridAfter")
    if after is None:
        after = properties.makeelement(space(row) + "gridAfter")
        properties.insert(0, after)
    columns = (number(get(after, "val", "0")) or 0) + (number(value(cell, "tcPr/gridSpan", "1")) or 1)
    after.set(space(row) + "val", str(columns))


def _inserted_numbering(change: Element) -> Element | None:
    """The numbering whose insertion `change` records."""
    holder = change.getparent()
    return holder if change.tag in both("ins") and holder is not None and local(holder) == "numPr" else None


def _join(following: Mapping[Element, Element | None]) -> None:
    """The words go to the head of the next paragraph, whose mark remains; what stands between stays between.

    The last first: each is moved once, however many paragraphs run into one.
    """
    runs_on = [(paragraph, _to(paragraph, last), last) for paragraph, last in following.items() if last is not None]
    targets: dict[Element, Element] = {}
    for paragraph, nodes, last in reversed(runs_on):
        target = targets[paragraph] = targets.get(last, last)
        head = next((node for node in target if kind(node) != "pPr"), None)
        for node in nodes:
            if head is None:
                target.append(node)
            else:
                head.addprevious(node)
        take_out(paragraph)


def _to(paragraph: Element, last: Element) -> list[Element]:
    """The words of a paragraph, and what stands between it and the `last` it runs into."""
    between = takewhile(lambda node: node is not last, paragraph.itersiblings())
    return [*_words(paragraph), *between]


def _words(paragraph: Element) -> list[Element]:
    return [node for node in paragraph if kind(node) != "pPr"]


def _restore(change: Element) -> None:
    """Give properties the state they had before `change`."""
    properties, former = change.getparent(), next(iter(change), None)
    if properties is None or former is None or local(former) != local(properties):
        return
    for node in [node for node in properties if node.tag not in _LASTING]:
        properties.remove(node)
    place = len(properties.findall("{*}headerReference")) + len(properties.findall("{*}footerReference"))
    for node in list(former)[::-1]:
        properties.insert(place, node)


def _merge(change: Element, merged: str) -> None:
    """A merged cell is told by its properties, as if it had never been another."""
    properties = change.getparent()
    state = _MERGED.get(merged)
    if properties is not None and state and child(properties, "vMerge") is None:
        made = change.makeelement(space(change) + "vMerge")
        made.set(space(change) + "val", state)
        change.addprevious(made)


def _unwrap_control(control: Element | None) -> None:
    """A content control or custom markup that is not to be there: what it holds stays."""
    if control is None or kind(control) not in ("sdt", "customXml"):
        return
    content = child(control, "sdtContent") if kind(control) == "sdt" else control
    for inner in list(content) if content is not None else ():
        if not str(inner.tag).endswith("}customXmlPr"):
            control.addprevious(inner)
    take_out(control)
