"""What is to be said, and what of it stands in the document already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from addin_server.core.model import Severity, Span
from addin_server.docx.reading.existing import Comment
from addin_server.docx.text.story import StoryParagraph


class Remark(NamedTuple):
    """What to say about `quote`, which stands at `span` of a paragraph; no span means the whole paragraph."""

    paragraph: str
    span: Span | None
    quote: str
    text: str
    severity: Severity


def split(
    remarks: Iterable[Remark], comments: Iterable[Comment], places: Mapping[str, StoryParagraph]
) -> tuple[list[Remark], list[Remark]]:
    """Return the remarks that stand in the document word for word on the same words, and the others."""
    free = list(comments)
    stand: list[Remark] = []
    new: list[Remark] = []
    for remark in remarks:
        found = next((comment for comment in free if _is_same(remark, comment, places)), None)
        if found is None:
            new.append(remark)
        else:
            free.remove(found)
            stand.append(remark)
    return stand, new


def _is_same(remark: Remark, comment: Comment, places: Mapping[str, StoryParagraph]) -> bool:
    if comment.text != remark.text:
        return False
    place = places.get(remark.paragraph)
    if place is not None and place.drawing is not None:  # it stands on the paragraph that holds the text box
        return True
    if comment.paragraph != remark.paragraph:
        return False
    inner, outer = remark.span, comment.span
    # What cannot be cut, a field or a control, is commented on as a whole.
    return inner is None or outer is None or (outer.start <= inner.start and inner.end <= outer.end)
