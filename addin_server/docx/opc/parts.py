"""All parts of a package that hold XML, whatever they are called and whoever relates to them."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.docx.opc.errors import DocxError
from addin_server.docx.opc.names import Element
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import CONTENT_TYPES


def xml_parts(package: Package, *names: str) -> Iterator[tuple[str, Element]]:
    """Yield name and root of every part of XML; one that cannot be read is left out: no program reads it either.

    With `names` of elements or namespaces, only parts that may hold one of them: others need not be parsed.
    """
    for name in package.names:
        if not _is_xml(package, name) or (names and not package.may_hold(name, names)):
            continue
        try:
            yield name, package.xml(name)
        except DocxError:
            continue


def _is_xml(package: Package, name: str) -> bool:
    folded = name.lower()
    if folded.endswith((".rels", "/")) or folded == CONTENT_TYPES.lower():
        return False
    return folded.endswith(".xml") or package.head(name).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")
