"""A whole against the kinds it falls into: 党员18人，男9女8; 满意的占70%、基本满意的25%、不满意的9%.

Kinds of one family shut each other out: together they are never more than the whole, and where the family is complete
(男、女) they are all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from addin_server.core.arithmetic.clash import Clash, is_slip, plain, revalued
from addin_server.core.arithmetic.totals import is_joined
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures


class _Family(NamedTuple):
    """Kinds as regular expressions; `complete` is how many of them make up the whole, 0 when none do."""

    kinds: tuple[re.Pattern[str], ...]
    ends: tuple[re.Pattern[str], ...]
    """A label that ends with a kind or one character behind it: 评出一等奖."""
    anywhere: re.Pattern[str]
    """A kind, wherever it stands: 培育省级示范点."""
    complete: int


def _family(*kinds: str, complete: int = 0) -> _Family:
    ends = tuple(regex.compile(f"(?:{kind.rstrip('$')})[^共有]?$") for kind in kinds)
    anywhere = regex.compile("|".join(kind.rstrip("$") for kind in kinds))
    return _Family(tuple(regex.compile(kind) for kind in kinds), ends, anywhere, complete)


_FAMILIES = (
    _family("男", "女", complete=2),
    _family("正式党员", "预备党员", complete=2),
    _family("汉族", "少数民族", complete=2),
    _family("党委", "党?总支", "党?支部", complete=3),
    _family("(?:非常|很)?满意", "(?:基本|比较|较)满意", "不满意", complete=3),
    _family("赞成|同意", "反对|不赞成|不同意", "弃权", complete=3),
    _family("优秀", "良好|称职", "合格|基本称职|一般", "不合格|不称职|差"),
    _family("一类", "二类", "三类", "四类"),
    _family("一等", "二等", "三等"),
    _family("国家级$", "省级$", "市级$", "[县区]级$", "(?:[镇乡]|街道)级$", "(?:村|社区)级$"),
    _family("第一批", "第二批", "第三批", "第四批", "第五批"),
    _family("正处", "副处", "正科", "副科"),
    _family("新建", "改建|改造", "扩建"),
    _family("已办结|办结", "正在办|在办", "未办|待办"),
    _family("有效", "无效|废票", complete=2),
    _family("小学", "初中", "高中|中专", "大专|专科", "(?:大学)?本科", "研究生|硕士", "博士"),
)
_MENTIONED = regex.compile(
    "女|无效|废票|预备党员|少数民族|总支|满意|反对|不赞成|弃权|称职|良好|合格|[二三]类|初中|高中|大专|本科|[二三]等"
    "|第[二三四五]批|硕士|博士|[市县区镇乡村]级|副[处科]|改建|改造|扩建|在办|未办|待办"
)
_LEADS = regex.compile(r"^[\s，、；：（(]*(?:其中|分别为|分别是|包括|有(?!效)|即|和|及|选)?[：，“\s]*")
_LINKS = "有占达为的是共约” "
_NOT_A_KIND = regex.compile(r"以上|以下|以内|比|每|另|还|增|减|约|平均|有(?!效)|共")
# The last of a row of kinds takes in all below it.
_AND_BELOW = regex.compile("及(?:其)?以下")
_LONGEST = 10
_PEOPLE = {"名", "人", "位"}
_ROUNDING = Decimal("1")


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if _MENTIONED.search(block.text) else []
    for number, total in enumerate(found):
        since = found[number - 1].span.end if number else block.clause_at(total.span.start).start
        label = block.text[since : total.span.start]
        part_itself = _kind(label, None) or any(end.search(label) for family in _FAMILIES for end in family.ends)
        part_itself = part_itself or (number > 0 and is_joined(block, found[number - 1], total))
        part_itself = part_itself or block.text.startswith("、", total.span.end)
        if total.exact and total.unit and total.unit != "%" and not part_itself:
            yield from _against(block, found, number, label)
    yield from _shares(block, found)


def _against(block: Block, found: list[Figure], number: int, label: str) -> Iterator[Clash]:
    total = found[number]
    run, family = _run(block, found, number + 1, total.span.end)
    if len(run) < 2 or not all(_same(part.unit, total.unit) and part.exact for part in run):
        return
    if family is None or len(set(family.anywhere.findall(label))) == 1:
        return
    complete = family.complete == len(run)
    summed = sum(part.value for part in run)
    if is_slip(total.value, summed) and (summed > total.value or (complete and summed != total.value)):
        said = f"{_sum(run)}，总数写的是{plain(total.value)}"
        yield Clash("合计", total.span, said, run[-1].span, revalued(block, total, Decimal(summed)))


def _shares(block: Block, found: list[Figure]) -> Iterator[Clash]:
    done = 0
    for number, first in enumerate(found):
        if first.unit != "%" or number < done:
            continue
        before = found[number - 1].span.end if number else 0
        run, family = _run(block, found, number, max(before, block.clause_at(first.span.start).start))
        done = number + len(run)
        if len(run) < 2 or not all(part.unit == "%" and part.exact for part in run):
            continue
        summed = sum(part.value for part in run)
        complete = family is not None and family.complete == len(run)
        if is_slip(100, summed) and (summed > 100 + _ROUNDING or (complete and summed < 100 - _ROUNDING)):
            rest = run[-1].value + 100 - summed
            mended = revalued(block, run[-1], rest) if rest > 0 else ()
            yield Clash("合计", run[-1].span, f"{_sum(run)}，不是100%", run[0].span, mended)


def _run(block: Block, found: list[Figure], number: int, since: int) -> tuple[list[Figure], _Family | None]:
    """The figures of one family from `number` on, each of another kind, and the family."""
    run: list[Figure] = []
    kinds: set[int] = set()
    family: _Family | None = None
    for part in found[number:]:
        label = block.text[since : part.span.start]
        at = _kind(label, family)
        if "。" in label or at is None or at[1] in kinds:
            break
        family = at[0]
        kinds.add(at[1])
        run.append(part)
        since = part.span.end
        if _AND_BELOW.search(label):
            break
    return run, family


def _kind(label: str, family: _Family | None) -> tuple[_Family, int] | None:
    """The family and the kind in it that a label names."""
    bare = _AND_BELOW.sub("", _LEADS.sub("", label.rpartition("，")[2]).rstrip(_LINKS))
    if len(bare) > _LONGEST or _NOT_A_KIND.search(bare):
        return None
    for candidate in (family,) if family else _FAMILIES:
        for index, kind in enumerate(candidate.kinds):
            if kind.match(bare):
                return candidate, index
    return None


def _same(unit: str, total: str) -> bool:
    return unit in ("", total) or {unit, total} <= _PEOPLE


def _sum(run: list[Figure]) -> str:
    return f"{'＋'.join(plain(part.value) for part in run)}＝{plain(sum(part.value for part in run))}"
