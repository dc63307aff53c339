"""{@deed} something done: a concrete action that is not merely the name of a task, nor the founding of a committee."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block, feature
from addin_server.core.model import Span

# 清理 in 清理工作 says which work is meant, not that anything was cleared.
_NAMES_A_TASK = regex.compile(r"(?:等)?(?:各项)?(?:工作|任务|力度|水平|机制|制度|成效)")
_COMMITTEE = regex.compile(r"[^，。；]{0,10}(?:领导小组|工作专班|专班|工作组)(?=[，。；]|$)")
_FOUNDING = ("成立", "组建", "建立", "设立")


@feature("deed")
def deed(block: Block) -> list[Span]:
    return [span for span in block.find("~concrete-actions") if not _is_no_action(block.text, span)]


def _is_no_action(text: str, span: Span) -> bool:
    founds = text[span.start : span.end] in _FOUNDING and _COMMITTEE.match(text, span.end)
    return bool(founds or _NAMES_A_TASK.match(text, span.end))
