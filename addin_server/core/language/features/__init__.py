"""Computed word classes: what no list can hold. One file a family; each registers itself as {@name}."""

from __future__ import annotations

from collections.abc import Mapping

from addin_server.core.language import places
from addin_server.core.language.features import deeds, gatherings, lacks, marks, names, numbers, persons, verse

__all__ = ["deeds", "gatherings", "lacks", "lists", "marks", "names", "numbers", "persons", "verse"]


def lists() -> Mapping[str, frozenset[str]]:
    """Words that features look up and no file of the rule folder holds, by the list they join."""
    return {places.LIST: places.names(), places.WITHOUT_SUFFIX: places.without_suffix()}
