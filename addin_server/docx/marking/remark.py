"""What is to be said, and what of it stands in the document already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from addin_server.core.model import Severity, Span
from addin_server.docx.reading.existing import Comment
from addin_server.docx.text.story import StoryParagraph


class AnchoredRemark(NamedTuple):
    """What to say about `quote`, which stands at `span` of a paragraph; no span means the whole paragraph."""

    paragraph: str
    span: Span | None
    quote: str
    text: str
    severity: Severity


def split(
    remarks: Iterable[AnchoredRemark], comments: Iterable[Comment], paragraphs: Mapping[str, StoryParagraph]
) -> tuple[list[AnchoredRemark], list[AnchoredRemark]]:
    """Return the remarks that stand in the document word for word on the same words, and the others."""
    free = sorted(comments, key=lambda comment: len(comment.quote))
    new, stand = list(remarks), list[AnchoredRemark]()
    for is_same in (_is_exact, _is_wider, partial(_is_around, paragraphs)):
        for remark in list(new):
            found = next(
                (comment for comment in free if comment.text == remark.text and is_same(remark, comment)), None
            )
            if found is not None:
                free.remove(found)
                new.remove(remark)
                stand.append(remark)
    return stand, new


def _is_exact(remark: AnchoredRemark, comment: Comment) -> bool:
    return (comment.paragraph, comment.span) == (remark.paragraph, remark.span)


def _is_wider(remark: AnchoredRemark, comment: Comment) -> bool:
    """What cannot be cut, a field or a control, is commented on as a whole."""
    inner, outer = remark.span, comment.span
    is_inside = inner is None or outer is None or (outer.start <= inner.start and inner.end <= outer.end)
    return comment.paragraph == remark.paragraph and is_inside


def _is_around(paragraphs: Mapping[str, StoryParagraph], remark: AnchoredRemark, comment: Comment) -> bool:
    """What is about a text box stands on the paragraph that holds it."""
    paragraph = paragraphs.get(remark.paragraph)
    return paragraph is not None and paragraph.drawing is not None
