"""Lessons as they travel: every text with what the rules find in it, so that a page can teach without asking again.

A pair travels as a lesson of two steps. Positions are UTF-16 units of the line's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from addin_server import training
from addin_server.core import examples
from addin_server.core.model import BriefType, Finding, Report, Role, Severity, Span
from addin_server.core.rules.rule import Rule
from addin_server.training import ExamplePair, Exercise, Lesson, LessonPlan, LessonStep, Library, Part, Point
from addin_server.training.reading import Check
from addin_server.wire.utf16 import Offsets, Utf16

Kind = Literal["steps", "conversion", "material", "restraint", "pair"]
_GUESS = "换您，这一句怎么写？"


class HeadOut(msgspec.Struct):
    """A line in the list of lessons. `part` is set for pairs only."""

    id: str
    kind: Kind
    title: str
    about: str
    steps: int
    part: Part | None


class UnitOut(msgspec.Struct):
    minutes: int
    activity: str
    title: str
    say: str
    lessons: list[str]


class LessonPlanOut(msgspec.Struct):
    """A class of 45 minutes."""

    id: str
    title: str
    about: str
    bring: str
    units: list[UnitOut]


class TrainingOut(msgspec.Struct):
    """All there is to teach. `problems` are folders that could not be read, in words for their owner."""

    lessons: list[HeadOut]
    plans: list[LessonPlanOut]
    problems: list[str]


class FoundOut(msgspec.Struct):
    """What a rule says about a text; `beside` names what else is found at the same place."""

    rule: str
    name: str
    severity: Severity
    quote: str
    message: str
    why: str
    beside: list[str] = []


class ClauseOut(msgspec.Struct):
    """`findings` are indices into the text's; `because` says why a mark here would be false."""

    span: Offsets
    findings: list[int]
    because: str


class LineOut(msgspec.Struct):
    """`whole` are the findings on all of it; `because` says why a mark on a paragraph without any would be false."""

    text: str
    role: Role
    clauses: list[ClauseOut]
    whole: list[int]
    because: str


class PointOut(msgspec.Struct):
    """A remark tied to where it stands: the line's index and the span in it."""

    line: int
    span: Offsets
    head: str
    text: str
    rule: str


class StepOut(msgspec.Struct):
    """`places` are indices of the findings that are counted as one, the gravest first."""

    name: str
    guess: str
    changed: str
    why: str
    characters: int
    lines: list[LineOut]
    findings: list[FoundOut]
    places: list[list[int]]
    weak: list[PointOut]
    better: list[PointOut]


class FactOut(msgspec.Struct):
    text: str
    use: bool
    why: str


class LessonOut(msgspec.Struct):
    id: str
    kind: Kind
    title: str
    about: str
    part: Part | None
    type: BriefType | None
    task: str
    facts: list[FactOut]
    selfcheck: list[str]
    verdict: str
    steps: list[StepOut]


class RewriteIn(msgspec.Struct, forbid_unknown_fields=True):
    """A line of the step, rewritten."""

    line: Annotated[int, Meta(ge=0)]
    text: Annotated[str, Meta(max_length=2_000)]


class PracticeRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Marks on a step of a lesson, or a line of it rewritten, or both."""

    lesson: str
    step: Annotated[int, Meta(ge=0)] = 0
    marks: Annotated[list[training.Mark], Meta(max_length=500)] = []
    rewrite: RewriteIn | None = None


class FalseMarkOut(msgspec.Struct):
    line: int
    clause: int | None
    because: str


class RewriteOut(msgspec.Struct):
    """`content`: the rules have nothing left to say about the line, and nothing new about the draft."""

    content: bool
    left: list[FoundOut]
    new: list[FoundOut]


class PracticeOut(msgspec.Struct):
    hits: list[FoundOut]
    misses: list[FoundOut]
    false: list[FalseMarkOut]
    rewrite: RewriteOut | None


def training_to_wire(library: Library) -> TrainingOut:
    """Return the list of what can be taught."""
    lessons = [HeadOut(x.id, x.kind, x.title, x.about, len(x.step), None) for x in library.lessons.values()]
    pairs = [HeadOut(p.id, "pair", _short(p), p.why, 2, library.part_of[p.id]) for p in library.pairs.values()]
    plans = [lesson_plan_to_wire(p) for p in library.plans.values()]
    return TrainingOut([*lessons, *pairs], plans, list(library.problems))


def lesson_plan_to_wire(plan: LessonPlan) -> LessonPlanOut:
    """Return a plan; what is shown in a stretch is named by its ids."""
    units = [
        UnitOut(u.minutes, u.activity, u.title, u.say, [*([u.lesson] if u.lesson else []), *u.pairs]) for u in plan.unit
    ]
    return LessonPlanOut(plan.id, plan.title, plan.about, plan.bring, units)


def lesson_to_wire(lesson: Lesson, check: Check, rules: Mapping[str, Rule]) -> LessonOut:
    """Return a lesson with what the rules find in each of its texts."""
    return LessonOut(
        lesson.id,
        lesson.kind,
        lesson.title,
        lesson.about,
        None,
        lesson.type,
        lesson.task,
        [FactOut(f.text, f.use, f.why) for f in lesson.fact],
        list(lesson.selfcheck),
        lesson.verdict,
        [_step(step, training.step_report(step.text, lesson.type, check), rules) for step in lesson.step],
    )


def pair_to_wire(pair: ExamplePair, part: Part, check: Check, rules: Mapping[str, Rule]) -> LessonOut:
    """Return a pair as a lesson of two steps: 弱例, with what the rules find as its remarks, and 好例."""
    weak, good = (training.passage_report(pair, part, text, check) for text in (pair.weak, pair.good))
    findings = [f for f in weak.findings if f.span and training.rules_of(f) & set(pair.teaches)]
    points = tuple(Point(quote=f.quote, head=rules[f.rule].name, text=f.message, rule=f.rule) for f in findings)
    first = LessonStep(name="弱例", text=examples.unmarked(pair.weak), guess=_GUESS, weak=points)
    second = LessonStep(name="好例", text=pair.good, why=pair.why)
    steps = [_step(first, weak, rules), _step(second, good, rules)]
    return LessonOut(pair.id, "pair", _short(pair), pair.why, part, pair.type, "", [], [], "", steps)


def card_to_wire(rule: Rule, check: Check, rules: Mapping[str, Rule]) -> LessonOut | None:
    """Return a rule's own weak and good example as a lesson of two steps; None when it has no such example."""
    drafts = training.card(rule)
    if drafts is None:
        return None
    weak, good = (training.card_check(rule, check)(draft) for draft in drafts)
    points = tuple(Point(quote=f.quote, head=rule.name, text=f.message, rule=rule.id) for f in weak.findings if f.quote)
    first = LessonStep(name="弱例", text="", guess=_GUESS, weak=points)
    steps = [_step(first, weak, rules), _step(LessonStep(name="好例", text="", why=rule.why), good, rules)]
    return LessonOut(rule.id, "pair", rule.name, rule.why, None, drafts[0].type, "", [], [], "", steps)


def find_lesson(library: Library, id_: str, check: Check, rules: Mapping[str, Rule]) -> LessonOut | None:
    """Return the lesson, the pair or the rule's card called `id_`."""
    if id_ in library.lessons:
        return lesson_to_wire(library.lessons[id_], check, rules)
    if id_ in library.pairs:
        return pair_to_wire(library.pairs[id_], library.part_of[id_], check, rules)
    return card_to_wire(rules[id_], check, rules) if id_ in rules else None


def found_to_wire(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[FoundOut]:
    """Return findings as a room reads them."""
    return [FoundOut(f.rule, _name(f, rules), f.severity, f.quote, f.message, f.why) for f in findings]


def result_to_wire(on: Exercise, outcome: training.ExerciseResult, rules: Mapping[str, Rule]) -> PracticeOut:
    """Return what came of marks."""
    return PracticeOut(
        [_place(on, place, rules) for place in outcome.hits],
        [_place(on, place, rules) for place in outcome.misses],
        [FalseMarkOut(f.mark.line, f.mark.clause, f.because) for f in outcome.false],
        None,
    )


def rewrite_to_wire(verdict: training.RewriteOutcome, rules: Mapping[str, Rule]) -> RewriteOut:
    """Return what the rules say to a rewritten line."""
    return RewriteOut(verdict.content, found_to_wire(verdict.left, rules), found_to_wire(verdict.new, rules))


def _place(on: Exercise, place: int, rules: Mapping[str, Rule]) -> FoundOut:
    first, *rest = found_to_wire((on.findings[i] for i in on.places[place]), rules)
    return msgspec.structs.replace(first, beside=list(dict.fromkeys(f.name for f in rest if f.name != first.name)))


def _step(step: LessonStep, report: Report, rules: Mapping[str, Rule]) -> StepOut:
    on = training.exercise(report)
    lines = []
    for line in on.lines:
        utf16 = Utf16(line.text)
        clauses = [ClauseOut(utf16.span(c.span), list(c.findings), c.because) for c in line.clauses]
        lines.append(LineOut(line.text, line.role, clauses, list(line.whole), line.because))
    return StepOut(
        step.name,
        step.guess,
        step.changed,
        step.why,
        sum(1 for line in on.lines for char in line.text if not char.isspace()),
        lines,
        found_to_wire(on.findings, rules),
        [list(place) for place in on.places],
        _points(step.weak, on),
        _points(step.better, on),
    )


def _points(points: Iterable[Point], on: Exercise) -> list[PointOut]:
    placed = []
    for point in points:
        index = next(i for i, line in enumerate(on.lines) if point.quote in line.text)
        text = on.lines[index].text
        start = text.index(point.quote)
        span = Utf16(text).span(Span(start, start + len(point.quote)))
        placed.append(PointOut(index, span, point.head, point.text, point.rule))
    return placed


def _name(finding: Finding, rules: Mapping[str, Rule]) -> str:
    return rules[finding.rule].name if finding.rule in rules else finding.rule


def _short(pair: ExamplePair) -> str:
    """The weak passage, to tell pairs apart in a list."""
    line = examples.unmarked(pair.weak).strip().split("\n")[0]
    return line if len(line) <= 24 else f"{line[:23]}…"
