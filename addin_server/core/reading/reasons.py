"""Why a model said what it said, in words that hold of the text: what weighed most, with the words it was seen by.

A weight tells what a feature is worth, not whether it is there: a likelihood of one tenth can weigh most of all. A
writer is told only what he can find in his text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from addin_server.core.language import regex
from addin_server.core.language.block import WHOLE, Block
from addin_server.core.language.spans import holding, longest
from addin_server.core.model import Span

WORDS = "{}"
"""Where a phrase takes the words of the text."""

Seen = Callable[[str], Sequence[str]]
"""The words of the text that a feature was seen by, by its name; none where it was not seen by words."""

_MOST_REASONS, _MOST_WORDS = 3, 2
_VERBS = "-verbs"
_LIKELIHOOD = regex.compile(r"(?:[+-]\d:)?(?:act|mood):")
_LIKELY = 0.5


def nothing_seen(_name: str) -> Sequence[str]:
    return ()


def words_of_class(block: Block, within: Span | None = None) -> Seen:
    """The words of classes that stand in a block, or in a part of it: whole words that are no part of a longer one."""
    is_named = in_names(block)

    def seen(name: str) -> Sequence[str]:
        kind, _, of = name.partition(":")
        if kind != "class":
            return ()
        found = [span for span in block.find_any((WHOLE + of,), within) if not is_named(span)]
        said = (span for span in found if not _is_cut(span, block) and not (_VERBS in of and _is_noun(span, block)))
        return [block.quote(span) for span in said]

    return seen


def _is_noun(span: Span, block: Block) -> bool:
    """Whether a verb's word stands as a noun: 组织 in 组织的关怀, 服务 in 提供服务."""
    word = block.token_at(span.start)
    return word is not None and word.end == span.end and word.tag.startswith(("n", "vn"))


def in_names(block: Block) -> Callable[[Span], bool]:
    """Whether a span is part of a unit's name, or all of it."""
    units = block.find("@unit")

    def is_named(span: Span) -> bool:
        unit = holding(units, span.start)
        return unit is not None and span.end <= unit.end

    return is_named


def _is_cut(span: Span, block: Block) -> bool:
    """Whether it is cut out of a longer word of some list: 多措 out of 多措并举."""
    listed: list[Span] | None = block.memo.get(_is_cut)
    if listed is None:
        hits = (Span(*hit) for _, found in block.hits.each() for hit in found)
        listed = block.memo[_is_cut] = longest(hits)
    word = holding(listed, span.start)
    return word is not None and word != span and span.end <= word.end


class Phrase(msgspec.Struct, frozen=True):
    """What a feature is called before a reader, and the least value from which on it is true; a likelihood needs to be
    likelier than not."""

    says: str
    least: float = 0.0


class Weighed(NamedTuple):
    """A feature with its value and what it weighed."""

    name: str
    value: float
    weight: float


def in_words(phrases: Mapping[str, Phrase], weighed: Iterable[Weighed], seen: Seen) -> tuple[str, ...]:
    """Return what weighed most in words for a reader: features that are called the same are one reason.

    What has no phrase is passed over, as single words have none, and so is what does not hold; no word is told twice.
    """
    said: dict[str, list[str]] = {}
    quoted: set[str] = set()
    for feature in weighed:
        phrase = phrases.get(feature.name)
        if phrase is None or not _holds(feature, phrase):
            continue
        words = [word for word in seen(feature.name) if word not in quoted] if WORDS in phrase.says else []
        if WORDS in phrase.says and not words:
            continue
        if phrase.says not in said and len(said) == _MOST_REASONS:
            break
        said.setdefault(phrase.says, []).extend(words)
        quoted.update(words)
    return tuple(says.replace(WORDS, _quoted(words)) for says, words in said.items())


def _holds(feature: Weighed, phrase: Phrase) -> bool:
    least = phrase.least or (_LIKELY if _LIKELIHOOD.match(feature.name) else 0.0)
    return feature.value >= least


def _quoted(words: Sequence[str]) -> str:
    return "".join(f"“{word}”" for word in list(dict.fromkeys(words))[:_MOST_WORDS])
