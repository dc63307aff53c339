"""Computed word classes: what no list can hold. One file a family; each registers itself as {@name}."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.features import marks, numbers

__all__ = ["literals", "marks", "numbers"]


def literals() -> Iterator[str]:
    """Literal classes that features look for in the automaton's hits."""
    return iter(())
