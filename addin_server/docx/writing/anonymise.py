"""Anonymising a file: what it says about people and their computers is taken out, the words of its text stay."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from addin_server.docx.opc.names import MC, TRACKED, Element, both, get, space
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import REFERS, all_relations, relations, remove_part, retarget, unrelate
from addin_server.docx.text.resolved import local
from addin_server.docx.text.runs import take_out
from addin_server.docx.writing.addresses import addresses_in, is_address, name_of_file, without_addresses
from addin_server.docx.writing.embedded import binary_mentions, embedded_packages, without_metadata
from addin_server.docx.writing.field_codes import field_codes
from addin_server.docx.writing.traces import (
    CUSTOM,
    DESCRIPTIONS,
    NOBODY,
    PEOPLE,
    PLACES,
    is_about_file,
    is_attached,
    is_searchable,
    local_name,
    mentions,
    name_pattern,
    names_in,
    names_in_archive_comment,
    relations_mentioning,
    signatures,
    traces_of,
    written_about,
)

_PARTS = {"people", "Tasks"}
_CUSTOM = [f"{{{space}}}Properties" for space in CUSTOM]
_BELONGING = ("customXmlProps", "webextension", "signature", "certificate")
# What refers to parts that go: templates, sources of letters, stores that content controls are filled from.
_REFERENCES = both("attachedTemplate", "mailMerge", "printerSettings", "docVars", "rsids", "rsid", "dataBinding")
_LATER_REFERENCES = ("{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",)
_LINKS_ALONE = {"hlinkClick", "hlinkHover", "hlinkMouseOver"}  # nothing without their address
_SPEAK_OF_PREFIXES = [f"{{{MC}}}{name}" for name in ("Ignorable", "MustUnderstand")]


def anonymise(package: Package) -> None:
    """Take out all that `traces_of` tells."""
    embedded = embedded_packages(package)
    names = [name for name in names_in(traces_of(package, embedded)) if is_searchable(name)]
    _detach(package)
    _unlink(package, names)
    for part, root in list(xml_parts(package)):
        if local(root) in _PARTS or root.tag in _CUSTOM:
            remove_part(package, part)
        elif _blank(root) + _mask(root, names) + _undeclare(root, names):
            package.touch(part)
    for part, inner in embedded.packages.items():
        if package.find(part) is not None and _anonymise_embedded(inner, names):
            package.put(part, inner.save(stamp=inner.names[0]))
    for part in {part for part, _, goes in binary_mentions(package, names, embedded.packages) if goes}:
        package.put(part, without_metadata(package.read(part), names))
    if names_in_archive_comment(package, names):
        package.drop_archive_remarks()


def _anonymise_embedded(inner: Package, names: list[str]) -> bool:
    """Take out of a package within its properties and whose its remarks are. Returns whether there were any.

    Names stand in the rest, too, of which another part may speak: a table and its cells, a sheet and its formulas.
    """
    changed = False
    for part, root in list(xml_parts(inner)):
        if root.tag in _CUSTOM:
            remove_part(inner, part)
            changed = True
        elif _sign_off(root) + _unsign(root) + (_mask(root, names) if is_about_file(root) else 0):
            inner.touch(part)
            changed = True
    if names_in_archive_comment(inner, names):
        inner.drop_archive_remarks()
        changed = True
    return changed


def _unsign(root: Element) -> int:
    """Put nobody where remarks say whose they are. Returns how many there were."""
    places = signatures(root)
    for node, attribute in places:
        if attribute:
            node.set(attribute, NOBODY)
        else:
            node.text = NOBODY
    return len(places)


def _detach(package: Package) -> None:
    """Drop what is attached; of the address of a file leave its name."""
    for owner, relation in list(all_relations(package)):
        part, is_apart = package.find(relation.target), is_attached(package, relation)
        if is_apart and part is not None and not relation.external:
            _remove_with_belongings(package, part)
        elif is_apart:
            unrelate(package, owner, relation.id, and_list=False)
        elif relation.external and is_address(relation.target):
            retarget(package, owner, relation.id, name_of_file(relation.target))


def _remove_with_belongings(package: Package, part: str) -> None:
    for belonging in [own for own in relations(package, part) if own.kind in _BELONGING]:
        if (found := package.find(belonging.target)) is not None:
            _remove_with_belongings(package, found)
    if package.find(part) is not None:
        remove_part(package, part)


def _unlink(package: Package, names: Sequence[str]) -> None:
    """Take the links off their words whose address mentions a known name."""
    for owner, relation in list(relations_mentioning(package, names)):
        unrelate(package, owner, relation.id, and_list=False)
        for node in list(package.xml(owner).iter(etree.Element)):
            for name in [str(name) for name, value in node.items() if value == relation.id and REFERS.match(str(name))]:
                node.attrib.pop(name)
                if local(node) in _LINKS_ALONE:
                    take_out(node)
        package.touch(owner)


def _undeclare(root: Element, names: Sequence[str]) -> int:
    """Drop the namespaces called after a known name, with what is of them: every reader is told to ignore it."""
    known = name_pattern(names)
    gone = {prefix: space for prefix, space in root.nsmap.items() if prefix and known.search(space)}
    spaces = tuple(f"{{{space}}}" for space in gone.values())
    if not gone or str(root.tag).startswith(spaces):
        return 0
    for node in list(root.iter(etree.Element)):
        if str(node.tag).startswith(spaces):
            take_out(node)
        for name in [name for name in node.attrib if str(name).startswith(spaces)]:
            node.attrib.pop(name)
        for name in _SPEAK_OF_PREFIXES:
            if words := (node.get(name) or "").split():
                node.set(name, " ".join(word for word in words if word not in gone))
    kept = {prefix for node in root.iter(etree.Element) for prefix in node.nsmap if prefix and prefix not in gone}
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(kept))
    return len(gone)


def _blank(root: Element) -> int:
    """Returns how much was changed."""
    gone = [
        *root.iter(*_REFERENCES, *_LATER_REFERENCES),
        *_permissions(root),
    ]
    for node in gone:
        take_out(node)
    named = root.iter(*both("comment", *TRACKED))
    authored = [node for node in named if get(node, "author") or get(node, "initials")]
    for node in authored:
        node.set(space(node) + "author", NOBODY)
        node.attrib.pop(space(node) + "initials", "")
    about = written_about(root)
    for node, name in (*about.numbers, *about.signers):
        node.attrib.pop(name, "")
    for node, name in about.addresses:
        node.set(name, "图片" if local_name(name) in DESCRIPTIONS else name_of_file(node.get(name) or ""))
    codes = [code for code in field_codes(root) if addresses_in(code.text)]
    for code in codes:
        code.write(without_addresses(code.text))
    users = [(node, str(name)) for node in root.iter("{*}user") for name in node.attrib if "user" in str(name).lower()]
    for node, name in users:
        node.set(name, NOBODY)
    return len(gone) + len(authored) + sum(map(len, about)) + len(codes) + _sign_off(root) + len(users)


def _sign_off(root: Element) -> int:
    """Blank the properties of a file that name people and places. Returns how many there were."""
    named = [node for node in root.iter(*PEOPLE, *PLACES) if node.text] if is_about_file(root) else []
    for node in named:
        node.text = None
    return len(named)


def _permissions(root: Element) -> list[Element]:
    """Permissions of single persons, from start to end."""
    starts = [node for node in root.iter(*both("permStart")) if get(node, "ed")]
    ids = {get(node, "id") for node in starts}
    return [*starts, *(node for node in root.iter(*both("permEnd")) if get(node, "id") in ids)]


def _mask(root: Element, names: list[str]) -> int:
    """Put nobody where a known name stands outside the words of the text."""
    found = mentions(root, names) if names else []
    # What is called after one person and what is after another must not become one: styles and bookmarks are.
    nobody = {name: f"{NOBODY}{number if number > 1 else ''}" for number, name in enumerate(names, 1)}
    for node, attribute, name in found:
        if attribute:
            node.set(attribute, name_pattern([name]).sub(nobody[name], node.get(attribute) or ""))
        else:
            node.text = name_pattern([name]).sub(nobody[name], node.text or "")
    return len(found)
