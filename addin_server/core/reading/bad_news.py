"""Whether a run of clauses tells what is wrong and nothing that overcomes it: that claims no success."""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.language import regex
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.statement import Act

_FAILS = regex.compile("难以(?!忘|置信)|未能|无法|缺乏|不能(?!少|忘)|不高|不强|不够")
_OVERCOMES = regex.compile("破解|解决|化解|补齐|打通|突破|消除|不再")
_IS_PROBLEM = regex.compile("(?:是|成为|成了)[^，。]{0,30}(?:问题|难题|课题|短板|堵点|痛点)$")
_EVEN = 0.5


def told_as_bad(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether every clause of the run `numbers` is bad news, or its last one calls the whole a problem."""
    text, last = reading.block.text, reading.reads[numbers[-1]].clause.span
    return _IS_PROBLEM.search(text, *last) is not None or all(_is_bad(reading, reading.reads[at]) for at in numbers)


def _is_bad(reading: Reading, read: Read) -> bool:
    text, span = reading.block.text, read.clause.span
    if _OVERCOMES.search(text, *span):
        return False
    return read.acts.get(f"act:{Act.STATE_PROBLEM}", 0.0) >= _EVEN or _FAILS.search(text, *span) is not None
