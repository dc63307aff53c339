"""What is left of a whole: 总盘子1280万元，已拨付960万元，剩余420万元; 应到56名，实到47名，8名请假.

And what came in less what went out: 转入31名，转出12名，净增20名.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Pattern
from typing import NamedTuple

from addin_server.core.arithmetic.clash import Clash, is_slip, plain, revalued, slack
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import Figure, figures, led_by
from addin_server.core.language.han import HAN

_ANY = regex.compile("")


class _Kind(NamedTuple):
    """What stands before the rest, before the whole, before what is gone of it, and behind the rest."""

    rest: Pattern[str]
    whole: Pattern[str] = _ANY
    gone: Pattern[str] = _ANY
    behind: Pattern[str] = _ANY
    net: bool = False
    """What came in and what went out: neither changes the whole meanwhile."""
    apart: bool = False
    """What else is counted behind the rest is nothing of it."""


_DUE = regex.compile(rf"应[到参出][{HAN}]{{0,6}}$")
_CAME = regex.compile(rf"实[到参出][{HAN}]{{0,4}}$")
_AWAY = "(?:请假|缺席|缺勤|未到)"
_IN = "(?:转入|调入|流入)"
_OUT = "(?:转出|调出|流出)"
_KINDS = (
    _Kind(regex.compile(rf"(?:剩余|剩下|还剩|余下|其余|尚余|结余)[{HAN}]{{0,3}}$")),
    _Kind(_ANY, _DUE, _CAME, regex.compile(rf"^[{HAN}]{{0,14}}{_AWAY}")),
    _Kind(regex.compile(rf"{_AWAY}的?$"), _DUE, _CAME),
    _Kind(regex.compile("差额$"), regex.compile(rf"候选人[{HAN}]{{0,2}}$"), regex.compile(rf"应选[{HAN}]{{0,6}}$")),
    _Kind(
        regex.compile("(?:尚有|还有|仍有)$"),
        gone=regex.compile(r"(?:已|目前)[^，。；]{0,20}$"),
        behind=regex.compile(rf"^[{HAN}]{{0,6}}(?:未|没有|失联|待)"),
    ),
    _Kind(
        regex.compile("净增加?$"),
        regex.compile(rf"(?:{_IN}|新[增建]|成立|组建|接收)[{HAN}“”、]{{0,16}}$"),
        regex.compile(rf"(?:{_OUT}|减少|退出|撤销|撤并|注销)[{HAN}]{{0,2}}$"),
        net=True,
        apart=True,
    ),
    _Kind(
        regex.compile("净(?:转出|流出|减少?)$"),
        regex.compile(rf"{_OUT}[{HAN}]{{0,2}}$"),
        regex.compile(rf"{_IN}[{HAN}]{{0,10}}$"),
        net=True,
        apart=True,
    ),
    _Kind(
        regex.compile("(?:空编|缺编|空缺)$"),
        regex.compile(rf"(?:核定|编制)[{HAN}]{{0,4}}$"),
        regex.compile(rf"(?:实有|在编|在岗)[{HAN}]{{0,4}}$"),
        apart=True,
    ),
    _Kind(regex.compile(rf"(?:尚未|还未|未)[{HAN}]{{1,8}}的$"), gone=regex.compile(r"已有?[^，。；]{0,10}$")),
    _Kind(
        regex.compile(rf"未(?:收回|回收)[{HAN}]{{0,4}}$"),
        regex.compile(rf"发出[{HAN}]{{0,8}}$"),
        regex.compile(rf"(?:收回|回收)[{HAN}]{{0,6}}$"),
    ),
)
_MENTIONED = regex.compile("[剩余缺未净]|请假|差额|空编|[尚还仍]有")
"""What every rest has beside it."""
_PART = regex.compile("(?:已|实|目前|完成|办结|整改|用于|拨付|支出|使用|到位|发放|落实)[^，。；]{0,16}$")
"""What stands before a figure that is gone of a whole, not before the whole."""
_OF_IT = regex.compile(rf"其中[{HAN}]{{0,8}}$")
_REACH = 24
"""Characters before and behind a figure that say what it is."""
_WHOLE = regex.compile(rf"(?:[共总]|发现|反馈|摸排|排查|梳理|征集|收到|受理|登记)[{HAN}]{{0,8}}$")
_CHANGED = regex.compile(r"新增|又|另|追加|退出|取消|转出|转入|扣除")
"""What changes the whole meanwhile."""
_ADDED = regex.compile("加上|另|扣除|减去|新发展")


def check(block: Block) -> Iterator[Clash]:
    found = figures(block) if _MENTIONED.search(block.text) else []
    for number, rest in enumerate(found):
        if number < 2 or not rest.exact or rest.unit in ("", "%"):
            continue
        start, end = block.sentence_at(rest.span.start)
        for kind in _KINDS:
            after = block.text[rest.span.end : rest.span.end + _REACH]
            if not (kind.rest.search(led_by(block, rest, _REACH)) and kind.behind.search(after)):
                continue
            if not kind.apart and any(f.unit == rest.unit and f.span.start < end for f in found[number + 1 :]):
                continue  # the rest may fall into several
            earlier = [f for f in found[:number] if f.span.start >= start and f.unit == rest.unit and f.exact]
            if len(earlier) == 1:
                earlier = [*_total_before(block, found, start, rest.unit), *earlier]
            pair = _pair(block, earlier, kind)
            changed = _ADDED if kind.net else _CHANGED
            if pair and not changed.search(block.text, pair[1].span.end, rest.span.start):
                yield from _against(block, kind, *pair, rest)
            break


def _total_before(block: Block, found: list[Figure], start: int, unit: str) -> list[Figure]:
    """The last figure of the sentence that ends at `start`, where it is said to be a total."""
    since = block.sentence_at(start - 1).start if start else 0
    totals = [f for f in found if since <= f.span.start < start and f.unit == unit and f.exact]
    return totals if len(totals) == 1 and _WHOLE.search(led_by(block, totals[0], _REACH)) else []


def _pair(block: Block, earlier: list[Figure], kind: _Kind) -> tuple[Figure, Figure] | None:
    """The whole and what is gone of it, where the figures before the rest are these two alone."""
    if len(earlier) != 2:
        return None
    whole, gone = earlier
    led = led_by(block, whole, _REACH)
    known = kind.whole is not _ANY or _WHOLE.search(led)
    led_gone = led_by(block, gone, _REACH)
    is_gone = _PART.search(led_gone) or _OF_IT.search(led_gone)
    if not known and (_PART.search(led) or not is_gone):
        return None  # two parts are no whole and what is gone of it
    for one, other in ((whole, gone),) if kind.whole is _ANY else (earlier, earlier[::-1]):
        if (
            one.value > other.value
            and kind.whole.search(led_by(block, one, _REACH))
            and kind.gone.search(led_by(block, other, _REACH))
        ):
            return one, other
    return None


def _against(block: Block, kind: _Kind, whole: Figure, gone: Figure, rest: Figure) -> Iterator[Clash]:
    right = whole.value - gone.value
    if abs(right - rest.value) > slack(rest, whole, gone) and (kind.whole is not _ANY or is_slip(rest.value, right)):
        because = f"{plain(whole.value)}－{plain(gone.value)}＝{plain(right)}，写的是{plain(rest.value)}"
        yield Clash("差额", rest.span, because, gone.span, revalued(block, rest, right))
