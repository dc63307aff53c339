"""Names of WordprocessingML, in its Transitional and Strict namespaces alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W16SE = "http://schemas.microsoft.com/office/word/2015/wordml/symex"

# Tracked changes, whose ids are counted together: what was added, what was removed, and former states.
ADDED = ("ins", "moveTo")
REMOVED = ("del", "moveFrom")
FORMER = (
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange numberingChange"
).split()
CELLS = ("cellIns", "cellDel", "cellMerge")
RANGES = tuple(
    f"{name}Range{end}"
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
TRACKED = (*ADDED, *REMOVED, *FORMER, *CELLS, *RANGES)
COMMENT_MARKERS = ("commentRangeStart", "commentRangeEnd", "commentReference")

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_WORD_NAMES = (
    "p r t tab ptab br cr noBreakHyphen softHyphen sym ruby rubyBase fldChar instrText "
    "hyperlink smartTag customXml fldSimple dir bdo sdt sdtContent ins moveTo del moveFrom "
    "document body tbl tr tc txbxContent altChunk subDoc pPr rPr"
).split()

# Tag -> short name. A dictionary look-up costs less than parsing tags, and answers for comments and
# processing instructions too (their tags are functions, hence absent).
KIND: dict[object, str] = {
    **{f"{{{space}}}{name}": name for space in (TRANSITIONAL, STRICT) for name in _WORD_NAMES},
    **{f"{{{MC}}}{name}": name for name in ("AlternateContent", "Choice", "Fallback")},
    f"{{{W16SE}}}symEx": "symEx",
}


def kind(node: Element) -> str:
    """The short name of an element this package knows, else ""."""
    return KIND.get(node.tag, "")


def both(*names: str) -> list[str]:
    """Tags of `names` in both namespaces, for `iter`."""
    return [f"{{{space}}}{name}" for name in names for space in (TRANSITIONAL, STRICT)]


def space(node: Element) -> str:
    """The namespace of `node` in braces."""
    tag = str(node.tag)
    return tag[: tag.find("}") + 1]


def child(node: Element, name: str) -> Element | None:
    """The first child `name` in the namespace of `node`."""
    return node.find(space(node) + name)


def get(node: Element | None, name: str, default: str = "") -> str:
    """Attribute `name` in the namespace of `node`; `default` when either is missing."""
    if node is None:
        return default
    value = node.get(space(node) + name)
    return default if value is None else value


def value(node: Element, path: str, default: str = "") -> str:
    """w:val at the end of a path of child names, such as "pPr/jc"."""
    step: Element | None = node
    for name in path.split("/"):
        if step is None:
            return default
        step = child(step, name)
    return get(step, "val", default)


_NUMBER = re.compile("[ \t\r\n]*([+-]?)0*([0-9]{1,10})[ \t\r\n]*")


def number(written: str) -> int | None:
    """The number an id is, None for anything else: files bring ids in letters, and digits that are not 0 to 9."""
    return int("".join(match.groups())) if (match := _NUMBER.fullmatch(written)) else None


def paragraph_id(written: str) -> str:
    """A w14:paraId, or one that a thread names, in the one way to write it: it is a number in hexadecimal digits."""
    return written.strip().upper().zfill(8)


def is_on(node: Element | None) -> bool:
    """A toggle property: present, and not switched off."""
    return node is not None and get(node, "val", "true").lower() not in ("0", "false", "off")


def ancestors(node: Element) -> Iterator[Element]:
    """Parents of `node`, nearest first."""
    return node.iterancestors()


def empty_copy(node: Element) -> Element:
    """A new element with the name, the attributes and the prefixes of `node`, and nothing in it."""
    attributes = {str(name): str(value) for name, value in node.attrib.items()}
    prefixes = dict(node.nsmap)
    return etree.Element(node.tag, attributes, nsmap=prefixes)  # type: ignore[arg-type]  # the stubs lack the default one


def read(node: Element, attribute: str) -> str:
    """The value of an attribute; for "" the text."""
    return str((node.get(attribute) if attribute else node.text) or "")
