"""What the user should know about a file before it is changed."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.docx.opc.hidden import hiding_styles, is_hidden
from addin_server.docx.opc.names import STRICT, TRANSITIONAL, Element, both, child, get, is_on
from addin_server.docx.opc.other_stories import other_stories
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import all_relations, related, relations

_PROTECTIONS = {
    "readOnly": "文稿设了“只读”保护，批注照样写入副本，原稿不动。",
    "trackedChanges": "文稿设了“强制修订”保护，写入的批注不算修订。",
    "comments": "文稿设了“只许批注”保护，批注可以写入。",
    "forms": "文稿设了“填写窗体”保护，批注照样写入副本，原稿不动。",
}
_DRAWN = {"chart", "chartEx", "diagramData"}
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_EMBEDDED = {"package", "oleObject", "control"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_VML = "urn:schemas-microsoft-com:vml"
_WORD_SPACES = tuple(f"{{{space}}}" for space in (TRANSITIONAL, STRICT))
_LOADED_FROM_OUTSIDE = {"attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk", "image"}


def notices(package: Package, main: str, root: Element) -> Iterator[str]:
    """Chinese sentences, the gravest first."""
    if any(name.lower().startswith("_xmlsignatures/") for name in package.names):
        yield "文稿带有数字签名，写入批注后签名失效，请保留原稿。"
    settings = related(package, main, "settings")
    if settings is not None:
        yield from _protection(package.xml(settings))
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        yield "文稿带有宏，本工具不运行也不改动它。"
    if _any(package, "altChunk", "subDoc"):
        yield "文稿里嵌有另一份文档，其中的文字主笔没有读。"
    yield from _unread(package, main, root)
    if any(
        relation.external
        and relation.kind in _LOADED_FROM_OUTSIDE
        and not relation.target.lower().startswith("file:///")
        for part in (main, settings or main)
        for relation in relations(package, part)
    ):
        yield "文稿会从外部地址加载内容，报送前请核实来源。"


def _unread(package: Package, main: str, root: Element) -> Iterator[str]:
    """What holds words that are not among the paragraphs, and words that are among them and nobody sees."""
    found = dict.fromkeys(where for where, _ in other_stories(package, main))
    if found:
        yield f"{'、'.join(found)}里有文字，主笔没有读。"
    leading = list(all_relations(package))
    charts = {relation.target for _, relation in leading if relation.kind in _DRAWN}
    if charts:
        yield "文稿里有图表或 SmartArt，其中的文字主笔没有读。"
    if any(relation.kind in _EMBEDDED and part not in charts for part, relation in leading):
        yield "文稿里嵌有表格、控件之类的对象，其中的文字主笔没有读。"
    if _is_drawn(package):
        yield "文稿里有艺术字、水印或图形里的文字，主笔没有读。"
    if next(root.iter(f"{{{_MATH}}}t"), None) is not None:
        yield "文稿里有公式，其中的文字主笔没有读。"
    hiding = hiding_styles(package).of(main)
    if any(is_on(node) for node in root.iter(*both("vanish"))) or (
        hiding.styles and any(is_hidden(run, hiding) for run in root.iter(*both("r")))
    ):
        yield "文稿里有隐藏的文字，主笔一并读了，请显示出来核对。"


def _any(package: Package, *names: str) -> bool:
    """Whether one of these elements stands in a story of the document."""
    stories = (root for _, root in xml_parts(package, *names) if str(root.tag).startswith(_WORD_SPACES))
    return any(next(root.iter(*both(*names)), None) is not None for root in stories)


def _is_drawn(package: Package) -> bool:
    """Whether words are drawn in a story of the document, as letters that are shapes or in shapes."""
    for _, root in xml_parts(package, _DRAWING, "textpath"):
        if str(root.tag).startswith(_WORD_SPACES):
            shapes = ((node.text, node.get("string")) for node in root.iter(f"{{{_DRAWING}}}t", f"{{{_VML}}}textpath"))
            if any(words and words.strip() for shape in shapes for words in shape):
                return True
    return False


def _protection(settings: Element) -> Iterator[str]:
    protection = child(settings, "documentProtection")
    if protection is not None and get(protection, "enforcement") in ("1", "true", "on"):
        yield _PROTECTIONS.get(get(protection, "edit"), "文稿设了编辑保护，批注照样写入副本，原稿不动。")
    if is_on(child(settings, "trackRevisions")):
        yield "文稿开着“修订”，写入的批注不算修订。"
