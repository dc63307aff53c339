"""Open Packaging Conventions: which part is related to which, and of what type it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from addin_server.docx.opc.errors import refusal
from addin_server.docx.opc.names import Element
from addin_server.docx.opc.package import Package

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_OFFICE = (
    _TRANSITIONAL,
    _STRICT,
    "http://schemas.openxmlformats.org/package/2006/relationships/",
    "http://schemas.microsoft.com/",
)
_EMPTY_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()

REFERS = re.compile(
    r"\{[^{}]*/officeDocument/(?:2006/)?relationships\}|\{urn:schemas-microsoft-com:office:office\}relid$"
)
"""Attributes that refer to relations: `r:embed`, `r:id`, and `o:relid` of VML."""

CONTENT_TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """`kind` is the last word of the type ("comments"), "" when it is none that Office defines.

    `target` is a part name, or an address when external.
    """

    id: str
    kind: str
    target: str
    external: bool


def main_part(package: Package) -> str:
    """The name of the part that holds the text. Raises DocxError when the package is something else."""
    if package.find(CONTENT_TYPES) is None:
        raise refusal(_foreign(package))
    for relation in relations(package, ""):
        if relation.kind == "officeDocument" and (name := package.find(relation.target)):
            return name
    raise refusal(_foreign(package))


def _foreign(package: Package) -> str:
    names = {name.lower() for name in package.names}
    if "ofd.xml" in names:
        return "ofd"
    return "odt" if "mimetype" in names and "content.xml" in names else "not-docx"


def relations(package: Package, part: str) -> list[Relation]:
    """Relations of `part` ("" for the package itself)."""
    name = package.find(_relations_name(part))
    if name is None:
        return []
    return [_relation(package, node, part) for node in package.xml(name).iterchildren(f"{{{_RELATIONS}}}Relationship")]


def all_relations(package: Package) -> Iterator[tuple[str, Relation]]:
    """Yield all relations with the part that has them."""
    for name in [name for name in package.names if name.lower().endswith(".rels")]:
        owner = _owner(name)
        yield from ((owner, relation) for relation in relations(package, owner))


def related(package: Package, part: str, kind: str) -> str | None:
    """The existing part that `part` relates to as `kind`; a relation may dangle."""
    targets = [relation.target for relation in relations(package, part) if relation.kind == kind]
    return next((name for target in targets if (name := package.find(target))), None)


def relate(package: Package, part: str, kind: str, target: str, identifier: str, *, strict: bool) -> bool:
    """Add a relation from `part` to the part `target`. Returns whether it is the first of a new list."""
    name = package.find(_relations_name(part)) or _relations_name(part)
    is_new = package.find(name) is None
    if is_new:
        package.put(name, _EMPTY_RELATIONS)
    root = package.xml(name)
    node = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
    node.set("Id", identifier)
    node.set("Type", (_STRICT if strict else _TRANSITIONAL) + kind)
    node.set("Target", posixpath.relpath("/" + target, "/" + posixpath.dirname(part)))
    package.touch(name)
    return is_new


def unrelate(package: Package, part: str, *identifiers: str, and_list: bool) -> None:
    """Drop relations of `part` by their ids, with `and_list` the list too when nothing is left in it."""
    name = package.find(_relations_name(part))
    if name is None:
        return
    root, gone = package.xml(name), set(identifiers)
    for node in [node for node in root if node.get("Id") in gone]:
        root.remove(node)
    if len(root) or not and_list:
        package.touch(name)
    else:
        package.remove(name)


def retarget(package: Package, part: str, identifier: str, target: str) -> None:
    """Let the external relation `identifier` of `part` lead elsewhere."""
    name = package.find(_relations_name(part)) or ""
    for node in package.xml(name):
        if node.get("Id") == identifier:
            node.set("Target", target)
    package.touch(name)


def remove_part(package: Package, part: str) -> None:
    """Drop a part with its own relations, all relations to it and its declaration."""
    for owner, relation in list(all_relations(package)):
        if not relation.external and package.is_same(relation.target, part):
            unrelate(package, owner, relation.id, and_list=False)
    _drop(package, part)


def _drop(package: Package, part: str) -> None:
    """Drop a part that no relation leads to."""
    if own := package.find(_relations_name(part)):
        package.remove(own)
    undeclare(package, part)
    package.remove(part)


def release(package: Package, owner: str, identifiers: Collection[str]) -> None:
    """Drop relations that `owner` no longer refers to, and the parts that were only there for them.

    All at once: to look at every relation of the package for each would grow with the square of what goes.
    """
    gone = [relation for relation in relations(package, owner) if relation.id in identifiers]
    if gone:
        unrelate(package, owner, *identifiers, and_list=False)
    left = _parts_led_to(package, gone)
    while left:
        led_to = _parts_led_to(package, (relation for _, relation in all_relations(package)))
        alone = left - led_to
        left = _parts_led_to(package, (relation for part in alone for relation in relations(package, part))) - alone
        for part in alone:
            _drop(package, part)


def _parts_led_to(package: Package, leading: Iterable[Relation]) -> set[str]:
    found = (package.find(relation.target) for relation in leading if not relation.external)
    return {part for part in found if part is not None}


def referred(root: Element) -> set[str]:
    """The ids of the relations that the elements of a part refer to."""
    return {str(value) for node in root.iter(etree.Element) for name, value in node.items() if REFERS.match(str(name))}


def content_type(package: Package, part: str) -> str:
    """The declared content type of `part`, "" when there is none."""
    root = package.xml(_types_name(package))
    extension = posixpath.splitext(part)[1].lstrip(".").lower()
    default = ""
    for node in root:
        if _declares(package, node, part):
            return node.get("ContentType") or ""
        if (node.get("Extension") or "").lower() == extension:
            default = node.get("ContentType") or ""
    return default


def is_declared(package: Package, part: str) -> bool:
    """Whether a content type is declared for `part` by name; there need not be such a part."""
    root = package.xml(_types_name(package))
    return any(_declares(package, node, part) for node in root)


def _declares(package: Package, node: Element, part: str) -> bool:
    return package.is_same((node.get("PartName") or "").removeprefix("/"), part)


def declare(package: Package, part: str, declared: str) -> bool:
    """Declare the content type of a new part. Returns whether it had to be."""
    if content_type(package, part) == declared:
        return False
    name = _types_name(package)
    node = etree.SubElement(package.xml(name), f"{{{_TYPES}}}Override")
    node.set("PartName", f"/{part}")
    node.set("ContentType", declared)
    package.touch(name)
    return True


def undeclare(package: Package, part: str) -> None:
    """Drop the declaration of a part that is removed."""
    name = _types_name(package)
    root = package.xml(name)
    found = [node for node in root if _declares(package, node, part)]
    for node in found:
        root.remove(node)
    if found:
        package.touch(name)


def _types_name(package: Package) -> str:
    return package.find(CONTENT_TYPES) or CONTENT_TYPES


def _relations_name(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _owner(relations_name: str) -> str:
    """The part a list of relations belongs to, "" for that of the package."""
    folder, file = posixpath.split(relations_name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relation(package: Package, node: Element, part: str) -> Relation:
    type_, target = node.get("Type") or "", node.get("Target") or ""
    external = node.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        target = package.find(target) or target
    kind = type_.rpartition("/")[2] if type_.startswith(_OFFICE) else ""
    return Relation(node.get("Id") or "", kind, target, external)
