"""{@unit} a named place or organisation: 清河县, 福安社区, 柳河镇党委. 我县, 驻村 and 小区 are not names."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.language import places, regex
from addin_server.core.language.block import Block, feature
from addin_server.core.language.han import HAN
from addin_server.core.language.spans import longest, overlapping
from addin_server.core.language.tokens import Token
from addin_server.core.model import Role, Span

_BREAK = regex.compile(rf"[^{HAN}A-Za-z0-9]")
_BEFORE = 12
"""Characters before a name in which a number is looked for."""
_COLUMN = regex.compile(rf"^\s*([{HAN}]{{2,4}})(?=[：:丨|｜ ])")
_HELD_OPEN = regex.compile("(?:[×✕]{1,3}|[XxＸｘ]{2,3})(?:省|市|县|区|镇|乡|街道|村|社区)")
"""A name still to be filled in, or left out on purpose: what is missing is told elsewhere."""
_TOGETHER = "会同县"
"""A county, or whom something was done with: 组织部会同县数据局."""
_OFFICE, _AFTER_DOES = "办", frozenset("理结事学案公法证成好了起完得到在培")
"""An office's name ends in what also is a verb, 人才办: these go on with the verb."""
_LONGEST_NAME = 10
_LONGEST_TERRITORY = 5
_SHORTEST_NAME = 2
_SHORT_NAME = 3  # a name that stands alone before its suffix, whatever its words: 七里墩社区, 上庄镇
# Tags of words that end no name: verbs, prepositions, adverbs, conjunctions, particles, pronouns, numbers.
_NEVER_IN_NAMES = ("v", "p", "d", "c", "u", "r", "m", "q", "y", "e")
_EVERYDAY = ("n", "a", "ad", "an", "b", "t", "f", "s")
_ORGANISATION = "nt"
"""A tag: the word is an organisation's whole name, 新疆生产建设兵团."""
_NEVER_COLUMN = (*_NEVER_IN_NAMES, "a", "i", "l")


@feature("unit")
def unit(block: Block) -> list[Span]:
    found = [*_places(block), *_territories(block), *_organs(block)]
    if block.role is Role.TITLE:
        found += _column(block) or _head(block) or _national(block)
        found += regex.matched(_HELD_OPEN, block.text)
    return longest(found)


def is_held_open(name: str) -> bool:
    """Whether a name is still to be filled in: ××县."""
    return _HELD_OPEN.fullmatch(name) is not None


def _places(block: Block) -> list[Span]:
    """Places of the register, where a word begins; with the suffix they may stand without."""
    hits = longest(block.find(places.LIST))
    if not hits:
        return []
    starts = {token.start: token.end if token.tag == _ORGANISATION else 0 for token in block.tokens}
    suffixes = {s.start: s.end for s in block.find("unit-suffixes")}
    named = (span for span in hits if span.start in starts and not _is_together_with(block, span))
    return [
        span
        if _called(block.text, span.end)
        else Span(span.start, max(suffixes.get(span.end, span.end), starts[span.start]))
        for span in named
    ]


def _is_together_with(block: Block, place: Span) -> bool:
    """Whether 会同县 is no county but begins whom something was done with: 会同县委办、县农业农村局."""
    if not block.text.startswith(_TOGETHER, place.start):
        return False
    before = block.text[place.start - 1 : place.start]
    goes_on = block.text.find("、县", place.end, block.clause_at(place.start).end) >= 0
    return goes_on or (before != "" and not _BREAK.match(before))


def _territories(block: Block) -> list[Span]:
    lookalikes = block.find("unit-lookalikes")
    found = []
    for suffix in _longest_endings(block.find("unit-suffixes")):
        start = _name_start(block, suffix.start)
        if start is None:
            continue
        covered = [span for span in overlapping(lookalikes, suffix) if not _splits_a_word(block, span, suffix)]
        inner = start > 0 and not _BREAK.match(block.text[start - 1])
        if any(s.start < suffix.start for s in covered):
            continue
        word = block.token_at(suffix.start)
        within_word = word is not None and word.end > suffix.end and (inner or not _is_glued(block, word, suffix))
        if (covered or inner or within_word) and _is_common(block, start, suffix.start):
            continue
        if suffix.start - start <= _LONGEST_TERRITORY and not _belongs_to(block.text, start, suffix):
            found.append(Span(start, suffix.end))
    return found


def _splits_a_word(block: Block, lookalike: Span, suffix: Span) -> bool:
    """Whether a word that looks like a unit's end takes a part of the word before the suffix: no 水乡 in 清水乡."""
    word = block.token_before(suffix.start)
    return word is not None and word.start < lookalike.start


_ENDS_WORD = frozenset(
    "官民委长里亲级域场直政内外中上下校所站风俗貌容史志落庄医贤土音情组寨道口头城乡镇村块间划集公嫂服学居"
)
"""What makes a word of the suffix before it: 村官, 镇长, 县域, 社区服务."""


def _is_glued(block: Block, word: Token, suffix: Span) -> bool:
    """Whether the segmentation has joined to the suffix what the unit does: 百花镇办夜校, 青石县多措并举.

    After a name of everyday words at the head of a clause it makes up words that no dictionary has.
    """
    after = block.text[suffix.end]
    return word.start == suffix.start and (after not in _ENDS_WORD or block.text.startswith("上门", suffix.end))


_LEVELS = (("省",), ("市",), ("县", "区", "旗"), ("乡", "镇", "苏木"), ("街道",), ("村", "社区", "嘎查"))
"""What places are called, the larger first; 州 ends names of districts too."""


def _belongs_to(text: str, start: int, suffix: Span) -> bool:
    """Whether only a larger place is named: 雷泽县 in 雷泽县村干部, but not 沙市 in 沙市区."""
    own = _level(text, suffix.end)
    larger, length = _level(text, suffix.start), len(_called(text, suffix.start))
    return 0 <= larger < own and suffix.start - length - start >= _SHORTEST_NAME


def _level(text: str, end: int) -> int:
    called = _called(text, end)
    return next((level for level, names in enumerate(_LEVELS) if called in names), -1)


def _called(text: str, end: int) -> str:
    """The longest of the words for places that ends at `end`: 社区, not 区."""
    return max((name for names in _LEVELS for name in names if text.endswith(name, 0, end)), key=len, default="")


def _organs(block: Block) -> list[Span]:
    found = []
    for suffix in _longest_endings(block.find("organ-suffixes")):
        if block.text[suffix.end - 1] == _OFFICE and block.text[suffix.end : suffix.end + 1] in _AFTER_DOES:
            continue
        start = _name_start(block, suffix.start, level_words=True)
        if start is not None and not _belongs_to(block.text, start, suffix):
            found.append(Span(start, suffix.end))
    return found


def _is_common(block: Block, start: int, end: int) -> bool:
    """Whether the would-be name is everyday words: 优秀县委书记, 大学生村官."""
    words = block.tokens_in(start, end)
    return bool(words) and all(len(t.text) > 1 and t.tag in _EVERYDAY for t in words)


def _longest_endings(hits: list[Span]) -> list[Span]:
    """Of suffixes that end at one position (社区, 区) only the longest."""
    by_end: dict[int, Span] = {}
    for span in hits:
        kept = by_end.get(span.end)
        if kept is None or span.start < kept.start:
            by_end[span.end] = span
    return sorted(by_end.values())


_LEVEL_WORDS = frozenset(level + organ for level in "省市县区州旗镇乡" for organ in ("", "委", "直", "党委"))


def _name_start(block: Block, end: int, *, level_words: bool = False) -> int | None:
    """Where the proper name that ends at `end` begins; None when there is none.

    With `level_words`, a level (县, 市委) before an organisation names it well enough: 县人社局.
    """
    text = block.text
    floor = max(end - _LONGEST_NAME, 0)
    for i in range(end - 1, floor - 1, -1):
        if _BREAK.match(text[i]):
            floor = i + 1
            break
    if level_words and text[floor:end] in _LEVEL_WORDS:
        return floor
    if end <= floor or _all_generic(block, floor, end):
        return None
    before = text[max(floor - _BEFORE, 0) : floor].rstrip(" ")
    counted = before[-1:].isdigit()  # 名 in 1 名做过村干部 is a measure word
    if 1 < end - floor <= _SHORT_NAME and not counted and not _no_name(block, floor, end):
        return floor
    words = _Words.of(block)
    if words.generic.get(end, -1) >= floor:
        return None
    start = end
    for token in reversed(_tokens_between(block, floor, end)):
        if token.text == _TOGETHER and token.start > floor and text[token.start - 1] not in "省市州年":
            return token.end - 1
        if token.tag.startswith(_NEVER_IN_NAMES) and token.start not in words.verbs:
            break
        if words.generic.get(token.end, -1) >= floor:
            break
        start = token.start
    return start if start < end else None


class _Words(NamedTuple):
    """What tells a name's words from others, by place.

    `generic` has the last start of a generic word by its end; one of one character counts where it is a word: 各 in
    各镇, but not 山 in 茶山镇. `covered` are the characters of generic words, `verbs` begin verbs that names have.
    """

    generic: dict[int, int]
    covered: set[int]
    verbs: set[int]

    @classmethod
    def of(cls, block: Block) -> _Words:
        known: _Words | None = block.memo.get(cls)
        if known is None:
            heads, starts = block.find("generic-heads"), block.word_starts
            known = block.memo[cls] = cls(
                {s.end: s.start for s in heads if s.end - s.start > 1 or s.start in starts},
                {i for s in heads for i in range(s.start, s.end)},
                {s.start for s in block.find("name-verbs")},
            )
        return known


def _all_generic(block: Block, start: int, end: int) -> bool:
    """Whether generic words cover all of a would-be name: 我县各, 驻."""
    return _Words.of(block).covered.issuperset(range(start, end))


_TOWARDS = frozenset("到往去")
"""Verbs that lead up to a place as prepositions do: 群众到镇便民中心."""


def _no_name(block: Block, start: int, end: int) -> bool:
    """Whether what stands before the suffix opens with a verb (走进村) or leads up to it (群众对镇里, 群众到镇里)."""
    own = block.tokens_in(start, end)
    if not own:
        return False
    first, last = own[0], own[-1]
    opens = first.start == start and first.tag.startswith(("v", "p", "d", "r"))
    opens = opens and start not in _Words.of(block).verbs
    leads = last.tag == "p" or last.text in _TOWARDS
    return opens or (len(own) > 1 and leads and last.end == end)


def _tokens_between(block: Block, start: int, end: int) -> list[Token]:
    """Tokens that begin from `start` on and before `end`, the last one cut there."""
    between = block.tokens_in(start, end)
    if between and between[-1].end > end:
        last = between[-1]
        between[-1] = Token(last.text[: end - last.start], "n", last.start)
    return between


def _national(block: Block) -> list[Span]:
    """A body of the whole country at the head of a title: 中国石化."""
    return [span for span in longest(block.find("national-bodies")) if not block.text[: span.start].strip()]


def _column(block: Block) -> list[Span]:
    """A short name before a colon or a space, as newspapers head their notes (延平：…)."""
    match = _COLUMN.match(block.text)
    if not match:
        return []
    span = Span(*match.span(1))
    words = [t for t in block.tokens if t.start < span.end]
    if any(t.tag.startswith(_NEVER_COLUMN) for t in words) or span in block.find("not-columns"):
        return []
    return [span]


def _head(block: Block) -> list[Span]:
    """A city or county at the head of a title, without its suffix."""
    first = next(iter(block.tokens), None)
    if first is None or not first.tag.startswith("n"):
        return []
    span = Span(first.start, first.end)
    named = span in block.find(places.WITHOUT_SUFFIX) and span not in block.find("everyday-place-names")
    return [span] if named else []
