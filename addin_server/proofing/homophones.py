"""Set phrases with one character written for another of the same sound: 以身做则. Built on jieba's dictionary and
pypinyin's table of readings; this is the one file that knows pypinyin."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from addin_server.core.language.han import HAN
from addin_server.proofing.adapter import Mark

CATEGORY = "homophones"
LENGTH = 4
COMMON = 10
"""How often a phrase must stand in the dictionary's own corpus. Measured: from 10 on no false alarm in 100,000
characters, at 3 there are 16, all on phrases hardly anybody uses."""

_NO_PHRASES = ("m", "t", "nr", "ns", "nt")
"""Tags of numbers, times and names: 一十三年 is not what 一是三年 means to say."""

_RUN = re.compile(rf"[{HAN}]{{{LENGTH},}}")


class Phrases(NamedTuple):
    """Every four-character word there is, and the common ones by how they sound."""

    known: frozenset[str]
    by_sound: Mapping[tuple[str, ...], tuple[str, ...]]


class Homophones:
    """Marks four characters that are no word but sound like one and differ from it in a single place."""

    name = "homophones"

    def read(self, texts: Sequence[str]) -> list[list[Mark]]:
        return [list(_marks(text)) for text in texts]


def _marks(text: str) -> Iterator[Mark]:
    known, by_sound = phrases()
    for run in _RUN.finditer(text):
        for start in range(run.start(), run.end() - LENGTH + 1):
            written = text[start : start + LENGTH]
            if written in known:
                continue
            meant = [word for word in by_sound.get(_sound(written), ()) if _differ(word, written) == 1]
            if meant:
                yield Mark(start, start + LENGTH, "phrase", CATEGORY, "", tuple(meant))


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@functools.cache
def phrases() -> Phrases:
    """Return the dictionary's four-character words. Takes half a second, once."""
    package = importlib.util.find_spec("jieba")  # the file only: the package itself costs memory and a second
    assert package and package.origin, "jieba comes with the program"
    known: set[str] = set()
    common: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    with Path(package.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split()
            if len(word) == LENGTH and _RUN.fullmatch(word):
                known.add(word)
                if int(count) >= COMMON and not tag.startswith(_NO_PHRASES):
                    common[_sound(word)].append((-int(count), word))
    by_sound = {sound: tuple(word for _, word in sorted(words)) for sound, words in common.items()}
    return Phrases(frozenset(known), by_sound)


def _sound(word: str) -> tuple[str, ...]:
    return tuple(map(_reading, word))


@functools.cache
def _reading(char: str) -> str:
    """A character's first reading without its tone; itself where the table has none."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # its table of phrases holds 60 MB and says nothing here
    from pypinyin.pinyin_dict import pinyin_dict

    first = pinyin_dict.get(ord(char), "").partition(",")[0]
    return "".join(c for c in unicodedata.normalize("NFD", first) if c.isalpha()) or char
