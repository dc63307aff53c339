"""{@person} a person's full name: 周小满, 欧阳修远. A surname alone and 老周 are none."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from addin_server.core.language.block import Block, feature
from addin_server.core.model import Span

_NAME = (2, 3)
_FULL = 3
_AFTER = frozenset("为以就向对在将率带与和同说讲作做把给从去来应赴到被让请及即当并也又还曾已正再则")
"""What follows a name of two characters and is taken for its third: 刘伟为学员, 刘伟以“…”为题."""


@feature("person")
def person(block: Block) -> list[Span]:
    return list(persons(block, {block.text[span.start : span.end] for span in block.find("surnames")}))


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
