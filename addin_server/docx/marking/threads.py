"""Threads of comments: which was answered, which is an answer, which somebody declared resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from addin_server.docx.opc.names import W14, Element, both, get, paragraph_id
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.text.runs import take_out

_EXTENDED = "commentEx"
_BY_PARAGRAPH = (_EXTENDED, "commentId")
_EXTENSIBLE = "commentExtensible"


class Threads(NamedTuple):
    """Ids of comments."""

    answered: frozenset[str]
    answers: frozenset[str]
    resolved: frozenset[str]


def threads(package: Package, comments: Iterable[Element]) -> Threads:
    """Read them from the parts that extend comments, whatever they are called."""
    entries = [node for _, root in xml_parts(package, _EXTENDED) for node in root.iter(f"{{*}}{_EXTENDED}")]
    # A comment goes by the id of its last paragraph; programs have been seen to use another, and one for two comments.
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for node in comments:
        for written in paragraph_ids(node):
            holders[written].append(get(node, "id"))
    parents = {_named(entry, "paraId"): _named(entry, "paraIdParent") for entry in entries}
    done = {_named(entry, "paraId") for entry in entries if get(entry, "done").lower() in ("1", "true", "on")}

    def ids(paragraphs: Iterable[str]) -> frozenset[str]:
        return frozenset(id_ for paragraph in paragraphs if paragraph in holders for id_ in holders[paragraph])

    return Threads(ids(parents.values()), ids(own for own, parent in parents.items() if parent), ids(done))


def paragraph_ids(comment: Element) -> list[str]:
    """The ids of the paragraphs of a comment."""
    written = (node.get(f"{{{W14}}}paraId") for node in comment.iter(*both("p")))
    return [paragraph_id(each) for each in written if each]


def drop_entries(package: Package, gone: Collection[str]) -> None:
    """Drop what other parts say of comments with these ids of paragraphs: it would speak of nothing."""
    durable: set[str] = set()
    for names, attribute, known in ((_BY_PARAGRAPH, "paraId", set(gone)), ((_EXTENSIBLE,), "durableId", durable)):
        for part, root in list(xml_parts(package, *names)) if known else ():
            nodes = [node for name in names for node in root.iter(f"{{*}}{name}")]
            found = [node for node in nodes if _named(node, attribute) in known]
            for node in found:
                if id_ := _named(node, "durableId"):
                    durable.add(id_)
                take_out(node)
            if found:
                package.touch(part)


def _named(entry: Element, attribute: str) -> str:
    written = get(entry, attribute)
    return paragraph_id(written) if written else ""
