"""The examples of the rules as material: what a rule shows its writers it must also have learned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from addin_server.core.checks.breadth import Breadth
from addin_server.core.checks.lead_missing import LeadMissing
from addin_server.core.examples import marks, unmarked
from addin_server.core.kinds.empty_claim import EmptyClaim
from addin_server.core.kinds.genre import OtherGenre
from addin_server.core.kinds.opening import Opening
from addin_server.core.kinds.question import Question
from addin_server.core.kinds.title_fault import TitleFault
from addin_server.core.model import Genre
from addin_server.core.rules.rule import Rule
from addin_server.core.ruleset import Ruleset
from addin_server.learning.examples import QUESTIONS_OF_A_LEAD
from addin_server.learning.material import Brief, Corpus, LabelledClaim, Snippet, Title

WRITER = "rules"

_TIMES = 12
"""An example of a rule counts as so many others: it is also the rule's test."""


def with_examples(material: Corpus, ruleset: Ruleset) -> Corpus:
    """Return the material with the examples of the rules that judge by what was learned."""
    return structs.replace(
        material,
        briefs=material.briefs + tuple(_briefs(ruleset)) * _TIMES,
        titles=material.titles + tuple(_titles(ruleset)) * _TIMES,
        snippets=material.snippets + tuple(_snippets(ruleset)) * _TIMES,
    )


def _snippets(ruleset: Ruleset) -> Iterator[Snippet]:
    for rule in ruleset.rules:
        if isinstance(rule, EmptyClaim):
            for example in rule.example:
                if example.weak and "\n" not in example.weak.strip():
                    found = tuple(
                        LabelledClaim(span.start, span.end, type=rule.claim) for _, span in marks(example.weak)
                    )
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


def _briefs(ruleset: Ruleset) -> Iterator[Brief]:
    """Leads, broad topics and genres that examples show; what they say of one question says nothing of the others."""
    for rule in ruleset.rules:
        for number, example in enumerate(rule.example):
            for weak, text in ((True, example.weak), (False, example.good), (False, example.ok)):
                if text and (labels := _labels(rule, weak=weak)):
                    yield _brief(f"{rule.id}/{number}/{weak}", unmarked(text).strip().split("\n"), labels)


def _labels(rule: Rule, *, weak: bool) -> dict[str, Any]:
    if isinstance(rule, Question):
        name = QUESTIONS_OF_A_LEAD[f"lead-{rule.asks}"]
        return {"lead_present": True, "lead": {name: not weak}}
    if isinstance(rule, LeadMissing):
        return {"lead_present": not weak}
    if isinstance(rule, Opening):
        return {"lead_present": True}
    if isinstance(rule, Breadth):
        return {"topic_too_broad": weak}
    return {"genre": rule.of.value if weak else Genre.BRIEF.value} if isinstance(rule, OtherGenre) else {}


def _brief(name: str, lines: list[str], labels: dict[str, Any]) -> Brief:
    title, paragraphs = ("", lines) if len(lines) == 1 else (lines[0], lines[1:])
    return Brief(
        id=name,
        writer=WRITER,
        genre=labels.get("genre", Genre.BRIEF.value),
        title=title,
        paragraphs=tuple(paragraphs),
        lead_present=labels.get("lead_present"),
        lead=labels.get("lead", {}),
        topic_too_broad=labels.get("topic_too_broad"),
    )
