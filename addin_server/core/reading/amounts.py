"""Amounts and what they measure: 缩短到19天 is an outcome, 12期 an activity, 893个党组织 a size."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import SHIELD, Block
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.model import Span
from addin_server.core.reading.statement import Amount, Measure

_TIME = regex.compile(r"(?:天|小时|分钟|年|个月|周|岁|秒|日)$")
_MONEY = regex.compile(r"(?:元|块钱?|毛|角)$|元")
_SHARE = regex.compile(r"[%‰成倍]|百分之|个百分点")
_ACTIVITY_UNIT = regex.compile(r"(?:人次|户次|场次|期|次|场|份|条|轮|篇|堂|讲|幅|批|回|册|本|副|张|面|封|趟)$")
# What stands before an amount in its clause and says that something became so: from one value to another, or up, down.
_MOVED = regex.compile(
    r"[由从][^，。]{0,14}(?:(?<!\d)[到至]|[升降减增提缩涨压扩][^，。]{0,3}[到至]|[改变转增减并升降][为成])"
    r"|(?:提高|提升|下降|降|减少|减|缩短|压缩|压减|增加|增长|增|上升|升|回升|扩大|(?<![下传])达)[到至为了]?"
)
# What was brought about: of what was bad as well, which else tells how things were (化解纠纷219起, 追回欠薪).
_MENDED = regex.compile(
    r"(?<![未没])(?<!没有)(?:解决|化解|办结|办成|办妥|整改|找回|补回|讨回|补齐|补[收缴发交]|清退|追回|收回|挽回|退还|消除|调处|查处|调成|销号|处置)"
    r"|比(?:去年|上年|上季|上月|往年|同期|市场价|上届|过去|以前)[^，。]{0,10}[高低多少]"
)
# What was brought about, saved or gained.
_BECAME = regex.compile(
    r"办好|修好|修通|建成|查出|查实|发现|测出|核出|审出|挖出"
    r"|转化|吸纳|入库|脱贫|返乡|当选|节约|节省|增收|少跑|多卖|拆除|谈成|改签|重签|(?<![迎对直])接上(?!级)|住进|擦掉"
    r"|省[下了油电水工料钱时]|少[了打交漏用]|(?<!许)多[收给打卖]|只用|只要|只剩|(?<!剩)剩(?!下)|仅[用需]|累计办"
    r"|受益|带动|满意|(?<!领)率(?![队先领])|并[为成入]|(?<!联)合[为成](?!立)|撤掉|撤销"
    r"|(?:现在|如今|目前|眼下|今年)[^，。]{0,10}平均"
)
# What stands before it where it tells how things were; and where it is asked for, allowed, or came to nothing.
_AS_IT_WAS = regex.compile(
    r"去年|往年|以往|过去|此前|原来|原先|一度|长期|只有|仅有|仅占|不足|超期|拿不出|答不上|[算出填报]错|报警|纠纷|投诉|欠|[前仍尚]有"
)
_NOT_DONE = regex.compile(
    r"(?:未|没有?)(?:办|解决|化解|完成|整改|查|落实|找)|低于|不超过|不少于|不低于|以[下上]|每(?:办|解决|完成|查|有)"
)
_OUTCOME_AFTER = regex.compile(
    r"^[^，。；]{0,6}(?:得[到以]|当选|入库|办结|解决|脱贫|返乡|到岗|到[账卡户]|整改|化解|销号|复工|[用住喝]上|通过|被[缓免]|落地|转正|入党"
    r"|全部(?!排|报到|到|当|复查|评定|包联|入章|重新|参加|佩戴|签)|不再|不用再?|保住|恢复|通了|都有了|走上|劝回|转到|过关|做成)"
)
_HELD = regex.compile(
    r"举办|召开|开展|组织|印发|发放|张贴|悬挂|刊发|培训|参加|出席|走访|慰问|宣讲|制作|编印|开(?=\d)|派出|投入|购置|报送|学习|调研|督查"
)
_CHANGES = regex.compile(
    r"^[^，。；]{0,8}?(?:[升增提扩涨][高加大长到至为了]|[降减缩压少][到至为了低少短]|变[成为]|改为|增加|减少)"
)
_FROM = regex.compile(r"[由从](?:\d{4}年的?)?[^，。\d]{0,10}$")
_WHICH = ("的", "的有")
"""Before an amount: it says of which ones there are so many."""
_STATES = frozenset("是 有 没有 在 占 达 为 共 计 含 包括 涉及 针对 属于 辖 共有 现有 下辖 设有 拥有".split())
"""Verbs that do nothing: what is counted after them was there before."""
_ANNIVERSARY = regex.compile(r"周年")
_ATTENDED = regex.compile(r"^[^，。；]{0,14}?(?:参加|出席|列席|观看|聆听|收听|到场|到会|作了|发言|受到?表彰|受训|参训)")
_SIGNS = regex.compile(r"[牌匾屏地田碑板栏]")
"""What 块 counts where it is no money."""
_AGE = regex.compile(r"岁$")
_COUNTED = regex.compile(
    r"[\d,.一二三四五六七八九十百千万亿两零〇]++\s*+[余多来万亿千百]*+\s*+(?:人次|户次|场次|个月|小时|分钟|公里|块钱|平方米|[万亿]?元"
    r"|[名人户件项亩笔份册篇天年周岁期次场条轮堂幅批回本副张面封趟块家所座辆台吨斤个栋间米成倍日秒毛角](?!次|月|钱|年))"
)
_COUNTS_ON = regex.compile(r"[^，。；]*\d")
_REACH = 16
_UNIT = 2
"""Characters of a unit that may stand behind what is found of an amount."""


def amounts(block: Block) -> list[Amount]:
    """Return the amounts of the block in order. Numbers inside names and quoted slogans measure nothing."""
    short = (q for q in block.find("@quoted") if q.end - q.start <= _REACH)
    named = SpanIndex([*block.find(SHIELD), *block.find("@book"), *short])
    return [Amount(span, _measure(block, span, named)) for span in block.find("@number")]


def _measure(block: Block, span: Span, named: SpanIndex) -> Measure:
    text = block.text
    if named.holds(*span):
        return Measure.NAME_PART
    end = _unit_end(text, span)
    own, after = text[span.start : end], text[end : end + _REACH]
    clause = block.clause_at(span.start)
    before = text[max(clause.start, span.start - _REACH) : span.start]
    if _ANNIVERSARY.search(own + after[:2]):
        return Measure.ANNIVERSARY
    held = _HELD.search(before) or _ATTENDED.match(after)
    moved = _MOVED.search(before) or (_FROM.search(before) and _CHANGES.match(after))
    if (moved or _has_become(own, before, after)) and not (held and _ACTIVITY_UNIT.search(own)):
        return Measure.OUTCOME
    if _SHARE.search(own):
        return Measure.SHARE
    if _TIME.search(own):
        return Measure.TIME
    if _MONEY.search(own) and not (own.endswith("块") and (_SIGNS.match(after) or _SIGNS.search(before))):
        return Measure.MONEY
    if held or _ACTIVITY_UNIT.search(own):
        return Measure.ACTIVITY
    told_apart = before.endswith(_WHICH)
    return Measure.ACTIVITY if not told_apart and _done_before(block, clause.start, span.start) else Measure.SIZE


def _has_become(own: str, before: str, after: str) -> bool:
    """Whether something was brought about that the amount counts: not how it was before, nor how old somebody is."""
    if _AGE.search(own) or _NOT_DONE.search(before):
        return False
    if _MENDED.search(before):
        return True
    if _AS_IT_WAS.search(before):
        return False
    if _BECAME.search(before):
        return True
    # 8个月销号371卷: the time it took, where what came about is counted too.
    return _OUTCOME_AFTER.match(after) is not None and not (_TIME.search(own) and _COUNTS_ON.match(after))


def _unit_end(text: str, span: Span) -> int:
    """Where the unit of an amount ends; the span may hold one character more (19天缩短) or less (200余万元)."""
    counted = _COUNTED.match(text, span.start, min(span.end + _UNIT, len(text)))
    return counted.end() if counted else span.end


def _done_before(block: Block, start: int, end: int) -> bool:
    """Whether something is done to what is counted (聘请24名), not counted as it is (14个山村没有活动室)."""
    return any(token.tag == "v" and token.text not in _STATES for token in block.tokens_in(start, end))
