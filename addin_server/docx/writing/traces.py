"""What a file says about people and their computers, found by what it means, in whatever part it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast

from addin_server.docx.opc.names import TRACKED, Element, both, get
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import all_relations
from addin_server.docx.text.settled import local

NOBODY = "作者"
"""What stands where a name stood: the attribute may not be empty."""

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
PEOPLE = ("{*}creator", "{*}lastModifiedBy", "{*}contributor", "{*}Manager", "{*}Company")
PLACES = ("{*}Template", "{*}HyperlinkBase")
ATTACHED = {
    "customXml": "附带的数据",
    "printerSettings": "打印机设置",
    "thumbnail": "缩略图",
    "webextension": "加载项",
    "webextensiontaskpanes": "加载项",
    "classificationlabels": "密级标签",
    "documenttasks": "任务分派",
    "attachedTemplate": "模板的位置",
    "mailMergeSource": "邮件合并的数据",
    "mailMergeHeaderSource": "邮件合并的数据",
}
"""Kinds of relation that lead to something that is not the document."""

_PARTS = {
    "styles": "样式",
    "numbering": "编号",
    "hdr": "页眉",
    "ftr": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "glossaryDocument": "自动图文集",
    "comments": "批注",
}
LOCAL = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\")
"""How the address of a file on somebody's computer begins."""
_RSIDS = "//@*[starts-with(local-name(), 'rsid')]"
_DESCRIPTIONS = "//@*[local-name()='descr' or local-name()='title' or local-name()='alt' or local-name()='name']"
_SIGNATURES = ("author", "initials", "ed", "userId", "userName")
_WORDS = ("t", "delText")
_PLAIN_TEMPLATE = "Normal"


class Trace(NamedTuple):
    """What is told, and where; `is_name` when it is the name of a person or an office."""

    where: str
    what: str
    is_name: bool = False


def traces_of(package: Package) -> Iterator[Trace]:
    """Yield each once, in the order of the parts."""
    roots = sorted((root for _, root in xml_parts(package)), key=lambda root: not is_about_file(root))
    found = [trace for root in roots for trace in _in_part(root)]
    found += _in_relations(package)
    names = names_in(found)
    found += [Trace(where, name, is_name=True) for name in names for where in _elsewhere(package, name)]
    yield from dict.fromkeys(found)


def is_about_file(root: Element) -> bool:
    """Whether a part holds properties of the file, no text."""
    return _space(root) in _PROPERTIES


def names_in(traces: Iterable[Trace]) -> tuple[str, ...]:
    """The names, each once."""
    return tuple(dict.fromkeys(trace.what for trace in traces if trace.is_name))


def _in_part(root: Element) -> Iterator[Trace]:
    reader = _PROPERTIES.get(_space(root))
    if reader is not None:
        yield from reader(root)
        return
    part = _PARTS.get(local(root), "正文")
    for tags, where, attribute in (
        (both("comment"), "批注", "author"),
        (both(*TRACKED), f"修订（{part}）", "author"),
        (["{*}person"], "人员表", "author"),
        (both("permStart"), "编辑权限", "ed"),
        (["{*}presenceInfo", "{*}user", "{*}User"], "人员表", "userId"),
        (["{*}user", "{*}User"], "人员表", "userName"),
    ):
        for node in root.iter(*tags):
            if (name := get(node, attribute) or node.get(attribute) or "") not in ("", NOBODY):
                yield Trace(where, name, is_name=True)
    for node in root.iter(*both("docVar")):
        yield Trace("文档变量", f"{get(node, 'name')}：{get(node, 'val')}")
    if next(root.iter(*both("rsids")), None) is not None or root.xpath(f"boolean({_RSIDS})"):
        yield Trace("编辑痕迹", "各次编辑的编号（rsid）")
    for node, attribute in described(root):
        yield Trace("图片说明里的文件位置", str(node.get(attribute)))


def described(root: Element) -> list[tuple[Element, str]]:
    """Elements with an attribute that describes them by the address of a file."""
    return [(node, name) for node, name in attributes(root, _DESCRIPTIONS) if LOCAL.match(node.get(name) or "")]


def rsids(root: Element) -> list[tuple[Element, str]]:
    """Elements with an attribute that numbers an editing session."""
    return attributes(root, _RSIDS)


def attributes(root: Element, path: str) -> list[tuple[Element, str]]:
    """The attributes an XPath finds, as their elements and names."""
    found = cast(list[Any], root.xpath(path))
    return [(text.getparent(), text.attrname) for text in found]


def _space(root: Element) -> str:
    return str(root.tag)[1:].partition("}")[0]


def _people(root: Element) -> Iterator[Trace]:
    for node in root.iter(*PEOPLE):
        if text := (node.text or "").strip():
            yield Trace("文档属性", text, is_name=text != NOBODY)
    for node in root.iter(*PLACES):
        if (text := (node.text or "").strip()) and not text.startswith(_PLAIN_TEMPLATE):
            yield Trace("文档属性", text)


def _custom(root: Element) -> Iterator[Trace]:
    for node in root:
        yield Trace("自定义属性", f"{node.get('name')}：{''.join(map(str, node.itertext()))}")


_PROPERTIES: dict[str, Callable[[Element], Iterator[Trace]]] = {CORE: _people, EXTENDED: _people, CUSTOM: _custom}


def _in_relations(package: Package) -> Iterator[Trace]:
    for _, relation in all_relations(package):
        where = ATTACHED.get(relation.kind)
        if where:
            yield Trace(where, relation.target)
        elif relation.external and LOCAL.match(relation.target):
            yield Trace("链接里的文件位置", relation.target)


def is_telling(name: str) -> bool:
    """Whether a name can be searched for: one plain word of English letters stands everywhere."""
    return len(name) > 1 and not re.fullmatch("[A-Za-z]+", name)


def _elsewhere(package: Package, name: str) -> Iterator[str]:
    """The places a known name stands in beside the words of the text and the signatures."""
    for _, root in xml_parts(package) if is_telling(name) else ():
        if any(local_name not in _SIGNATURES for _, local_name in _mentioned(root, name)):
            yield f"{_PARTS.get(local(root), '正文')}的设置"


def _mentioned(root: Element, name: str) -> Iterator[tuple[Element, str]]:
    if not is_about_file(root):
        for node, attribute in mentions(root, name):
            yield node, attribute.rpartition("}")[2]


def mentions(root: Element, name: str) -> list[tuple[Element, str]]:
    """Elements that mention `name` outside the words of the text; with the attribute it is in, "" for their text."""
    found = cast(list[Any], root.xpath("//@*[contains(., $name)]", name=name))
    texts = cast(list[Any], root.xpath("//*[text()[contains(., $name)]]", name=name))
    written = [(node, "") for node in texts if local(node) not in _WORDS and name in (node.text or "")]
    return [*((text.getparent(), text.attrname) for text in found), *written]
