"""What is advised: to whom, and what they should do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.language import han
from addin_server.core.language.block import Block
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span

_ADVISED = re.compile("建议(?!书|箱|稿|类|案)")
_PARTS = re.compile("[；。]|，(?=由)|(?=建议)")
_BY = "由"
_ORGAN = han.compiled(r"[\p{Han}、]{2,24}?(?:部|局|委|办|政府|中心|财政)(?=(?:牵头)?[将把对于按给])")
_ORGANS = ("部", "局", "委", "办", "政府", "中心", "财政")
_WITH = re.compile("、|会同|联合")
_LEADS = re.compile("牵头|负责")
_LONGEST_WHO, _LONGEST_WHAT = 24, 60
_NAMES = ("n", "s", "f", "x", "j", "l", "r", "b", "a", "mq")
"""How the tags of words begin that may make up whom something is asked of."""


def advice(block: Block, within: Span, *, plain: bool) -> Iterator[tuple[Span, Span]]:
    """Yield whom something is advised to and what, as 建议 opens it; `plain` also where a heading has said so."""
    text, start, goes_on = block.text, within.start, plain
    for mark in (*_PARTS.finditer(text, *within), None):
        end = mark.start() if mark else within.end
        opened = _ADVISED.search(text, start, end)
        begin = opened.end() if opened else start
        begin += text.startswith(_BY, begin)
        if (opened or goes_on) and (told := _told(block, begin, end)):
            yield told
        goes_on = plain or (bool(opened or goes_on) and text[end : end + 1] in ("；", "，"))
        start = max(mark.end() if mark else end, start)


def _told(block: Block, start: int, end: int) -> tuple[Span, Span] | None:
    """Whom and what, where both are said."""
    organ = _ORGAN.match(block.text, start, end)
    who = Span(*organ.span()) if organ else _units(block, start, end) or _named(block, start, end)
    if who is None or who.end - who.start > _LONGEST_WHO:
        return None
    leads = _LEADS.match(block.text, who.end)
    what = Span(leads.end() if leads else who.end, end)
    if what.end - what.start > _LONGEST_WHAT:
        comma = block.text.find("，", *what)
        what = Span(what.start, comma if comma >= 0 else what.end)
    return (who, what) if 4 <= what.end - what.start <= _LONGEST_WHAT else None


def _units(block: Block, start: int, end: int) -> Span | None:
    """The units that open it, one or several."""
    ends = {unit.start: unit.end for unit in block.find("@unit") if unit.end < end}
    stop = ends.get(start, start)
    while (joined := _WITH.match(block.text, stop)) and joined.end() in ends:
        stop = ends[joined.end()]
    return Span(start, stop) if stop > start else None


def _named(block: Block, start: int, end: int) -> Span | None:
    """The words up to the verb, or what stands before it; those up to the organ where one is named."""
    words: list[Token] = []
    for token in block.tokens_in(start, end):
        if not token.tag.startswith(_NAMES) or token.text in "，：":
            break
        words.append(token)
    organs = [token.end for token in words if token.text.endswith(_ORGANS)]
    stop = organs[-1] if organs else words[-1].end if words else start
    return Span(start, stop) if stop - start >= 2 and stop < end else None
