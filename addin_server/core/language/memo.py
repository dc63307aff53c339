"""Memoising what was found out about a text where the text is short: what is kept is then bounded in bytes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")

MANY = 8192
"""Answers, about short texts only."""

SHORT = 200
"""Characters. A few longer paragraphs are read again each time, which costs a draft little."""


def memoised_if_short(find: Callable[Concatenate[str, Given], Found]) -> Callable[Concatenate[str, Given], Found]:
    """Return `find`, which remembers what it found out about short texts."""
    known = functools.lru_cache(MANY)(find)

    @functools.wraps(find)
    def ask(text: str, /, *given: Given.args, **named: Given.kwargs) -> Found:
        # What is remembered has to be hashable, which types cannot say here.
        return known(text, *given, **named) if len(text) <= SHORT else find(text, *given, **named)  # type: ignore[arg-type]

    return ask
