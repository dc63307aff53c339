"""A clause without what ties it to its place: its number, who acts, its time, words that lean on what came before."""

from __future__ import annotations

import re

from addin_server.core.language import han, regex
from addin_server.core.language.block import Block
from addin_server.core.language.spans import inside
from addin_server.core.language.tokens import Token
from addin_server.core.model import Span
from addin_server.core.reading.subjects import named_at

_NUMBERED = han.compiled(
    r"^(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十\d]{1,2}[、.．])\s*"
)
_MONTH = r"\d{1,2}\s*月(?:份|初|底|中旬|上旬|下旬|\s*\d{1,2}\s*[日号])?"
_TIME = regex.compile(
    rf"^(?:从|自)?(?:(?:今年|去年|前年|当年|\d{{4}}\s*年)(?:以来|来|初|底|\s*{_MONTH})?|{_MONTH})\s*(?:起|以来|开始)?，?"
)
_LEANING = regex.compile(
    r"^(?:目前|现在|眼下|如今|随后|同时|此外|另外|并且|并|还|也|又|先后|于是|因此|为此|截至[^，。；]{0,10}，?)，?"
)
_OWN_ORGAN = regex.compile(
    r"^(?:(?:县|市|区|镇|乡|村|州|旗|局|校|院|街道|社区)里"
    r"|(?:县|市|区|镇|乡|村|州|旗|街道|社区|局|校|院)?(?:委组织部|组织部|党工委|党委|党总支|党组|人才办|党建办|组织办|委))"
    r"(?=[把将给为对在从由按逐请让派设建推用帮组选开]|[\u4e00-\u9fff]{2})"
)
# What points back, or is half of a thought, cannot stand alone.
_TIED = regex.compile(
    r"^(?:这|那|其|此|该|他|她|它|而|但|却|且|则|就|才|即|因|由于|虽|尽管|如|若|当|每当|的|地|得|和|与|及|或|等|以及|比|之|所|被|再|更|"
    r"是|有的|有人|有|一些|某|我们|大家|有关|相关|不仅|不但|既|从而|使得|已|共|累计|半年|全年|至今|发现|反映|存在|据|经过?|通过|随|到(?![会岗课场期]))"
)
_OPEN_END = regex.compile(
    r"(?:的|地|和|与|及|或|对|把|将|在|向|从|由|以|为|中|时|后|前|等|下|“|方式|原则|基础上|精神|要求|思路)$"
)
_ASIDE = regex.compile(r"时|后，|因|被|说|认为|表示|不得|低于|高于|没有的|[他她它]|^[^把将给为让]{2,12}的\s*\d")
_NO_PROBLEM = regex.compile(r"可以|讲的是|能够|应当|评优|当场")
_AGAINST = regex.compile(r"^(?:针对|面对|由于|因为?|鉴于|为解决|存在(?:着)?|发现(?:了)?|原来|原先|过去|以往|以前)，?")
_OF_OTHERS = regex.compile("反映|发现|认为|说|建议|对(?![口接象照外手账立策话应调])")
"""What begins so says what others say, or what a measure is meant for."""
_BROKEN = han.compiled(r"[.．:;!?]\s*[\p{Han}\"]|[\"'\n]")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"))
_ACTS = ("v", "p", "d")
_NO_ACT = frozenset("由 对于 关于 在 随着 到 与 和 同 跟 不 没 没有 未 都 均 全部 最 很 较 比较 已经 已".split())
_THINGS = ("n", "m", "j", "b", "l", "s", "nr", "an", "vn", "q")
_ROUNDS = 5


def action_of(block: Block, clause: Span) -> Span | None:
    """What is done, from the verb on; None where somebody else does it or it cannot stand alone."""
    span = _peeled(block, clause)
    first = _first(block, span)
    somewhere = first is not None and first.text == "在" and begins_named(block, span)
    if first is None or not first.tag.startswith(_ACTS) or (first.text in _NO_ACT and not somewhere):
        return None
    return None if _ASIDE.search(block.text[slice(*span)]) else _alone(block, span)


def begins_named(block: Block, clause: Span) -> bool:
    """Whether something that has a name is done: 在14个村推行“院坝夜校”."""
    return any(
        (token := block.token_before(quoted.start)) is not None
        and clause.start <= token.start
        and token.tag.startswith("v")
        for quoted in inside(block.find("@quoted"), clause)
    )


def effect_of(block: Block, clause: Span) -> Span | None:
    """What changed, with the thing that did; None where that is not named in the clause."""
    span = _peeled(block, clause, unit_too=False)
    first = _first(block, span)
    if first is None or not first.tag.startswith((*_THINGS, *_ACTS)):
        return None
    return _alone(block, span)


def problem_of(block: Block, clause: Span) -> Span | None:
    """What was wrong, without 针对 before it."""
    start, end = _trimmed(block.text, clause)
    for pattern in (_NUMBERED, _LEANING, _TIME, _AGAINST, _LEANING):
        if match := pattern.match(block.text[start:end]):
            start += match.end()
    first = _first(block, Span(start, end))
    if first is None or _OF_OTHERS.match(block.text, start):
        return None
    if _NO_PROBLEM.search(block.text[start:end]):
        return None
    return _alone(block, _trimmed(block.text, Span(start, end)))


def says_against(block: Block, span: Span) -> bool:
    """Whether the writer named it as what the brief is about: 针对 stands before it."""
    return bool(re.search(r"(?:针对|面对|为解决)$", block.text[: span.start]))


def _peeled(block: Block, clause: Span, *, unit_too: bool = True) -> Span:
    """`clause` without what may go from its head."""
    start, end = _trimmed(block.text, clause)
    for _ in range(_ROUNDS):
        rest = block.text[start:end]
        named = named_at(block, start) if unit_too else None
        match = (
            _NUMBERED.match(rest) or _LEANING.match(rest) or _TIME.match(rest) or (unit_too and _OWN_ORGAN.match(rest))
        )
        if named is not None and named < end and block.text[named] not in "内的、和与及":
            start = named
        elif match:
            start += match.end()
        else:
            break
        start, end = _trimmed(block.text, Span(start, end))
    return Span(start, end)


def _first(block: Block, span: Span) -> Token | None:
    return next((token for token in block.tokens_in(*span) if token.end <= span.end), None)


def _alone(block: Block, span: Span) -> Span | None:
    text = block.text[slice(*span)]
    whole = span.start in block.word_starts and span.end in block.word_starts
    closed = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    hollow = any(h.start < span.end and span.start < h.end for h in block.find("@hole"))
    if (
        not text
        or not whole
        or not closed
        or hollow
        or _BROKEN.search(text)
        or _TIED.match(text)
        or _OPEN_END.search(text)
    ):
        return None
    return span


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " 　，、；：。！？":
        start += 1
    while end > start and text[end - 1] in " 　，、；：。！？":
        end -= 1
    return Span(start, end)
