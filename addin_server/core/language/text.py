"""Text as analysis sees it. Every function keeps lengths, so offsets never need repair."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.language import regex
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

# Full-width letters, digits and signs fold to ASCII; half-width Chinese punctuation widens only where it
# cannot be a decimal point or part of a number, so that "1,200" and "3.5" stay numbers.
_FOLD = {ord(wide): ord(wide) - 0xFEE0 for wide in map(chr, range(0xFF10, 0xFF1A))}
_FOLD |= {code: code - 0xFEE0 for code in [*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), ord("％")]}
_SPACES = [*range(0x20), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF]
_FOLD |= dict.fromkeys(_SPACES, ord(" "))
# Small, half-width and upright forms of punctuation.
_FOLD |= str.maketrans(
    "﹐︐﹑︑､｡︒﹔︔﹕︓﹖︖﹗︕﹙︵﹚︶﹝︹﹞︺︻︼︽︾︿﹀｢｣﹃﹄﹪〝﹁〞﹂＂・･‧",
    '，，、、、。。；；：：？？！！（（））〔〔〕〕【】《》〈〉「」『』%““””"···',
)
_WIDEN = regex.compile(
    r"(?<![0-9A-Za-z])[,;:?!](?![0-9])"
    rf"|(?<=[{HAN}”》）)%])[,;:?!()]"
    rf"|[()](?=[{HAN}])"
    rf"|(?<=[{HAN}”》])\.(?=\s|$)"
)
_WIDE = str.maketrans(",;:?!().", "，；：？！（）。")
# Who types no 。 ends sentences with a point, the last one of the paragraph among them; in a list of names it joins
# names (艾力.买买提,男). A numeral that begins a clause counts an item (一.抓学习, 第一.).
_ENDS_WITH_POINT = regex.compile(rf"[{HAN}”》）)%\"]\.\s*$")
_POINT = regex.compile(
    rf"(?:^|(?<=[\s.,，:：]))第?[一二三四五六七八九十]{{1,3}}是?\."
    rf"|(?<=[{HAN}”》）)%\"])\.(?=\s*(?:[{HAN}“《\"(（0-9A-Z]|$))"
)
_STRAIGHT_QUOTE = regex.compile('"')

SENTENCE_END = "。！？!?；;…"
_CLOSERS = "”’」』）)》】〕"
_SENTENCE = regex.compile(rf"[^{SENTENCE_END}]*[{SENTENCE_END}]+[{_CLOSERS}]*|[^{SENTENCE_END}]+")
_CLAUSE = regex.compile(r"[^，；：。！？…\s][^，；：。！？…]*")
_HAN_OR_WORD = regex.compile(rf"[{HAN}]|[0-9A-Za-z][0-9A-Za-z.%]*")


def normalise(text: str) -> str:
    """Return `text` with widths and spaces made uniform, character for character."""
    folded = text.translate(_FOLD)
    if "." in folded and "。" not in folded and _ENDS_WITH_POINT.search(folded):
        folded = _POINT.sub(lambda m: "。" if m.group() == "." else m.group(), folded)
    if any(mark in folded for mark in ",;:?!()."):
        folded = _WIDEN.sub(lambda m: m.group().translate(_WIDE), folded)
    if '"' in folded:
        folded = _pair_straight_quotes(folded)
    return folded


def _pair_straight_quotes(text: str) -> str:
    marks = iter(range(text.count('"')))
    return _STRAIGHT_QUOTE.sub(lambda _: "“" if next(marks) % 2 == 0 else "”", text)


def sentences(text: str) -> Iterator[Span]:
    """Spans of sentences of normalised `text`, each with its closing mark; semicolons close one too."""
    return (span for span in regex.matched(_SENTENCE, text) if text[span.start : span.end].strip())


def clauses(text: str) -> Iterator[Span]:
    """Spans between commas, colons and sentence ends, without the marks."""
    return iter(regex.matched(_CLAUSE, text))


def count(text: str) -> int:
    """Length as an editor counts it: one for each Chinese character, one for each number or Latin word."""
    return len(_HAN_OR_WORD.findall(text))
