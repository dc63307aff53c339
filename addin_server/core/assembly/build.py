"""Titles and leads from what was gathered: whose, what was wrong, what was done, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Literal

from addin_server.core.assembly.gather import Gathered
from addin_server.core.assembly.parts import Assembled, Connective, Hole, Says, SourcePhrase
from addin_server.core.language.block import Block
from addin_server.core.model import Role
from addin_server.core.reading.judgements import judge_lead, judge_title, open_questions
from addin_server.core.reading.models import LEAD_QUESTIONS
from addin_server.core.reading.reader import Reader

Purpose = Literal["title", "lead", "problem", "action", "effect"]
MakeBlock = Callable[[str, Role, str], Block]

_MOST = 3
_TITLE = 32
_WEAK = 0.5
_OPEN = 0.4
"""How surely a question may be left open by what is offered as its answer: less than any rule reports."""
_NO_PROBLEM = Hole("problem", "什么问题，稿里没找到")
_NO_EFFECT = Hole("effect", "效果带一个数，稿里没找到")
_NO_UNIT = Hole("unit", "单位")


def assemble(purpose: Purpose, gathered: Gathered, block: MakeBlock) -> list[Assembled]:
    """Return up to three ways to put together what `purpose` names; none where the draft says too little for one.

    What gathers the doings of several units tells no one thing that could be put together.
    """
    title = gathered.article.title
    if title is not None and title.block.find("@collection"):
        return []
    return list(islice(_BUILDERS[purpose](gathered, block), _MOST))


def answers(purpose: str, before: Block, after: Block, reader: Reader, *, alone: bool, replaces: bool) -> bool:
    """Whether the lead `after` answers what `purpose` asks and leaves no question open that the one `before` did not.

    Of a title nothing is asked; a whole lead that `replaces` another takes the place of none that answers anything.
    `alone`: the lead is the only paragraph of its brief.
    """
    if purpose == "lead" and replaces:
        return len(open_questions(before, reader, alone=alone)) == len(LEAD_QUESTIONS)
    if purpose not in LEAD_QUESTIONS:
        return True
    left = {asked for asked in LEAD_QUESTIONS if judge_lead(asked, after, reader, alone=alone) >= _OPEN}
    return purpose not in left and all(judge_lead(asked, before, reader, alone=alone) >= _OPEN for asked in left)


def _titles(gathered: Gathered, block: MakeBlock) -> Iterator[Assembled]:
    """Unit and action, with what came of it where there is room; those that would be weak themselves are left out."""
    unit = gathered.unit
    if unit is None:
        return
    for action in gathered.actions.all[: 2 * _MOST]:
        own = (effect for effect in gathered.effects.fitting(action) if _is_told_of(effect, action, gathered))
        came_of_it = list(islice(own, 2))
        longer = [Assembled((unit, action, Connective("，"), effect)) for effect in came_of_it]
        for made in (*longer, Assembled((unit, action))):
            if len(made.text) <= _TITLE and judge_title(block(made.text, Role.TITLE, ""), gathered.reader).weak < _WEAK:
                yield made
                break


def _lead(gathered: Gathered, block: MakeBlock) -> Iterator[Assembled]:
    """Problem, action, effect; two of them at least in the draft's own words."""
    problems, effects = gathered.problems, gathered.effects
    if not (problems.all or effects.all):
        return
    for action in gathered.actions.all:
        problem = problems.best(action)
        effect = effects.answering(problem, action) if problem else effects.best(action)
        if not (problem and effect) and not _of_one_matter(action, problem, effect, gathered):
            continue
        yield Assembled(
            (
                Connective("针对"),
                problem or _NO_PROBLEM,
                Connective("，"),
                gathered.unit or _NO_UNIT,
                action,
                Connective("，"),
                effect or _NO_EFFECT,
                Connective("。"),
            )
        )


def _of_one_matter(
    action: SourcePhrase,
    problem: SourcePhrase | None,
    effect: SourcePhrase | None,
    gathered: Gathered,
) -> bool:
    """Whether the one part that stands beside the action is told of it: a third that would show it is missing."""
    if effect is not None:
        beside = effect.passage.block is action.passage.block or len(gathered.actions.all) == 1
        return beside and _is_told_of(effect, action, gathered)
    return problem is not None and problem.passage.block is action.passage.block


def _is_told_of(effect: SourcePhrase, action: SourcePhrase, gathered: Gathered) -> bool:
    """Whether this came of the action: told after it with no other between, or where what all came to is told."""
    block, lead = effect.passage.block, gathered.article.lead
    if lead is not None and block is lead.block is action.passage.block:
        return True
    there = [other.span.start for other in gathered.actions.by_block.get(block, ())]
    if block is action.passage.block:
        end, begin = action.span.end, effect.span.start
        return end <= begin and not any(end <= start < begin for start in there)
    return not there


def _below_the_lead(says: Says, gathered: Gathered) -> Iterator[SourcePhrase]:
    """What the lead itself does not say yet."""
    lead = gathered.article.lead
    for phrase in gathered.saying(says):
        if lead is None or phrase.passage.block is not lead.block or phrase.span.start >= gathered.article.lead_end:
            yield phrase


def _problem(gathered: Gathered, block: MakeBlock) -> Iterator[Assembled]:
    for phrase in _below_the_lead("problem", gathered):
        yield Assembled((Connective("针对"), phrase, Connective("，")))


def _action(gathered: Gathered, block: MakeBlock) -> Iterator[Assembled]:
    for phrase in _below_the_lead("action", gathered):
        yield Assembled((Connective("，"), *([gathered.unit] if gathered.unit else []), phrase))


def _effect(gathered: Gathered, block: MakeBlock) -> Iterator[Assembled]:
    for phrase in _below_the_lead("effect", gathered):
        if not any(char.isdigit() for char in phrase.text):
            continue  # the blank asks for a number: another claim would not do
        yield Assembled((Connective("，"), phrase))


_Builder = Callable[[Gathered, MakeBlock], Iterator[Assembled]]
_BUILDERS: Mapping[Purpose, _Builder] = {
    "title": _titles,
    "lead": _lead,
    "problem": _problem,
    "action": _action,
    "effect": _effect,
}
