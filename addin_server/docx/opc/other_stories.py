"""The stories beside the main text: headers, footers and notes, which are not among the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.docx.opc.names import both
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.relations import relations

_PLACES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


def other_stories(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Yield paragraphs with words, each with the place it stands in; a page number alone is no words."""
    for relation in relations(package, main):
        part = package.find(relation.target) if relation.kind in _PLACES and not relation.external else None
        for paragraph in package.xml(part).iter(*both("p")) if part else ():
            text = "".join(node.text or "" for node in paragraph.iter(*both("t")))
            if any(character.isalpha() for character in text):
                yield _PLACES[relation.kind], text
