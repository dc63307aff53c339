"""Whether something one could copy stands in a run of clauses or beside it, so that it may be no empty claim at all.

Where a model is sure of the words, this still asks what the sentence says: 老干部、民警等给居民讲课 lists who does
it, though its words are everybody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from addin_server.core.language import regex
from addin_server.core.model import Span
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.statement import Act, Measure

# A list that ends says which ones: 垃圾分类、健康生活等常识.
_ITEM = "[^，。；：、“”]{2,14}"
_LISTED = regex.compile(f"{_ITEM}、{_ITEM}等(?![级待次于])")
_FAILS = regex.compile("难以(?!忘|置信)|未能|无法|缺乏|不能(?!少|忘)|不高|不强|不够|难题|短板|瓶颈")
_UNCOUNTED = frozenset({Measure.TIME, Measure.ANNIVERSARY, Measure.NAME_PART})
_LIKELY, _EVEN = 0.45, 0.5


def concrete_near(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether the run lists things or may be a deed, or a number or a deed stands beside it or in the next sentence."""
    own = [reading.reads[at] for at in numbers]
    if any(read.acts.get(f"act:{Act.DEED}", 0.0) >= _LIKELY for read in own):
        return True
    if _LISTED.search(reading.block.text, own[0].clause.span.start, own[-1].clause.span.end):
        return True
    return any(map(_is_concrete, _beside(reading.reads, numbers)))


def counted_beside(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether the rest of a run's sentences counts something."""
    sentences = {reading.reads[at].clause.sentence for at in numbers}
    return any(
        _is_counted(read)
        for at, read in enumerate(reading.reads)
        if at not in numbers and read.clause.sentence in sentences
    )


def told_as_bad(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether all of the run tells what is wrong: that claims no success."""
    reads = [reading.reads[at] for at in numbers]
    return all(
        read.acts.get(f"act:{Act.STATE_PROBLEM}", 0.0) >= _EVEN or _FAILS.search(reading.block.text, *read.clause.span)
        for read in reads
    )


def _beside(reads: Sequence[Read], numbers: Sequence[int]) -> list[Read]:
    """The other clauses of the sentences of a run, and those of the sentence after it."""
    sentences: list[Span] = [reads[at].clause.sentence for at in numbers]
    later = (read.clause.sentence for read in reads[numbers[-1] :])
    following = next((sentence for sentence in later if sentence != sentences[-1]), None)
    reach = {*sentences, following}
    return [read for at, read in enumerate(reads) if at not in numbers and read.clause.sentence in reach]


def _is_concrete(read: Read) -> bool:
    return _is_counted(read) or read.acts.get(f"act:{Act.DEED}", 0.0) * (1 - read.empty) >= _EVEN


def _is_counted(read: Read) -> bool:
    return any(amount.measure not in _UNCOUNTED for amount in read.clause.amounts)
