"""What two drafts are compared by: their prose without marks, a sample of its shingles, its figures.

The sample keeps every shingle whose hash falls in one of `_SAMPLE` classes, whatever the draft: what two samples share
is a fair estimate of what the drafts share.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from functools import cached_property

from addin_server.core.language import text as text_
from addin_server.core.language.han import HAN
from addin_server.core.model import Report, Role
from addin_server.core.structure.roles import HEADINGS, PROSE

SHINGLE = 6
"""Characters of a shingle: fewer are everyday words, more do not survive rewording."""

_SAMPLE = 4
_COMPARED = PROSE | HEADINGS | {Role.TITLE, Role.SUBTITLE}
_LETTER = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff0-9A-Za-z%]")
# Two digits or more, what is counted behind them; no dates, no ordinals, no issue numbers.
_FACT = re.compile(rf"(?<![\d.第])(\d[\d.]*\d)(%|[万亿]?[{HAN}])")
_NO_FACT = frozenset("年月日号期届周时点分")


def prose(report: Report) -> str:
    """What the draft itself says, a paragraph a line: no masthead, no distribution list, no signature."""
    return "\n".join(text.strip() for _, text, role in report.lines() if role in _COMPARED and text.strip())


class ComparableText:
    """A text that is compared; what it is compared by is found once, and goes with it."""

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def letters(self) -> str:
        """Its characters, digits and Latin letters, widths made uniform."""
        return "".join(_LETTER.findall(text_.normalise(self.written)))

    @cached_property
    def facts(self) -> frozenset[str]:
        """Its figures with what they count, such as 96名: they stay when the words around them are changed."""
        return frozenset(_facts(re.sub(r"[\s,，]", "", text_.normalise(self.written))))

    @cached_property
    def shingles(self) -> list[str]:
        """Its shingles, by where they begin among its letters."""
        return [self.letters[i : i + SHINGLE] for i in range(len(self.letters) - SHINGLE + 1)]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its shingles, each once."""
        return frozenset(self.shingles)

    @property
    def places(self) -> list[int]:
        """Where each of its letters stands in it."""
        return [match.start() for match in _LETTER.finditer(text_.normalise(self.written))]

    @property
    def exact(self) -> str:
        """The same for texts with the same letters."""
        return hashlib.blake2b(self.letters.encode(), digest_size=12).hexdigest()

    @property
    def sketch(self) -> tuple[int, ...]:
        """Hashes of the sampled shingles, in order."""
        packed = self.letters.encode("utf-32-le")
        hashes = {zlib.crc32(packed[i : i + 4 * SHINGLE]) for i in range(0, len(packed) - 4 * SHINGLE + 1, 4)}
        return tuple(sorted(h for h in hashes if h % _SAMPLE == 0))

    @property
    def fact_hashes(self) -> tuple[int, ...]:
        """`facts` as hashes, in order."""
        return tuple(sorted(zlib.crc32(fact.encode()) for fact in self.facts))


def _facts(text: str) -> Iterator[str]:
    for match in _FACT.finditer(text):
        if match[2] not in _NO_FACT:
            yield match[1] + match[2]
