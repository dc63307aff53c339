"""Highlighting a run, unless its author already did."""

from __future__ import annotations

from lxml import etree

from addin_server.core.model import Severity
from addin_server.docx.ledger import Ledger
from addin_server.docx.names import Element, child, space
from addin_server.docx.runs import HIGHLIGHT_GOES_BEFORE

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def highlight(run: Element, severity: Severity, ledger: Ledger) -> None:
    """Give `run` the colour of `severity`."""
    word = space(run)
    properties = child(run, "rPr")
    made = properties is None
    if properties is None:
        properties = etree.Element(word + "rPr")
        run.insert(0, properties)
    if child(properties, "highlight") is not None:
        return
    mark = etree.Element(word + "highlight")
    mark.set(word + "val", COLOURS[severity])
    later = {word + name for name in HIGHLIGHT_GOES_BEFORE}
    foreign = (node for node in properties if node.tag in later or not str(node.tag).startswith(word))
    following = next(foreign, None)
    if following is None:
        properties.append(mark)
    else:
        following.addprevious(mark)
    ledger.add("highlight", mark, "new" if made else "")
