"""The examples of the rules as material: what a rule shows its writers it must also have learned."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server.core.examples import marks, unmarked
from addin_server.core.kinds.empty_claim import EmptyClaim
from addin_server.core.kinds.title_fault import TitleFault
from addin_server.core.ruleset import Ruleset
from addin_server.learning.material import Claim, Material, Snippet, Title

WRITER = "rules"


def material(ruleset: Ruleset) -> Material:
    """Return the examples of the rules that judge by what was learned."""
    return Material(titles=tuple(_titles(ruleset)), snippets=tuple(_snippets(ruleset)))


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
