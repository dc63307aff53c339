"""Hidden words: those of a run that says so, and those under a style that does."""

from __future__ import annotations

from collections.abc import Collection

from addin_server.docx.opc.names import Element, both, child, get, is_on, kind, value
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts


def hiding_styles(package: Package) -> frozenset[str]:
    """The ids of the styles that hide words, by what they say or inherit."""
    styles = {
        get(node, "styleId"): node for _, root in xml_parts(package, "vanish") for node in root.iter(*both("style"))
    }
    return frozenset(id_ for id_ in styles if _hides(id_, styles))


def is_hidden(run: Element, hiding: Collection[str]) -> bool:
    """Whether a run has words nobody sees; `hiding` are the styles that hide them."""
    if child(run, "t") is None:
        return False
    properties = child(run, "rPr")
    own = None if properties is None else child(properties, "vanish")
    if own is not None or not hiding:
        return is_on(own)
    paragraph = next((node for node in run.iterancestors() if kind(node) == "p"), None)
    of_paragraph = "" if paragraph is None else value(paragraph, "pPr/pStyle")
    return value(run, "rPr/rStyle") in hiding or of_paragraph in hiding


def _hides(id_: str, styles: dict[str, Element]) -> bool:
    seen: set[str] = set()
    while id_ in styles and id_ not in seen:
        seen.add(id_)
        properties = child(styles[id_], "rPr")
        if properties is not None and (own := child(properties, "vanish")) is not None:
            return is_on(own)
        id_ = value(styles[id_], "basedOn")
    return False
