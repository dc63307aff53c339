"""{@collection} how the title of what several units did ends: 做法选登（三）, 组织工作周报."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block, feature
from addin_server.core.model import Span

_NUMBER = regex.compile(r"(?:第[^期辑]{1,6}[期辑])?(?:[（(][^）)]{1,12}[）)])?$")


@feature("collection")
def collection(block: Block) -> list[Span]:
    return [span for span in block.find("collection-words") if _NUMBER.match(block.text, span.end)]
