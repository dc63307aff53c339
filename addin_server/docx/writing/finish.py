"""A copy for submission: what is left over in a document, and taking it out when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from addin_server.docx.opc.names import Element, both, child, get, kind, space
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import related, relations, remove_part
from addin_server.docx.reading.reader import Source, open_document
from addin_server.docx.text.runs import take_out

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
_NOBODY = "作者"  # what stands where a name stood: the attribute may not be empty
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
        authors=tuple(dict.fromkeys(_names(source, [*roots, *([] if comments is None else [comments])]))),
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
                remove_part(source.package, part)
    if "authors" in wanted:
        _blank(source)
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
    """Accept every tracked change."""
    changes = list(root.iter(*both(*_ADDED, *_REMOVED, *_FORMER)))
    joined = [_paragraph(node) for node in changes if _is_mark(node) and node.tag in both(*_REMOVED)]
    for node in changes:
        if node.tag in both(*_REMOVED) and kind(_parent(node)) == "" and _parent(node).tag in both("trPr"):
            take_out(_parent(_parent(node)))
        elif node.tag in both(*_ADDED) and not _is_mark(node) and _parent(node).tag not in both("trPr"):
            for inner in list(node):
                node.addprevious(inner)
            take_out(node)
        else:
            take_out(node)
    for paragraph in joined:
        _join_next(paragraph)
    return bool(changes)


def _join_next(paragraph: Element) -> None:
    """Accept a deleted paragraph mark: the words go to the head of the next paragraph, whose mark remains.

    Before a table or at the end of a cell there is none: what has words stays a paragraph, what has none goes.
    """
    words = [node for node in paragraph if kind(node) != "pPr"]
    following = paragraph.getnext()
    if following is not None and kind(following) == "p":
        properties = child(following, "pPr")
        for place, node in enumerate(words, 0 if properties is None else 1):
            following.insert(place, node)
        take_out(paragraph)
    elif not words and following is not None:
        take_out(paragraph)


def _paragraph(node: Element) -> Element:
    return next(ancestor for ancestor in node.iterancestors() if kind(ancestor) == "p")


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


def _names(source: Source, roots: Iterable[Element]) -> Iterator[str]:
    """Names the file bears: in its properties, on comments and on changes."""
    for node in _people(source.package):
        if name := (node.text or "").strip():
            yield name
    for root in roots:
        for _, name in _signed(root):
            if name not in ("", _NOBODY):
                yield name


def _signed(root: Element) -> Iterator[tuple[Element, str]]:
    for node in root.iter(*both("comment", *_ADDED, *_REMOVED, *_FORMER)):
        yield node, get(node, "author")


def _people(package: Package) -> Iterator[Element]:
    for name in _PROPERTIES:
        if (part := package.find(name)) is not None:
            yield from package.xml(part).iter(*_PEOPLE)


def _blank(source: Source) -> None:
    package, comments = source.package, related(source.package, source.main, "comments")
    for node in list(_people(package)):
        node.text = None
    for name in _PROPERTIES:
        if (part := package.find(name)) is not None:
            package.touch(part)
    for name, root in [*_stories(source), *([(comments, package.xml(comments))] if comments else [])]:
        found = [node for node, author in _signed(root) if author]
        for node in found:
            node.set(space(node) + "author", _NOBODY)
            node.attrib.pop(space(node) + "initials", "")
        if found:
            package.touch(name)
    if (people := related(package, source.main, "people")) is not None:
        remove_part(package, people)
