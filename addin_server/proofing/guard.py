"""What a proofreader may not touch: names, other people's words, titles and numbers of documents, accepted words."""

from __future__ import annotations

import re

from addin_server.core.language.block import SHIELD, Block
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

# The inside of quotation and book marks; the marks themselves may be mended.
_QUOTED = re.compile(r"(?<=“)[^“”]+(?=”)|(?<=《)[^《》]+(?=》)|(?<=『)[^『』]+(?=』)")
_DOCUMENT_NUMBER = re.compile(rf"[{HAN}]{{1,10}}[〔\[（(【]\d{{4}}[〕\]）)】]\s*+第?\s*+\d++\s*+号")
_ADDRESS = re.compile(
    r"[A-Za-z][\w+.-]{0,30}://\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:cn|com|net|org)\b"
)
_NAMES = ("nr", "ns", "nt", "nz")


def verbatim(block: Block) -> list[Span]:
    """Return the spans inside which not even a mark is told: what others wrote, numbers, addresses, accepted words."""
    found = [Span(*m.span()) for regex in (_QUOTED, _DOCUMENT_NUMBER, _ADDRESS) for m in regex.finditer(block.text)]
    return [*found, *block.find(SHIELD)]


def names(block: Block) -> list[Span]:
    """Return the spans inside which no word is told: people, places, organisations."""
    tagged = [Span(t.start, t.end) for t in block.tokens if t.tag.startswith(_NAMES) and len(t.text) > 1]
    return [*tagged, *block.find("@unit")]


def covered(span: Span, spans: list[Span]) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)
