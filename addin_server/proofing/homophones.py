"""Set phrases with one character written for another of the same sound: 以身做则. Built on jieba's dictionary and
pypinyin's table of readings; this is the one file that knows pypinyin."""

from __future__ import annotations

import functools
import importlib.util
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from addin_server.core.language.han import HAN
from addin_server.proofing.adapter import ProofreaderMatch

CATEGORY = "homophones"
LENGTH = 4
COMMON = 10
"""How often a phrase must stand in the dictionary's own corpus. Measured: from 10 on no false alarm in 100,000
characters, at 3 there are 16, all on phrases hardly anybody uses."""

_NO_PHRASES = ("m", "t", "nr", "ns", "nt")
"""Tags of numbers, times and names: 一十三年 is not what 一是三年 means to say."""

_RUN = re.compile(rf"[{HAN}]{{{LENGTH},}}")


_TWO_BYTES = 1 << 16


class Phrases:
    """Every four-character word there is, and the common ones by how they sound.

    Packed into arrays of numbers: as texts they would take as much memory as the rest of the program.
    """

    def __init__(self, words: Iterable[tuple[str, int]], readings: Mapping[int, str]) -> None:
        """`words` with how common they are, 0 for those that nobody means; `readings` by code point."""
        numbers: dict[str, int] = {}
        self._sounds = array("H", bytes(2 * _TWO_BYTES))
        for code, reading in readings.items():
            if code < _TWO_BYTES:
                self._sounds[code] = numbers.setdefault(_syllable(reading), len(numbers) + 1)
        known, common = array("Q"), list[tuple[int, int, str]]()
        for word, count in words:
            known.append(_packed(map(ord, word)))
            if count:
                common.append((_packed(self.sounds(word)), -count, word))
        common.sort()
        self._known = array("Q", sorted(known))
        self._keys = array("Q", (key for key, _, _ in common))
        self._words = "".join(word for _, _, word in common)

    def __contains__(self, word: str) -> bool:
        return _at(self._known, _packed(map(ord, word))) is not None

    def sounds(self, text: str) -> list[int]:
        """Return how each character sounds, whatever its tone; 0 for one that has no reading."""
        return [self._sounds[ord(char)] if ord(char) < _TWO_BYTES else 0 for char in text]

    def sounding(self, sounds: Sequence[int]) -> Iterator[str]:
        """Yield the common words that sound like this, the most common first."""
        key = _packed(sounds)
        at = _at(self._keys, key)
        while at is not None and at < len(self._keys) and self._keys[at] == key:
            yield self._words[at * LENGTH : (at + 1) * LENGTH]
            at += 1


def _packed(numbers: Iterable[int]) -> int:
    """Four numbers of two bytes as one."""
    packed = 0
    for number in numbers:
        packed = packed * _TWO_BYTES + number
    return packed


def _at(numbers: Sequence[int], wanted: int) -> int | None:
    """Where the first such number of a sorted row is."""
    at = bisect_left(numbers, wanted)
    return at if at < len(numbers) and numbers[at] == wanted else None


class Homophones:
    """Marks four characters that are no word but sound like one and differ from it in a single place."""

    name = "homophones"

    def read(self, texts: Sequence[str]) -> list[list[ProofreaderMatch]]:
        return [list(_marks(text)) for text in texts]


def _marks(text: str) -> Iterator[ProofreaderMatch]:
    found = phrases()
    for run in _RUN.finditer(text):
        sounds = found.sounds(run.group())
        for start in range(run.start(), run.end() - LENGTH + 1):
            written = text[start : start + LENGTH]
            heard = sounds[start - run.start() : start - run.start() + LENGTH]
            meant = [word for word in found.sounding(heard) if _differ(word, written) == 1]
            if meant and written not in found:
                yield ProofreaderMatch(start, start + LENGTH, "phrase", CATEGORY, "", tuple(meant))


def _differ(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@functools.cache
def phrases() -> Phrases:
    """Return the dictionary's four-character words. Takes half a second, once."""
    return Phrases(_words(), _readings())


def _words() -> Iterator[tuple[str, int]]:
    with _beside("jieba", "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split()
            if len(word) == LENGTH and _RUN.fullmatch(word) and ord(max(word)) < _TWO_BYTES:
                is_common = int(count) >= COMMON and not tag.startswith(_NO_PHRASES)
                yield word, int(count) if is_common else 0


def _readings() -> Mapping[int, str]:
    """pypinyin's table alone: the package around it would keep it, and more, in memory for good."""
    spec = importlib.util.spec_from_file_location("pinyin_dict", _beside("pypinyin", "pinyin_dict.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = module.pinyin_dict
    return table


def _beside(package: str, name: str) -> Path:
    """A file of a package that comes with the program, without importing the package."""
    found = importlib.util.find_spec(package)
    assert found and found.origin
    return Path(found.origin).with_name(name)


def _syllable(readings: str) -> str:
    """The first reading without its tone."""
    first = readings.partition(",")[0]
    return "".join(char for char in unicodedata.normalize("NFD", first) if char.isalpha())
