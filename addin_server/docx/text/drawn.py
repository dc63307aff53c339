"""What fields show that have no result: a character in a ring, a symbol, a prompt to click on, the item chosen of a
list."""

from __future__ import annotations

import re

from addin_server.docx.opc.names import Element, both, get, number, value
from addin_server.docx.text.enclosed import enclosed

_PROMPT = re.compile(r"(?is)\A\s*+(?:MACROBUTTON|GOTOBUTTON)\s++\S++\s++(\S.*)")
_SYMBOL = re.compile(r"(?i)\A\s*+SYMBOL\s++(0x[0-9a-f]{1,6}|[0-9]{1,7})\b(.*)")
_LIST = re.compile(r"(?i)\A\s*+FORMDROPDOWN\b")
_UNICODE = re.compile(r"(?i)\\u\b")
_OF_A_FONT = "\ufffc"


def drawn(code: str, begin: Element) -> str:
    """What a field with this code and this first character shows; "" for one that shows nothing, or nothing known."""
    if match := _PROMPT.fullmatch(code):
        return match[1].rstrip()
    if match := _SYMBOL.match(code):
        return _character(_number(match[1])) if _UNICODE.search(match[2]) else _OF_A_FONT
    return _chosen(begin) if _LIST.match(code) else enclosed(code)


def _number(written: str) -> int:
    """The number of a character as programs write it: 0x2460, 65, 065."""
    return int(written, 16 if written[:2].lower() == "0x" else 10)


def _character(written: int) -> str:
    try:
        character = chr(written)
        character.encode()
    except (ValueError, OverflowError):
        return _OF_A_FONT
    return character if character.isprintable() else _OF_A_FONT


def _chosen(begin: Element) -> str:
    """The item of a list that a form shows: the one chosen, else the one chosen at first, else the first."""
    found = next(begin.iter(*both("ddList")), None)
    if found is None:
        return ""
    items = [get(node, "val") for node in found.iter(*both("listEntry"))]
    at = number(value(found, "result") or value(found, "default") or "0") or 0
    return items[at] if 0 <= at < len(items) else ""
