"""What goes when a claim is taken out: whole clauses, and never so that half a sentence stays behind."""

from __future__ import annotations

from addin_server.core.language.block import Block
from addin_server.core.language.spans import overlapping
from addin_server.core.language.tokens import Token
from addin_server.core.model import Role, Span

_COMMAS = "，、"
_ENDS = "。！？；"
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("〔", "〕"), ("(", ")"))
_TOLD = ("@number", "@date", "@book", "@deed")
"""What nobody called empty stays."""
_MEANS = frozenset("通过 经过 经 随着 借助 凭借".split())
"""What they open says how or when, whatever verbs it has."""
_WHEN = ("t", "c", "m", "f")
"""Tags of the words of an adverbial: 目前, 此外, 几年下来."""


def taken_out(block: Block, span: Span) -> Span | None:
    """Return what goes with `span` and the mark left over; None where that would leave a lead without it, nothing at
    all, an open bracket, or a sentence that does not stand."""
    whole = _whole_clauses(block, span)
    if whole is None or block.role is Role.LEAD:
        return None
    gone = _with_its_comma(block.text, whole)
    sentence = block.sentence_at(whole.start)
    left = Span(sentence.start, gone.start)
    if block.text[slice(*left)].strip() and not block.text[gone.end : sentence.end].strip(_ENDS + " "):
        stays = [_stands(block, clause) for clause in block.clauses if left.start <= clause.start < left.end]
        if not any(stays):
            if None in stays:
                return None
            gone = Span(sentence.start, max(gone.end, sentence.end))
    text = block.text
    rest = text[: gone.start].strip() or text[gone.end :].strip(_ENDS + " ")
    return gone if rest and _is_closed(text[slice(*gone)]) else None


def _whole_clauses(block: Block, span: Span) -> Span | None:
    """Return `span` with the rest of the clauses it begins and ends in; None where that tells something itself."""
    whole = Span(block.clause_at(span.start).start, block.clause_at(max(span.start, span.end - 1)).end)
    if whole.start >= span.start and whole.end <= span.end:
        return span
    added = Span(whole.start, span.start), Span(span.end, whole.end)
    told = (hit for name in _TOLD for part in added for hit in overlapping(block.find(name), part))
    return None if any(told) else Span(min(whole.start, span.start), max(whole.end, span.end))


def _stands(block: Block, clause: Span) -> bool | None:
    """Whether a clause is a sentence by itself; None where that is not sure."""
    tokens = [token for token in block.tokens_in(*clause) if token.tag != "x"]
    if not tokens or _is_adverbial(tokens):
        return False
    tells = any(token.tag == "v" or token.text.isdecimal() for token in tokens)
    return True if tells and not _is_noun(tokens) else None


def _is_adverbial(tokens: list[Token]) -> bool:
    said_when = all(token.tag in _WHEN for token in tokens) and tokens[-1].tag != "m"
    return said_when or tokens[-1].tag == "f" or tokens[0].text in _MEANS


def _is_noun(tokens: list[Token]) -> bool:
    """夜校的开办: the verb is what 的 makes a noun of."""
    return len(tokens) > 1 and tokens[-2].text == "的"


def _is_closed(text: str) -> bool:
    """Whether every mark that opens in `text` closes in it and none closes that did not open."""
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)


def _with_its_comma(text: str, span: Span) -> Span:
    """`span` and the mark that is left over when it goes."""
    start, end = span
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in tuple(_COMMAS) and after in ("", *_COMMAS, *_ENDS):
        return Span(start - 1, end)
    if after in tuple(_COMMAS) or (after in tuple(_ENDS) and before in ("", *_ENDS)):
        return Span(start, end + 1)
    return span
