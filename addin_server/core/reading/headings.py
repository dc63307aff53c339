"""Whether a short sentence heads its paragraph (强化教育培训。) or tells something (做法受到群众欢迎。)."""

from __future__ import annotations

from addin_server.core.language import han, regex
from addin_server.core.language.block import Block
from addin_server.core.model import Role, Span
from addin_server.core.structure import numbering

SHORTEST = 3
"""Characters; what is shorter between two marks (一是, 其中) says nothing by itself."""

_LONGEST = 30
"""Characters. A first sentence this short, followed by more, is a heading inside its paragraph."""

_GOES_ON = regex.compile(r"\s*(?:下一?步|今后|接下来|通过|同时)")
"""What follows the last item and tells nothing of it."""

_TELLS = han.compiled(
    # Something has come about, or somebody has said or done it.
    r"(?<![的为])了(?![解却然如])[^，。；]|受到|引起|赢得|博得|换来|纷纷|无不|(?:都|普遍|大家|群众)(?:说|反映|表示)|始终[把坚以]"
    r"|[^，。；让使]{3}得到|[^，。](?<!更加)明显|[^，。](?<!更加)进一步|[^，。]{2}高度重视"
    # It ties in with what was told before.
    r"|^(?:此外|同时|会[后上]|会议之?后|如今|现在|现如今|这[次样一种是]|虽然|尽管|对此|据(?:统计|了解|悉)|[对在][^，。]{2,12}，"
    r"|通过[^，。]{2,14}，)|^[\p{Han}]{1,8}的(?:做法|经验|探索|实践)"
    # What was hard about it, and who or what is meant.
    r"|^(?:也有|有人|起初|原来|过去|往年|以前|类似|最难|难在|那位|不肯)"
)
_WHOLE, _PIECE, _SHORT_PIECE = 12, 9, 5
"""Characters of a heading in one piece, of each of two, and of a first of two, or each of three, that may be short."""
_APART, _MOST = 2, 3
"""Characters by which the pieces may differ, and how many there may be."""
_BEGINS = regex.compile(
    r"坚持|聚力|强化|加强|突出|聚焦|抓|狠抓|深化|推进|扎实|着力|健全|完善|建立|提升|增强|压实|严格|规范|创新|优化|打造|夯实|筑牢|拓宽"
    r"|激发|凝聚|探索|推行|实施|开展|加大|注重|立足|围绕|紧扣|严把|用好|管好|选好|建强|选优|深入|切实|积极"
)
"""Verbs that begin one, however long: 扎实推进新时代文明实践中心建设."""
_SPEAKER = 12
"""Characters of who speaks, or what it is about: 石桥镇 唐致远：我反映个问题。"""
_UNCOUNTED = str.maketrans("", "", "“”‘’《》、 　")

_ENDS_WITH_PLANS = han.compiled(
    r"\s*(?:下一?步|今后|接下来|站在|[^，。；：]{2,20}(?<!现)将(?:以|继续|进一步|不断|持续|始终|深入|坚持|全力))"
)
"""What is said of the time to come after a slogan in two pieces: there it heads nothing."""


def is_heading(block: Block, sentence: Span) -> bool:
    """Whether a short sentence says what those after it tell: the first of a paragraph, or one that opens an item."""
    text = block.text
    own = text[slice(*sentence)]
    short = sentence.end - sentence.start <= _LONGEST and not any(char.isdigit() for char in own)
    if not short or len(text[sentence.end :].strip()) <= SHORTEST:
        return False
    if not text[: sentence.start].strip():
        return numbering.opens_item(block) or (
            block.role is not Role.LEAD and _is_built_as_one(own) and not _tells_something(text, sentence)
        )
    return (
        "，" not in own
        and _opens_inner_item(block, sentence.start)
        and not _opens_inner_item(block, sentence.end)
        and _GOES_ON.match(text, sentence.end) is None
    )


def _is_built_as_one(own: str) -> bool:
    """Whether a sentence has the build of a heading: one short piece, or two or three of like length."""
    before, _, said = own.rpartition("：")
    if "；" in own or len(before) > _SPEAKER or (before and ("、" in said or "，" in said)):
        return False
    begins = _BEGINS.match(said.lstrip(" 　“")) is not None
    match [len(piece) for piece in said.strip("。！？ 　").translate(_UNCOUNTED).split("，")]:
        case [whole]:
            return begins or whole <= _WHOLE
        case [first, second]:
            alike = first <= _SHORT_PIECE or abs(first - second) <= _APART
            return begins or (max(first, second) <= _PIECE and alike)
        case [*pieces] if len(pieces) == _MOST:
            return max(pieces) <= _SHORT_PIECE and max(pieces) - min(pieces) <= _APART
    return False


def _tells_something(text: str, sentence: Span) -> bool:
    """Whether the sentence says something rather than names what is to be told."""
    own = text[slice(*sentence)].strip()
    return _TELLS.search(own) is not None or ("，" in own and _ENDS_WITH_PLANS.match(text, sentence.end) is not None)


def _opens_inner_item(block: Block, start: int) -> bool:
    """Whether an item inside the paragraph begins at `start`: 一是……。二是……."""
    return any(
        start <= span.start <= start + 1 and style in numbering.INSIDE
        for span, style, _ in block.answer(numbering.marks)
    )
