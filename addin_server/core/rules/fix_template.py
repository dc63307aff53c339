"""How a rule helps to mend what it found: data in the rule, edits against the text out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from addin_server.core.language.block import Block, longest
from addin_server.core.model import Span

_COMMAS = "，、"
_ENDS = "。！？；"


class FixTemplate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposed change, as a rule writes it.

    `put` goes before, after or instead of the words found, or at the end of their sentence; slots for the writer stand
    in it as 〔what〕. `out` takes the words away with the comma that held them, `words` only those of a list.
    """

    label: str
    put: str = ""
    where: Literal["instead", "before", "after", "end", "out", "words"] = "instead"
    words: str = ""
    safety: Literal["safe", "review"] = "review"

    def edits(self, block: Block, span: Span) -> tuple[tuple[Span, str], ...]:
        """Edits in the block's offsets; none when the change makes no sense here."""
        return tuple(self._edits(block, span))

    def _edits(self, block: Block, span: Span) -> Iterator[tuple[Span, str]]:
        if self.where == "instead":
            yield span, self.put
        elif self.where == "before":
            yield Span(span.start, span.start), self.put
        elif self.where == "after":
            yield Span(span.end, span.end), self.put
        elif self.where == "end":
            end = block.sentence_at(span.start).end
            while end > span.start and block.text[end - 1] in _ENDS + "”’ ":
                end -= 1
            yield Span(end, end), self.put
        elif self.where == "words":
            yield from ((hit, "") for hit in longest(block.find_any((self.words,), span)))
        else:
            gone = _with_its_comma(block.text, span)
            if block.text[: gone.start].strip() or block.text[gone.end :].strip(_ENDS + " "):
                yield gone, ""


def _with_its_comma(text: str, span: Span) -> Span:
    """`span` and the mark that is left over when it goes."""
    start, end = span
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in tuple(_COMMAS) and after in ("", *_COMMAS, *_ENDS):
        return Span(start - 1, end)
    if after in tuple(_COMMAS) or (after in tuple(_ENDS) and before in ("", *_ENDS)):
        return Span(start, end + 1)
    return span
