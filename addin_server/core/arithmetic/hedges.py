"""Hedges that cancel each other: 近200余名, 约30多个, 超过百人左右."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.arithmetic.clash import Clash, Correction
from addin_server.core.language import regex
from addin_server.core.language.block import Block
from addin_server.core.language.han import HAN
from addin_server.core.model import Span

_NUMBER = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万亿]+)[百千万亿]*"
_HEDGED = regex.compile(
    rf"(?<![附最临亲接靠就贴邻])(?P<low>近|将近|接近|不到|不足){_NUMBER}\s*(?P<more>余|多)(?!年来|年)"
    rf"|(?<![节集合制违签履预相特条大规邀公民契誓盟])(?P<about>约|大约){_NUMBER}\s*(?P<more2>余|多)"
    rf"|(?<![赶反])(?P<over>超过|超|逾|突破){_NUMBER}[{HAN}%]{{0,3}}(?P<around>左右|上下)"
)
_AFTER = ("余", "多", "左右", "上下")
"""Words of which one stands behind every number that is hedged twice."""


def check(block: Block) -> Iterator[Clash]:
    for match in _HEDGED.finditer(block.text) if any(word in block.text for word in _AFTER) else ():
        first, second = (name for name in ("low", "about", "over", "more", "more2", "around") if match[name])
        because = f"“{match[first]}”和“{match[second]}”只能留一个"
        mended = tuple(
            Correction(((Span(*match.span(gone)), ""),), f"只留“{match[kept]}”")
            for gone, kept in ((second, first), (first, second))
        )
        yield Clash("约数", Span(*match.span()), because, None, mended)
