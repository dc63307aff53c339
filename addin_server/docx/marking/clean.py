"""Taking our marks out again: exactly, where the file is as we wrote it; else what bears our sign, and nothing more."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.docx.marking import ledger as ledger_
from addin_server.docx.marking.highlight import take_highlights_off
from addin_server.docx.marking.ledger import Ledger
from addin_server.docx.marking.track import reject_ours
from addin_server.docx.marking.undo import undo
from addin_server.docx.opc.names import Element, both, get
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import related, relations, undeclare, unrelate
from addin_server.docx.reading.reader import Source, open_document
from addin_server.docx.text.runs import take_out

_RESAVED = "文稿加标记后改动过，带主笔记号的批注、底色和修订已去掉，别的一律没有动，请再看一眼。"


class Cleaned(NamedTuple):
    """The file without our marks, how many of each kind went, and what the user should know."""

    data: bytes
    comments: int = 0
    highlights: int = 0
    changes: int = 0
    notices: tuple[str, ...] = ()


def clean(data: bytes, sign: str) -> Cleaned:
    """Return `data` without our marks; the same bytes when there are none. Raises DocxError.

    Comments that begin with `sign` are ours, in whatever program the file has been since.
    """
    source = open_document(data)
    listed = ledger_.find(source.package, source.main)
    known = ledger_.load(source.package, source.main)
    ours = _our_comments(source, sign, known)
    undone = [change.what for change in known.changes] if known else []
    if known is not None:
        undo(known.changes)
    highlights = undone.count("highlight") + take_highlights_off(source.root)
    changes = undone.count("inserted") + undone.count("deleted") + reject_ours(source.root)
    _take_markers_out(source.root, ours)
    if not (ours or highlights or changes or listed):
        return Cleaned(data)
    _take_comments_out(source, ours, known or Ledger())
    ledger_.drop(source.package, source.main)
    source.package.touch(source.main)
    notices = () if known is not None or listed is None else (_RESAVED,)
    return Cleaned(source.package.save(stamp=source.main), len(ours), highlights, changes, notices)


def _our_comments(source: Source, sign: str, known: Ledger | None) -> set[int]:
    root = source.part("comments")
    if root is None:
        return set()
    listed = set(known.comments) if known else set()
    return {
        number
        for comment in root.iter(*both("comment"))
        if (number := _id(comment)) in listed or _text(comment).lstrip().startswith(sign)
    }


def _take_markers_out(root: Element, ours: set[int]) -> None:
    for node in list(root.iter(*both("commentRangeStart", "commentRangeEnd", "commentReference"))):
        if _id(node) not in ours:
            continue
        holder = node.getparent()
        if node.tag in both("commentReference") and holder is not None and _only(holder, node):
            take_out(holder)
        else:
            take_out(node)


def _only(run: Element, reference: Element) -> bool:
    """Whether the run holds nothing but the reference and its properties."""
    return all(node is reference or node.tag in both("rPr") for node in run)


def _take_comments_out(source: Source, ours: set[int], known: Ledger) -> None:
    part = related(source.package, source.main, "comments")
    if part is None:
        return
    root = source.package.xml(part)
    for comment in [c for c in root.iter(*both("comment")) if _id(c) in ours]:
        take_out(comment)
    if part in known.parts and len(root) == 0:
        remove_part(source.package, source.main, part)
    else:
        source.package.touch(part)


def remove_part(package: Package, main: str, part: str) -> None:
    """Drop a part that the main one relates to, with its relation and its declaration."""
    for relation in relations(package, main):
        if relation.target.lower() == part.lower() and not relation.external:
            unrelate(package, main, relation.id)
    undeclare(package, part)
    package.remove(part)


def _id(node: Element) -> int:
    written = get(node, "id")
    return int(written) if written.lstrip("-").isdigit() else -1


def _text(comment: Element) -> str:
    return "".join(node.text or "" for node in comment.iter(*both("t")))
