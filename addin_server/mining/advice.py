"""What is advised: to whom, and what they should do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin_server.core.language import han
from addin_server.core.language.block import Block
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span
from addin_server.mining.actors import somebody
from addin_server.mining.rules import MiningRules

_ADVISED = re.compile("建议(?!书|箱|稿|类|案)")
_PARTS = re.compile("[；。]|，(?=由)|(?=建议)")
_BY = "由"
_CALLED = han.compiled(r"[\p{Han}、]{3,24}")
_DOES = re.compile("(?:牵头)?[将把对于按给]")
_WITH = re.compile("、|会同|联合")
_LEADS = re.compile("牵头|负责")
_LONGEST_WHO, _LONGEST_WHAT = 24, 60
_NAMES = ("n", "s", "f", "x", "j", "l", "r", "b", "a", "mq")
"""How the tags of words begin that may make up whom something is asked of."""


def advice(block: Block, within: Span, rules: MiningRules, *, plain: bool) -> Iterator[tuple[Span, Span]]:
    """Yield whom something is advised to and what, as 建议 opens it; `plain` also where a heading has said so."""
    text, start, goes_on = block.text, within.start, plain
    for mark in (*_PARTS.finditer(text, *within), None):
        end = mark.start() if mark else within.end
        opened = _ADVISED.search(text, start, end)
        begin = opened.end() if opened else start
        begin += text.startswith(_BY, begin)
        if (opened or goes_on) and (advised := _advice(block, begin, end, rules.patterns.organs)):
            yield advised
        goes_on = plain or (bool(opened or goes_on) and text[end : end + 1] in ("；", "，"))
        start = max(mark.end() if mark else end, start)


def _advice(block: Block, start: int, end: int, organs: tuple[str, ...]) -> tuple[Span, Span] | None:
    """Whom and what, where both are said."""
    who = _organ(block.text, start, end, organs) or _units(block, start, end) or _named(block, start, end, organs)
    who = somebody(block, who) if who is not None else None
    if who is None or who.end - who.start > _LONGEST_WHO:
        return None
    leads = _LEADS.match(block.text, who.end)
    what = Span(leads.end() if leads else who.end, end)
    if what.end - what.start > _LONGEST_WHAT:
        comma = block.text.find("，", *what)
        what = Span(what.start, comma if comma >= 0 else what.end)
    return (who, what) if 4 <= what.end - what.start <= _LONGEST_WHAT else None


def _organ(text: str, start: int, end: int, organs: tuple[str, ...]) -> Span | None:
    """The organ that opens it, where what it is to do follows: 县财政局把…"""
    called = _CALLED.match(text, start, end)
    stops = range(start + 3, called.end() + 1) if called else ()
    return next(
        (Span(start, at) for at in stops if text.endswith(organs, start + 2, at) and _DOES.match(text, at, end)), None
    )


def _units(block: Block, start: int, end: int) -> Span | None:
    """The units that open it, one or several."""
    ends = {unit.start: unit.end for unit in block.find("@unit") if unit.end < end}
    stop = ends.get(start, start)
    while (joined := _WITH.match(block.text, stop)) and joined.end() in ends:
        stop = ends[joined.end()]
    return Span(start, stop) if stop > start else None


def _named(block: Block, start: int, end: int, organs: tuple[str, ...]) -> Span | None:
    """The words up to the verb, or what stands before it; those up to the organ where one is named."""
    words: list[Token] = []
    for token in block.tokens_in(start, end):
        if not token.tag.startswith(_NAMES) or token.text in "，：":
            break
        words.append(token)
    ends = [token.end for token in words if token.text.endswith(organs)]
    stop = ends[-1] if ends else words[-1].end if words else start
    return Span(start, stop) if stop - start >= 2 and stop < end else None
