"""{@couplet} two halves set against each other like verse; {@wordplay} everyday words in quotation marks for show."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block, feature
from addin_server.core.model import Span

_PARTS = regex.compile(r"[^\s，、：:—]+")
_SHORT_QUOTE = regex.compile(r"“([^“”]{1,5})”")
# What may follow a coined name that has become the name of something.
_CLASS_NOUN = regex.compile(
    r"工程|行动|计划|工作法|制|机制|模式|体系|平台|驿站|[课班队会站点室岗员户卡册单账榜牌码日屋院所厅馆家团组库券超]|服务|调解|党支部"
    r"|联盟|品牌|项目|积分|基金|合伙人|书记|村官|清单|名单|台账|档案|试点|工作室|联席会|小组|先锋|银行|超市|食堂|学堂|讲堂|课堂|夜校|管家|专员"
)
_HALF = (4, 12)
_WORDPLAY_AT_LEAST = 2


@feature("couplet")
def couplet(block: Block) -> list[Span]:
    """The last two parts, of (nearly) equal length, without a figure."""
    parts = regex.matched(_PARTS, block.text)
    if len(parts) < 2:
        return []
    first, second = parts[-2:]
    subject = max((u.end for u in block.find("@unit") if u.start == first.start), default=first.start)
    first = Span(subject, first.end)
    lengths = (first.end - first.start, second.end - second.start)
    even = abs(lengths[0] - lengths[1]) <= 1 and _HALF[0] <= min(lengths) and max(lengths) <= _HALF[1]
    both = Span(first.start, second.end)
    if not even or any(both.start <= n.start < both.end for n in block.find("@number")):
        return []
    return [both]


@feature("wordplay")
def wordplay(block: Block) -> list[Span]:
    """From the first to the last short quotation that names nothing, when there are several."""
    if "“" not in block.text:
        return []
    found = [
        Span(*m.span())
        for m in _SHORT_QUOTE.finditer(block.text)
        if not _CLASS_NOUN.match(block.text, m.end()) and not _CLASS_NOUN.search(m[1])
    ]
    return [Span(found[0].start, found[-1].end)] if len(found) >= _WORDPLAY_AT_LEAST else []
