"""The problem a lead names in so many words, whatever the model makes of it: 针对报销难, 存在…不到位的情况."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.model import Span
from addin_server.core.reading.reader import Reading
from addin_server.core.structure.lead import extent

_PEOPLE = "群众|党员|职工|家庭|户|供养|对象|老人|学生|学子|儿童|企业|妇女|残疾|退役"
_BAD = (
    "(?:(?<![克疑急排解万困])难(?!点工作|忘|得|事)|问题|短板|瓶颈|现象|不足|薄弱|弱化|缺失|老化|复杂|乱"
    rf"|(?:困难|困境|散)(?!{_PEOPLE})|不[高够强实齐清畅便到规足愿想敢会均平明力])"
)
# What a lead is about: 针对报销难, 为破解“服务不细”问题, 面对青黄不接的困境, 针对党员“白天忙”这一实际.
_ABOUT = regex.compile(
    rf"(?:针对|紧扣|直面|瞄准|聚焦|解决|破解|化解|整治|改变|扭转|(?<!面)面对(?!面)|面临|应对)(?P<named>[^，。；]{{2,60}}?{_BAD})"
    r"|针对(?P<short>[^，。；]{2,30}?[少慢远缺低差贵堵挤旧弱散](?=，|、|的|等))"
    r"|针对(?P<state>[^，。；]{2,40}?[化多少慢远缺低差散弱老旧杂][^，。；]{0,3}的(?:实际|现状|状况|特点))"
    r"|针对(?P<quoted>[^，。；“]{0,30}“[^”]{2,20}”)这一"
    r"|(?:杜绝|克服|破除|扭转|告别)(?:了|过去|以往|以前|原来|原先|长期)?“(?P<overcome>[^”]{4,20})”(?=[，。；、]|的?(?:问题|现象|状况|局面))"
)
# What was found: 过去存在谋划不够系统的情况. What is looked for, kept off or denied was not.
_FOUND = regex.compile(rf"存在(?P<named>[^，。；]{{2,60}}?{_BAD})")
_DENIED = regex.compile(r"(?:[不未没]|没有|是否|有无|未发现|杜绝|严防|防止|避免|并非|凡是?|对|不再)$")
# What is said of it at the end of a clause: 干部联系不上、找不到人的情况十分突出, 各单位各自为战.
_COMPLAINED = regex.compile(
    "各自为[战政](?=[，。；、])|(?<![不可])缺[乏少][^，。；、]{2,12}(?=[，。；])|"
    "(?:情况|问题|现象|矛盾)(?:十分|较为|比较|尤为|日益|非常|很|相当)(?:突出|普遍|严重)|(?:问题|现象|矛盾)突出(?![\\w])"
    r"|(?<![由从])(?:只有|仅有|仅占|仅为|不足|不到)(?:\d[\d.]*+%|[一二三四五六七八九]成)"
    "|连续[一二三四五六七八九十两\\d]{1,2}[年届](?:没有|未)[^，。；、]{0,14}?(?:发展|培养|引进|招到|产生)"
    "|意见集中(?!起来|统一|梳理|决策|到)|反映强烈|(?:问题|矛盾|现象|难)由来已久|困扰"
)
_NOT_SO = regex.compile("根据|结合|立足|表彰|事迹|不再|消除|走出|摆脱|没有|从未|从不|防止|避免|杜绝|防范")
"""Before a complaint in its clause: then nobody complains."""
_SKILL = regex.compile("能力|本领|水平")
"""In the clause of what is to be coped with: 应对复杂局面、解决实际问题的能力 is a skill."""
# What anybody can say of any problem: 存在的突出问题, 基层治理难题 name none.
_ANYBODYS = regex.compile(
    "工作|存在|突出|主要|现实|实际|问题|难题|难点|堵点|痛点|困难|困境|瓶颈|短板|现象|情况|矛盾|群众|急难愁盼|关心|热点"
    "|基层|治理|党建|发展|当前|目前|复杂|错综|严峻|形势|挑战|任务|艰巨|繁重|疫情|不容忽视|不容乐观|明显|较大|较多|较为|比较"
    "|十分|一定|不同程度|不少|差距|不足|薄弱环节|意见|集中|反映|强烈|风险|局面|普遍|严重|一些|部分|各类|各种|等|的|中|和|与|、"
)
_LEAST = 3
"""Characters left over that name what is bad."""


def stated_problem(reading: Reading, *, alone: bool) -> Span | None:
    """Return where the lead says in so many words what was bad, to the end of the clause."""
    block = reading.block
    text, within = block.text, extent(block, alone=alone)
    for match in _ABOUT.finditer(text, *within):
        said = Span(match.start(), block.clause_at(match.start()).end)
        if _is_named(
            match["named"] or match["short"] or match["state"] or match["quoted"] or match["overcome"]
        ) and not _SKILL.search(text, match.end(), said.end):
            return said
    for match in _FOUND.finditer(text, *within):
        clause = block.clause_at(match.start())
        if _is_named(match["named"]) and not _DENIED.search(text, clause.start, match.start()):
            return Span(match.start(), clause.end)
    for match in _COMPLAINED.finditer(text, *within):
        clause = block.clause_at(match.start())
        if _is_named(text[clause.start : match.end()]) and not _NOT_SO.search(text, clause.start, match.end()):
            return clause
    return None


def _is_named(problem: str) -> bool:
    return "“" in problem or len(_ANYBODYS.sub("", problem)) >= _LEAST
