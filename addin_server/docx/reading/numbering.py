"""Automatic numbering: the labels Word prints before paragraphs and keeps out of their text."""

from __future__ import annotations

import re
from typing import NamedTuple

from addin_server.docx.opc.names import MC, Element, both, child, get, is_on, space, value
from addin_server.docx.reading.numerals import numeral
from addin_server.docx.reading.styles import Style

_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")  # bullets of symbol fonts
_LEVELS = 9


class Level(NamedTuple):
    """One level of a list. `restart` is the level (from 1) that restarts it, 0 never, None any higher one."""

    start: int
    format: str
    text: str
    legal: bool
    restart: int | None
    style: str


class _List(NamedTuple):
    """A w:num: levels by number, the counter it shares with its siblings, and the levels it starts afresh."""

    levels: dict[int, Level]
    shared: str
    restarted: set[int]


class Numbering:
    """Counts through a document: ask for the label of every paragraph, in order, once."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._style_links: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        if root is None:
            return
        for node in root.iter(*both("abstractNum")):
            identifier = get(node, "abstractNumId")
            self._abstract.setdefault(identifier, node)
            if link := value(node, "styleLink"):
                self._style_links.setdefault(link, identifier)
        for node in root.iter(*both("num")):
            self._nums.setdefault(get(node, "numId"), node)

    def label(self, style: Style) -> str:
        """The label of the next paragraph, "" when it has none."""
        chosen = self._list(style.numbered.num_id)
        if chosen is None:
            return ""
        depth = self._depth(style, chosen)
        level = chosen.levels.get(depth)
        if level is None:
            return ""
        counter = self._advance(style.numbered.num_id, chosen, depth)
        if level.format == "bullet":
            return _PRIVATE_USE.sub("•", level.text)

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = chosen.levels.get(at)
            if other is None or at > depth:
                return ""
            return numeral(counter.get(at, other.start), "decimal" if level.legal else other.format)

        return _PLACEHOLDER.sub(number, level.text)

    def _depth(self, style: Style, chosen: _List) -> int:
        if style.numbered.level:
            return int(style.numbered.level) if style.numbered.level.isdecimal() else 0
        linked = (
            depth for depth, level in chosen.levels.items() if level.style and level.style == style.numbered.style
        )
        return next(linked, 0)

    def _advance(self, num_id: str, chosen: _List, depth: int) -> dict[int, int]:
        counter = self._counters.setdefault(chosen.shared, {})
        if num_id not in self._started:
            self._started.add(num_id)
            for restarted in chosen.restarted:
                counter.pop(restarted, None)
        for higher in range(depth):
            if higher in chosen.levels:
                counter.setdefault(higher, chosen.levels[higher].start)
        counter[depth] = counter[depth] + 1 if depth in counter else chosen.levels[depth].start
        for lower in range(depth + 1, _LEVELS):
            restart = chosen.levels[lower].restart if lower in chosen.levels else None
            if lower in counter and (restart is None or depth < restart):
                del counter[lower]
        return counter

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            node = self._nums.get(num_id)
            self._lists[num_id] = None if node is None or num_id == "0" else self._read(node)
        return self._lists[num_id]

    def _read(self, num: Element) -> _List | None:
        shared = value(num, "abstractNumId")
        abstract = self._abstract.get(shared)
        if abstract is None:
            return None
        if (link := value(abstract, "numStyleLink")) in self._style_links:
            shared = self._style_links[link]
            abstract = self._abstract[shared]
        levels = dict(_level(node) for node in abstract.findall(space(abstract) + "lvl"))
        restarted: set[int] = set()
        for override in num.findall(space(num) + "lvlOverride"):
            depth = _number(get(override, "ilvl"), 0)
            if (own := child(override, "lvl")) is not None:
                levels[depth] = _level(own)[1]
            if child(override, "startOverride") is not None:
                restarted.add(depth)
                if depth in levels:
                    start = _number(value(override, "startOverride"), 1)
                    levels[depth] = levels[depth]._replace(start=start)
        return _List(levels, shared, restarted)


def _level(node: Element) -> tuple[int, Level]:
    restart = value(node, "lvlRestart")
    return _number(get(node, "ilvl"), 0), Level(
        start=_number(value(node, "start"), 0),
        format=_format(node),
        text=value(node, "lvlText"),
        legal=is_on(child(node, "isLgl")),
        restart=_number(restart, 0) if restart else None,
        style=value(node, "pStyle"),
    )


def _format(level: Element) -> str:
    """w:numFmt; custom formats stand in mc:AlternateContent with a plain one as fallback."""
    plain = value(level, "numFmt")
    if plain:
        return plain
    fallback = level.find(f"{{{MC}}}AlternateContent/{{{MC}}}Fallback")
    nodes = [] if fallback is None else list(fallback.iter(*both("numFmt")))
    return get(nodes[0], "val") if nodes else "decimal"


def _number(text: str, default: int) -> int:
    try:
        return int(text)
    except ValueError:
        return default
