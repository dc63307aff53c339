"""Threads of comments: which was answered, which is an answer, which somebody declared resolved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from addin_server.docx.opc.names import W14, Element, both, get
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts

_EXTENDED = "commentEx"


class Threads(NamedTuple):
    """Ids of comments."""

    answered: frozenset[str]
    answers: frozenset[str]
    resolved: frozenset[str]


def threads(package: Package, comments: Iterable[Element]) -> Threads:
    """Read them from the parts that extend comments, whatever they are called."""
    entries = [node for _, root in xml_parts(package, _EXTENDED) for node in root.iter(f"{{*}}{_EXTENDED}")]
    # A comment goes by the id of its last paragraph; programs have been seen to use another.
    holders = {p.get(f"{{{W14}}}paraId"): get(node, "id") for node in comments for p in node.iter(*both("p"))}
    parents = {get(entry, "paraId"): get(entry, "paraIdParent") for entry in entries}
    done = {get(entry, "paraId") for entry in entries if get(entry, "done").lower() in ("1", "true", "on")}

    def ids(paragraphs: Iterable[str]) -> frozenset[str]:
        return frozenset(holders[paragraph] for paragraph in paragraphs if paragraph in holders)

    return Threads(ids(parents.values()), ids(own for own, parent in parents.items() if parent), ids(done))
