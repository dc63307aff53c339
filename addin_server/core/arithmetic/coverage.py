"""All of them, where the figures say not all: 213个村中已有206个建成，实现全覆盖."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from re import Match

from addin_server.core.arithmetic.clash import Clash, is_alike, plain
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

_SOME = regex.compile(rf"^[{HAN}“”]{{0,12}}(?:中，?(?:已|目前)?有?|，(?:目前)?已有?)$")
_ALL = regex.compile(
    r"^[^。；]{0,40}?，(?P<who>[^。；，]{0,8}?)(?<!未)实现(?P<of>[^。；，]{0,14})(?P<all>全覆盖|全部覆盖|百分之百覆盖)"
)
_OF = regex.compile("^(?:行政|建制|全[县市区镇乡])")
_ADVERBS = regex.compile("^(?:已经?|均已?|基本|全部|率先|目前|从而)*")
# What is only meant to be so, or was so for something else.
_NOT_YET = regex.compile(r"力争|计划|年底|确保|将|拟|下一步|推动|推进|逐步|其余|剩余|余下|另|在建")


def check(block: Block) -> Iterator[Clash]:
    if "覆盖" not in block.text:
        return
    for whole, part in pairwise(figures(block)):
        if not (is_alike(whole, part) and whole.exact and part.exact and part.value < whole.value):
            continue
        behind = block.text[part.span.end : block.sentence_at(part.span.start).end]
        told = _ALL.match(behind)
        between = block.text[whole.span.end : part.span.start]
        if told and _SOME.match(between) and not _NOT_YET.search(told[0]) and _is_all(told, between):
            at = Span(part.span.end + told.start("all"), part.span.end + told.end("all"))
            yield Clash(
                "占比",
                at,
                f"{_written(block, whole)}里写的是{_written(block, part)}，差{plain(whole.value - part.value)}",
                part.span,
            )


def _is_all(told: Match[str], between: str) -> bool:
    """Whether what is covered is what was counted, not some of it: 行政村 of 213个行政村, but not 重点村."""
    counted = _OF.sub("", between)
    return all(counted.startswith(_OF.sub("", of)) for of in (_ADVERBS.sub("", told["who"]), told["of"]))


def _written(block: Block, figure: Figure) -> str:
    return block.text[slice(*figure.span)]
