"""An index by words: things that can find something only where a certain word occurs, picked by those that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Generic, TypeVar

Keys = frozenset[str] | None
"""Names of the lists of which one must have a hit; None where something may be found without any."""

Item = TypeVar("Item")


class WordIndex(Generic[Item]):
    """Items in a fixed order, each with its keys."""

    def __init__(self, items: Iterable[tuple[Keys, Item]]) -> None:
        self._items: list[Item] = []
        self._always: list[int] = []
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, (keys, item) in enumerate(items):
            self._items.append(item)
            if keys is None:
                self._always.append(number)
            else:
                for key in keys:
                    self._by_key[key].append(number)

    def among(self, present: Set[str]) -> list[Item]:
        """Return, in order, the items that can find something where the lists of `present` have hits."""
        numbers = set(self._always)
        for key in self._by_key.keys() & present:
            numbers.update(self._by_key[key])
        return [self._items[number] for number in sorted(numbers)]


def any_of(keys: Iterable[Keys]) -> Keys:
    """Return the keys of what finds something where any of several do."""
    joined: set[str] = set()
    for each in keys:
        if each is None:
            return None
        joined |= each
    return frozenset(joined)
