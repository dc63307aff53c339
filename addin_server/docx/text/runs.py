"""Cutting a run in two and joining it again, without a trace."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Literal

from addin_server.docx.opc.names import XML_SPACE, Element, both, empty_copy, kind, space

# How a cut was made: between two children of the run, or inside a w:t that did ("text") or did not ("bare") keep
# its outer blanks. "" is no cut: there was a boundary already.
Cut = Literal["", "run", "text", "bare"]

_SPACE_AT_EDGE = (" ", "\t", "\n", "\r")
HIGHLIGHT_GOES_BEFORE = (
    "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "
    "ins del moveFrom moveTo rPrChange"
).split()


def cut_before(node: Element, offset: int, fresh: Callable[[], int]) -> Cut:
    """Make a run begin at character `offset` of `node`, a child of a run. The run of `node` keeps what is before.

    `fresh` gives ids for tracked changes in the copy of its properties.
    """
    run = _run_of(node)
    if kind(node) == "t" and 0 < offset < len(node.text or ""):
        return _cut_text(run, node, offset, fresh)
    following = node if offset == 0 else node.getnext()
    if following is None or not any(_is_content(sibling) for sibling in following.itersiblings(preceding=True)):
        return ""
    _move_to_new_run(run, following, fresh)
    return "run"


def _cut_text(run: Element, node: Element, offset: int, fresh: Callable[[], int]) -> Cut:
    text = node.text or ""
    cut: Cut = "text" if node.get(XML_SPACE) == "preserve" else "bare"
    right = empty_copy(node)
    node.text, right.text = text[:offset], text[offset:]
    if node.text.endswith(_SPACE_AT_EDGE):
        node.set(XML_SPACE, "preserve")
    if right.text.startswith(_SPACE_AT_EDGE):
        right.set(XML_SPACE, "preserve")
    insert_after(node, right)
    _move_to_new_run(run, right, fresh)
    return cut


def _move_to_new_run(run: Element, first: Element, fresh: Callable[[], int]) -> None:
    """Move `first` and what follows it to a new run after `run`, with the same attributes and properties."""
    moved = [first, *first.itersiblings()]
    right = empty_copy(run)
    properties = run.find(space(run) + "rPr")
    if properties is not None:
        clone = copy.deepcopy(properties)
        clone.tail = None
        for change in clone.iter(*both("rPrChange", "ins", "del")):
            change.set(space(change) + "id", str(fresh()))
        right.append(clone)
    right.extend(moved)
    insert_after(run, right)


def _is_content(node: Element) -> bool:
    return isinstance(node.tag, str) and kind(node) != "rPr"


def _run_of(node: Element) -> Element:
    run = node.getparent()
    if run is None:
        raise ValueError("a piece has lost its run")
    return run


def insert_after(node: Element, new: Element) -> None:
    """Put `new` after `node` and the blanks that follow it."""
    node.addnext(new)


def insert_before(node: Element, new: Element) -> None:
    """Put `new` right before `node`."""
    node.addprevious(new)


def take_out(node: Element) -> None:
    """Remove an element and leave the blanks that follow it: the inverse of both insertions."""
    parent, previous = node.getparent(), node.getprevious()
    if parent is None:
        return
    tail, node.tail = node.tail, None
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def whole(mark: Element) -> Element:
    """A mark as it stands in a paragraph: the reference to a comment in a run of its own."""
    if mark.tag not in both("commentReference"):
        return mark
    run = mark.makeelement(space(mark) + "r")
    run.append(mark)
    return run


def undelete(deletion: Element) -> None:
    """Write the words of a deletion as words of the text; outside one they may not be called deleted."""
    for node in deletion.iter("{*}delText", "{*}delInstrText"):
        node.tag = space(node) + ("t" if str(node.tag).endswith("}delText") else "instrText")
