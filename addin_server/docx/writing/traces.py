"""What a file says about people and their computers, found by what it means, in whatever part it stands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from lxml import etree

from addin_server.docx.opc.names import TRACKED, Element, both, get, read, space
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import REFERS, Relation, all_relations, content_type
from addin_server.docx.text.resolved import local
from addin_server.docx.writing.addresses import addresses_in, is_address
from addin_server.docx.writing.embedded import EmbeddedPackages, archive_parts, binary_mentions, compound_parts
from addin_server.docx.writing.field_codes import field_codes

NOBODY = "作者"
"""What stands where a name stood: the attribute may not be empty."""

OFFICE = "urn:schemas-microsoft-com:office:office"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM = (
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "http://purl.oclc.org/ooxml/officeDocument/customProperties",
)
EXTENDED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
)
PEOPLE = ("{*}creator", "{*}lastModifiedBy", "{*}contributor", "{*}publisher", "{*}Manager", "{*}Company")
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
    "recipientData": "邮件合并的数据",
    "origin": "数字签名",
}
"""Kinds of relation that lead to something that is not the document."""
_INK = "application/inkml+xml"
_EMBEDDED = {"aFChunk", "subDocument"}
"""Kinds of relation that lead to another document, which is not read."""
_UNREAD = "另一份文档，主笔没有读"

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
DESCRIPTIONS = {"descr", "title", "alt", "name"}
_SIGNER = {f"{{{OFFICE}}}suggestedsigner{of}" for of in ("", "2", "email")}
_SIGNED_WITHIN = {
    "comments": (("{*}author", ""),),
    "personList": (("{*}person", "displayName"), ("{*}person", "userId")),
    "cmAuthorLst": (("{*}cmAuthor", "name"), ("{*}cmAuthor", "initials")),
    "authorLst": (("{*}author", "name"), ("{*}author", "initials"), ("{*}author", "userId")),
}
"""Where the remarks of workbooks and slides name their authors, by the part: nothing else refers to these names."""
_SIGNATURES = ("author", "initials", "ed", "userId", "userName")
_NO_ADDRESSES = {
    *("instr", "space", "xpath", "prefixMappings"),
    *("id", "styleId", "anchor", "string", "displayText", "value"),
}
"""Attributes that hold codes, ids, or words a reader sees: these may begin as an address does."""
_VALUES = ("attachedSchema", "tblCaption", "tblDescription", "statusText", "helpText")
"""Elements whose `w:val` may be an address; those of others are the names of styles, and what is shown of numbers."""
_WORDS = ("t", "delText", "v")  # the last are a chart's
_PLAIN_TEMPLATE = re.compile(r"(?i)Normal(?:\.(?:dot[mx]?|wpt))?")


Attribute: TypeAlias = tuple[Element, str]
"""An element and the name of one of its attributes."""


class Trace(NamedTuple):
    """What is told, and where; `is_name` when it is the name of a person or an office.

    What `stays` cannot be taken out: somebody has to look.
    """

    where: str
    what: str
    is_name: bool = False
    stays: bool = False


def traces_of(package: Package, embedded: EmbeddedPackages, known: Iterable[str] = ()) -> Iterator[Trace]:
    """Yield each once, in the order of the parts; the names `known` from elsewhere are sought too."""
    roots = sorted((root for _, root in xml_parts(package)), key=lambda root: not is_about_file(root))
    found = [trace for root in roots for trace in _in_part(root)]
    found += _in_relations(package)
    found += map(_unread, embedded.unread)
    for part, inner in embedded.packages.items():
        found += _signed_within(part, inner)
    names = [name for name in dict.fromkeys((*names_in(found), *known)) if is_searchable(name)]
    found += _elsewhere(roots, names)
    for part, inner in embedded.packages.items():
        found += _elsewhere_within(part, inner, names)
    found += [
        Trace(f"附件 {posixpath.basename(part)}", name, is_name=True, stays=not goes)
        for part, name, goes in binary_mentions(package, names, embedded.packages)
    ]
    found += [Trace("链接的地址", relation.target) for _, relation in relations_mentioning(package, names)]
    yield from dict.fromkeys(found)


def _unread(part: str) -> Trace:
    """A document within, that somebody has to open."""
    return Trace(f"附件 {posixpath.basename(part)}（{_UNREAD}）", part, stays=True)


def _signed_within(part: str, inner: Package) -> Iterator[Trace]:
    """Yield what a package within says of its authors, and the packages within it."""
    for _, root in xml_parts(inner):
        if is_about_file(root):
            yield from (trace._replace(where="附件的属性") for trace in _in_part(root))
        yield from (Trace("附件的批注", read(*place), is_name=True) for place in signatures(root))
    yield from (_unread(f"{part}/{deeper}") for deeper in (*archive_parts(inner), *compound_parts(inner)))


def _elsewhere_within(part: str, inner: Package, names: Collection[str]) -> Iterator[Trace]:
    """Yield where else a package within bears known names: what is not its author's may hold it together."""
    where = f"附件 {posixpath.basename(part)}"
    for _, root in xml_parts(inner) if names else ():
        if not is_about_file(root):
            signed = set(signatures(root))
            mentioned = {name for node, at, name in mentions(root, names) if (node, at) not in signed}
            yield from (Trace(where, name, is_name=True, stays=True) for name in names if name in mentioned)
    yield from (Trace(where, name, is_name=True, stays=True) for _, name, _ in binary_mentions(inner, names))
    yield from (Trace("附件的属性", name, is_name=True) for name in names_in_archive_comment(inner, names))


def signatures(root: Element) -> list[Attribute]:
    """Where remarks and changes in a package within say whose they are; "" is the text of the element."""
    places = [(node, space(node) + "author") for node in root.iter(*both("comment", *TRACKED))]
    places += [(node, at) for tag, at in _SIGNED_WITHIN.get(local(root), ()) for node in root.iter(tag)]
    return [place for place in places if read(*place) not in ("", NOBODY)]


def names_in_archive_comment(package: Package, names: Iterable[str]) -> list[str]:
    """Which of `names` stand in the remark on the archive."""
    remark = package.archive_remarks.decode("utf-8", "replace")
    return [name for name in names if name_pattern([name]).search(remark)]


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
    for node in root.iter(*both("comment")):
        if (initials := get(node, "initials")) and not get(node, "author"):
            yield Trace("批注", initials, is_name=True)
    for node in root.iter(*both("connectString", "query", "udl")):
        yield Trace("邮件合并的数据", get(node, "val"))
    for node in root.iter(*both("docVar")):
        yield Trace("文档变量", f"{get(node, 'name')}：{get(node, 'val')}")
    about = written_about(root)
    if about.numbers or next(root.iter(*both("rsids", "rsid")), None) is not None:
        yield Trace("编辑痕迹", "各次编辑的编号（rsid）")
    for node, name in about.signers:
        yield Trace("签名行", str(node.get(name)), is_name=True)
    for node, name in about.addresses:
        is_described = local_name(name) in DESCRIPTIONS
        yield Trace("图片说明里的文件位置" if is_described else "设置里的文件位置", str(node.get(name)))
    for code in field_codes(root):
        yield from (Trace("域代码里的文件位置", address) for address in addresses_in(code.text))


class About(NamedTuple):
    """The attributes that number an editing session, that name who is to sign, and that are the address of a file."""

    numbers: list[Attribute]
    signers: list[Attribute]
    addresses: list[Attribute]


def written_about(root: Element) -> About:
    """What the attributes of a part tell."""
    about = About([], [], [])
    for node in root.iter(etree.Element):
        for name, value in node.items():
            if local_name(str(name)).startswith("rsid"):
                about.numbers.append((node, str(name)))
            elif name in _SIGNER:
                about.signers.append((node, str(name)))
            elif is_address(str(value)) and _may_be_address(node, str(name)):
                about.addresses.append((node, str(name)))
    return about


def _may_be_address(node: Element, attribute: str) -> bool:
    """Whether an attribute may hold the address of a file, by what it is.

    `w:name` is that of a bookmark, `name` that of a picture.
    """
    name = local_name(attribute)
    if name == "val":
        return local(node) in _VALUES
    return name not in _NO_ADDRESSES and not (name == "name" and attribute != name)


@lru_cache(maxsize=1024)
def local_name(attribute: str) -> str:
    """The name of an attribute without its namespace."""
    return attribute.rpartition("}")[2]


def _space(root: Element) -> str:
    return str(root.tag)[1:].partition("}")[0]


def _people(root: Element) -> Iterator[Trace]:
    for node in root.iter(*PEOPLE):
        if text := (node.text or "").strip():
            yield Trace("文档属性", text, is_name=text != NOBODY)
    for node in root.iter(*PLACES):
        if (text := (node.text or "").strip()) and not _PLAIN_TEMPLATE.fullmatch(text):
            yield Trace("文档属性", text)


def _custom(root: Element) -> Iterator[Trace]:
    for node in root:
        yield Trace("自定义属性", f"{node.get('name')}：{''.join(map(str, node.itertext()))}")


_PROPERTIES: dict[str, Callable[[Element], Iterator[Trace]]] = {
    **dict.fromkeys((CORE, *EXTENDED), _people),
    **dict.fromkeys(CUSTOM, _custom),
}


def is_attached(package: Package, relation: Relation) -> bool:
    """Whether a relation leads to something that is not the document: ink is, though its kind is that of data."""
    return relation.kind in ATTACHED and content_type(package, relation.target) != _INK


def _in_relations(package: Package) -> Iterator[Trace]:
    for _, relation in all_relations(package):
        if is_attached(package, relation):
            yield Trace(ATTACHED[relation.kind], relation.target)
        elif relation.kind in _EMBEDDED:
            yield _unread(relation.target)
        elif relation.external and is_address(relation.target):
            yield Trace("链接里的文件位置", relation.target)


def is_searchable(name: str) -> bool:
    """Whether a name can be searched for: a number and one plain word of English letters stand everywhere."""
    return len(name) > 1 and any(map(str.isalpha, name)) and not re.fullmatch("[A-Za-z]+", name)


def name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What finds one of `names` in a text: one of English letters and digits not inside a longer word of them."""
    return re.compile("|".join(map(_bounded, names)) or "(?!)")


def relations_mentioning(package: Package, names: Collection[str]) -> Iterator[tuple[str, Relation]]:
    """Yield the relations that lead out of the file to an address which mentions one of `names`, with their parts."""
    known = name_pattern(names)
    for owner, relation in all_relations(package):
        if relation.external and not is_address(relation.target) and known.search(unquote(relation.target)):
            yield owner, relation


def _bounded(name: str) -> str:
    before = r"(?<![A-Za-z0-9])" if re.match("[A-Za-z0-9]", name) else ""
    after = r"(?![A-Za-z0-9])" if re.search("[A-Za-z0-9]$", name) else ""
    return f"{before}{re.escape(name)}{after}"


def _elsewhere(roots: Iterable[Element], names: Collection[str]) -> Iterator[Trace]:
    """Yield the places known names stand in beside the words of the text and the signatures."""
    for root in roots if names else ():
        if _space(root) in (CORE, *EXTENDED):
            told = set(root.iter(*PEOPLE))
            places = (node for node, at, _ in mentions(root, names) if not at and node not in told)
            yield from (Trace("文档属性", (node.text or "").strip()) for node in places)
        elif not is_about_file(root):
            found = {name for _, where, name in mentions(root, names) if where.rpartition("}")[2] not in _SIGNATURES}
            for name in filter(found.__contains__, names):
                yield Trace(f"{_PARTS.get(local(root), '正文')}的设置", name, is_name=True)


def mentions(root: Element, names: Collection[str]) -> list[tuple[Element, str, str]]:
    """Elements that mention one of `names` outside the words of the text.

    With the attribute it is in, "" for their text, and the name.
    """
    standing = _NameMentions(names)
    found: list[tuple[Element, str, str]] = []
    for node in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        is_element = isinstance(node.tag, str)  # neither a comment nor an instruction
        if is_element:
            places = ((str(at), str(value)) for at, value in node.items() if not REFERS.match(str(at)))
            found.extend((node, at, name) for at, value in places for name in standing[value])
        if (text := node.text) and not (is_element and local(node) in _WORDS):
            found.extend((node, "", name) for name in standing[text])
    return found


class _NameMentions(dict[str, tuple[str, ...]]):
    """Which of many names stand in a text, as `name_pattern` has it: a file may name as many people as places."""

    def __init__(self, names: Collection[str]) -> None:
        self._rank = {name: rank for rank, name in enumerate(names)}
        self._lengths = {len(name) for name in names}

    def __missing__(self, text: str) -> tuple[str, ...]:
        found = {
            text[start:end]
            for length in self._lengths
            for start, end in zip(range(len(text)), range(length, len(text) + 1), strict=False)
            if text[start:end] in self._rank and not (_within_word(text, start) or _within_word(text, end))
        }
        self[text] = tuple(sorted(found, key=self._rank.__getitem__))
        return self[text]


def _within_word(text: str, at: int) -> bool:
    """Whether a word of English letters and digits goes on there."""
    return 0 < at < len(text) and all(sign.isascii() and sign.isalnum() for sign in text[at - 1 : at + 1])
