"""{@cannot} what people try and fail at: 说不清, 凑不齐, 开不进. The verb is free, so no list can hold it."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block, feature
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

_CANNOT = regex.compile(rf"[{HAN}]不(?:清|住|上|进|起|到(?!\d)|齐|动|开|下(?!\d)|出|好|完|着|来|成|够|通|全|了(?!解))")
# What cannot be lost is praised; what cannot be called so is nothing that failed.
_NO_FAILURE = regex.compile(r"[离忘少免丢]不|了不起|想不到|[谈说算称]不上")


@feature("cannot")
def cannot(block: Block) -> list[Span]:
    found = _CANNOT.finditer(block.text) if "不" in block.text else ()
    return [Span(*m.span()) for m in found if not _NO_FAILURE.match(m[0])]
