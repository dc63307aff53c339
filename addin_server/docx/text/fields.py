"""Complex fields: begin … separate … end, possibly across paragraphs and nested.

A field's code is not text. Its result is, but Word rebuilds it, so nothing may be anchored inside. Where there is no
result, what is drawn is: a character in a ring, a prompt, an item of a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from addin_server.docx.opc.names import Element, both, get, kind
from addin_server.docx.text.alternatives import is_unseen
from addin_server.docx.text.drawn import drawn

# Fields that Word regenerates as a whole: a comment on their result is lost at the next update.
REBUILT = ("TOC", "INDEX", "BIBLIOGRAPHY", "TOA", "RD")


@dataclass(slots=True)
class Field:
    """A begin with its end. `separate` is missing when the field has no result."""

    begin: Element
    paragraph: Element
    code: str = ""
    separate: Element | None = None
    end: Element | None = None
    spans_paragraphs: bool = False
    has_words: bool = False  # in its result

    @property
    def rebuilt(self) -> bool:
        return self.spans_paragraphs or self.code.lstrip().upper().startswith(REBUILT)


@dataclass(slots=True)
class Fields:
    """All complete fields of a document.

    `code_step` tells how a field character changes the number of open field codes (text counts at 0 only);
    `code_carry` and `span_carry` say by how many codes, and by how many multi-paragraph fields, a paragraph leaves
    more open than it found. `drawn` is the text of fields without a result, by their begin.
    """

    by_begin: dict[Element, Field] = field(default_factory=dict)
    by_end: dict[Element, Field] = field(default_factory=dict)
    code_step: dict[Element, int] = field(default_factory=dict)
    code_carry: dict[Element, int] = field(default_factory=lambda: defaultdict(int))
    span_carry: dict[Element, int] = field(default_factory=lambda: defaultdict(int))
    drawn: dict[Element, str] = field(default_factory=dict)


def find_fields(root: Element, gone: Collection[Element]) -> Fields:
    """Match field characters in one pass, but those that are `gone`; a begin without an end, or an end alone, means
    nothing."""
    fields = Fields()
    open_fields: dict[Element | None, list[Field]] = defaultdict(list)
    depth = 0  # of them all: words outside every field need not be looked at
    for node in root.iter(*both("fldChar", "instrText", "t")):
        place = None if kind(node) == "t" and not depth else _place(node, gone)
        if place is None:
            continue
        paragraph, story = place
        stack = open_fields[story]
        match kind(node), get(node, "fldCharType"):
            case "instrText", _ if stack and stack[-1].separate is None:
                stack[-1].code += node.text or ""
            case "fldChar", "begin":
                stack.append(Field(node, paragraph))
                depth += 1
            case "fldChar", "separate" if stack:
                stack[-1].separate = node
            case "fldChar", "end" if stack:
                closed = stack.pop()
                depth -= 1
                _close(fields, closed, node, paragraph)
                if stack and stack[-1].separate is not None:
                    stack[-1].has_words |= closed.has_words
            case "t", _ if stack:
                stack[-1].has_words |= stack[-1].separate is not None
    return fields


def _close(fields: Fields, closed: Field, end: Element, paragraph: Element) -> None:
    closed.end = end
    closed.spans_paragraphs = paragraph is not closed.paragraph
    fields.by_begin[closed.begin] = fields.by_end[end] = closed
    if text := drawn(closed.code, closed.begin) if _is_without_result(closed) else "":
        fields.drawn[closed.begin] = text
    result_begins = end if closed.separate is None else closed.separate
    for node, step in ((closed.begin, 1), (result_begins, -1)):
        fields.code_step[node] = step
        holder = next(node.iterancestors(*both("p")))
        fields.code_carry[holder] += step
    if closed.spans_paragraphs:
        fields.span_carry[closed.paragraph] += 1
        fields.span_carry[paragraph] -= 1


def _is_without_result(closed: Field) -> bool:
    """Programs write a separator too, with nothing behind it."""
    return closed.separate is None or not (closed.spans_paragraphs or closed.has_words)


def _place(node: Element, gone: Collection[Element]) -> tuple[Element, Element | None] | None:
    """The paragraph of a field character and the text box it is in; None when it is gone or not shown."""
    paragraph: Element | None = None
    story: Element | None = None
    for ancestor in node.iterancestors():
        match kind(ancestor):
            case "p" if paragraph is None:
                paragraph = ancestor
            case "txbxContent" if story is None:
                story = ancestor
            case "Choice" | "Fallback" if is_unseen(ancestor):
                return None
        if ancestor in gone:
            return None
    return None if paragraph is None else (paragraph, story)
