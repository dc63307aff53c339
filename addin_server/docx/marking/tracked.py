"""Tracked changes of ours, known again by digests of who made them, when, and what they add.

A name alone says nothing: a colleague may be called as we sign. Programs cut an insertion in pieces, so neighbours by
one author at one time are taken together; what somebody typed into one of ours is not ours any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from addin_server.docx.marking.record import digest
from addin_server.docx.opc.names import COMMENT_MARKERS, Element, both, get, kind
from addin_server.docx.text.resolved import local

OURS = "主笔"
_TO_SECONDS = len("2026-03-29T09:30:00")
_BETWEEN = set(
    both("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd")
)
MARKS = (*COMMENT_MARKERS, "bookmarkStart", "bookmarkEnd", "permStart", "permEnd")
"""What may stand in a change and is not of it: comments, bookmarks and permissions go on outside."""


def signed(author: str) -> str:
    """The author of our tracked changes."""
    return author if author == OURS else f"{author}（{OURS}）"


def is_signed(author: str) -> bool:
    """Whether a tracked change of this author may be one of ours."""
    return author == OURS or author.endswith(f"（{OURS}）")


def digests_of(root: Element, ours: Collection[Element]) -> list[str]:
    """Digests of the changes that `ours` are part of."""
    return [_digest(group) for group in groups(root) if any(node in ours for node in group)]


def groups(root: Element) -> Iterator[list[Element]]:
    """Yield signed insertions and deletions of words, neighbours of one author and time together."""
    group: list[Element] = []
    for node in root.iter(*both("ins", "del")):
        if not is_signed(get(node, "author")) or kind_of_parent(node) in _OF_PROPERTIES:
            continue
        if group and _follows(node, group[-1]):
            group.append(node)
            continue
        if group:
            yield group
        group = [node]
    if group:
        yield group


def is_recorded(group: list[Element], recorded: Collection[str]) -> bool:
    """Whether the record lists this change, and nobody put anything but words into it."""
    return _digest(group) in recorded and all(_is_plain(node) for node in group)


def _is_plain(change: Element) -> bool:
    """Whether a change holds only runs of words, and marks that are nobody's words: a note, a picture, a formula is."""
    holds = {local(node) for run in change.iter(*both("r")) for node in run}
    return kind(change) == "del" or (holds <= _PLAIN and all(local(node) in _WITHIN for node in change))


_OF_PROPERTIES = {"rPr", "trPr", "numPr"}
_WITHIN = {"", "r", "proofErr", *MARKS}
_PLAIN = {"", "rPr", "t", "lastRenderedPageBreak", "commentReference"}


def kind_of_parent(node: Element) -> str:
    """The local name of the element around `node`."""
    parent = node.getparent()
    return "" if parent is None else str(parent.tag).rpartition("}")[2]


def _digest(group: list[Element]) -> str:
    first = group[0]
    written = "" if kind(first) == "del" else "".join(t.text or "" for node in group for t in node.iter(*both("t")))
    return digest(kind(first), get(first, "author"), get(first, "date")[:_TO_SECONDS], written)


def _follows(node: Element, last: Element) -> bool:
    same = node.tag == last.tag and all(get(node, name) == get(last, name) for name in ("author", "date"))
    step = last.getnext()
    while same and step is not None and step is not node and step.tag in _BETWEEN:
        step = step.getnext()
    return same and step is node
