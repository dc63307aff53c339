"""{@person} a person's name of three characters, 周小满; of two only where an office or a verb shows it, 书记刘伟.

The segmentation calls many words names that begin with a surname: 师傅, 明白, 安全感, 申请书.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from addin_server.core.language import regex
from addin_server.core.language.block import Block, feature
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.model import Span

_NAME = (2, 3)
_FULL = 3
_AFTER = frozenset("为以就向对在将率带与和同说讲作做把给从去来应赴到被让请及即当并也又还曾已正再则")
"""What follows a name of two characters and is taken for its third: 刘伟为学员, 刘伟以“…”为题."""
_NO_NAME_ENDS = frozenset("性感书人区力桥雨章师质度量率表案证卡会站队组")
"""What words of three characters end with and names do not."""
_SHOWN_AFTER = regex.compile("同志|先生|女士|老师|介绍|告诉|说(?!明|法|服)|表示|笑着")


@feature("person")
def person(block: Block) -> list[Span]:
    named = list(persons(block, {block.text[span.start : span.end] for span in block.find("surnames")}))
    offices = {office.end for office in block.find("offices")} if named else set()
    named = [span for span in named if _looks_so(block, span, offices)]
    if not named:
        return []
    others = SpanIndex([*(span for span in block.hits.all() if span.end - span.start > 1), *block.find("@unit")])
    return [span for span in named if not others.holds(*span)]


def _looks_so(block: Block, name: Span, offices: Collection[int]) -> bool:
    """Whether a name looks like one by itself; `offices` are the places where one ends."""
    if block.text[name.end - 1] in _NO_NAME_ENDS:
        return False
    full = name.end - name.start >= _FULL
    return full or name.start in offices or _SHOWN_AFTER.match(block.text, name.end) is not None


def persons(block: Block, surnames: Collection[str]) -> Iterator[Span]:
    """Words tagged as names that begin with a surname, and lone surnames with the word of two characters after them."""
    tokens = block.tokens
    for at in [at for at, (_, tag, _) in enumerate(tokens) if tag[:2] == "nr"]:
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text[0] not in surnames and token.text[:2] not in surnames:
            continue
        end = token.end
        if token.text in surnames and after and len(after.text) == _FULL - 1 and after.text.isalpha():
            end = after.end
        if end - token.start == _FULL and block.text[end - 1] in _AFTER:
            end -= 1
        if _NAME[0] <= end - token.start <= _NAME[1]:
            yield Span(token.start, end)
