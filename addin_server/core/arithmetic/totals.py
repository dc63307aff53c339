"""A total against its parts: 共48户：独居老人21户、残疾家庭18户, and nine are missing.

Parts said to be `其中` may overlap (女性, 农民党员) and leave others out; bands of age that shut each other out may not
exceed the total together.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from addin_server.core.arithmetic.clash import Clash, is_slip, plain, revalued, swapped
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, led_by

_TOTAL = regex.compile(r"(?:共|总共|一共|共计|合计|共有|总计|总数为?|累计)[^，。；：、]{0,8}$")
_SORTED = r"[^。；：、]{0,12}，按[^，。；：、]{2,10}分类?[，：]"
# The parts are all the parts only where the writer says so.
_ALL = regex.compile(rf"^[^，。；：、]{{0,10}}(?:，?(?:分别为|分别是|分为|即(?![将时知办]))|：)|^{_SORTED}")
# A figure is a total, though nothing says so before it, where all the parts follow at once.
_LISTED = regex.compile(rf"^(?:{_SORTED}|[^，。；：、\d]{{0,6}}(?:：|，即(?![将时知办]))[^，。；：\d]{{2,20}}\d)")
_AMONG = regex.compile(r"^[^。；：]{0,16}?，?其中")
# What was added, or is compared with, is no whole.
_NO_WHOLE = regex.compile(
    r"(?:没有|无|增|减|净|比|多|少|超|欠|缺|升|降|去年|上年|同期|上届|原|过去|以往)[^，。；]{0,6}$"
)
_AMONG_NEXT = regex.compile(r"^[^，。；：）)]{0,8}，其中(?!，?(?:比|较|增|减))[^。；]{0,16}$")
_NEXT = regex.compile(r"^[^。；：]{0,4}[、，；和及][^。：]{0,24}$")
# 80岁以上, 70至79岁, 35岁以下: what stands between one part and the next.
_BAND = regex.compile(
    r"(?<!\d)(?P<from>\d++)\s*+(?:周?岁)?\s*+(?:(?:至|到|[-—~～])\s*+(?P<to>\d++))?\s*+周?岁\s*+"
    r"(?P<open>及?(?:以上|以下))?[^，。；：、\d]{0,6}$"
)
_OLDEST = 200
_ROW = regex.compile(r"^[^。；]{0,6}[、和及]")
_SUMMED, _LISTS, _DIVIDED = ("共", "合计", "总", "累计"), ("：", "，即", "，按"), ("其中",)
"""Words of which a paragraph has one where a figure is a total, its parts are listed, or some of them are named."""
_REACH = 20
"""Characters before a figure that say what it is."""
_FAR = 30
"""Characters behind a figure that show that its parts follow."""
_FEW = 40
"""Figures that may be the parts of one total."""
_MANY = 3
_FEW_PARTS = 10
"""Of more parts the first alone are tried in all ways."""
_SORT = 2
"""Characters that two sorts of one thing end with alike: 主会场, 分会场."""
_SLIP = Decimal("1.1")
_OVERLAPPING = regex.compile(
    r"以上|以下|以内|[男女岁龄族]|党员|学历|同时|兼|部分|交叉|能手|人才|带头人|军人|返乡|大学生|建成|打造"
)
_NESTED = ("其中", "超", "包括", "平均", "每", "比", "另", "还", "约", "增", "减")


def check(block: Block) -> Iterator[Clash]:
    summed, listed, divided = (any(word in block.text for word in words) for words in (_SUMMED, _LISTS, _DIVIDED))
    found = figures(block) if summed or listed or divided else []
    for number, total in enumerate(found):
        if total.unit and total.exact:
            following = found[number + 1 : number + 1 + _FEW]
            is_total = summed and _TOTAL.search(led_by(block, total, _REACH))
            if is_total or (listed and _LISTED.match(block.text[total.span.end : total.span.end + _FAR])):
                yield from _parts(block, total, following)
            elif divided:
                yield from _bands(block, total, following)
                if not (number and is_joined(block, found[number - 1], total)):
                    yield from _first_part(block, total, following)


def is_joined(block: Block, one: Figure, other: Figure) -> bool:
    """Whether two figures of a unit stand in a row, so that neither is the whole of what follows: 7名、预备党员1名."""
    between = block.text[one.span.end : other.span.start]
    return one.unit == other.unit and len(between) <= _REACH and bool(_ROW.search(between))


def _first_part(block: Block, total: Figure, following: list[Figure]) -> Iterator[Clash]:
    """What `其中` names right behind a figure is not more than it."""
    part = following[0] if following else None
    if part is None or part.unit != total.unit or part.value <= total.value or not part.exact:
        return
    among = _AMONG_NEXT.match(block.text[total.span.end : part.span.start])
    if among and is_slip(part.value, total.value) and not _NO_WHOLE.search(led_by(block, total, _REACH)):
        because = f"其中一项是{plain(part.value)}，比总数{plain(total.value)}还多"
        yield Clash("合计", part.span, because, total.span, (swapped(block, total, part),))


def _bands(block: Block, total: Figure, following: list[Figure]) -> Iterator[Clash]:
    """Bands of age that `其中` divides a figure into and that are more than it."""
    text = block.text
    run: list[Figure] = []
    bands: list[tuple[int, int]] = []
    since = total.span.end
    for part in (f for f in following if f.unit == total.unit):
        between = text[since : part.span.start]
        band = _band(between)
        joined = _NEXT.match(between) if run else _AMONG.match(between)
        if not (joined and band and part.exact) or any(band[0] <= high and low <= band[1] for low, high in bands):
            break
        run.append(part)
        bands.append(band)
        since = part.span.end
    summed = sum(part.value for part in run)
    if len(run) > 1 and summed > total.value:
        said = f"{'＋'.join(plain(part.value) for part in run)}＝{plain(summed)}，总数写的是{plain(total.value)}"
        yield Clash("合计", total.span, said, run[-1].span, revalued(block, total, Decimal(summed)))


def _band(text: str) -> tuple[int, int] | None:
    """The years of age, first and last, that `text` ends with."""
    match = _BAND.search(text)
    if match is None:
        return None
    low = int(match["from"])
    if match["to"]:
        return low, int(match["to"])
    if not match["open"]:
        return None
    return (low, _OLDEST) if match["open"].endswith("上") else (0, low - 1)


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
        if not _NEXT.match(between) or any(word in between for word in _NESTED) or (among and "；" in between):
            break
        run.append(part)
    if not all(part.exact for part in run):
        return
    summed = Decimal(sum(part.value for part in run))
    said = f"{'＋'.join(plain(part.value) for part in run)}＝{plain(summed)}，总数写的是{plain(total.value)}"
    over = run[0]  # one further on may be of something else
    if over.value > total.value:
        if not is_slip(over.value, total.value):
            return
        because = f"其中一项是{plain(over.value)}，比总数{plain(total.value)}还多"
        yield Clash("合计", over.span, because, total.span, (swapped(block, total, over),))
        return
    complete = not among or any("其他" in text[a.span.end : b.span.start] for a, b in pairwise(run))
    missing = complete and len(run) > 1 and not some_make(total.value, run) and is_slip(total.value, summed)
    many = len(run) >= _MANY or (len(run) == 2 and _is_divided(text, total, run))
    if missing or (among and many and _is_overfull(text, total, run, summed)):
        yield Clash("合计", total.span, said, run[-1].span, revalued(block, total, summed))


def some_make(total: Decimal, run: list[Figure]) -> bool:
    """Whether some of the parts make up the total: the others then are parts of these, or beside it."""
    reached = {Decimal(0)}
    for part in run[:_FEW_PARTS]:
        reached |= {some + part.value for some in reached}
    return total in reached


def _is_divided(text: str, total: Figure, run: list[Figure]) -> bool:
    """Whether two parts are two sorts of one thing: 主会场260人, 分会场1060人."""
    one = text[total.span.end : run[0].span.start]
    other = text[run[0].span.end : run[1].span.start]
    return one[-_SORT:] == other[-_SORT:] and one[-_SORT:].isalpha()


def _is_overfull(text: str, total: Figure, run: list[Figure], summed: Decimal) -> bool:
    """Whether several parts that can hardly overlap come to a little more than the total: a slip, not an overlap."""
    labels = text[total.span.end : run[-1].span.start]
    behind = text[run[-1].span.end : run[-1].span.end + _REACH].partition("。")[0]
    around = labels + behind
    return total.value < summed <= total.value * _SLIP and not _OVERLAPPING.search(around)
