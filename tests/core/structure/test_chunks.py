"""What is gathered from a brief after edits is what a fresh look at it gathers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure import chunks
from addin_server.core.structure.chunks import Chunks, Numbered, Region

_ALL, _BODY = frozenset(Role), frozenset({Role.BODY})
_LENGTH = 90


def _digits(block: Block) -> str | None:
    return "".join(filter(str.isdigit, block.text)) or None


def _is_even(block: Block) -> list[str]:
    return [block.text] if block.checksum % 2 == 0 else []


def _size(block: Block) -> int:
    return len(block.text)


def _first_of_each(facts: Numbered[str]) -> Numbered[str]:
    told: dict[str, tuple[int, str]] = {}
    for number, fact in facts:
        told.setdefault(fact[-1], (number, fact))
    return list(told.values())


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _joined(parts: list[list[str]]) -> list[str]:
    return [text for part in parts for text in part]


def _asked(regions: Sequence[Region]) -> list[object]:
    answers: list[object] = []
    for region in regions:
        answers += region.found(_ALL, _digits), region.found(_BODY, _is_even), region.total(_ALL, _size)
        answers += region.picked(_ALL, _digits, _first_of_each), region.gathered(_texts, _joined)
        answers += list(region.numbers(_ALL)), list(region.numbers(_BODY))
    return answers


EDITS = st.tuples(st.sampled_from(["replace", "insert", "delete", "move", "double"]), st.integers(0), st.integers(0))


@pytest.fixture(params=[64, 3], ids=["large", "small"])
def largest(request: pytest.FixtureRequest) -> Iterator[int]:
    """How large chunks and regions become."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_LARGEST", request.param)
        yield request.param


@given(numbers=st.lists(st.integers(0, 60), min_size=1, max_size=_LENGTH), edits=st.lists(EDITS, max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_edits(numbers: list[int], edits: list[tuple[str, int, int]], rules: Ruleset, largest: int) -> None:
    pool = [
        Block(f"第{number}段" if number else "", Role.BODY if number % 3 else Role.LEAD, "", rules.automaton)
        for number in range(61)
    ]
    blocks = [pool[number] for number in numbers]
    kept = Chunks()
    for kind, where, what in [("", 0, 0), *edits]:
        at = where % len(blocks)
        if kind == "replace":
            blocks[at] = pool[what % len(pool)]
        elif kind == "insert":
            blocks.insert(at, pool[what % len(pool)])
        elif kind == "delete" and len(blocks) > 1:
            del blocks[at]
        elif kind == "move":
            blocks.insert(what % len(blocks), blocks.pop(at))
        elif kind == "double":
            blocks.insert(at, blocks[at])
        kept.next_draft()
        assert _asked(kept.of(blocks)) == _asked(Chunks().of(blocks))


def test_an_edit_asks_the_edited_paragraph_alone(rules: Ruleset) -> None:
    asked: list[str] = []

    def find(block: Block) -> str:
        asked.append(block.text)
        return block.text

    blocks = [Block(f"第{number}段", Role.BODY, "", rules.automaton) for number in range(400)]
    kept = Chunks()
    kept.next_draft()
    for region in kept.of(blocks):
        region.found(_ALL, find)
    asked.clear()
    blocks[200] = Block("改过的一段", Role.BODY, "", rules.automaton)
    kept.next_draft()
    for region in kept.of(blocks):
        region.found(_ALL, find)
    assert asked == ["改过的一段"]


def test_what_is_concluded_of_the_same_is_known_until_the_next_draft_asks_no_more() -> None:
    asked: list[tuple[int, ...]] = []

    def total(numbers: tuple[int, ...]) -> int:
        asked.append(numbers)
        return sum(numbers)

    kept = Chunks()
    for _ in range(3):
        kept.next_draft()
        assert (kept.concluded(total, (1, 2)), kept.concluded(total, (3, 4))) == (3, 7)
    assert asked == [(1, 2), (3, 4)]
    kept.next_draft()
    kept.next_draft()
    assert kept.concluded(total, (1, 2)) == 3
    assert asked == [(1, 2), (3, 4), (1, 2)]
