"""What noise and yield are measured on: briefs that should stay silent, and sentences with a planted fault."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from addin_server.core.ruleset import Ruleset
from tests.conftest import ROOT

_MARK = re.compile(r"\[\[(.+?)\]\]")
DRAFTS = ROOT / "tests" / "drafts"


class Planted(NamedTuple):
    """A sentence, where its fault is, and what should stand there."""

    text: str
    start: int
    end: int
    right: str


def planted() -> list[Planted]:
    """Return the sentences of planted.tsv."""
    lines = (Path(__file__).with_name("planted.tsv")).read_text("utf-8").splitlines()
    return [_planted(*line.split("\t")) for line in lines if not line.startswith("#")]


def clean(rules: Ruleset) -> list[str]:
    """Return every paragraph of the repository's drafts, titles and template samples, each once.

    Some are weak as briefs; none has a slip of the pen.
    """
    return list(dict.fromkeys(filter(str.strip, _clean(rules))))


def _clean(rules: Ruleset) -> Iterator[str]:
    for template in rules.templates.values():
        for section in template.section:
            yield from section.sample.split("\n")
    for file in (DRAFTS / "drafts.jsonl", DRAFTS / "held_out" / "drafts.jsonl", DRAFTS / "genres.jsonl"):
        for draft in _lines(file):
            yield from draft["paragraphs"]
    for file in (DRAFTS / "titles.jsonl", DRAFTS / "held_out" / "titles.jsonl"):
        yield from (title["title"] for title in _lines(file))
    for name in ("supported.txt", "empty.txt"):
        yield from (DRAFTS / name).read_text("utf-8").splitlines()


def _lines(file: Path) -> Iterator[Any]:
    return (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def _planted(marked: str, right: str) -> Planted:
    match = _MARK.search(marked)
    assert match, marked
    return Planted(_MARK.sub(r"\1", marked), match.start(), match.end() - 4, right)
