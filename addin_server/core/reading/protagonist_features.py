"""Whether a text is about one person: in how many of its paragraphs the same one is named.

The portrait of a person tells deeds and figures as a brief does; what it is told by is who stands in every paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from addin_server.core.language.block import Block
from addin_server.core.reading.clause_features import Features

_TWICE = 2
"""Paragraphs; who is named in one only is an example."""

PERSON = "person:share"
"""The name of the feature."""


class Named(NamedTuple):
    """How many paragraphs were looked at, and in how many of them each person is named."""

    paragraphs: int
    persons: Counter[str]


def naming(blocks: Sequence[Block]) -> Named:
    """Return whom these paragraphs name."""
    return Named(len(blocks), Counter(chain.from_iterable(block.answer(_persons) for block in blocks)))


def naming_joined(parts: Sequence[Named]) -> Named:
    """Return whom neighbouring parts name together."""
    persons: Counter[str] = Counter()
    for part in parts:
        persons.update(part.persons)
    return Named(sum(part.paragraphs for part in parts), persons)


def protagonist_features(named: Named) -> Features:
    """Return the share of the paragraphs that name the person who is named in most."""
    most = max(named.persons.values(), default=0)
    return {PERSON: most / named.paragraphs} if most >= _TWICE else {}


def _persons(block: Block) -> frozenset[str]:
    return frozenset(block.text[span.start : span.end] for span in block.find("@person"))
