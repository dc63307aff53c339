"""What a lead says in so many words, whatever the model makes of it: which problem, and how much has come about."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span
from addin_server.core.structure.lead import extent

_BAD = (
    "(?:(?<![克疑急排解万])难(?!点工作|忘|得|事)|问题|短板|瓶颈|现象|不足|薄弱|弱化|缺失|老化|复杂|乱"
    "|(?:困难|困境|散)(?!群众|党员|职工|家庭|户|供养|对象)|不[高够强实齐清畅便到规足愿想敢会均平明力])"
)
# What is bad, said in so many words where a lead says what it is about.
_STATED = regex.compile(
    rf"(?:针对|聚焦)(?P<named>[^，。；]{{2,60}}?{_BAD}(?:、[^，。；]{{2,40}}?等[^，。；]{{0,6}}(?:问题|现象))?)"
    rf"|(?:解决|破解|化解|整治)(?P<solved>[^，。；]{{2,60}}?{_BAD}(?:、[^，。；]{{2,40}}?(?:问题|难题|现象))?)"
    rf"|存在(?P<found>[^，。；]{{0,20}}“[^”]{{2,20}}”[^，。；]{{0,10}}{_BAD})"
)
# What anybody can say of any problem: 存在的突出问题, 基层治理难题 name none.
_ANYBODYS = regex.compile(
    "工作|存在|突出|主要|现实|实际|问题|难题|难点|堵点|痛点|困难|瓶颈|短板|现象|群众|急难愁盼|关心|热点|基层|治理|党建|发展|当前|目前"
    "|一些|部分|各类|各种|等|的|中|和|与|、"
)
_LEAST = 3
"""Characters left over that name what is bad."""
_DATE = "(?:目前|[^，。；]{0,12}?[年月日底初末])"
_COUNTED_UP = regex.compile(
    rf"截[至止]{_DATE}，[^。；]{{0,30}}?(?:已|累计|共(?!有)|带动|完成|新增)[^。；]{{0,30}}?\d[^，。；]*"
)


def stated_problem(block: Block) -> Span | None:
    """Return where the lead says in so many words what was bad: 针对报销难, 为破解“服务不细”问题."""
    for match in _STATED.finditer(block.text, *extent(block)):
        named = next(filter(None, match.groups()))
        if "“" in named or len(_ANYBODYS.sub("", named)) >= _LEAST:
            return Span(*match.span())
    return None


def stated_result(block: Block) -> Span | None:
    """Return where the lead counts up what has come about: 截至8月底，已代办231件."""
    match = _COUNTED_UP.search(block.text, *extent(block))
    return Span(*match.span()) if match else None
