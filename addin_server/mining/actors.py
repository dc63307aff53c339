"""Who does something: what those are called, and what only looks like it."""

from __future__ import annotations

from addin_server.core.language import han, regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_ORGANS = "党委|党工委|办|科|局|部|(?<!支)委|站|所|室|股|中心|支部|总支|党组|公司|医院|学院"
_ORGAN = regex.compile(f"(?:{_ORGANS})$")
_SOMEBODY = han.compiled(
    f"(?:{_ORGANS}|[员人者户队组长师生手民众工会室们家方]|干部|书记|主任|代表|骨干|单位|部门|政府|各地"
    "|[省市县区镇乡村街校院厂行]|乡镇|街道|社区)$"
)
"""How those are called who do something: 当班的护士, not 住院病人的单子."""
_WHOEVER = regex.compile("谁|哪|凡")
_HOW = frozenset({"固定", "直接", "统一", "具体", "一般", "原则上"})
_NO_NAME = regex.compile(
    "[逐每各我该]|[全本](?=[省市县区旗镇乡村街校院厂])|头(?=[一二两三]遍)|第(?![一二三四五六七八九十\\d]+(?:人民|中|小|实验|幼|医|师|团|职))"
    "|关于|(?:先|后|落)[进后]|示范|试点|薄弱|[前去今上明]年|[一二三四五六七八九十]遍"
)
_COUNTED = regex.compile("第[一二三四五六七八九十]$")
_SEVERAL = ("人民医院", "中学", "小学", "中心", "实验", "医院", "师", "团", "水厂")
_ORGAN_BEHIND = regex.compile("党委|党工委|党总支|党支部|党组|支部|总支|居委会|村委会")


def is_organ(name: str) -> bool:
    """Whether somebody is no person: what 镇党政办 did, the township did; 社区书记 is somebody."""
    return bool(_ORGAN.search(name))


def names_unit(name: str) -> bool:
    """Whether what looks like a unit names one: not 逐乡, 头一遍支部, 6个乡镇."""
    return name[:1].isalpha() and _NO_NAME.match(name) is None


def whole_unit(block: Block, unit: Span) -> Span:
    """Return the unit with the organ named behind it, 清河社区|党委, and which of several it is: 第一|人民医院."""
    behind = _ORGAN_BEHIND.match(block.text, unit.end)
    counted = _COUNTED.search(block.text, max(0, unit.start - 2), unit.start)
    of_several = counted and block.text.startswith(_SEVERAL, unit.start)
    return Span(counted.start() if counted and of_several else unit.start, behind.end() if behind else unit.end)


def somebody(block: Block, span: Span) -> Span | None:
    """Return who is named in `span`, without how it is done (每名医师固定); None where nobody is."""
    words = list(block.tokens_in(*span))
    if not words or words[-1].end > span.end:
        return None  # 社区书记、监委|会主任 cuts a word
    while len(words) > 1 and (words[-1].tag in ("d", "ad") or words[-1].text in _HOW):
        words.pop()
    found = Span(span.start, words[-1].end)
    named = _SOMEBODY.search(block.text, *found) and not _WHOEVER.match(block.text, *found)
    return found if named else None
