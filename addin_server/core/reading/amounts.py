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
# What stands before an amount in its clause and says that something became so.
_BECAME = regex.compile(
    r"[由从][^，。]{0,14}[到为至成]|(?:提高|提升|下降|降|减少|减|缩短|压缩|压减|增加|增长|增|上升|升|回升|扩大|达)[到至为了]?"
    r"|解决|化解|办结|办成|办好|修好|修通|建成|整改|查出|发现|找回|清退|追回|收回|转化|吸纳|入库|脱贫|返乡|当选|节约|节省|增收"
    r"|少跑|多卖|挽回|退还|消除|剩|只用|只要|只剩|仅|平均|累计办|受益|带动|满意|率|并[为成入]|合[为成]|撤掉|撤销|的有|[^，。]的$"
)
_OUTCOME_AFTER = regex.compile(
    r"^[^，。；]{0,6}(?:得[到以]|当选|入库|办结|解决|脱贫|返乡|到岗|到账|整改|化解|销号|复工|[用住喝]上|通过|被[缓免]|落地|转正|入党|全部)"
)
_HELD = regex.compile(
    r"举办|召开|开展|组织|印发|发放|张贴|悬挂|刊发|培训|参加|出席|走访|慰问|宣讲|制作|编印|开(?=\d)|派出|投入|购置|报送|学习|调研|督查"
)
_CHANGES = regex.compile(
    r"^[^，。；]{0,8}?(?:[升增提扩涨][高加大长到至为了]|[降减缩压少][到至为了低少短]|变[成为]|改为|增加|减少)"
)
_FROM = regex.compile(r"[由从]$")
_STATES = frozenset("是 有 没有 在 占 达 为 共 计 含 包括 涉及 针对 属于 辖 共有 现有 下辖 设有 拥有".split())
"""Verbs that do nothing: what is counted after them was there before."""
_ANNIVERSARY = regex.compile(r"周年")
_ATTENDED = regex.compile(r"^[^，。；]{0,14}?(?:参加|出席|列席|观看|聆听|收听|到场|到会|作了|发言|受到?表彰|受训|参训)")
_COUNTED = regex.compile(
    r"[\d,.一二三四五六七八九十百千万亿两零〇]++\s*+[余多来万亿千百]*+\s*+(?:人次|户次|场次|个月|小时|分钟|公里|块钱|平方米|[万亿]?元"
    r"|[名人户件项亩笔份册篇天年周岁期次场条轮堂幅批回本副张面封趟块家所座辆台吨斤个栋间米成倍日秒毛角](?!次|月|钱|年))"
)
_REACH = 16


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
    became = _BECAME.search(before) or _OUTCOME_AFTER.match(after) or (_FROM.search(before) and _CHANGES.match(after))
    if became and not (held and _ACTIVITY_UNIT.search(own)):
        return Measure.OUTCOME
    if _SHARE.search(own):
        return Measure.SHARE
    if _TIME.search(own):
        return Measure.TIME
    if _MONEY.search(own):
        return Measure.MONEY
    if held or _ACTIVITY_UNIT.search(own):
        return Measure.ACTIVITY
    return Measure.ACTIVITY if _done_before(block, clause.start, span.start) else Measure.SIZE


def _unit_end(text: str, span: Span) -> int:
    """Where the unit of an amount ends; the span may hold one character more (19天缩短)."""
    counted = _COUNTED.match(text, span.start, span.end)
    return counted.end() if counted else span.end


def _done_before(block: Block, start: int, end: int) -> bool:
    """Whether something is done to what is counted (聘请24名), not counted as it is (14个山村没有活动室)."""
    return any(token.tag == "v" and token.text not in _STATES for token in block.tokens_in(start, end))
