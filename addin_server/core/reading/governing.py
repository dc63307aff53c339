"""Whether a word that can govern does so where it stands: 要求 is a verb in 会议要求各村, a noun in 落实部署要求.

What it is shows in the words beside it, so words are compared, not characters: 有关部门要求 has no 有 in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span

_REACH = 24
"""Words before in the clause, and characters behind, that are looked at: more of a clause says nothing of the word."""

_STOP = r"[。；、！？”》）]|$"
_ACTS_BY = frozenset(
    "按照 按 依照 遵照 根据 依据 围绕 对照 对标 紧扣 聚焦 贯彻 落实 贯彻落实 把握 领会 体现 达到 符合 掌握 执行"
    " 严格执行 响应 适应 满足 写明 反映 讲解".split()
)
"""Before a noun anywhere in the clause: what one acts by, or lives up to."""
_TAKES = frozenset("把 将 对 应 离 与 有 没有 还有".split())
"""Before a noun a few words earlier: 把党建要求写进章程."""
_TAKES_WITHIN = 4
_SPEAKS_AFTER = frozenset("后 时 中 并 还 也 已 就 又 均 都 只 便 再 上 会上 来".split())
_SPEAKER = regex.compile(r"[委组府局厅部处科办室院校站所会团队社厂矿行门镇乡县市区省村州盟员长记任人者们他她我]$")
"""Right before a verb: somebody speaks, or speaks after something."""

_WITHDRAWS = frozenset({"不", "不再", "再", "没有", "未", "从未", "尚未"})
"""Right before 要求: nothing is asked for."""


class _Use(NamedTuple):
    """When a word is a noun, or tells of what is done: by the word right before it, or by what is behind it."""

    before: frozenset[str] = frozenset()
    behind: str = "(?!)"
    acted_by: bool = False
    demands: str = "(?!)"
    """What is behind it where it is a verb after all."""


_USES = {
    "要求": _Use(
        before=_WITHDRAWS
        | frozenset(
            "的 总 严 从严 更严 高 更高 新 合 总体 部署 必然 内在 基本 最低 严格 统一 有关 明确 具体 硬性 工作 任务"
            " 岗位 政治 实践 标准 高标准 点 条 项 ” 提出 提 这些 那些 这 此".split()
        ),
        behind=rf"{_STOP}|\d{{1,6}}[条项个件]|[高严低松](?=[，。；、的])|到位|[较更过不][高严]|的|是[：，]|自己|被限"
        r"|写[入进]|列入|进章程|贯穿|为(?:指引|遵循|导向|引领)|上来",
        acted_by=True,
        demands=r"各|每|全体|所有|全[县市区省镇乡村党]|，[^，。；]{0,16}(?:要|须|应|必须|务必|不得|不能|一律)|，(?:各|全体)",
    ),
    "号召": _Use(behind=rf"力|{_STOP}", acted_by=True),
    "希望": _Use(before=frozenset("提出 在 有 成 写成 成为 充满 看到".split()), behind=rf"{_STOP}|[的之]|所在"),
    "指出": _Use(behind=r"(?![，：“要各必应]|[^，。；]{2,12}(?:要|必须|应当))"),
    "严禁": _Use(before=frozenset("“《十五"), behind="”"),
    "计划": _Use(
        before=frozenset(
            "年度 全年 季度 月度 工作 学习 发展 建设 生产 培训 检修 招商 行动 原 超 按 按照 列入 纳入 完成 占 制定 制订"
            " 非 该 的 “".split()
        ),
        behind=rf"{_STOP}|[，的员书单]|提前|推迟|表[，。、格]|管理|内[，。的]",
    ),
    "准备": _Use(before=frozenset({"随时", "做好"}), behind=rf"{_STOP}|[，了好的]|工作|充分|不足|就绪"),
    "打算": _Use(behind=rf"{_STOP}|，"),
    "争取": _Use(behind=rf"{_STOP}|[，的到了]|支持|资金|项目|经费|补助|上级|力度"),
}
_BEHIND = {word: (regex.compile(use.behind), regex.compile(use.demands)) for word, use in _USES.items()}
_MUST_BEGIN_A_WORD = frozenset({"不得", "若"})
"""舍不得, 孙若彤; the segmentation joins other words with what follows, and they govern all the same."""
_LONGEST = 2
"""Characters of the word that begins so: 若遇, not 若隐若现."""


def governs(block: Block, word: Span) -> bool:
    """Whether the word at `word` governs what follows it."""
    text = block.text
    found = text[slice(*word)]
    if found in _MUST_BEGIN_A_WORD:
        whole = block.token_at(word.start)
        return whole is not None and whole.start == word.start and whole.end - word.start <= max(_LONGEST, len(found))
    use = _USES.get(found)
    if use is None:
        return True
    behind, demands = _BEHIND[found]
    end = min(len(text), word.end + _REACH)
    if demands.match(text, word.end, end):
        before = block.token_before(word.start)
        return before is None or before.text not in _WITHDRAWS
    if behind.match(text, word.end, end):
        return False
    start = max(block.clause_at(word.start).start, word.start - _REACH)
    words = block.tokens_in(start, word.start)
    if words and _right_before(words[-1], word) in use.before:
        return False
    return not (use.acted_by and _acted_by(words))


def _right_before(last: Token, word: Span) -> str:
    """The word before `word`, or the part of it that is left where the segmentation has joined the two: 严要求."""
    return last.text[: word.start - last.start]


def _acted_by(words: Sequence[Token]) -> bool:
    """Whether the words before a noun say that one acts by it, and nobody speaks right before."""
    if not words:
        return False
    last = words[-1]
    if any(word.text.endswith("响应") for word in words):
        return True
    if last.text in _SPEAKS_AFTER or last.tag.startswith("nr") or _SPEAKER.search(last.text):
        return False
    return any(
        word.text in _ACTS_BY or (word.text in _TAKES and len(words) - at <= _TAKES_WITHIN)
        for at, word in enumerate(words)
    )
