"""What a lead says in so many words has come about, whatever the model makes of it: 参学率由45%提高到88%."""

from __future__ import annotations

from addin_server.core.language import han, regex
from addin_server.core.model import Span
from addin_server.core.reading.lead_features import lead_reads
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.scope import scopes
from addin_server.core.reading.statement import Act, Governor, Measure

# From one number to another: 由45%提高到88%, 由2021年的5万元增加到2023年的20万元.
_CHANGED = regex.compile(
    r"[由从][^，。；\d]{0,16}(?:20\d\d年[^，。；\d]{0,4})?\d[\d.]*+[^，。；\d]{0,8}?"
    r"(?:[升降增减提缩扩涨压][^，。；\d]{0,4}?[到至为]|变[成为])[^，。；\d]{0,6}(?:20\d\d年[^，。；\d]{0,4})?\d"
)
_REACHED = regex.compile(
    r"率(?:已|均|平均)?(?:达到?|提高到|升至|降至)\d[\d.]*+%"
    r"|现(?![有任存])[^，。；\d]{0,16}?占比(?:已|均)?达到?(?:\d[\d.]*+%|[一二三四五六七八九]成)"
    r"|占比[由从](?:\d[\d.]*+%|[一二三四五六七八九]成)(?:提高|升|增)到?(?:\d[\d.]*+%|[一二三四五六七八九]成)"
)
_EARNED = regex.compile(
    r"(?:实现|获得|创造|完成)[^，。；\d]{0,14}?(?:收入|产值|利润|营收|销售额|税收)[^，。；\d]{0,8}\d"
    r"|(?:分红|增收|[人户亩]均.{0,2}收入)[^，。；\d]{0,6}\d"
)
# 公司实现营业收入12.8亿元: achieved, whoever is said to have done it.
_ACHIEVED = regex.compile(r"实现[^，。；\d]{0,14}?(?:收入|产值|利润|营收|销售额|税收)[^，。；\d]{0,4}\d")
_RANK = regex.compile(r"第\d+\D{0,3}(?:升|跃|前移|跻身)\D{0,4}第\d")
# 截至8月底，已代办231件: the clause after the date.
_TO_DATE = regex.compile("截[至止](?:目前|.{0,12}[年月日底初末])$")
_SO_FAR = regex.compile(r"(?:已|累计|共(?!有)|带动|完成|新增).{0,30}?\d")
# What was ill and has ceased: 楼道里再也看不到飞线, 不再有人为账目吵上门; and what was wanted and is there now.
_CEASED = (
    "(?:再也(?:没有?人?|看不[到见]|不[用必会])|不再(?:有人?|为|需要?|让)?)[^，。；]{0,10}?"
    "(?:[吵闹跑愁堵臭脏塌骂怕蹲挤熬]|飞线|垃圾|违建|积水|排队|上访|扯皮|推诿|投诉|犯难|担心|来回|折腾|冤枉路|停水|断电|纠纷)"
    "|一次[未没]缺|[都均]有了(?:去处|着落|归宿|归属|保障|座位|依靠|盼头|奔头)"
)
# Said without a number: 诉求清零, 入选全国标杆院系, 总部已完成重构.
_TOLD = regex.compile(
    _CEASED + "|[降减]为零|(?<!收入)清零(?!行动|制度|攻坚|专项|”)|没有再?(?:发生|断过|出过)|未再?发生"
    "|(?:没有|无)一(?:例(?!外)|宗|起(?![^，。；]{0,3}(?:研究|商量|开展|讨论|做|办|干|去|来|走)|[^，。；]{0,16}是))"
    "|“?零(?:差错|投诉|失误|事故|上访|信访|发案|违约|纠纷|退件|欠薪|复发|返工|隐患)”?(?!为目标|目标|行动|计划)"
    r"|\d[^，。；]{0,12}全部(?:合格|达标|办结|整改到位|兑现|销号|通车|脱贫|就业|录用)"
    "|获评|荣获|入选|获.{0,20}?(?:称号|[一二三]等奖)|被(?!.{0,14}不合格).{0,14}?(?:评为|授予)"
    "|(?:认定为|列为).{0,12}?(?:先进|示范|标杆|优秀|样板|典型)"
    "|(?<![要将])已(?:全部|全面|基本)?(?:建成|办结|转化|更正|补齐|兑现|销号|消除(?!不)"
    "|完成(?!.{0,20}(?:环节|工作|学习|培训|承诺|调研|部署|阶段|任务)))"
)
_ATTRIBUTE = han.compiled(r".{0,16}的[\p{Han}\d]|.{0,14}名单")
"""Behind what was told: then it only says which one, as in 被评为五星的支部."""
_OF_OTHERS = regex.compile("[对把]|邀请|宣读|观看|学习|如果|凡")
"""Before it in its clause: it is told of what others did, or were."""
_ILL = regex.compile(
    "空巢|留守|文盲|投诉|信访|上访|事故|亏损|负债|欠|外流|流失|贫困|空置|辍学|发案|违纪|后进|软弱涣散|整顿|倒数"
)
_FALLS = regex.compile("[降减缩零]|清|再也|不再|化解|办结|消除|转化|脱贫|没有|未再|压")
"""What makes good news of ill: 投诉降为零."""
_BAD_NEWS = regex.compile("高达|还有|仍有")
_OTHER_TIMES = regex.compile(r"(?:过去|从前|此前|曾|以前|原来|多年来|未来|今后|将来|到20\d\d年(?!的))")
"""At the beginning of a sentence: it tells of what was before, or shall be."""
_AIMED = regex.compile("推动|不能|未实现|围绕|确保|争取|力争|目标|(?<![按照])规定|决定(?!书)|(?<![名高])标准")
_INTRODUCED = regex.compile("(?<![实发体])现[有辖]|地处|位于|始建|素有")
"""What kind of place it is: its honours come of nothing that was done."""
_UNCLAIMED = frozenset({Governor.DEMAND, Governor.PLAN, Governor.PURPOSE, Governor.HYPOTHESIS})
_NUMBERS = frozenset({Measure.OUTCOME, Measure.MONEY})
_NEWS = frozenset({Act.CHANGE, Act.STATE_GOOD})


def stated_result(reading: Reading, *, alone: bool) -> Span | None:
    """Return the clause of the lead that tells what has come about: not what is wanted, bad, or told of others."""
    before: Read | None = None
    for _, read in lead_reads(reading, alone=alone):
        text = reading.block.quote(read.clause.span)
        found = _is_counted(read, text) or _is_so_far(reading, before, read, text) or _is_told(reading, read, text)
        if found and _is_claimed(reading, read, text):
            return read.clause.span
        before = read
    return None


def _is_claimed(reading: Reading, read: Read, text: str) -> bool:
    """Whether the clause claims it as a fact of now, and as a good one."""
    span, block = read.clause.span, reading.block
    # Some govern from the middle of the clause on.
    governors = (scope.by for scope in scopes(block) if scope.span.start < span.end and span.start < scope.span.end)
    if not _UNCLAIMED.isdisjoint(governors) or _OTHER_TIMES.match(block.text, read.clause.sentence.start):
        return False
    if _AIMED.search(text) or _BAD_NEWS.search(text):
        return False
    return not _ILL.search(text) or _FALLS.search(text) is not None


def _is_counted(read: Read, text: str) -> bool:
    if _RANK.search(text) or _REACHED.search(text):
        return True
    if not any(amount.measure in _NUMBERS for amount in read.clause.amounts):
        return False
    told = read.act in _NEWS and (_CHANGED.search(text) or _EARNED.search(text))
    return bool(told) or _ACHIEVED.search(text) is not None


def _is_so_far(reading: Reading, before: Read | None, read: Read, text: str) -> bool:
    dated = before is not None and _TO_DATE.search(reading.block.quote(before.clause.span))
    return bool(dated) and _SO_FAR.search(text) is not None and read.act is not Act.STATE_PROBLEM


def _is_told(reading: Reading, read: Read, text: str) -> bool:
    told = _TOLD.search(text)
    if told is None or _ATTRIBUTE.match(text, told.end()) or _OF_OTHERS.search(text, 0, told.start()):
        return False
    sentence = read.clause.sentence
    return not _INTRODUCED.search(reading.block.text, sentence.start, read.clause.span.start + told.start())
