"""The one text model: what of a paragraph is text, character by character, and where it sits in the XML.

w:t                     its text, on one line: programs lay out their XML in lines, and Word shows blanks
w:tab, w:ptab           tab
w:br, w:cr              line feed; a page or column break is a form feed
w:noBreakHyphen         U+2011; a soft hyphen is nothing
w:sym                   U+FFFC
w:ruby                  its base text, in one piece
insertions, moved-to    text; deletions and moved-from are not
complex fields          their result, not their code; what those show that have none (see drawn.py)
w:vanish                text: hidden words leave the office with the file
automatic numbering     not text (see numbering.py)
"""

from __future__ import annotations

from typing import NamedTuple

from addin_server.docx.opc.names import ADDED, KIND, W16SE, Element, get
from addin_server.docx.text.alternatives import choice
from addin_server.docx.text.fields import Fields
from addin_server.docx.text.story import StoryParagraph

_FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "", "sym": "\ufffc"}
_CARRIERS = {"hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent", *ADDED}
_ON_ONE_LINE = {ord(sign): " " for sign in "\n\r"}
_PAGE_BREAKS = {"page", "column"}


class TextPiece(NamedTuple):
    """A child of a run and the text it stands for. Most field characters are pieces without text."""

    node: Element
    text: str

    @property
    def divisible(self) -> bool:
        """Whether it may be cut between two characters."""
        return KIND.get(self.node.tag) == "t" and len(self.node) == 0


def text_of(paragraph: StoryParagraph, fields: Fields) -> str:
    """The accepted text of a paragraph."""
    return "".join(piece.text for piece in text_pieces(paragraph, fields))


def text_pieces(paragraph: StoryParagraph, fields: Fields) -> list[TextPiece]:
    """The pieces of a paragraph in order."""
    walk = _Walk(fields, paragraph.open_codes)
    for part in paragraph.parts:
        walk.inline(part)
    return walk.found


class _Walk:
    def __init__(self, fields: Fields, open_codes: int) -> None:
        self._code_step, self._drawn = fields.code_step, fields.drawn
        self._open_codes = open_codes
        self.found: list[TextPiece] = []

    def inline(self, parent: Element) -> None:
        for node in parent:
            name = KIND.get(node.tag, "")
            if name == "r":
                self._run(node)
            elif name in _CARRIERS:
                self.inline(node)
            elif name == "AlternateContent" and (chosen := choice(node)) is not None:
                self.inline(chosen)

    def _run(self, run: Element) -> None:
        for node in run:
            name = KIND.get(node.tag, "")
            if name == "fldChar":
                self.found.append(TextPiece(node, self._drawn.get(node, "") if self._open_codes == 0 else ""))
                self._open_codes += self._code_step.get(node, 0)
            elif name and self._open_codes == 0 and (text := _text(node, name)):
                self.found.append(TextPiece(node, text))


def _text(node: Element, name: str) -> str:
    if name == "t":
        return _string(node)
    if name in _FIXED:
        return _FIXED[name]
    if name == "br":
        return "\f" if get(node, "type") in _PAGE_BREAKS else "\n"
    if name == "ruby":
        return _ruby_base(node)
    if name == "AlternateContent":
        chosen = choice(node)
        return "" if chosen is None else "".join(_text(inner, KIND.get(inner.tag, "")) for inner in chosen)
    if name == "symEx":
        return _emoji(node)
    return ""


def _string(node: Element) -> str:
    text = node.text or ""
    return (text + "".join(inner.tail or "" for inner in node) if len(node) else text).translate(_ON_ONE_LINE)


def _ruby_base(ruby: Element) -> str:
    base = next((node for node in ruby if KIND.get(node.tag) == "rubyBase"), None)
    if base is None:
        return ""
    walk = _Walk(Fields(), 0)
    walk.inline(base)
    return "".join(piece.text for piece in walk.found)


def _emoji(node: Element) -> str:
    try:
        character = chr(int(node.get(f"{{{W16SE}}}char") or "", 16))
        character.encode()
    except (ValueError, OverflowError):
        return "\ufffc"
    return character
