"""Taking our marks out again: exactly, where the file is as we wrote it; else what is known for ours, no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from addin_server.docx.marking import record as record_
from addin_server.docx.marking.added_parts import remove_added
from addin_server.docx.marking.highlight import take_highlights_off
from addin_server.docx.marking.ledger import TamperedError, changes_of
from addin_server.docx.marking.memory import drop_memory
from addin_server.docx.marking.ownership import Ownership, Signs, comments_of, ownership_of
from addin_server.docx.marking.record import Record
from addin_server.docx.marking.threads import drop_entries, paragraph_ids
from addin_server.docx.marking.track import reject_ours
from addin_server.docx.marking.undo import undo
from addin_server.docx.opc.names import COMMENT_MARKERS, Element, both, get
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import related, remove_part
from addin_server.docx.reading.reader import OpenDocument, open_document
from addin_server.docx.text.runs import take_out

_RESAVED = "文稿加标记后改动过，认得出是主笔的批注、底色和修订已去掉，别的一律没有动，请再看一眼。"
_KEPT: dict[Ownership, str] = {
    "answered": "主笔的批注有 {} 条别人答复过，留着没有去掉。",
    "resolved": "主笔的批注有 {} 条已标为“解决”，留着没有去掉。",
    "edited": "主笔的批注有 {} 条被人改过，留着没有去掉。",
    "doubtful": "有 {} 条批注以“【主笔】”开头，看不准是不是主笔写的，没有动。",
}
_SIGNED = "有 {} 处修订的署名带“主笔”，看不准是不是主笔改的，没有动。"
_MEMORY = "主笔面板存在文稿里的记录（略过了哪些意见）已去掉。"
_NOTHING = Record([], {}, [], [])


class UndecidedMarks(NamedTuple):
    """Sentences on comments and tracked changes that may be ours and were left."""

    comments: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


class Cleaned(NamedTuple):
    """The file without our marks, how many of each kind went, what was kept, and what else the user should know."""

    data: bytes
    comments: int = 0
    highlights: int = 0
    changes: int = 0
    kept: UndecidedMarks = UndecidedMarks()
    also: tuple[str, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """All that the user should know."""
        return (*self.also, *self.kept.comments, *self.kept.changes)


def clean(data: bytes, signs: Signs) -> Cleaned:
    """Return `data` without our marks; the same bytes when there are none. Raises DocxError."""
    try:
        return _clean(data, signs, by_places=True)
    except TamperedError:
        return _clean(data, signs, by_places=False)


def _clean(data: bytes, signs: Signs, *, by_places: bool) -> Cleaned:
    """Undo what the record places where it holds; without `by_places` go by what marks say of themselves alone."""
    source = open_document(data)
    root, is_recorded = source.root, record_.find(source.package) is not None
    record, holds = record_.read(source.package, source.main) or (_NOTHING, False)
    holds &= by_places
    comments = comments_of(source.part("comments"))
    ownership = dict(ownership_of(source.package, comments, signs, record.comments))
    ours = {id_ for id_, owner in ownership.items() if owner == "ours"}
    done = changes_of(record, root) if holds else []
    marks = [change.node for change in done if change.what == "marker"]
    staying = {node for node in marks if _comment_marked(node) not in {None, *ours}}
    undone = [change for change in done if change.node not in staying]
    undo(undone, staying)
    gone = Counter(change.what for change in undone)
    highlights = gone["highlight"] + take_highlights_off(root)
    rejected, signed = reject_ours(root, record.tracked)
    changes = gone["inserted"] + gone["deleted"] + rejected
    _take_markers_out(root, ours)
    counts = Counter(ownership.values())
    kept = UndecidedMarks(
        tuple(sentence.format(counts[why]) for why, sentence in _KEPT.items() if counts[why]),
        (_SIGNED.format(signed),) if signed else (),
    )
    also = [_RESAVED] if is_recorded and not (holds and record.is_whole) else []
    is_touched = bool(ours or highlights or changes or is_recorded)
    if is_touched:
        _take_parts_back(source.package, record, _take_comments_out(source, ours), holds=holds)
        source.package.touch(source.main)
    if drop_memory(source.package):
        also.append(_MEMORY)
    elif not is_touched:
        return Cleaned(data, kept=kept)
    return Cleaned(source.package.save(stamp=source.main), len(ours), highlights, changes, kept, tuple(also))


def _comment_marked(node: Element) -> str | None:
    """The comment a marker belongs to, None for any other element."""
    marker = node if node.tag in both(*COMMENT_MARKERS) else next(iter(node.findall("{*}commentReference")), None)
    return None if marker is None else get(marker, "id")


def _take_markers_out(root: Element, ours: Collection[str]) -> None:
    for node in list(root.iter(*both(*COMMENT_MARKERS))):
        if get(node, "id") not in ours:
            continue
        holder = node.getparent()
        if node.tag in both("commentReference") and holder is not None and _only(holder, node):
            take_out(holder)
        else:
            take_out(node)


def _only(run: Element, reference: Element) -> bool:
    """Whether the run holds nothing but the reference and its properties."""
    return all(node is reference or node.tag in both("rPr") for node in run)


def _take_comments_out(source: OpenDocument, ours: Collection[str]) -> str | None:
    """The part that had them, when nothing is left in it."""
    part = related(source.package, source.main, "comments")
    if part is None:
        return None
    root = source.package.xml(part)
    gone = [comment for comment in comments_of(root) if get(comment, "id") in ours]
    for comment in gone:
        take_out(comment)
    if ours:
        source.package.touch(part)
        staying = {written for comment in comments_of(root) for written in paragraph_ids(comment)}
        drop_entries(source.package, {written for comment in gone for written in paragraph_ids(comment)} - staying)
    return None if len(root) else part


def _take_parts_back(package: Package, record: Record, empty: str | None, *, holds: bool) -> None:
    """The record's parts and the comments' when empty. Another program may have given all of them other names."""
    own = record_.parts(package)
    if not holds:
        for part in own:
            remove_part(package, part)
    gone = {empty, *(own if holds else [])}
    remove_added(package, [brought for brought in record.brought if brought.part in gone])
