"""Facts into the holes of a template, section by section. A hole takes a fact of its own kind or stays one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from addin_server.core.rules.template import Template
from addin_server.mining.facts import Facts
from addin_server.mining.model import Fill, OutlineSection
from addin_server.mining.rules import MiningRules, holes

_MEASURE = "measure"


def outline(
    template: Template, facts: Facts, measures: Sequence[Facts], rules: MiningRules
) -> tuple[OutlineSection, ...]:
    """Return every section of `template` in its order. Measures go in one a section; the rest shares what there is."""
    kinds_of = rules.slots.get(template.id, {})
    waiting = list(measures)
    taken: Counter[str] = Counter()
    sections = []
    for section in template.section:
        kinds = kinds_of.get(section.id, ())
        if _MEASURE in kinds:
            fills = _fills(kinds, waiting.pop(0) if waiting else {}, Counter())
        else:
            fills = _fills(kinds, facts, taken if _is_list(kinds) else Counter())
        sections.append(OutlineSection(section.id, section.name, section.role, section.text, fills))
    return tuple(sections)


def filled(section: OutlineSection) -> str:
    """The section's text with the facts in their holes; the rest stays 〔to be filled in〕."""
    text = section.text
    fills = {fill.hole: fill.place.quote for fill in section.fills}
    for number, hole in reversed(list(enumerate(holes(text)))):
        if number in fills:
            text = text[: hole.start()] + fills[number] + text[hole.end() :]
    return text


def _is_closed(quote: str) -> bool:
    """Whether no quotation begins or ends outside: of “走了我们还是不敢看” the half would be nobody's words."""
    return quote.count("“") == quote.count("”") and quote.count("（") == quote.count("）")


def _is_list(kinds: Sequence[str]) -> bool:
    """Whether a kind comes more than once in a section: its facts are told one after the other."""
    return len(kinds) != len(set(kinds))


def _fills(kinds: Sequence[str], facts: Facts, taken: Counter[str]) -> tuple[Fill, ...]:
    fills = []
    for hole, wanted in enumerate(kinds):
        kind = next((k for k in wanted.split("|") if k in facts), wanted)
        # A document number, 〔2025〕23号, would read as one more hole.
        places = [place for place in facts.get(kind, []) if "〔" not in place.quote and _is_closed(place.quote)]
        if taken[kind] < len(places):
            fills.append(Fill(hole, kind, places[taken[kind]]))
            taken[kind] += 1
    return tuple(fills)
