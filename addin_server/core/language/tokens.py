"""Segmentation: the compiled port of jieba on the hot path, jieba itself as reference and fallback."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from sys import intern
from typing import NamedTuple, Protocol, cast


class Token(NamedTuple):
    """A word, its jieba part-of-speech tag and its first code point."""

    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Tokenizer(Protocol):
    """Splits text into (word, tag) pairs that join back to the text."""

    def tag(self, text: str) -> list[tuple[str, str]]: ...


class CompiledTokenizer:
    """rjieba: same dictionary as jieba, about eighty times as fast."""

    def __init__(self) -> None:
        import rjieba

        self._tag = rjieba.tag
        self._tag("主笔")  # the dictionary loads on first use

    def tag(self, text: str) -> list[tuple[str, str]]:
        return list(self._tag(text))


class ReferenceTokenizer:
    """jieba. `cache` is a private folder for its dictionary cache, which else lands in a shared one.

    It cuts with `jieba.cut` and tags by the dictionary, as the compiled port does: `jieba.posseg` guesses unknown
    words with another model.
    """

    def __init__(self, cache: Path | None = None) -> None:
        import logging

        import jieba.posseg

        jieba.setLogLevel(logging.ERROR)
        if cache is not None:
            jieba.dt.tmp_dir = str(cache)
        self._cut, self._tags = jieba.cut, jieba.posseg.dt.word_tag_tab

    def tag(self, text: str) -> list[tuple[str, str]]:
        return [(word, self._tags.get(word) or _guessed(word)) for word in self._cut(text)]


def _guessed(word: str) -> str:
    """The tag of a word no dictionary has."""
    if any(char.isdigit() for char in word):
        return "m"
    return "eng" if word.isascii() and word.isalpha() else "x"


@functools.cache
def default_tokenizer() -> Tokenizer:
    """Return the fast tokenizer, or jieba where no compiled wheel exists."""
    try:
        return CompiledTokenizer()
    except ImportError:
        return ReferenceTokenizer()


def tag(text: str) -> list[tuple[str, str]]:
    """Return the (word, tag) pairs of `text`."""
    return default_tokenizer().tag(text)


def tokens(tagged: Sequence[tuple[str, str]]) -> list[Token]:
    """Return tagged words with their offsets."""
    words, tags = zip(*tagged, strict=True) if tagged else ((), ())
    words = tuple(map(intern, words))  # a draft has each many times, and what is remembered of it holds on to them
    return list(map(_token, zip(words, tags, accumulate(map(len, words), initial=0), strict=False)))


_token = cast("Callable[[tuple[str, str, int]], Token]", partial(tuple.__new__, Token))
"""Makes a token without a call of Python's: a check makes thousands."""
