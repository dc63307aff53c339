"""Lines cut in mid-sentence, as text pasted from a page often is. They are joined for analysis only."""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.language import memo
from addin_server.core.model import Paragraph

_STOPS = "。！？；：…!?;:”）)】"
_NARROWEST, _WIDEST = 15, 80
_SLACK = 2.5
_INDENT = ("　", "  ", "\t")


def broken(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Indexes of the paragraphs that go on in the next one.

    A cut line is as wide as the widest and stops where no sentence does. A single one proves nothing,
    and a document with one long paragraph was not cut into lines.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    if not texts or max(map(len, texts)) > 2 * _WIDEST:
        return frozenset()
    without_stop = [i for i, text in enumerate(texts[:-1]) if text[-1:] not in _STOPS]  # the empty text is in any
    unfinished = [i for i in without_stop if _is_unfinished(texts[i]) and _continues(paragraphs[i + 1])]
    if len(unfinished) < 2:
        return frozenset()
    widths = {i: _width(texts[i].strip()) for i in unfinished}
    second = sorted(widths.values())[-2]
    # Two of them at least must be as wide as the widest of all: most drafts are settled by their first paragraph.
    if second < _NARROWEST or any(_width(text.strip()) > min(second + _SLACK, _WIDEST) for text in texts):
        return frozenset()
    full = max(max(_width(text.strip()) for text in texts) - _SLACK, _NARROWEST)
    return frozenset(i for i, width in widths.items() if width >= full)


def _is_unfinished(text: str) -> bool:
    """Whether words stand at its end, blanks left out, and no stop."""
    text = text.rstrip()
    return bool(text) and text[-1] not in _STOPS


@memo.memoised_if_short
def _width(text: str) -> float:
    """Columns in Chinese characters: digits and Latin letters take half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text[: _WIDEST * 2 + 1])


def _continues(paragraph: Paragraph) -> bool:
    return bool(paragraph.text.strip()) and not paragraph.label and not paragraph.text.startswith(_INDENT)
