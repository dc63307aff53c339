"""Whether a run of clauses tells what is wrong and nothing that overcomes it: that claims no success."""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.language import regex
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.statement import Act

_GOOD_THINGS = "满意度|效能|效率|质量|战斗力|凝聚力|积极性|收入|[全福得同属誉]感"
_FAILS = regex.compile(
    "难以(?!忘|置信)|未能|无法(?!比拟|阻挡|估量)|缺乏|不能(?!少|忘)|不高|不强|不够|不足(?!以|道)|不充分|不明显|涣散|淡薄|淡化|弱化|减弱|"
    f"下滑|走低|流失(?!率)|(?:{_GOOD_THINGS})[^，。]{{0,4}}(?:下降|降低)"
)
_OVERCOMES = regex.compile("破解|解决|化解|补齐|打通|突破|消除|不再|扭转|改变|根治|杜绝|克服|整治")
_OPEN = regex.compile("是[^，。]{0,30}(?:亟待|有待|亟需|急需)[^，。]{0,12}(?:问题|难题|课题)$")
"""亟待破解的问题 is not solved, whatever stands before it as its subject."""
_EVEN = 0.5


def told_as_problem(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether every clause of the run `numbers` tells a problem, or its last one calls the whole an open one."""
    text, last = reading.block.text, reading.reads[numbers[-1]].clause.span
    return _OPEN.search(text, *last) is not None or all(_is_problem(reading, reading.reads[at]) for at in numbers)


def _is_problem(reading: Reading, read: Read) -> bool:
    text, span = reading.block.text, read.clause.span
    if _OVERCOMES.search(text, *span):
        return False
    return read.acts.get(f"act:{Act.STATE_PROBLEM}", 0.0) >= _EVEN or _FAILS.search(text, *span) is not None
