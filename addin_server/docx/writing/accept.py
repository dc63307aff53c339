"""Accepting every tracked change of a part: what the reader of the accepted text sees becomes what is written."""

from __future__ import annotations

from addin_server.docx.opc.names import ADDED, TRACKED, Element, both, child, get, kind, space
from addin_server.docx.text.accepted import Accepted, is_wrapper
from addin_server.docx.text.runs import take_out

_UNWRAPPED = ("customXmlDelRangeStart", "customXmlMoveFromRangeStart")
_MERGED = {"rest": "restart", "cont": "continue"}


def accept(root: Element) -> bool:
    """Accept all changes below `root`. Returns whether there were any."""
    changes = list(root.iter(*both(*TRACKED)))
    if not changes:
        return False
    accepted = Accepted(root)
    for node in accepted.gone:
        take_out(node)
    for change in changes:
        if change.tag in both(*_UNWRAPPED):
            _unwrap_control(change.getnext())
        elif change.tag in both("cellMerge"):
            _merge(change)
        elif change.tag in both(*ADDED) and is_wrapper(change):
            for inner in list(change):
                change.addprevious(inner)
        take_out(change)
    for paragraph, following in accepted.following.items():
        if following is not None:
            _join(paragraph, following)
        elif not _words(paragraph) and any(kind(node) in ("p", "tbl", "sdt") for node in paragraph.itersiblings()):
            take_out(paragraph)
    return True


def _join(paragraph: Element, following: Element) -> None:
    """The words go to the head of the next paragraph, whose mark remains; what stands between stays between."""
    words = _words(paragraph)
    for node in paragraph.itersiblings():
        if node is following:
            break
        words.append(node)
    properties = child(following, "pPr")
    for place, node in enumerate(words, 0 if properties is None else 1):
        following.insert(place, node)
    take_out(paragraph)


def _words(paragraph: Element) -> list[Element]:
    return [node for node in paragraph if kind(node) != "pPr"]


def _merge(change: Element) -> None:
    """A merged cell is told by its properties, as if it had never been another."""
    properties = change.getparent()
    state = _MERGED.get(get(change, "vMerge"))
    if properties is not None and state and child(properties, "vMerge") is None:
        merged = change.makeelement(space(change) + "vMerge")
        merged.set(space(change) + "val", state)
        change.addprevious(merged)


def _unwrap_control(control: Element | None) -> None:
    """A content control or custom markup that was taken off: what it holds stays."""
    if control is None or kind(control) not in ("sdt", "customXml"):
        return
    content = child(control, "sdtContent") if kind(control) == "sdt" else control
    for inner in list(content) if content is not None else ():
        if not str(inner.tag).endswith("}customXmlPr"):
            control.addprevious(inner)
    take_out(control)
