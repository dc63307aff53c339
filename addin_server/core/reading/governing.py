"""Whether a word that can govern what follows does: a word of its own, and said as a verb.

要求 is a verb in 会议要求各村 and a noun in 落实部署要求; 要是 is no word at all in 主要是.
"""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_REACH = 40
"""Characters before a word, and behind it, that tell what it is."""


class _Noun(NamedTuple):
    """What stands in the clause before a word, up to it, and what right behind it, where the word is a noun."""

    before: str
    behind: str = "(?!)"


_ENDED = r"[。；、！？”》）]|$"
_MET = (
    # What one acts by or lives up to (按照……要求, 落实……要求), unless somebody speaks after all (调研后要求).
    r"(?:按|依照|遵照|根据|依据|围绕|对照|对标|紧扣|聚焦|贯彻|落实|把握|领会|体现|达到|符合|不合|掌握|执行|响应|适应"
    r"|满足|写明|反映|讲解|[没还]?有)[^，。；：]*(?<![后时中并还也已就又均都只便再])$"
    r"|(?:[把将离应]|与(?!会))[^，。；：]{1,8}(?<![后时中并还也已就又均都只便再])$"
)
_NOUNS = {
    "要求": _Noun(
        before=rf"{_MET}|(?:[总的严高新合条项”]|总体|部署|必然|内在|基本|最低|从严|严格|统一|有关|明确|具体|硬性|工作|任务|岗位|政治|实践|标准|不再?|没有|[从尚还]?未)$",
        behind=rf"{_ENDED}|[高严低实松被]|到位|[较更过不][高严]|的|是[：，]|写[入进]|列入|贯穿|为(?:指引|遵循|导向|引领)|上来",
    ),
    "号召": _Noun(before=_MET, behind=_ENDED),
    "希望": _Noun(before=r"(?:[在有成]|充满|看到)$", behind=rf"{_ENDED}|[的之，]|所在"),
    "指出": _Noun(before="(?!)", behind="(?![，：“])"),
    "严禁": _Noun(before="[“《]$", behind="”"),
    "计划": _Noun(
        before=r"(?:[原超占非按]|列入|纳入|完成|制[定订])[^，。；：]{0,6}$|(?:[的“]|[年季月]度)$",
        behind=rf"{_ENDED}|[，：的员书表单外内中]|管理|安排",
    ),
    "准备": _Noun(before=r"(?:[好为给的]|随时)[^，。；：]{0,8}$", behind=rf"{_ENDED}|[，：了好的]|工作|充分|不足|就绪"),
    "打算": _Noun(before="(?!)", behind="[，。]"),
    "争取": _Noun(before=r"(?:主动|积极|多方|资金|全力)$", behind=rf"{_ENDED}|[，的力支上]"),
}
"""Which words can be nouns, or be done already, and where they are."""

_COMPILED = {word: (regex.compile(noun.before), regex.compile(noun.behind)) for word, noun in _NOUNS.items()}
_ALWAYS_WHOLE = frozenset({"要", "将"})
"""The segmentation joins them with what follows or comes before, and they govern all the same."""


def governs(block: Block, word: Span, clause_start: int) -> bool:
    """Whether the word at `word` governs, `clause_start` being where its clause begins."""
    text = block.text
    found = text[slice(*word)]
    if found not in _ALWAYS_WHOLE and not _is_whole(block, word):
        return False
    noun = _COMPILED.get(found)
    if noun is None:
        return True
    before, behind = noun
    return not (
        before.search(text, max(clause_start, word.start - _REACH), word.start)
        or behind.match(text, word.end, min(len(text), word.end + _REACH))
    )


def _is_whole(block: Block, word: Span) -> bool:
    """Whether words begin and end where `word` does."""
    starts = block.word_starts
    return word.start in starts and (word.end in starts or word.end == len(block.text))
