"""Tell how far three people agree on leads, and how well the reading answers as their writers and as most of them
do: the table of docs/reading.md. `python -m scripts.measure_leads`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from addin_server import learning
from addin_server.core import ruleset
from addin_server.core.checks.lead_missing import LeadMissing
from addin_server.core.kinds.question import Question
from addin_server.core.reading.judgements import judge_lead, open_questions
from addin_server.core.ruleset import Ruleset
from addin_server.learning.examples import QUESTIONS_OF_A_LEAD, brief_blocks
from addin_server.learning.material import Brief
from addin_server.learning.measure import ConfusionCounts

ROOT = Path(__file__).parent.parent
DRAFTS = ROOT / "tests" / "drafts"
NAMES = {"missing": "缺导语", "problem": "没写针对什么", "action": "没写干什么", "effect": "没写见什么效果"}
ANSWERED = {question.removeprefix("lead-"): name for question, name in QUESTIONS_OF_A_LEAD.items()}

Open = Mapping[str, bool | None]
"""Whether a lead is missing, and which of its questions it leaves open; None where that was not asked."""


def main() -> None:
    rules = ruleset.load(ROOT / "rules")
    briefs = {(text.parent.name, brief.id): brief for text in DRAFTS.glob("*/briefs.jsonl") for brief in _briefs(text)}
    read = [(briefs[name], [_written(briefs[name]), *said]) for name, said in _readings()]
    say("| | 写的人和第二人 | 和第三人 | 第二人和第三人 | 照写的人量 | 照多数量 |")
    say("|---|---|---|---|---|---|")
    for question, name in NAMES.items():
        row = [_agreement(question, one, other, read) for one, other in ((0, 1), (0, 2), (1, 2))]
        tallies = [ConfusionCounts(), ConfusionCounts()]
        for brief, said in read:
            given = _judged(question, brief, rules)
            for tally, wanted in zip(tallies, (said[0][question], _most(question, said)), strict=True):
                if wanted is not None:
                    tally.add(wanted, given)
        row += [f"{t.f1:.2f}（{t.precision:.2f} / {t.recall:.2f}）" for t in tallies]
        say(f"| {name} | {' | '.join(row)} |")


def _briefs(path: Path) -> tuple[Brief, ...]:
    return learning.load([path.parent]).briefs


def _readings() -> Iterator[tuple[tuple[str, str], list[Open]]]:
    for line in (DRAFTS / "lead-readings.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            folder, name, *said = line.split("\t")
            yield (folder, name), [_parsed(one) for one in said]


def _parsed(said: str) -> Open:
    answers = said[1:].ljust(len(ANSWERED), "-")
    left = {question: None if mark == "-" else mark == "0" for question, mark in zip(ANSWERED, answers, strict=True)}
    return {"missing": said[0] == "0", **left}


def _written(brief: Brief) -> Open:
    """What the writer said; an effect that is but an empty claim is not asked about."""
    hollow = any(mark.para == 0 and mark.type == "result" for mark in brief.vague)
    left = {
        question: None if not brief.lead_present or (name == "效果" and hollow) else not brief.lead.get(name)
        for question, name in ANSWERED.items()
    }
    return {"missing": not brief.lead_present, **left}


def _most(question: str, said: list[Open]) -> bool | None:
    """What two of the three say, where all were asked."""
    told = [answer for one in said if (answer := one[question]) is not None]
    return sum(told) * 2 > len(told) if len(told) == len(said) else None


def _agreement(question: str, one: int, other: int, read: list[tuple[Brief, list[Open]]]) -> str:
    counts = ConfusionCounts()
    for _, said in read:
        wanted, given = said[one][question], said[other][question]
        if wanted is not None and given is not None:
            counts.add(wanted, given)
    return f"{counts.f1:.2f}"


def _judged(question: str, brief: Brief, rules: Ruleset) -> bool:
    block = brief_blocks(brief, rules.automaton)[0]
    name = "lead.missing" if question == "missing" else f"lead.no-{question}"
    rule = next(rule for rule in rules.rules if rule.id == name)
    assert isinstance(rule, Question | LeadMissing)
    alone = len(brief.paragraphs) == 1
    nothing = len(open_questions(block, rules.reader, alone=alone)) == len(ANSWERED)
    if nothing and isinstance(rule, Question) and rule.only_beside:
        return False
    return 100 * judge_lead(question, block, rules.reader, alone=alone) >= rule.least


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
