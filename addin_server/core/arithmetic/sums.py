"""A total that follows its parts: 第一批整顿12个，第二批9个，共整顿22个.

That a figure is the total of those before it is seen by its nearly being so: what is only counted beside it is seldom
within a few per cent of their sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from addin_server.core.arithmetic.clash import Clash, is_alike, plain, revalued
from addin_server.core.arithmetic.totals import some_make
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, noun_of
from addin_server.core.language.han import HAN

# 合计党支部78个、党员2105名: the total of another unit may stand between.
_TOTAL = regex.compile(rf"(?:共|合计|总计|一共|累计)(?:[{HAN}]{{0,8}}\d[\d.]*[{HAN}]{{1,3}}、)?[{HAN}“”]{{0,8}}$")
_SUMMED = ("共", "合计", "总计", "累计")
"""Words of which a paragraph with a total has one."""
_JOINED = regex.compile(r"^[^。]{0,6}[、，；和及][^。]{0,30}$")
# The total may begin a sentence of its own.
_SUMMED_UP = regex.compile(r"^[^。]{0,6}。[^。]{0,24}$")
_NO_PARTS = regex.compile(r"其中|[由从比较每各均增减升降超余剩]|同比|去年|上年")
_NEAR = Decimal("0.08")
_MOST = 12
"""Parts of one total."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if any(word in block.text for word in _SUMMED) else []
    for number, total in enumerate(found):
        if not (total.unit and total.exact) or total.unit == "%":
            continue
        sentence = block.sentence_at(total.span.start)
        if not _TOTAL.search(block.text, sentence.start, total.span.start):
            continue
        full_stop = block.text.rfind("。", 0, total.span.start)
        start = block.text.rfind("。", 0, max(full_stop, 0)) + 1
        run = _parts(block, [f for f in found[max(number - 3 * _MOST, 0) : number] if f.span.start >= start], total)
        sums = list(accumulate(part.value for part in run))[1:]
        if not sums or some_make(total.value, run) or any(part.value >= total.value for part in run):
            continue
        behind = [f.value for f in found[number + 1 :] if f.span.start < sentence.end and is_alike(f, total)]
        if any(abs(summed - total.value) in behind for summed in sums) or not _of_parts(block, run, total):
            continue
        near = [(length, summed) for length, summed in enumerate(sums, 2) if _nearly(summed, total.value)]
        if near:
            length, summed = near[-1]
            said = f"{'＋'.join(plain(part.value) for part in reversed(run[:length]))}＝{plain(summed)}"
            yield Clash(
                "合计",
                total.span,
                f"{said}，总数写的是{plain(total.value)}",
                run[0].span,
                revalued(block, total, summed),
            )


def _parts(block: Block, before: list[Figure], total: Figure) -> list[Figure]:
    """The figures of the total's unit that are strung together up to it, the last first."""
    run: list[Figure] = []
    until = total.span.start
    for part in reversed([f for f in before if is_alike(f, total)]):
        between = block.text[part.span.end : until]
        joined = _JOINED.match(between) or (not run and _SUMMED_UP.match(between))
        if not part.exact or not joined or _NO_PARTS.search(between) or len(run) == _MOST:
            break
        run.append(part)
        until = part.span.start
    return run


def _of_parts(block: Block, run: list[Figure], total: Figure) -> bool:
    """Whether the total counts nothing else than a part does, as far as their nouns tell."""
    noun = noun_of(block, total)
    return not noun or any(noun_of(block, part)[-1:] in ("", noun[-1]) for part in run)


def _nearly(summed: Decimal, total: Decimal) -> bool:
    return summed != total and abs(summed - total) <= total * _NEAR
