"""A number of months against the months it runs over: 4月到岗，截至6月底到岗5个月."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.arithmetic.clash import Clash, instead
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.model import Span

_MONTH = r"(?<!\d)(?P<{0}>1[0-2]|[1-9])\s*月(?:份|初|底|末|[上中下]旬|\s*\d{{1,2}}\s*[日号])?"
_BEGUN = "到岗|上岗|到任|进驻|启动|试行"
_SINCE = regex.compile(_MONTH.format("first") + rf"(?:起|以来|开始|任职|[^，。；\d]{{0,6}}(?:{_BEGUN}))")
_UNTIL = regex.compile(r"(?:截至|截止|到|至)(?:今年|当年|目前的)?\s*" + _MONTH.format("last"))
_LASTED = regex.compile(
    r"(?:已|共|满|了|到岗|运行|试行|任职|进驻|历时|坚持)\s*(?P<months>\d{1,2}|[两三四五六七八九十])\s*个月(?![内后前一的])"
)
_CHINESE = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_YEAR = regex.compile(r"\d{4}\s*年|去年|前年|明年|次年|翌年")


def check(block: Block) -> Iterator[Clash]:
    if "个月" not in block.text:
        return
    for lasted in _LASTED.finditer(block.text):
        sentence = block.sentence_at(lasted.start())
        since = _SINCE.search(block.text, sentence.start, sentence.end)
        until = _UNTIL.search(block.text, since.end(), sentence.end) if since else None
        if since is None or until is None or _YEAR.search(block.text, sentence.start, sentence.end):
            continue
        first, last = int(since["first"]), int(until["last"])
        span = (last - first) % 12
        written = lasted["months"]
        months = int(written) if written.isdigit() else _CHINESE[written]
        if months not in (span, span + 1):
            because = f"{first}月到{last}月是{span}到{span + 1}个月，写的是{months}个月"
            at = Span(lasted.start("months"), lasted.end())
            mended = tuple(instead(at, f"{right}个月") for right in (span, span + 1) if right)
            yield Clash("时段", at, because, Span(*since.span()), mended)
