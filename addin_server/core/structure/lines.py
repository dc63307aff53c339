"""Lines cut in mid-sentence, as text pasted from a page often is. They are joined for analysis only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from math import inf

from addin_server.core.model import Paragraph

_STOPS = "。！？；：…!?;:”）)】"
_NARROWEST, _WIDEST = 15, 80
_SLACK = 2.5
_INDENT = ("　", "  ", "\t")


def broken(
    paragraphs: Sequence[Paragraph], unstopped: Set[int] | None = None, widths: Sequence[float] | None = None
) -> frozenset[int]:
    """Indexes of the paragraphs that go on in the next one; `unstopped` and `widths` where they are known already.

    A cut line is as wide as the widest and stops where no sentence does. A single one proves nothing,
    and a document with one long paragraph was not cut into lines.
    """
    if unstopped is None:
        unstopped = unstopped_lines(paragraphs)
    if widths is None:
        widths = list(map(width, paragraphs))
    if len(unstopped) < 2 or (widest := max(widths)) > _WIDEST:
        return frozenset()
    second = sorted([widths[i] for i in unstopped])[-2]
    if second < _NARROWEST or widest > second + _SLACK:  # two at least must be as wide as the widest of all
        return frozenset()
    full = max(widest - _SLACK, _NARROWEST)
    return frozenset({i for i in unstopped if widths[i] >= full})


def unstopped_lines(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Indexes of the paragraphs that end in mid-sentence, with another below that may go on."""
    return frozenset(i for i in range(len(paragraphs)) if _is_unstopped(paragraphs, i))


def unstopped_after(before: Set[int], paragraphs: Sequence[Paragraph], changed: Iterable[int]) -> frozenset[int]:
    """As `unstopped_lines`, where it is known `before` some paragraphs changed."""
    asked = {i for at in changed for i in (at - 1, at)}
    return frozenset(before - asked) | {i for i in asked if _is_unstopped(paragraphs, i)}


def _is_unstopped(paragraphs: Sequence[Paragraph], i: int) -> bool:
    if not 0 <= i < len(paragraphs) - 1 or paragraphs[i].text[-1:] in _STOPS:  # as the end of an empty text is
        return False
    text = paragraphs[i].text.rstrip()
    return bool(text) and text[-1] not in _STOPS and _continues(paragraphs[i + 1])


def width(paragraph: Paragraph) -> float:
    """Return columns in Chinese characters: digits and Latin letters take half of one. What is too long is endless."""
    if len(paragraph.text) > 2 * _WIDEST:
        return inf
    text = paragraph.text.strip()
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def _continues(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip()) and not paragraph.label and not paragraph.text.startswith(_INDENT)
