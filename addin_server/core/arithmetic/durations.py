"""How long something took against when it began and ended: 3月11日至3月15日，为期6天; 2019年3月至2024年3月，满六年.

Both ways of counting are right, with the last day or without it; 满 counts what is over.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from re import Match

from addin_server.core.arithmetic.clash import Clash, instead, is_slip
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.figures import chinese
from addin_server.core.model import Span

_DATE = r"(?:(?P<{0}y>(?<!\d)\d{{4}})年)?(?P<{0}m>(?<!\d)\d{{1,2}})月(?:(?P<{0}d>\d{{1,2}})[日号])?"
_RANGE = regex.compile(
    _DATE.format("a") + r"[^。；\d]{0,20}?(?:至|到|—+|[-－～~])" + r"(?:今年|当年|目前的)?" + _DATE.format("b")
)
# 2022年10月启动，于2023年10月全面收官
_BEGUN_AND_ENDED = regex.compile(
    _DATE.format("a")
    + r"(?:正式|全面)?(?:启动|开始|开工|动工|立项|开建)，(?:并)?(?:于|到|至)"
    + _DATE.format("b")
    + r"[^。；，\d]{0,6}(?:收官|完成|结束|竣工|完工|结项|建成)"
)
# 9月11日开班。培训班为期5天，已于9月13日结业
_HELD = regex.compile(
    r"(?:(?P<ay>(?<!\d)\d{4})年)?(?P<am>(?<!\d)\d{1,2})月(?P<ad>\d{1,2})日[^\d；]{0,30}(?:开班|开课|开幕|开讲)[^；]{0,40}?"
    r"为期(?P<number>\d{1,2}|[一二两三四五六七八九十])天[^\d。；]{0,8}(?:于|至|到)"
    r"(?:(?P<by>\d{4})年)?(?P<bm>\d{1,2})月(?P<bd>\d{1,2})日[^\d。；，]{0,6}(?:结业|结束|闭幕|落幕|结班)"
)
# 三四天 is no number.
_NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_LASTED = regex.compile(
    rf"(?P<how>为期|历时|共(?=\d{{1,2}}个工作日)|(?:已?连续)?(?:任职|工作|开展)|(?P<near>已有?|满|整整))(?:连续)?(?:任职|工作|开展)?(?P<full>满)?了?{_NUMBER}"
    r"(?P<unit>天|个月|年|个工作日)(?![级度内后前])(?P<of>的|以)?"
)
_TIMES = regex.compile(
    r"(?<!\d)(?P<h>\d{1,2})[:：时点](?P<m>\d{2})?分?[^。；\d每其第]{0,12}(?<!\d)(?P<H>\d{1,2})[:：时点](?P<M>\d{2})?分?[^。；\d每其第]{0,12}"
    rf"(?:历时|用时|持续|开了|时长){_NUMBER}(?:(?P<half>个半小时)|个?小时(?:(?P<and_half>半)|(?P<minutes>\d{{1,2}})分钟)?)"
)
_QUARTER = regex.compile(r"第?(?P<n>[一二三四])季度[（(](?P<from>\d{1,2})[月至到—\-－～~]{1,3}(?P<to>\d{1,2})月")
_REACH = 60
"""Characters from the dates to how long it is said to have taken."""
_SOME = regex.compile("其中|分[两三四五\\d]?[批期]|先后|每|首|第[一二三四\\d]|平均|此前|轮流|各")
_CLOSE = 8
_LATER = regex.compile("下午|傍晚|晚|中午|次日|凌晨")
_NEAR = 4
"""The same to words that are said of much else: 满, 已."""
_ANY_YEAR = 2023
_WORKING_DAYS = "个工作日"
_SATURDAY = 5
_MADE_UP = 1
"""Days off that may have been worked in exchange for a holiday."""
_FULL = ("满", "整整")
_EXACTLY, _ROUNDLY = 5, 30
"""Minutes a time may be off by that is given in minutes, or in hours alone."""


def check(block: Block) -> Iterator[Clash]:
    text = block.text
    for dates in _ranges(text) if "月" in text else ():
        until = min(dates.end() + _REACH, block.sentence_at(dates.start()).end)
        if lasted := _LASTED.search(text, dates.end(), until):
            yield from (_working_days if lasted["unit"] == _WORKING_DAYS else _against)(dates, lasted)
    for held in _HELD.finditer(text) if "为期" in text else ():
        days = _days(held)
        right = days is None or days < 0 or _number(held["number"]) in (days, days + 1)
        if days is not None and not right and not _SOME.search(held[0]):
            at = Span(held.start("number"), held.end("number") + 1)
            because = (
                f"{held['am']}月{held['ad']}日到{held['bm']}月{held['bd']}日是{days + 1}天，写的是{held['number']}天"
            )
            yield Clash("时段", at, because, Span(*held.span("bd")), (instead(at, f"{days + 1}天"),))
    for times in _TIMES.finditer(text) if "小时" in text else ():
        yield from _hours(times)
    for quarter in _QUARTER.finditer(text) if "季度" in text else ():
        last = 3 * _number(quarter["n"])
        if (int(quarter["from"]), int(quarter["to"])) != (last - 2, last):
            at = Span(quarter.start("from"), quarter.end())
            because = f"{quarter['n']}季度是{last - 2}—{last}月"
            yield Clash("时段", at, because, None, (instead(at, f"{last - 2}—{last}月"),))


def _ranges(text: str) -> Iterator[Match[str]]:
    yield from _RANGE.finditer(text)
    yield from _BEGUN_AND_ENDED.finditer(text)


def _against(dates: Match[str], lasted: Match[str]) -> Iterator[Clash]:
    between = dates.string[dates.end() : lasted.start()]
    if _SOME.search(between) or (lasted["of"] and len(between) > _CLOSE):
        return  # 分两批开展为期5天的考察: of each of several
    if lasted["how"].endswith(("任职", "工作", "开展")) and len(between) > _NEAR:
        return
    if lasted["near"] and (lasted["of"] or lasted.start() - dates.end() > _NEAR):
        return  # 4月1日至7月31日，驻村满30天的: of somebody else
    rights = _lengths(dates, lasted["unit"], full=bool(lasted["full"]) or lasted["how"] in _FULL)
    said = _number(lasted["number"])
    if not rights or said in rights or not any(is_slip(said, right) or abs(said - right) == 1 for right in rights):
        return
    at = Span(lasted.start("number"), lasted.end("unit"))
    told = "或".join(f"{right}{lasted['unit']}" for right in rights)
    because = f"{dates[0]}是{told}，写的是{lasted['number']}{lasted['unit']}"
    mended = tuple(instead(at, f"{right}{lasted['unit']}") for right in rights)
    yield Clash("时段", at, because, Span(*dates.span()), mended)


def _working_days(dates: Match[str], lasted: Match[str]) -> Iterator[Clash]:
    """More working days than there are; fewer may be right, where holidays fall among them."""
    days = _days(dates)
    if days is None or days < 0 or not dates["ay"]:
        return
    first = dt.date(int(dates["ay"]), int(dates["am"]), int(dates["ad"]))
    most = sum((first + dt.timedelta(day)).weekday() < _SATURDAY for day in range(days + 1))
    if _number(lasted["number"]) > most + _MADE_UP:
        at = Span(lasted.start("number"), lasted.end("unit"))
        because = f"{dates[0]}最多{most}个工作日，写的是{lasted['number']}个"
        yield Clash("时段", at, because, Span(*dates.span()), (instead(at, f"{most}{_WORKING_DAYS}"),))


def _lengths(dates: Match[str], unit: str, *, full: bool) -> list[int]:
    """The lengths the time between two dates may be said to have; none where the dates do not tell."""
    months = 12 * (int(dates["by"] or 0) - int(dates["ay"] or 0)) + int(dates["bm"]) - int(dates["am"])
    if unit == "年":
        if not (dates["ay"] and dates["by"]) or months < 0:
            return []
        return sorted({months // 12} if full else {months // 12, -(-months // 12), int(dates["by"]) - int(dates["ay"])})
    if dates["by"] and not dates["ay"]:
        return []
    if dates["ay"] and not dates["by"]:
        months = int(dates["bm"]) - int(dates["am"])
    days = _days(dates)
    if unit == "天":
        return [] if days is None or days < 0 else [days, days + 1]
    if months < 0:
        return []
    if days is None:
        return [months, months + 1]
    whole = dates["ad"] == "1" and int(dates["bd"]) == calendar.monthrange(_year(dates), int(dates["bm"]))[1]
    return [months + 1] if whole else sorted({months, months + (int(dates["bd"]) >= int(dates["ad"]))})


def _days(dates: Match[str]) -> int | None:
    if not (dates["ad"] and dates["bd"]):
        return None
    try:
        first = dt.date(int(dates["ay"] or _ANY_YEAR), int(dates["am"]), int(dates["ad"]))
        last = dt.date(_year(dates), int(dates["bm"]), int(dates["bd"]))
    except ValueError:
        return None
    return (last - first).days


def _year(dates: Match[str]) -> int:
    return int(dates["by"] or dates["ay"] or _ANY_YEAR)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(chinese(written) or 0)


def _hours(times: Match[str]) -> Iterator[Clash]:
    if _LATER.search(times.string, times.end("h"), times.start("H")):
        return  # 上午8时到晚上9时
    minutes = 60 * (int(times["H"]) - int(times["h"])) + int(times["M"] or 0) - int(times["m"] or 0)
    said = 60 * _number(times["number"]) + 30 * bool(times["half"] or times["and_half"]) + int(times["minutes"] or 0)
    if minutes > 0 and abs(said - minutes) >= (_EXACTLY if times["minutes"] else _ROUNDLY):
        hours, rest = divmod(minutes, 60)
        right = f"{hours}小时" + (f"{rest}分钟" if rest else "")
        at = Span(times.start("number"), times.end())
        because = f"{times['h']}:{times['m'] or '00'}到{times['H']}:{times['M'] or '00'}是{right}"
        yield Clash("时段", at, because, None, (instead(at, right),))
