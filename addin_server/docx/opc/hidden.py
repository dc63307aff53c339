"""Hidden words: those of a run that says so, and those under a style that does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from addin_server.docx.opc.names import Element, both, child, get, is_on, kind, value
from addin_server.docx.opc.package import Package
from addin_server.docx.opc.parts import xml_parts
from addin_server.docx.opc.relations import all_relations, related


class Hiding(NamedTuple):
    """Ids of styles: those that hide words, by what they say or inherit, all, and that of a paragraph without one."""

    styles: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    default: str = ""

    def paragraph(self, paragraph: Element | None) -> bool:
        """Whether the style of a paragraph hides its words."""
        style = "" if paragraph is None else value(paragraph, "pPr/pStyle")
        return (style if style in self.known else self.default) in self.styles


class HidingStyles(NamedTuple):
    """What the styles of each story hide: saved pieces of text have styles of their own, under the same ids."""

    by_part: Mapping[str, Hiding]
    of_text: Hiding

    def of(self, part: str) -> Hiding:
        """What the styles of the story `part` hide."""
        return self.by_part.get(part, self.of_text)


def hiding_styles(package: Package) -> HidingStyles:
    """The styles a part is related to, else those of the part that leads to it, else those of the text."""
    roots = {part: _hiding(root) for part, root in xml_parts(package, "vanish")}
    leading = [(package.find(owner) or owner, to) for owner, to in all_relations(package) if not to.external]
    own: dict[str, Hiding] = {}
    for owner, relation in leading:
        if relation.kind == "styles" and package.find(relation.target):
            own.setdefault(owner, roots.get(relation.target, Hiding()))
    led_to = {relation.target: own[owner] for owner, relation in leading if owner in own}
    return HidingStyles({**led_to, **own}, own.get(related(package, "", "officeDocument") or "", Hiding()))


def is_hidden(run: Element, hiding: Hiding) -> bool:
    """Whether a run has words nobody sees; `hiding` tells which styles of its story hide them."""
    if child(run, "t") is None:
        return False
    properties = child(run, "rPr")
    own = None if properties is None else child(properties, "vanish")
    if own is not None or not hiding.styles:
        return is_on(own)
    paragraph = next((node for node in run.iterancestors() if kind(node) == "p"), None)
    return value(run, "rPr/rStyle") in hiding.styles or hiding.paragraph(paragraph)


def _hiding(root: Element) -> Hiding:
    styles = {get(node, "styleId"): node for node in root.iter(*both("style"))}
    usual = (id_ for id_, node in styles.items() if get(node, "type") == "paragraph" and _is_default(node))
    return Hiding(frozenset(id_ for id_ in styles if _hides(id_, styles)), frozenset(styles), next(usual, ""))


def _is_default(style: Element) -> bool:
    return get(style, "default") in ("1", "true", "on")


def _hides(id_: str, styles: dict[str, Element]) -> bool:
    seen: set[str] = set()
    while id_ in styles and id_ not in seen:
        seen.add(id_)
        properties = child(styles[id_], "rPr")
        if properties is not None and (own := child(properties, "vanish")) is not None:
            return is_on(own)
        id_ = value(styles[id_], "basedOn")
    return False
