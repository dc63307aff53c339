"""A copy for submission: what is left over in a document, and taking it out when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from addin_server.docx.clean import remove_part
from addin_server.docx.errors import refusal
from addin_server.docx.names import Element, both, child, get, kind
from addin_server.docx.package import Package
from addin_server.docx.reader import Source, open_document
from addin_server.docx.relations import relations
from addin_server.docx.runs import take_out

Leftover = Literal["comments", "changes", "highlights", "authors"]

_STORIES = {"header", "footer", "footnotes", "endnotes"}
_COMMENT_PARTS = {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
_MARKERS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_ADDED = ("ins", "moveTo")
_REMOVED = ("del", "moveFrom")
_FORMER = (
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange numberingChange "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd cellIns cellMerge"
).split()
_PEOPLE = ("{*}creator", "{*}lastModifiedBy", "{*}Company", "{*}Manager")
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")


class Leftovers(NamedTuple):
    """How many comments, tracked changes and highlighted runs there are, and whose names the file bears."""

    comments: int
    changes: int
    highlights: int
    authors: tuple[str, ...]


def leftovers(data: bytes) -> Leftovers:
    """Return what should not leave the office with the document. Raises DocxError."""
    source = open_document(data)
    roots = [root for _, root in _stories(source)]
    comments = source.part("comments")
    return Leftovers(
        comments=len(list(comments.iter(*both("comment")))) if comments is not None else 0,
        changes=sum(1 for root in roots for _ in root.iter(*both(*_ADDED, *_REMOVED, *_FORMER[:8]))),
        highlights=sum(_is_highlighted(run) for root in roots for run in root.iter(*both("r"))),
        authors=tuple(dict.fromkeys(name for node in _people(source.package) if (name := (node.text or "").strip()))),
    )


def finish(data: bytes, remove: Iterable[Leftover]) -> bytes:
    """Return the document without what `remove` names: changes are accepted, names blanked. Raises DocxError."""
    wanted = set(remove)
    source = open_document(data)
    for name, root in _stories(source):
        changed = False
        if "comments" in wanted:
            changed |= _take(root, _MARKERS)
        if "changes" in wanted:
            changed |= _accept(root)
        if "highlights" in wanted:
            changed |= _take(root, ("highlight",))
        if changed:
            source.package.touch(name)
    if "comments" in wanted:
        for relation in relations(source.package, source.main):
            if relation.kind in _COMMENT_PARTS and (part := source.package.find(relation.target)):
                remove_part(source.package, source.main, part)
    if "authors" in wanted:
        _blank(source.package)
    return source.package.save(stamp=source.main)


def _stories(source: Source) -> list[tuple[str, Element]]:
    """The text and what stands around it."""
    names = [
        name
        for relation in relations(source.package, source.main)
        if relation.kind in _STORIES and not relation.external and (name := source.package.find(relation.target))
    ]
    return [(source.main, source.root), *((name, source.package.xml(name)) for name in dict.fromkeys(names))]


def _take(root: Element, names: tuple[str, ...]) -> bool:
    found = list(root.iter(*both(*names)))
    for node in found:
        holder = node.getparent()
        if node.tag in both("commentReference") and holder is not None and len(holder) - _properties(holder) == 1:
            take_out(holder)
        else:
            take_out(node)
    return bool(found)


def _properties(run: Element) -> int:
    return int(child(run, "rPr") is not None)


def _accept(root: Element) -> bool:
    """Accept every tracked change. Deleted paragraph marks, which join paragraphs, are left to the office program."""
    changes = list(root.iter(*both(*_ADDED, *_REMOVED, *_FORMER)))
    marks = [node for node in changes if _is_mark(node)]
    if any(node.tag in both(*_REMOVED) for node in marks):
        raise refusal("tracked-paragraphs")
    for node in changes:
        if node.tag in both(*_REMOVED) and kind(_parent(node)) == "" and _parent(node).tag in both("trPr"):
            take_out(_parent(_parent(node)))
        elif node.tag in both(*_ADDED) and node not in marks and _parent(node).tag not in both("trPr"):
            for inner in list(node):
                node.addprevious(inner)
            take_out(node)
        else:
            take_out(node)
    return bool(changes)


def _is_highlighted(run: Element) -> bool:
    """Whether a run shows a highlight: one without content, as some programs leave behind, does not."""
    properties = child(run, "rPr")
    colour = None if properties is None else child(properties, "highlight")
    return colour is not None and get(colour, "val") != "none" and len(run) > 1


def _is_mark(node: Element) -> bool:
    """Whether the change is of a paragraph mark: it stands in the properties of one."""
    return _parent(node).tag in both("rPr")


def _parent(node: Element) -> Element:
    parent = node.getparent()
    return node if parent is None else parent


def _people(package: Package) -> Iterator[Element]:
    for name in _PROPERTIES:
        if (part := package.find(name)) is not None:
            yield from package.xml(part).iter(*_PEOPLE)


def _blank(package: Package) -> None:
    for node in list(_people(package)):
        node.text = None
    for name in _PROPERTIES:
        if (part := package.find(name)) is not None:
            package.touch(part)
