"""A total against its parts: 共48户：独居老人21户、残疾家庭18户, and nine are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from addin_server.core.block import Block
from addin_server.core.figures import Figure, figures
from addin_server.core.reckon.clash import Clash, plain

_TOTAL = re.compile(r"(?:共|总共|一共|共计|合计|共有|总计|总数为?|累计)[^，。；：、]{0,8}$")
# The parts are all the parts only where the writer says so.
_ALL = re.compile(r"^[^，。；：、]{0,10}(?:，?(?:分别为|分别是|分为|即)|：)")
_AMONG = re.compile(r"^[^。；：]{0,16}?，?其中")
_NEXT = re.compile(r"^[^。；：]{0,4}[、，；和及][^。：]{0,24}$")
_NESTED = ("其中", "包括", "平均", "每", "比", "另", "还", "约", "增", "减")


def check(block: Block) -> Iterator[Clash]:
    found = figures(block)
    for number, total in enumerate(found):
        if total.unit and total.exact and _TOTAL.search(block.text[: total.span.start]):
            yield from _parts(block, total, found[number + 1 :])


def _parts(block: Block, total: Figure, following: list[Figure]) -> Iterator[Clash]:
    text = block.text
    parts = [f for f in following if f.unit == total.unit]
    if not parts:
        return
    gap = text[total.span.end : parts[0].span.start]
    among = _AMONG.match(gap)
    if "。" in gap or not (among or _ALL.match(gap)):
        return
    run = [parts[0]]
    for part in parts[1:]:
        between = text[run[-1].span.end : part.span.start]
        if not _NEXT.match(between) or any(word in between for word in _NESTED):
            break
        run.append(part)
    if not all(part.exact for part in run):
        return
    sums = list(accumulate(part.value for part in run))
    said = f"{'＋'.join(plain(part.value) for part in run)}＝{plain(sums[-1])}，总数写的是{plain(total.value)}"
    over = next((part for part in run if part.value > total.value), None)
    if over is not None:
        because = f"其中一项是{plain(over.value)}，比总数{plain(total.value)}还多"
        yield Clash("合计", over.span, because, total.span)
    elif len(run) > 1 and not among and total.value not in sums:
        yield Clash("合计", total.span, said, run[-1].span)
