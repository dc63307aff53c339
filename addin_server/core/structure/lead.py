"""How far the lead reaches inside its paragraph."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

# A one-paragraph brief goes from lead to measures without a break.
_MEASURES = regex.compile(r"(?<![^。；：！？，\s])(?:一是|[（(]一[）)]|一、|首先，|1(?:、|\.(?!\d)))")
_DATELINE = regex.compile(
    rf"^\s*(?:本报讯|[{HAN}]{{2,8}}(?:\d{{1,2}}月\d{{1,2}}日)?(?:讯|电(?![商动力子器梯影]))|【[^】]{{1,12}}】)(?:\s*[（(][^）)]{{1,40}}[）)])?[，：:\s]*"
)
_LONG = 220
_SENTENCES = 2


def extent(block: Block, *, alone: bool) -> Span:
    """Return what counts as the lead: no dateline, up to the first measure; two sentences of one long paragraph.

    `alone`: it is the only paragraph of its brief.
    """
    start = match.end() if (match := _DATELINE.match(block.text)) else 0
    end = len(block.text)
    if (measures := _MEASURES.search(block.text, start)) and measures.start() > start:
        end = measures.start()
    if alone and end - start > _LONG and len(block.sentences) > _SENTENCES:
        end = min(end, block.sentences[_SENTENCES - 1].end)
    return Span(start, end)
