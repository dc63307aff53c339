"""Parts our writers add to a package, with all that must go again when they are removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import declare, relate, relations, undeclare, unrelate


class AddedPart(NamedTuple):
    """A part of ours: who relates to it, by which relation ("" for one that was there and led nowhere), and whether
    its declaration and the list of relations are ours too."""

    part: str
    owner: str
    relation: str
    is_declared: bool
    has_list: bool


def add_part(package: Package, owner: str, kind: str, part: str, data: bytes, type_: str, *, strict: bool) -> AddedPart:
    """Put a new part into the package, related to `owner`."""
    package.put(part, data)
    is_declared = declare(package, part, type_)
    known = relations(package, owner)
    if any(relation.kind == kind and package.is_same(relation.target, part) for relation in known):
        return AddedPart(part, owner, "", is_declared, has_list=False)
    taken = {relation.id for relation in known}
    identifier = next(name for n in range(1, 10_000) if (name := f"rIdZb{n}") not in taken)
    return AddedPart(
        part, owner, identifier, is_declared, relate(package, owner, kind, part, identifier, strict=strict)
    )


def remove_added(package: Package, added: Sequence[AddedPart]) -> None:
    """Leave the package as it was before these: the last first, for the first may have begun a list."""
    for part, owner, relation, is_declared, _ in added[::-1]:
        if (relation, part) in [(known.id, known.target) for known in relations(package, owner)]:
            has_list = any(other.has_list for other in added if other.owner == owner)
            unrelate(package, owner, relation, and_list=has_list)
        if is_declared:
            undeclare(package, part)
        package.remove(part)


def added_part(package: Package, owner: str, part: str) -> AddedPart:
    """A part of ours whose entry is not known, with the relation that leads to it."""
    found = [relation.id for relation in relations(package, owner) if relation.target == part]
    return AddedPart(part, owner, next(iter(found), ""), is_declared=True, has_list=True)
