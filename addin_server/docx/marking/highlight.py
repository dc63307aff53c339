"""Highlights of ours: put on runs their author left plain, kept known by bookmarks, and taken off again.

A highlight has no owner. In every program ours stands inside a bookmark whose name says what was there before:
`_zb_h<n>_<colour>` from here and from Word (a colour in hexadecimal or "none"), `zb_h_<n>_<ours>_<before>` from WPS
(numbers of its colour list, 0 for none).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lxml import etree

from addin_server.core.model import Severity
from addin_server.docx.marking.ledger import Ledger
from addin_server.docx.opc.names import Element, both, child, get, kind, space
from addin_server.docx.text.runs import HIGHLIGHT_GOES_BEFORE, insert_after, insert_before, take_out

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}

_NAME = re.compile(r"_zb_h\d+_(?P<hexadecimal>\w+)|zb_h_\d+_\d+_(?P<number>\d+)", re.IGNORECASE)
_BY_HEXADECIMAL = {
    "NONE": "",
    "000000": "black",
    "0000FF": "blue",
    "00FFFF": "cyan",
    "00FF00": "green",
    "FF00FF": "magenta",
    "FF0000": "red",
    "FFFF00": "yellow",
    "FFFFFF": "white",
    "000080": "darkBlue",
    "00008B": "darkBlue",
    "008080": "darkCyan",
    "008B8B": "darkCyan",
    "008000": "darkGreen",
    "006400": "darkGreen",
    "800080": "darkMagenta",
    "8B008B": "darkMagenta",
    "800000": "darkRed",
    "8B0000": "darkRed",
    "808000": "darkYellow",
    "808080": "darkGray",
    "C0C0C0": "lightGray",
    "D3D3D3": "lightGray",
}
_BY_NUMBER = (
    ",black,blue,cyan,green,magenta,red,yellow,white,darkBlue,darkCyan,darkGreen,darkMagenta,darkRed,darkYellow,"
    "darkGray,lightGray"
).split(",")


class Highlighter:
    """Highlights in one document."""

    def __init__(self, root: Element, ledger: Ledger) -> None:
        self._ledger = ledger
        names = (get(node, "name") for node in root.iter(*both("bookmarkStart")))
        self._number = sum(1 for name in names if _NAME.fullmatch(name))

    def colour(self, runs: Iterable[Element], severity: Severity) -> None:
        """Give the runs the colour of `severity`, but for those that have one."""
        group: list[Element] = []
        for run in runs:
            if group and run.getprevious() is not group[-1]:
                self._keep(group)
                group = []
            if self._put(run, COLOURS[severity]):
                group.append(run)
            else:
                self._keep(group)
                group = []
        self._keep(group)

    def _put(self, run: Element, colour: str) -> bool:
        word = space(run)
        properties = child(run, "rPr")
        made = properties is None
        if properties is None:
            properties = etree.Element(word + "rPr")
            run.insert(0, properties)
        if child(properties, "highlight") is not None:
            return False
        mark = etree.Element(word + "highlight")
        mark.set(word + "val", colour)
        following = next((node for node in properties if _goes_after_highlight(node, word)), None)
        if following is None:
            properties.append(mark)
        else:
            following.addprevious(mark)
        self._ledger.add("highlight", mark, "new" if made else "")
        return True

    def _keep(self, group: list[Element]) -> None:
        """Put the bookmark around neighbouring runs."""
        if not group:
            return
        word = space(group[0])
        start, end = etree.Element(word + "bookmarkStart"), etree.Element(word + "bookmarkEnd")
        number = str(self._ledger.ids.take("bookmark"))
        for node in (start, end):
            node.set(word + "id", number)
        self._number += 1
        start.set(word + "name", f"_zb_h{self._number}_none")
        insert_before(group[0], start)
        insert_after(group[-1], end)
        for node in (start, end):
            self._ledger.add("marker", node)


def take_highlights_off(root: Element) -> int:
    """Give what stands in bookmarks of ours its former colour, and drop them. Returns how many there were.

    A colour that is not one of ours was given since by somebody else: it stays.
    """
    marks, inside = _scan(root)
    for highlight, before in inside:
        if before:
            highlight.set(space(highlight) + "val", before)
        else:
            take_out(highlight)
    for node in marks:
        take_out(node)
    return sum(1 for node in marks if get(node, "name"))


def _scan(root: Element) -> tuple[list[Element], list[tuple[Element, str]]]:
    """Starts and ends of our bookmarks; highlights of our colours inside, each with the colour it had before.

    An end belongs to the last start of its id: an author's bookmark may bear the same.
    """
    marks: list[Element] = []
    inside: list[tuple[Element, str]] = []
    starts: dict[str, list[Element]] = defaultdict(list)
    open_: dict[Element, str | None] = {}
    for node in root.iter(*both("bookmarkStart", "bookmarkEnd", "highlight")):
        if node.tag in both("highlight"):
            before = next(reversed(open_.values()), None)
            if before is not None and get(node, "val") in COLOURS.values():
                inside.append((node, before))
        elif node.tag in both("bookmarkStart"):
            starts[get(node, "id")].append(node)
            if _NAME.fullmatch(get(node, "name")):
                marks.append(node)
                open_[node] = _before(get(node, "name"))
        elif (same := starts[get(node, "id")]) and (start := same.pop()) in open_:
            marks.append(node)
            del open_[start]
    return marks, inside


def _before(name: str) -> str | None:
    """The colour that a bookmark's name tells, "" for none; None when it cannot be read."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    if match["hexadecimal"]:
        return _BY_HEXADECIMAL.get(match["hexadecimal"].upper())
    number = int(match["number"])
    return _BY_NUMBER[number] if number < len(_BY_NUMBER) else None


def _goes_after_highlight(node: Element, word: str) -> bool:
    """Properties have an order; alternatives stand where what is in them would."""
    held = list(node.iter(word + "*")) if kind(node) == "AlternateContent" else []
    names = {str(each.tag).removeprefix(word) for each in held or [node]}
    return not names.isdisjoint(HIGHLIGHT_GOES_BEFORE) or not (held or str(node.tag).startswith(word))
