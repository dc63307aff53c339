"""What goes when a claim is taken out: whole clauses, only where whole sentences stay and nothing told is lost."""

from __future__ import annotations

from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside, overlapping
from addin_server.core.language.tokens import Token
from addin_server.core.model import Role, Span

_COMMAS, _ENDS = "，、", "。！？；…"
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("〔", "〕"), ("(", ")"))
_TOLD = ("@number", "@date", "@book", "@person", "@unit", "@quoted")
"""What nobody called empty stays."""
_COUNTED = regex.compile(r"\d")
_MEANS = frozenset("通过 经过 随着 借助 凭借".split())
"""What they open says how or when, whatever verbs it has."""
_OPENS = frozenset("针对 围绕 聚焦 截至 不仅 不但 既 虽然 尽管 如果 因为 由于 为了 据 自 从 按照 根据".split())
"""What they open waits for more."""
_LEANS = frozenset("让 使 令 并 并且 而且 从而 进而 其中 努力 必须 要 以 把 也 还 更 都 就 却 则 但 才".split())
"""What they open leans on what went before."""
_REPORTS = regex.compile(r"(?:说|称|指出|表示|强调|认为|感叹|证明|表明|显示|获悉|了解)$")
_WHEN = ("t", "c", "m", "f", "r")
"""Tags of the words of an adverbial: 目前, 此外, 几年下来."""
_BOUNDS = frozenset("以上 以下 以内 以外".split())


def taken_out(block: Block, span: Span) -> Span | None:
    """Return what goes with `span` and the marks left over; None where that is not sure to leave whole sentences."""
    if block.role is Role.LEAD:
        return None
    whole = Span(block.clause_at(span.start).start, block.clause_at(max(span.start, span.end - 1)).end)
    start, end = whole
    before = inside(block.clauses, Span(block.sentence_at(start).start, start))
    after = inside(block.clauses, Span(end, block.sentence_at(end - 1).end))
    while before and _is_adverbial(_words(block, before[-1])):
        start = before.pop().start
    if (before and not _stands(block, before[-1])) or (after and (not before or _leans(block, after[0]))):
        return None
    gone = Span(before[-1].end, end) if before else _sentences(block, Span(start, end))
    text = block.text
    grown = Span(whole.start, span.start), Span(span.end, end)
    loses = _tells(block, Span(start, span.start)) or any(_tells(block, part, "@deed") for part in grown)
    if gone is None or loses or _COUNTED.search(text, start, end) or overlapping(block.find("@ordinal"), gone):
        return None
    joins = text[gone.start : start].strip(_COMMAS + " ") if before else ""
    rest = text[: gone.start].strip() or text[gone.end :].strip(_ENDS + " ")
    return gone if rest and not joins and _is_closed(text[slice(*gone)]) else None


def _sentences(block: Block, whole: Span) -> Span | None:
    """Return the sentences that are nothing but `whole`; None where something hangs on them."""
    start, end = block.sentence_at(whole.start).start, block.sentence_at(whole.end - 1).end
    before = block.text[:start].rstrip()
    hangs = block.text[start : whole.start].strip() or before.endswith(("；", "：", "—", "，", "、"))
    return None if hangs else Span(start, end)


def _tells(block: Block, part: Span, *more: str) -> bool:
    return part.start < part.end and any(overlapping(block.find(name), part) for name in (*_TOLD, *more))


def _words(block: Block, clause: Span) -> list[Token]:
    return [token for token in block.tokens_in(*clause) if token.tag != "x"]


def _is_adverbial(tokens: list[Token]) -> bool:
    """Whether it only says when or how: it goes with what it was said of."""
    if not tokens:
        return True
    said_when = all(token.tag in _WHEN for token in tokens) and tokens[-1].tag != "m"
    ends = tokens[-1].tag == "f" and tokens[-1].text not in _BOUNDS
    return said_when or ends or tokens[0].text in _MEANS


def _stands(block: Block, clause: Span) -> bool:
    """Whether a clause is surely a sentence by itself. 夜校的开办 is none: 的 makes a noun of its verb."""
    tokens = _words(block, clause)
    if not tokens or tokens[0].tag in ("p", "c") or block.text.startswith(tuple(_OPENS), clause.start):
        return False
    noun = len(tokens) > 1 and tokens[-2].text == "的"
    tells = any(token.tag == "v" or token.text.isdecimal() for token in tokens)
    dates = overlapping(block.find("@date"), clause)
    dated = any(date.start <= clause.start and date.end >= clause.end - 1 for date in dates)
    return tells and not noun and not dated and not _REPORTS.search(block.text, *clause)


def _leans(block: Block, clause: Span) -> bool:
    tokens = _words(block, clause)
    return not tokens or tokens[0].tag in ("p", "c") or tokens[0].text in _LEANS


def _is_closed(text: str) -> bool:
    """Whether every mark that opens in `text` closes in it and none closes that did not open."""
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
