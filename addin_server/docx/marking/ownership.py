"""Whose a comment is. Ours goes when asked, anybody's word stays: an answer, a tick, a phrase added to ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from addin_server.docx.marking.record import digest
from addin_server.docx.marking.threads import threads
from addin_server.docx.opc.names import Element, both, get
from addin_server.docx.opc.package import Package
from addin_server.docx.reading.existing import text_of_comment

Ownership: TypeAlias = Literal["ours", "answered", "resolved", "edited", "doubtful"]


class Signs(NamedTuple):
    """How comments of ours look: what all begin with, and what the checker's own begin with beyond that."""

    sign: str
    openings: Collection[str]


def ownership_of(
    package: Package, comments: Collection[Element], signs: Signs, recorded: Mapping[str, str]
) -> Iterator[tuple[str, Ownership]]:
    """Yield the ids of comments that bear our sign or stand in the record, each with whose it is.

    Only what the record tells is ours for certain. A comment it does not list is ours by sign and shape: panes write
    no record, and programs drop it. But not while one that it lists is missing, for it may be that one, edited; nor
    where another comment bears its id, for then nobody can tell whose the marks in the text are.
    """
    conversations = threads(package, comments)
    texts = [(get(node, "id"), text_of_comment(node)) for node in comments]
    shared = {id_ for id_, count in Counter(id_ for id_, _ in texts).items() if count > 1}
    by_digest = set(recorded.values())
    exact = {id_ for id_, text in texts if digest(text) in by_digest}
    is_one_missing = len(exact) < len([words for words in recorded.values() if words])
    for id_, text in texts:
        begins = text.lstrip().startswith(signs.sign)
        listed = id_ in exact or (begins and recorded.get(id_) == "")
        if id_ in conversations.answers or not (begins or listed):
            continue
        if id_ in conversations.answered:
            yield id_, "answered"
        elif id_ in conversations.resolved:
            yield id_, "resolved"
        elif id_ in shared:
            yield id_, "doubtful"
        elif listed:
            yield id_, "ours"
        elif recorded.get(id_):
            yield id_, "edited"
        else:
            shaped = text.lstrip().startswith(tuple(signs.openings))
            yield id_, "ours" if shaped and not is_one_missing else "doubtful"


def comments_of(root: Element | None) -> list[Element]:
    """The comments of a comments part."""
    return [] if root is None else list(root.iter(*both("comment")))
