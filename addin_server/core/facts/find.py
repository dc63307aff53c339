"""Finds the facts of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from addin_server.core.facts.fact import Day, Fact, FactKind, Quantity
from addin_server.core.language import regex
from addin_server.core.language.block import SHIELD, Block
from addin_server.core.language.figures import chinese, figures
from addin_server.core.language.span_index import SpanIndex
from addin_server.core.language.spans import longest
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span
from addin_server.core.reading.amounts import amounts
from addin_server.core.reading.statement import Measure
from addin_server.core.structure.article import Passage

_NO_FIGURE = frozenset({Measure.NAME_PART, Measure.ANNIVERSARY})
_ONE = Decimal(1)
_PER_CENT = regex.compile(r"百分之(?P<value>[一二三四五六七八九十百零点]+)")
_SAME_UNITS = {"名": "人", "位": "人", "个百分点": "百分点", "周岁": "岁"}
_DATE = regex.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年)?(?:\s*(?P<month>1[0-2]|0?[1-9])\s*月(?:\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号])?)?"
    r"|(?P<only>3[01]|[12]\d|0?[1-9])\s*[日号]"
)
_PERSON = range(2, 5)
_SHORTEST_QUOTE = 2
_HEAD_REACH = 10
_FEW = 2
_HEAD_BREAK = regex.compile(r"[，。；：、！？（）()“”《》\d]")
_CONTENT = ("n", "v", "a", "l", "i", "j", "s", "b", "eng")
_GENERAL = frozenset(
    "工作 开展 进行 实现 累计 目前 今年 以来 全县 全市 全镇 全区 全省 共计 其中 达到 问题 情况 方面 已经 组织 同时"
    " 年 月 日 人 个 名 时间 截至 全部 增加 减少 提高 下降 推动 建立 落实 加强 单位 干部 群众 党员".split()
)
"""Words that stand in any clause: two clauses that share only these need not be about one matter."""


def facts(passages: Iterable[Passage]) -> list[Fact]:
    """Return the facts of the passages, in order."""
    found: list[Fact] = []
    for passage in passages:
        block = passage.block
        blanks = SpanIndex(block.find("@hole"))
        here = [*_quotations(passage), *_names(passage), *_dates(passage), *_figures(passage)]
        found += sorted((f for f in here if not blanks.touches(*f.span)), key=lambda f: (f.span, f.kind))
    return found


def _figures(passage: Passage) -> Iterator[Fact]:
    block = passage.block
    shares = list(_PER_CENT.finditer(block.text))
    taken = SpanIndex(Span(*m.span()) for m in shares)
    measured = {a.span: a.measure for a in amounts(block)}
    for match in shares:
        if (value := chinese(match["value"])) is not None:
            span = Span(*match.span())
            yield _figure(passage, span, value, "%", True, _measure(measured, span))
    for figure in figures(block):
        measure = _measure(measured, figure.span)
        loose = measure is None and not (figure.unit and block.text[figure.span.start].isdigit())
        if taken.touches(*figure.span) or loose or measure in _NO_FIGURE:
            continue
        if figure.value == _ONE and not block.text[figure.span.start].isdigit():
            continue  # 一批, 一名: no count
        yield _figure(passage, figure.span, figure.value, figure.unit, figure.exact, measure)


def _measure(measured: dict[Span, Measure], span: Span) -> Measure | None:
    return next((m for s, m in measured.items() if s.start < span.end and span.start < s.end), None)


def _figure(passage: Passage, span: Span, value: Decimal, unit: str, exact: bool, measure: Measure | None) -> Fact:
    head = _head(passage.block, span.end)
    says = Quantity(value, _SAME_UNITS.get(unit, unit))
    return Fact(FactKind.FIGURE, passage, span, says, _about(passage.block, span), head, measure, exact)


def _head(block: Block, start: int) -> str:
    """The noun a figure counts: 12名第一书记."""
    end = start + _HEAD_REACH
    if stop := _HEAD_BREAK.search(block.text, start, end):
        end = stop.start()
    words: list[Token] = []
    for token in block.tokens_in(start, end):
        if token.end > end or not token.tag.startswith(("n", "l", "i", "j", "b", "vn", "m", "an")):
            break
        words.append(token)
    return "".join(t.text for t in words) if words and words[-1].tag.startswith(("n", "l", "j", "vn", "an")) else ""


def _about(block: Block, span: Span) -> frozenset[str]:
    """The content words of the clause, and of the one before it where the clause says nearly nothing."""
    clause = block.clause_at(span.start)
    words = _content(block, clause)
    sentence = block.sentence_at(span.start)
    if len(words - _GENERAL) < _FEW and clause.start > sentence.start:
        words |= _content(block, block.clause_at(max(clause.start - 2, sentence.start)))
    return frozenset(words - _GENERAL)


def _content(block: Block, span: Span) -> set[str]:
    return {t.text for t in block.tokens_in(*span) if len(t.text) > 1 and t.tag.startswith(_CONTENT)}


def _names(passage: Passage) -> Iterator[Fact]:
    block = passage.block
    quoted = SpanIndex(block.find("@quoted"))
    named = [span for span in (*block.find("@unit"), *_persons(block)) if not quoted.holds(*span)]
    spans = longest([*named, *block.find("@book")])
    for span in spans:
        yield Fact(FactKind.NAME, passage, span, block.text[span.start : span.end], _about(block, span))


def _persons(block: Block) -> Iterator[Span]:
    """Words known as persons' names that begin with a surname."""
    surnames = {s.start for s in block.find("surnames")}
    shielded = SpanIndex(block.find(SHIELD))
    for token in block.tokens:
        named = token.tag == "nr" and token.start in surnames and len(token.text) in _PERSON
        if named and not shielded.touches(token.start, token.end):
            yield Span(token.start, token.end)


def _dates(passage: Passage) -> Iterator[Fact]:
    block = passage.block
    for span in longest(block.find("@date")):
        match = _DATE.match(block.text, span.start, span.end)
        if match is None or not match.group():
            continue
        day = Day(
            *(int(text) if text else None for text in (match["year"], match["month"], match["day"] or match["only"]))
        )
        yield Fact(FactKind.DATE, passage, Span(span.start, match.end()), day, _about(block, span))


def _quotations(passage: Passage) -> Iterator[Fact]:
    block = passage.block
    set_phrases = SpanIndex(block.find(SHIELD))
    for span in longest(block.find("@quoted")):
        inside = Span(span.start + 1, span.end - 1)
        words = spoken(block.text[inside.start : inside.end])
        if len(words) >= _SHORTEST_QUOTE and not set_phrases.holds(*inside):
            yield Fact(FactKind.QUOTATION, passage, inside, words, _about(block, span))


def spoken(text: str) -> str:
    """The characters of a quotation without its punctuation."""
    return "".join(c for c in text if c.isalnum())
