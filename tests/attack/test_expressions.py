"""No regular expression of ours takes more than in proportion, whatever text it is given."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import pytest

from tests.attack import expressions, many
from tests.attack.expressions import Expression
from tests.attack.hard_texts import Text, hard_texts

SIZES = (40, 400, 4_000)
"""Characters of a text; the last step, by ten, is judged, those before keep an explosion short."""

MOST = 30.0
"""A text ten times as long may take three times ten times as long: clocks are not exact. A square takes a hundred."""

_EXPLODED = 60.0
"""What takes that many times as long has shown enough: a cube would take minutes to its end."""
_FEWEST = 300
"""Expressions that a search for them must at least find, or it looks in the wrong places."""

_FEW = 12
"""Texts that are tried of each in the short part."""

_RUNS = 3
_TRIES = 4


class _TooLongError(Exception):
    pass


def test_none_grows_faster_than_its_text() -> None:
    found = expressions.collect()
    assert len(found) > _FEWEST
    grown = {each.pattern: text for each in found if (text := too_hard(each, many(200, _FEW)))}
    assert not grown


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+x",
        r"本期\s*(?:为)?\s*第",
        r"(?:[一-龥]{1,4}族)*县",
        "“[^”]*”",
        "(a|a)+b",
        r"^[^\w@（(]*(?P<who>[\w（(][^，。；：:]{1,24}?)[ 　]+(?:\d{4}年)?[ 　]*(?:\d:\d)?$",
    ],
)
def test_what_grows_is_noticed(pattern: str) -> None:
    assert too_hard(Expression(pattern, 0, at_start=False), _FEW)


def test_what_is_tried_at_the_start_only_may_begin_with_anything() -> None:
    assert not too_hard(Expression(r"\s*第", 0, at_start=True), 200)


def too_hard(expression: Expression, texts: int) -> str:
    """Return the beginning of a text that takes more than in proportion, if there is one."""
    pattern = expression.pattern if isinstance(expression.pattern, str) else expression.pattern.decode("latin-1")
    compiled = re.compile(pattern, expression.flags)
    for text in islice(hard_texts(pattern, expression.flags), texts):
        if all(growth(expression, compiled, text) > MOST for _ in range(_TRIES)):
            return text.of(SIZES[0])
    return ""


def growth(expression: Expression, pattern: re.Pattern[str], text: Text) -> float:
    """How many times as long the longest text takes as the one a tenth of it."""
    ratio, took = 0.0, 1e-6
    for size in SIZES:
        try:
            with _at_most(_RUNS * _EXPLODED * took):
                now = _seconds(expression, pattern, text.of(size))
        except _TooLongError:
            return _EXPLODED
        ratio, took = now / took, max(now, 1e-6)
    return ratio


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End what takes more of the processor than that: how busy the machine is does not count."""

    def end(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _seconds(expression: Expression, pattern: re.Pattern[str], text: str) -> float:
    """What the processor needs at best."""
    best = float("inf")
    for _ in range(_RUNS):
        began = time.thread_time()
        if expression.at_start:
            pattern.match(text)
            pattern.fullmatch(text)
        else:
            for _match in pattern.finditer(text):
                pass
        best = min(best, time.thread_time() - began)
    return best
