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
    rf"|(?<![不未没])(?<!没有)存在(?P<found>[^，。；]{{0,20}}“[^”]{{2,20}}”[^，。；]{{0,10}}{_BAD}|[^，。；]{{2,60}}?{_BAD})"
    rf"|(?:面对|面临|应对)(?P<faced>[^，。；]{{2,60}}?{_BAD})"
)
# What is bad, said at the end of a clause: 干部联系不上、找不到人的情况十分突出.
_COMPLAINED = regex.compile(
    "(?:情况|问题|现象|矛盾)(?:十分|较为|比较|尤为|日益|非常|很)?突出|意见集中|反映强烈|由来已久|困扰"
)
# What anybody can say of any problem: 存在的突出问题, 基层治理难题 name none.
_ANYBODYS = regex.compile(
    "工作|存在|突出|主要|现实|实际|问题|难题|难点|堵点|痛点|困难|困境|瓶颈|短板|现象|情况|矛盾|群众|急难愁盼|关心|热点|基层|治理|党建|发展|当前|目前"
    "|复杂|错综|严峻|形势|挑战|任务|艰巨|繁重|疫情|不容忽视|不容乐观|明显|较大|较多|较为|比较|十分|一定|不同程度|不少|差距|不足|薄弱环节|意见|集中|反映|强烈"
    "|一些|部分|各类|各种|等|的|中|和|与|、"
)
_LEAST = 3
"""Characters left over that name what is bad."""
_DATE = "(?:目前|[^，。；]{0,12}?[年月日底初末])"
_COUNTED_UP = rf"截[至止]{_DATE}，[^。；]{{0,30}}?(?:已|累计|共(?!有)|带动|完成|新增)[^。；]{{0,30}}?\d"
_CHANGED = (
    r"[由从][^，。；\d]{0,16}\d[\d.]*+[^，。；\d]{0,8}?"
    r"[升降增减提缩变上下扩涨压][^，。；\d]{0,4}?[到至为][^，。；\d]{0,6}\d"
)
_REACHED = r"率(?:已|均|平均)?(?:达到?|提高到|升至|降至)\d[\d.]*+%"
_ENDED = "[降减]为零|清零|没有再?(?:发生|断过|出过)|未再?发生"
_HONOURED = (
    "(?:获评|荣获|入选|获[^，。；]{0,20}?(?:称号|[一二三]等奖)"
    "|(?:被|获)(?![^，。；]{0,14}不合格)[^，。；]{0,14}?(?:评为|授予|认定为|列为))"
    "(?![^，。；]{0,12}的(?:网点|党员|支部|村|人))"
)
_DONE = (
    "(?<![要将])已(?:全部|全面|基本)?"
    "(?:建成|办结|消除|转化|完成(?![^，。；]{0,20}(?:环节|工作|学习|培训|承诺|调研|部署|阶段)))"
)
_EARNED = r"(?:实现|获得|创造|完成)[^，。；\d]{0,14}?(?:收入|产值|利润|营收|销售额|税收)[^，。；\d]{0,8}\d"
_COUNTED = regex.compile("|".join((_COUNTED_UP, _CHANGED, _REACHED, _EARNED)))
_TOLD = regex.compile("|".join((_ENDED, _HONOURED, _DONE)))
_WANTED = regex.compile("力争|争取|确保|计划|预计|目标|要求|希望|如果|凡是|一旦|拟(?!定|订)|不得|标准(?!化)")
_WILL = regex.compile("将(?!近)")
_INTRODUCED = regex.compile("现[有辖]|地处|位于|始建|素有")
"""What kind of place it is: its honours and numbers come of nothing that was done."""


def stated_problem(block: Block) -> Span | None:
    """Return where the lead says in so many words what was bad: 针对报销难, 为破解“服务不细”问题."""
    within = extent(block)
    for match in _STATED.finditer(block.text, *within):
        if _is_named(next(filter(None, match.groups()))):
            return Span(*match.span())
    for match in _COMPLAINED.finditer(block.text, *within):
        said = Span(block.clause_at(match.start()).start, match.end())
        if _is_named(block.text[said.start : said.end]):
            return said
    return None


def _is_named(problem: str) -> bool:
    return "“" in problem or len(_ANYBODYS.sub("", problem)) >= _LEAST


def stated_result(block: Block) -> Span | None:
    """Return where the lead tells what has come about: 截至8月底，已代办231件, 参学率由45%提高到88%."""
    for pattern in (_COUNTED, _TOLD):
        for match in pattern.finditer(block.text, *extent(block)):
            clause, sentence = block.clause_at(match.start()), block.sentence_at(match.start())
            # A number may be what the clause before it wants: 力争到年底，达标率达到95%.
            begin = clause if pattern is _TOLD else block.clause_at(max(clause.start - 1, sentence.start))
            wanted = _WANTED.search(block.text, begin.start, match.end())
            wanted = wanted or _WILL.search(block.text, clause.start, match.end())
            if not wanted and not _INTRODUCED.search(block.text, sentence.start, match.end()):
                return Span(clause.start, block.clause_at(match.end() - 1).end)
    return None
