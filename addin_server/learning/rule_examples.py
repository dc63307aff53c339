"""The examples of the rules as material: what a rule shows its writers it must also have learned."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.examples import marks, unmarked
from addin_server.core.kinds.empty_claim import EmptyClaim
from addin_server.core.kinds.title_fault import TitleFault
from addin_server.core.ruleset import Ruleset
from addin_server.learning.material import Claim, Material, Snippet, Title

WRITER = "rules"

_TIMES = 4
"""An example of a rule counts as so many others: it is also the rule's test."""


def with_examples(material: Material, ruleset: Ruleset) -> Material:
    """Return the material with the examples of the rules that judge by what was learned."""
    return Material(
        material.briefs,
        material.titles + tuple(_titles(ruleset)) * _TIMES,
        material.statements,
        material.snippets + tuple(_snippets(ruleset)) * _TIMES,
    )


def _snippets(ruleset: Ruleset) -> Iterator[Snippet]:
    for rule in ruleset.rules:
        if isinstance(rule, EmptyClaim):
            for example in rule.example:
                if example.weak and "\n" not in example.weak.strip():
                    found = tuple(Claim(span.start, span.end, type=rule.claim) for _, span in marks(example.weak))
                    yield Snippet(unmarked(example.weak).strip(), found, WRITER)
                for text in filter(None, (example.good, example.ok)):
                    if "\n" not in text.strip():
                        yield Snippet(text.strip(), (), WRITER)


def _titles(ruleset: Ruleset) -> Iterator[Title]:
    for rule in ruleset.rules:
        if isinstance(rule, TitleFault):
            for example in rule.example:
                if example.weak:
                    yield Title(unmarked(example.weak).strip().split("\n")[0], f"weak:{rule.fault}", WRITER)
                for text in filter(None, (example.good, example.ok)):
                    yield Title(text.strip().split("\n")[0], "good", WRITER)
