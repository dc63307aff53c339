"""A copy to submit: what a document still carries that its readers must not see, told and taken out when asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from addin_server.docx.opc.hidden import hiding_styles, is_hidden
from addin_server.docx.opc.names import ADDED, CELLS, COMMENT_MARKERS, FORMER, REMOVED, Element, both, child, get
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import referred, relations, release, remove_part
from addin_server.docx.reading.reader import open_document
from addin_server.docx.text.resolved import Side, local
from addin_server.docx.text.runs import take_out
from addin_server.docx.writing.anonymise import anonymise
from addin_server.docx.writing.embedded import embedded_packages
from addin_server.docx.writing.resolve_revisions import resolve_revisions
from addin_server.docx.writing.traces import Trace, names_in, traces_of

Leftover = Literal["comments", "changes", "highlights", "authors"]

_NOTES = ("footnote", "endnote")
_COMMENTS = {"comments", "commentsEx", "commentsIds", "commentsExtensible", "people"}


class Leftovers(NamedTuple):
    """How many comments, tracked changes, highlighted and hidden runs there are, and whose names the file bears.

    `traces` say where each name stands, and what else tells of people and their computers.
    """

    comments: int
    changes: int
    highlights: int
    authors: tuple[str, ...]
    hidden: int = 0
    traces: tuple[Trace, ...] = ()

    @property
    def stays(self) -> tuple[str, ...]:
        """Where something is that cannot be taken out, each once."""
        return tuple(dict.fromkeys(trace.where for trace in self.traces if trace.stays))


def leftovers(data: bytes, known: Iterable[str] = ()) -> Leftovers:
    """Return what should not leave the office with the document. Raises DocxError.

    The names `known` are sought too: those the file bore before they were taken out of where they were found.
    """
    package = open_document(data).package
    stories = list(xml_parts(package))
    roots = [root for _, root in stories]
    hiding = hiding_styles(package)
    runs = [(run, hiding.of(part)) for part, root in stories for run in root.iter(*both("r"))]
    traces = tuple(traces_of(package, embedded_packages(package), known))
    return Leftovers(
        comments=sum(1 for root in roots for _ in root.iter(*both("comment"))),
        changes=sum(1 for root in roots for _ in root.iter(*both(*ADDED, *REMOVED, *FORMER, *CELLS))),
        highlights=sum(_is_highlighted(run) for run, _ in runs),
        authors=names_in(traces),
        hidden=sum(is_hidden(run, styles) for run, styles in runs),
        traces=traces,
    )


def finish(data: bytes, remove: Iterable[Leftover], *, changes: Side = "accepted") -> bytes:
    """Return the document without what `remove` names: `changes` resolved, names blanked. Raises DocxError."""
    wanted = set(remove)
    source = open_document(data)
    package = source.package
    if "authors" in wanted:
        anonymise(package)
    noted = _noted(package) if "changes" in wanted else set()
    for name, root in list(xml_parts(package)):
        changed = False
        before = referred(root) if "changes" in wanted else set()
        if "comments" in wanted:
            changed |= _take(root, COMMENT_MARKERS)
        if "changes" in wanted:
            changed |= resolve_revisions(root, changes)
        if "highlights" in wanted:
            changed |= _take(root, ("highlight",))
        if changed:
            package.touch(name)
            if before:
                # A picture or an address that nothing shows any more would still be in the file.
                release(package, name, before - referred(root))
    if "comments" in wanted:
        _remove_comments(package)
    if unreferred := noted - _noted(package):
        _remove_notes(package, unreferred)
    return package.save(stamp=source.main)


def _remove_comments(package: Package) -> None:
    for name in [name for name, root in xml_parts(package, *_COMMENTS) if local(root) in _COMMENTS]:
        release(package, name, {relation.id for relation in relations(package, name)})
        remove_part(package, name)


def _noted(package: Package) -> set[tuple[str, str]]:
    """The notes the text refers to: kind and id."""
    roots = [root for _, root in xml_parts(package, *_NOTES)]
    return {
        (note, get(node, "id")) for note in _NOTES for root in roots for node in root.iter(*both(f"{note}Reference"))
    }


def _remove_notes(package: Package, unreferred: set[tuple[str, str]]) -> None:
    """A note without its reference is seen nowhere, and says what was taken out all the same."""
    for name, root in list(xml_parts(package, *_NOTES)):
        found = [node for node in root.iter(*both(*_NOTES)) if (local(node), get(node, "id")) in unreferred]
        before = referred(root) if found else set()
        for node in found:
            take_out(node)
        if found:
            package.touch(name)
            release(package, name, before - referred(root))


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


def _is_highlighted(run: Element) -> bool:
    """Whether a run shows a highlight: one without content, as some programs leave behind, does not."""
    properties = child(run, "rPr")
    colour = None if properties is None else child(properties, "highlight")
    return colour is not None and get(colour, "val") != "none" and len(run) > 1
