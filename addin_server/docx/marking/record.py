"""The record of what we wrote, which travels in the file as a custom XML part: it is how our marks are known again.

It names elements by their place in the tree and words by their digests, never the words themselves. The places hold
only while the text part is byte for byte the one they were written with; digests hold in any program that keeps the
part.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from lxml import etree

from addin_server.docx.marking.added_parts import AddedPart, add_part, added_part
from addin_server.docx.opc.names import STRICT, space
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import is_declared, related

_KIND = "customXml"
_SPACE = "urn:zhubi:record"
_PROPERTIES_KIND = "customXmlProps"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATASTORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    b'ds:itemID="{7A1B5F0C-2E64-4C0B-9D5E-5A4842493031}"><ds:schemaRefs/></ds:datastoreItem>'
)
_TYPE = "application/xml"
_VERSION = 2


class Record(NamedTuple):
    """What a file says of our marks.

    `changes` are what was done, to which element, and how; `comments` the digests of our comments by id; `tracked`
    those of our tracked changes; `brought` the parts that are ours. `is_whole` says that nothing was written before
    that `changes` do not tell.
    """

    changes: list[tuple[str, list[int], str]]
    comments: dict[str, str]
    tracked: list[str]
    brought: list[AddedPart]
    is_whole: bool = True


def digest(*words: str) -> str:
    """A short digest of `words`."""
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read(package: Package, main: str) -> tuple[Record, bool] | None:
    """Return the record and whether its places hold; None when the file carries none that can be read."""
    name = find(package)
    if name is None:
        return None
    try:
        content: Any = json.loads(package.xml(name).text or "")
        record = _VERSIONS[content["version"]](content, package, main, name)
        return record, content["text"] == _digest_of(package, main)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError):
        return None


def write(package: Package, main: str, record: Record) -> None:
    """Write the record beside the text as it stands now; the text part must have been touched before."""
    name = find(package)
    if name is None:
        name = _free_name(package)
        properties = name.replace("item", "itemProps")
        strict = space(package.xml(main)).strip("{}") == STRICT
        record.brought.append(add_part(package, main, _KIND, name, b"", _TYPE, strict=strict))
        made = add_part(package, name, _PROPERTIES_KIND, properties, _DATASTORE, _PROPERTIES, strict=strict)
        record.brought.append(made)
    content = {"version": _VERSION, "text": _digest_of(package, main), **record._asdict()}
    part = etree.Element(f"{{{_SPACE}}}record", nsmap={"zb": _SPACE})
    part.text = json.dumps(content, separators=(",", ":"))
    package.put(name, etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True))


def parts(package: Package) -> list[str]:
    """The parts the record takes."""
    name = find(package)
    return [] if name is None else [name, *filter(None, [related(package, name, _PROPERTIES_KIND)])]


def find(package: Package) -> str | None:
    """The part that holds the record."""
    return next((name for name, root in xml_parts(package, _SPACE) if root.tag == f"{{{_SPACE}}}record"), None)


def _second(content: Any, package: Package, main: str, name: str) -> Record:
    changes = [(str(what), [int(step) for step in path], str(how)) for what, path, how in content["changes"]]
    comments = {str(id_): str(words) for id_, words in content["comments"].items()}
    brought = [
        AddedPart(str(part), str(owner), str(relation), bool(is_declared), bool(has_list))
        for part, owner, relation, is_declared, has_list in content["brought"]
    ]
    return Record(changes, comments, [str(words) for words in content["tracked"]], brought, bool(content["is_whole"]))


def _first(content: Any, package: Package, main: str, name: str) -> Record:
    """Files of the first version know the ids of comments, and the names of parts that are ours."""
    changes = [(str(what), [int(step) for step in path], str(how)) for what, path, how in content["changes"]]
    brought = [added_part(package, main, part) for part in (*content["parts"], name)]
    brought += [added_part(package, name, part) for part in [related(package, name, _PROPERTIES_KIND)] if part]
    return Record(changes, {str(int(id_)): "" for id_ in content["comments"]}, [], brought)


_VERSIONS = {1: _first, _VERSION: _second}


def _digest_of(package: Package, main: str) -> str:
    return hashlib.sha256(package.read(main)).hexdigest()


def _free_name(package: Package) -> str:
    names = ((f"customXml/item{n}.xml", f"customXml/itemProps{n}.xml") for n in range(1, 10_000))
    # A file may declare the type of a part that is not there.
    return next(
        item
        for item, properties in names
        if not any(package.find(name) or is_declared(package, name) for name in (item, properties))
    )
