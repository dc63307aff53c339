"""Years from a beginning to a day: 1958年建校，2023年建校75周年; 1988年入党，2023年党龄满45年."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.arithmetic.clash import Clash, instead, is_slip
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import chinese
from addin_server.core.model import Span

_BEGUN = r"建校|成立|创办|创建|建厂|建院|建馆|组建|挂牌"
_YEAR = r"(?<!\d)(?P<{0}>(?:19|20)\d{{2}})年(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?"
_NUMBER = r"(?P<years>\d{1,3})"
_ANNIVERSARY = regex.compile(
    _YEAR.format("from") + rf"[^。；\d]{{0,4}}(?P<what>{_BEGUN})[^。；\d]{{0,30}}?"
    rf"{_YEAR.format('to')}[^。；\d]{{0,14}}(?P=what){_NUMBER}(?:周年|年)"
)
_PARTY_AGE = regex.compile(
    _YEAR.format("from") + r"[^。；，\d]{0,8}(?:入党|加入中国共产党|加入党组织)[^\d]{0,30}(?:\d{1,3}年[^\d]{1,20})?"
    rf"{_YEAR.format('to')}[^\d]{{0,30}}党龄[^，。；\d]{{0,5}}{_NUMBER}年"
)
# 三年行动方案（2023—2025年）
_PLAN = regex.compile(
    r"(?<![一二三四五六七八九十])(?P<n>[一二三五])年(?:行动|提升|攻坚|改革|发展)?(?:计划|方案|规划)[》”]?[（(](?P<from>20\d\d)年?[—\-－~～至]+(?P<to>20\d\d)年?[）)]"
)
_TOLD = {_ANNIVERSARY: "周年", _PARTY_AGE: "党龄"}
"""What every match has in it."""


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    if "年" not in text:
        return
    for pattern in (_ANNIVERSARY, _PARTY_AGE):
        for match in pattern.finditer(text) if _TOLD[pattern] in text else ():
            right = int(match["to"]) - int(match["from"])
            # A year that is not over yet may be left out or counted.
            said = int(match["years"])
            if said not in (right - 1, right, right + 1) and is_slip(said, right):
                at = Span(*match.span("years"))
                because = f"{match['from']}年到{match['to']}年是{right}年，写的是{match['years']}年"
                yield Clash("时段", at, because, Span(*match.span("from")), (instead(at, str(right)),))
    for plan in _PLAN.finditer(text):
        years = int(plan["to"]) - int(plan["from"])
        if chinese(plan["n"]) not in (years, years + 1):
            at = Span(plan.start("from"), plan.end("to"))
            yield Clash(
                "时段", at, f"{plan['from']}到{plan['to']}年是{years + 1}年，不是{plan['n']}年", Span(*plan.span("n"))
            )
