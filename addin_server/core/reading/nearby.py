"""Whether something one could copy stands in a run of clauses or beside it, so that it may be no empty claim at all.

Where a model is sure of the words, this still asks what the sentence says: 老干部、民警等给居民讲课 lists who does
it, though its words are everybody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, dropwhile, takewhile

from addin_server.core.language import regex
from addin_server.core.reading.read import Read
from addin_server.core.reading.reader import Reading
from addin_server.core.reading.statement import Act, Measure

# A list that ends says which ones: 垃圾分类、健康生活等常识.
_ITEM = "[^，。；：、“”]{2,14}"
_LISTED = regex.compile(f"{_ITEM}、{_ITEM}(?<![平均同高中初优不])等(?![级待次于化候额])")
_FAILS = regex.compile("难以(?!忘|置信)|未能|无法|缺乏|不能(?!少|忘)|不高|不强|不够")
_OVERCOMES = regex.compile("破解|解决|化解|补齐|打通|突破|消除|不再")
_UNCOUNTED = frozenset({Measure.TIME, Measure.ANNIVERSARY, Measure.NAME_PART})
_EVEN = 0.5


def concrete_near(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether the run lists things, or a number or a deed stands beside it or in the next sentence."""
    first, last = (reading.reads[at].clause.span for at in (numbers[0], numbers[-1]))
    if _LISTED.search(reading.block.text, first.start, last.end):
        return True
    beside = chain(_rest_of_sentence(reading.reads, numbers), _next_sentence(reading.reads, numbers))
    return any(map(_is_concrete, beside))


def counted_beside(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether the rest of a run's sentence counts something."""
    return any(map(_is_counted, _rest_of_sentence(reading.reads, numbers)))


def told_as_bad(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether all of the run tells what is wrong, and nothing that overcomes it: that claims no success."""
    return all(_is_bad(reading, reading.reads[at]) for at in numbers)


def _is_bad(reading: Reading, read: Read) -> bool:
    text, span = reading.block.text, read.clause.span
    if _OVERCOMES.search(text, *span):
        return False
    return read.acts.get(f"act:{Act.STATE_PROBLEM}", 0.0) >= _EVEN or _FAILS.search(text, *span) is not None


def _rest_of_sentence(reads: Sequence[Read], numbers: Sequence[int]) -> list[Read]:
    """The other clauses of the sentence a run stands in."""
    sentence = reads[numbers[0]].clause.sentence
    before = takewhile(lambda read: read.clause.sentence == sentence, _before(reads, numbers[0]))
    after = takewhile(lambda read: read.clause.sentence == sentence, _after(reads, numbers[-1]))
    return [*before, *after]


def _before(reads: Sequence[Read], at: int) -> Iterator[Read]:
    return (reads[number] for number in range(at - 1, -1, -1))


def _after(reads: Sequence[Read], at: int) -> Iterator[Read]:
    return (reads[number] for number in range(at + 1, len(reads)))


def _next_sentence(reads: Sequence[Read], numbers: Sequence[int]) -> list[Read]:
    sentence = reads[numbers[-1]].clause.sentence
    following = dropwhile(lambda read: read.clause.sentence == sentence, _after(reads, numbers[-1]))
    first = next(following, None)
    if first is None:
        return []
    return [first, *takewhile(lambda read: read.clause.sentence == first.clause.sentence, following)]


def _is_concrete(read: Read) -> bool:
    return _is_counted(read) or read.acts.get(f"act:{Act.DEED}", 0.0) * (1 - read.empty) >= _EVEN


def _is_counted(read: Read) -> bool:
    return any(amount.measure not in _UNCOUNTED for amount in read.clause.amounts)
