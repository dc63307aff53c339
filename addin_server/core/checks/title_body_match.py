"""The title against the body: what it names must be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Meta

from addin_server.core.language import places, regex
from addin_server.core.language.block import Block
from addin_server.core.language.features.names import is_held_open
from addin_server.core.language.han import HAN
from addin_server.core.language.tokens import Token
from addin_server.core.model import Role, Span
from addin_server.core.reading.judgements import judge_title
from addin_server.core.rules.references import ClassName
from addin_server.core.rules.rule import ArticleCheck, Issue, Rule, RuleContext
from addin_server.core.structure.article import Article
from addin_server.core.structure.headline import own_block, own_words, second_title

# Two digits and a measure word; “3 件” may be anything.
_SHORTEST_AMOUNT = 3
_SPELT_OUT = 0.6
_SHORTEST_NAME = 3
_UNIT = "主体"
_PLACES = (places.LIST, places.WITHOUT_SUFFIX)
_EVEN = 0.5
_SAYS_NOTHING = frozenset({"slogan", "ornate", "no-subject"})
"""Faults of titles whose words no body need take up: they are told first."""
# “门难开” says what is wrong; it is no name that the text must repeat.
_COMPLAINTS = "难不少慢空散乱弱缺"
_LIKENED = regex.compile(
    "(?:(?:破解?|消除|整治|根治|纠治|告别)[^，。“]{0,8}|变成?|变为|当成?|当作|成了?|成为|化[为作]|像|如|从|到)$"
)
"""Before a quoted word that likens something or is what was wrong: 变成“自家人”, 从“过路客”, 整治“灯下黑”."""
_SORTS = frozenset("实践 探索 做法 侧记 见闻 纪实 札记 手记 扫描 观察 启示".split())
"""What a title calls the text itself."""
_ANY = frozenset(Role)
_RANKS = {
    **dict.fromkeys(("自治区", "省"), 4),  # the longer before those that they end with
    **dict.fromkeys(("市", "州"), 3),
    **dict.fromkeys(("社区", "小区", "园区", "片区", "校区", "库区", "厂区", "村"), 0),
    **dict.fromkeys(("县", "区", "旗"), 2),
    **dict.fromkeys(("镇", "乡", "街道"), 1),
}
"""What the names of places end with: one may lie in another of a higher rank, never in one of its own."""
_WITHIN = regex.compile(
    f"[{HAN}]{{1,8}}?(?:街道|社区|街区|厅|局|委|办公室|医院|学院|学校|大学|中学|小学|公司|集团|支队|大队|总队|支部|联合体)"
)
"""Somebody of a place, right behind its name: 河南省 | 司法厅."""
_OFFICE = regex.compile(f"(?<![{HAN}])省[{HAN}]{{2,4}}厅")
_CONTENT = ("n", "v", "l", "j", "i")


class TitleBodyMatch(Rule, frozen=True, kw_only=True, tag="title_body_match"):
    """Fires when the unit, a quoted name, or most content words of the title do not occur below it.

    Another unit of the same rank is a slip of copying and weighs more; names and words may be said otherwise.
    """

    ABOUT: ClassVar[str] = "标题写的，正文没有：名称、单位，或大半的词"

    common: Annotated[tuple[ClassName, ...], Meta(description="太泛、不能算数的词")]
    least_words: Annotated[int, Meta(ge=1, le=1_000_000, description="标题里至少有几个实词才比")] = 3
    least_share: Annotated[int, Meta(ge=0, le=100, description="正文里找到的不足百分之几报")] = 30
    other_units: Annotated[
        int, Meta(ge=0, le=1_000_000, description="正文写别的单位至少几次，才说标题的单位没写到")
    ] = 2
    flash: Annotated[int, Meta(ge=0, le=1_000_000, description="不超过这么多字的短稿不必再写名称")] = 180

    PARAMS: ClassVar[frozenset[str]] = frozenset({"match", "case"})

    def on_article(self, context: RuleContext) -> ArticleCheck:
        def check(article: Article) -> Iterator[Issue]:
            title = article.title
            if title is None or not article.prose:
                return
            text = article.text_below(title)
            judged = judge_title(title.block, context.reader)
            says_nothing = judged.weak >= _EVEN and judged.fault in _SAYS_NOTHING
            own, begin = own_block(title.block), own_words(title.block.text).start
            names = self._names(own, text) if article.count > self.flash and not says_nothing else ()
            for case, span, grade in (*self._unit(own, title.first, article, text), *names):
                at = Span(span.start + begin, span.end + begin)
                yield Issue(at=title, span=at, params={"match": own.quote(span), "case": case}, grade=grade)
                return
            if not says_nothing and (missing := self._missing(own, text)):
                yield Issue(at=title, params={"match": "、".join(missing), "case": "内容"})

        return check

    def _names(self, title: Block, text: str) -> Iterator[tuple[str, Span, int]]:
        for span, name in self._coined(title):
            if not _shares_bigram(name, text) and not _spells_out(name, text):
                yield "名称", span, 0

    def _coined(self, title: Block) -> Iterator[tuple[Span, str]]:
        """The names in quotation marks, with their marks and without."""
        for span in title.find("@quoted"):
            within = Span(span.start + 1, span.end - 1)
            name = title.text[within.start : within.end]
            named = len(name) >= _SHORTEST_NAME and not any(char in _COMPLAINTS for char in name)
            if not named or name.isdigit() or within in title.find_any(self.common, within):
                continue  # 5331 is spelt out as 五进、三访; an image is no name
            if not _LIKENED.search(title.text, 0, span.start):  # nor is what something is likened to
                yield span, name

    def _unit(self, title: Block, first: int, article: Article, text: str) -> Iterator[tuple[str, Span, int]]:
        units = title.find("@unit")
        if not units or any(_shares_bigram(title.text[u.start : u.end], text) for u in units):
            return
        if is_held_open(title.quote(units[0])):
            return
        smaller = next((s for name in _PLACES for s in title.find(name) if s.start == units[0].end), None)
        if smaller and title.text[smaller.start : smaller.end] in text:
            return  # 黑龙江富锦: the text goes on with the smaller of the two
        within = _WITHIN.match(title.text, units[0].end)
        if within and within[0] in text:
            return
        named = [name for at, names in article.found(_ANY, _units) if at.first > first for name in names]
        if _speaks_of_its_own(title.quote(units[0]), named, text):
            return
        if len(named) >= self.other_units:
            rank = _rank(title.quote(units[0]))
            # A place of a lower rank may lie in the title's, one of a higher may hold it.
            yield _UNIT, units[0], int(rank is not None and any(_rank(name) == rank for name in named))

    def _missing(self, title: Block, text: str) -> list[str]:
        """The title's content words, when too few of them occur in `text`; of two titles those of the second, the first
        may be an image."""
        if _counted(title, text) or any(name in text for _, name in self._coined(title)):
            return []  # where its own name is told, the other words of the title say what came of it
        common = [*title.find_any(self.common), *title.find("@unit")]
        second = second_title(title)
        content = {
            t.text
            for t in title.tokens
            if t.start >= second
            and len(t.text) > 1
            and t.tag.startswith(_CONTENT)
            and t.text not in _SORTS
            and not _passed_over(t, common)
        }
        missing = sorted((w for w in content if not _shares_bigram(w, text)), key=title.text.find)
        enough = len(content) >= self.least_words
        return missing if enough and 100 * (len(content) - len(missing)) < self.least_share * len(content) else []


def _speaks_of_its_own(unit: str, named: Sequence[str], text: str) -> bool:
    """Whether the text says 省司法厅 or 全县 of a title's province or county, and names no other of that rank."""
    rank = _suffix(unit)
    if rank is None or any(name.endswith(rank) for name in named):
        return False
    short = rank.removeprefix("自治")
    meant = (f"全{short}", f"该{short}", f"本{short}", f"{short}委", f"{short}政府")
    return any(words in text for words in meant) or (rank == "省" and _OFFICE.search(text) is not None)


def _suffix(unit: str) -> str | None:
    return next((suffix for suffix in _RANKS if unit.endswith(suffix)), None)


def _rank(unit: str) -> int | None:
    """Return how large a place of that name is, None where the name does not say."""
    suffix = _suffix(unit)
    return None if suffix is None else _RANKS[suffix]


def _passed_over(token: Token, common: Iterable[Span]) -> bool:
    """Whether a word is in one of the spans or cut by its border: 凝心聚力 in 凝心聚 | 力抓. A longer word is not."""
    return any(
        span.start < token.end
        and token.start < span.end
        and not (token.start <= span.start and span.end <= token.end and span.end - span.start < len(token.text))
        for span in common
    )


def _units(block: Block) -> tuple[str, ...]:
    return tuple(block.quote(span) for span in block.find("@unit"))


def _counted(title: Block, text: str) -> bool:
    """Whether an amount of the title occurs in `text`: 签下 49 件积案 is 签协议 49 件 in other words."""
    plain = text.replace(" ", "")
    amounts = (title.text[s.start : s.end].replace(" ", "") for s in title.find("@count"))
    return any(len(a) >= _SHORTEST_AMOUNT and re.search(rf"(?<![\d.]){re.escape(a)}", plain) for a in amounts)


def _spells_out(name: str, text: str) -> bool:
    """Whether the text goes into a coined name word by word: 三升一降, 门前课."""
    return sum(char in text for char in name) >= _SPELT_OUT * len(name)


def _shares_bigram(words: str, text: str) -> bool:
    """Whether any two neighbouring characters of `words` occur in `text`: 季回访 shares one with 每季回访."""
    return any(words[i : i + 2] in text for i in range(len(words) - 1))
