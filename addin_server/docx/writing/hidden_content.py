"""Hidden content: words a file holds that are not on its pages; they leave the office with it all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from addin_server.docx.opc.hidden import Hiding, hiding_styles, is_hidden
from addin_server.docx.opc.names import REMOVED, Element, both
from addin_server.docx.opc.other_stories import other_stories
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.reading.existing import comments_in
from addin_server.docx.reading.reader import open_document
from addin_server.docx.text.resolved import local
from addin_server.docx.writing.traces import CORE, CUSTOM

_PROPERTIES = ("{*}title", "{*}subject", "{*}keywords", "{*}description", "{*}category", "{*}contentStatus")


class HiddenContent(NamedTuple):
    """Words, and where they stand."""

    where: str
    text: str


def hidden_content(data: bytes) -> tuple[HiddenContent, ...]:
    """Return comments, deleted and hidden words, notes, headers, properties, each once. Raises DocxError."""
    source = open_document(data)
    found = [HiddenContent("批注", comment.text) for comment in comments_in(source)]
    hiding = hiding_styles(source.package)
    for part, root in xml_parts(source.package):
        found += _words(root, hiding.of(part))
    found += (HiddenContent(where, text) for where, text in other_stories(source.package, source.main))
    return tuple(dict.fromkeys(one for one in found if one.text.strip()))


def _words(root: Element, hiding: Hiding) -> Iterator[HiddenContent]:
    space = str(root.tag)[1:].partition("}")[0]
    if space == CORE:
        yield from (HiddenContent("文档属性", node.text or "") for node in root.iter(*_PROPERTIES))
    elif space in CUSTOM:
        yield from (HiddenContent("自定义属性", "".join(map(str, node.itertext()))) for node in root)
    elif local(root) != "comments":
        for node in root.iter(*both(*REMOVED)):
            yield HiddenContent("修订里删去的字", _text(node, "delText", "t"))
        for paragraph in root.iter(*both("p")):
            runs = (run for run in paragraph.iter(*both("r")) if is_hidden(run, hiding))
            yield HiddenContent("隐藏的文字", "".join(_text(run, "t") for run in runs))


def _text(node: Element, *names: str) -> str:
    return "".join(str(part.text or "") for part in node.iter(*both(*names)))
