"""The most, the least and the mean against the figures: 最低88分、最高94分，平均95.2分; 96.1%、89.7%，均超过90%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from addin_server.core.arithmetic.clash import Clash, instead, plain
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, led_by
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

_LEAST = regex.compile(rf"最低[{HAN}]{{0,4}}$")
_MOST = regex.compile(rf"最高[{HAN}]{{0,4}}$")
_MEAN = regex.compile("平均(?:得分|分数|分|值)?(?:为|是|达到?)?$")
_ALL_ABOVE = regex.compile(r"(?:均|都)(?:超过|高于|突破|达到?|在)$")
_ALL_BELOW = regex.compile(r"(?:均|都)(?:低于|不到|不超过|控制在|在)$")
_ITEM = rf"(?:(?!和)[{HAN}“”]){{2,10}}"
# One way to match: a name holds no comma, and what the row is of none either.
_NAMED = regex.compile(rf"(?:^|[，。；：])(?P<names>{_ITEM}(?:[、和]{_ITEM})+)分别[^，。；、\d]{{0,8}}$")
_BEST = regex.compile(
    rf"^[^。；]{{0,4}}[，；](?:其中)?(?P<name>[{HAN}]{{2,10}})(?P<how>最高|最多|最低|最少|居首|排名?第一)(?=[，。；])"
)
_BOTH = regex.compile("^，?(?:全部|均|都)")
"""Nothing else is spoken of in between."""
_ROW = ("、", "和")
_JOINT = regex.compile("[、和]")
_REACH = 12
_LEAD = 60
"""Characters before a figure that say what it is; and those that name what a row of figures is of."""


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if any(word in block.text for word in ("最", "均", "都", "居首", "第一")) else []
    for number, figure in enumerate(found):
        row = _row(block, found, number)
        if len(row) > 1:
            yield from _named(block, row)
        if _MEAN.search(led_by(block, figure, _REACH)):
            yield from _mean(block, found[:number], figure)
        yield from _bound(block, found[:number], figure)


def _row(block: Block, found: list[Figure], number: int) -> list[Figure]:
    """The figures of a unit that are strung together from `number` on; none where it goes on from one before."""
    run = [found[number]]
    if number and _joined(block, found[number - 1], run[0]):
        return []
    for figure in found[number + 1 :]:
        if not _joined(block, run[-1], figure):
            break
        run.append(figure)
    return run


def _joined(block: Block, one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and block.text[one.span.end : other.span.start] in _ROW


def _mean(block: Block, before: list[Figure], mean: Figure) -> Iterator[Clash]:
    """A mean that is not between the least and the most."""
    start = block.sentence_at(mean.span.start).start
    before = [figure for figure in before if figure.span.start >= start and figure.unit == mean.unit]
    if len(before) != 2 or not all(figure.exact for figure in (*before, mean)):
        return
    leads = [led_by(block, figure, _REACH) for figure in before]
    for low, high in ((0, 1), (1, 0)):
        least, most = before[low], before[high]
        if _LEAST.search(leads[low]) and _MOST.search(leads[high]) and not least.value <= mean.value <= most.value:
            because = f"最低{plain(least.value)}、最高{plain(most.value)}，平均不会是{plain(mean.value)}"
            yield Clash("平均", mean.span, because, most.span)


def _bound(block: Block, before: list[Figure], bound: Figure) -> Iterator[Clash]:
    """A figure of a row that is not on the side of the bound where all are said to be."""
    lead = led_by(block, bound, _REACH)
    behind = block.text[bound.span.end : bound.span.end + 2]
    above = _ALL_ABOVE.search(lead) and behind != "以下"
    below = _ALL_BELOW.search(lead) and behind != "以上" and not above
    if not (above or below) or (lead.endswith("在") and behind not in ("以上", "以下")):
        return
    below = below or behind == "以下"
    said = "均" if "均" in lead else "都"
    row = list(takewhile(lambda pair: _joined(block, *pair), zip(before[-2::-1], before[:0:-1], strict=False)))
    if not row or before[-1].unit != bound.unit or not _BOTH.match(block.text[before[-1].span.end : bound.span.start]):
        return
    for figure in (before[-1], *(one for one, _ in row)):
        if figure.exact and (figure.value > bound.value if below else figure.value < bound.value):
            because = f"{plain(figure.value)}{'高' if below else '低'}于{plain(bound.value)}，不是“{said}”"
            yield Clash("约数", figure.span, because, bound.span)


def _named(block: Block, row: list[Figure]) -> Iterator[Clash]:
    """A name said to have the most or the least of a row, which another has."""
    named = _NAMED.search(block.text, max(row[0].span.start - _LEAD, 0), row[0].span.start)
    if named is None or not all(figure.exact for figure in row):
        return
    *names, last = _JOINT.split(named["names"])
    # The last is followed by what the row is of: 双河镇参训率.
    names.append(last[: last.rfind(names[0][-1]) + 1] or last)
    behind = block.text[row[-1].span.end : block.sentence_at(row[0].span.start).end]
    if len(names) != len(row):
        return
    best = _BEST.match(behind)
    at = next((at for at, name in enumerate(names) if best and name.endswith(best["name"])), None)
    if best is None or at is None:
        return
    pick = min if best["how"] in ("最低", "最少") else max
    right = row.index(pick(row, key=lambda figure: figure.value))
    if row[right].value != row[at].value:
        span = Span(row[-1].span.end + best.start("name"), row[-1].span.end + best.end("name"))
        because = f"{best['how']}的是{names[right]}（{plain(row[right].value)}）"
        # Before the first name the sentence may have words of its own.
        mended = (instead(span, names[right]),) if right else ()
        yield Clash("排名", span, because, row[right].span, mended)
