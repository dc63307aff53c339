"""Handouts of a class and their answer sheets, as .docx in the layout of an official document."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server import docx, training
from addin_server.core import examples
from addin_server.core.model import Role
from addin_server.docx import Block
from addin_server.training import Check, Lesson, Library, Plan, Point, Unit
from addin_server.training.library import paragraphs

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_LINE = "＿" * 18
_ACTIVITY = {"讲": "听讲", "看": "先猜后看", "练": "练习", "议": "讨论"}


def handout(plan: Plan, library: Library) -> bytes:
    """Return what each trainee gets: tasks and texts, no answers."""
    return docx.new_document(_handout(plan, library))


def answers(plan: Plan, library: Library, check: Check) -> bytes:
    """Return the trainer's sheet: minutes, what to say, the weak places, the mended texts."""
    return docx.new_document(_answers(plan, library, check))


def _handout(plan: Plan, library: Library) -> Iterator[Block]:
    yield Block(Role.TITLE, plan.title)
    yield Block(Role.SUBTITLE, "讲义")
    yield Block(Role.BODY, f"带来：{plan.bring}")
    yield Block(Role.BODY, f"姓名（可不填）：{_LINE}")
    for number, unit in zip(_NUMERALS, (u for u in plan.unit if u.task), strict=False):
        yield Block(Role.HEADING1, f"{number}、{unit.title}（{unit.minutes} 分钟）")
        yield Block(Role.BODY, unit.task)
        yield from _material(unit, library)
        yield from (Block(Role.BODY, _LINE) for _ in range(3))


def _material(unit: Unit, library: Library) -> Iterator[Block]:
    if lesson := library.lessons.get(unit.lesson):
        if lesson.fact:
            yield Block(Role.BODY, f"题目：{lesson.task}")
            yield from (Block(Role.BODY, f"□ {number}．{f.text}") for number, f in enumerate(lesson.fact, 1))
            yield from (Block(Role.BODY, f"自查 {question}") for question in lesson.selfcheck)
        else:
            yield from (Block(Role.BODY, line) for line in lesson.step[0].text.strip().split("\n"))
    for id_ in unit.pairs:
        yield Block(Role.BODY, f"原句：{examples.unmarked(library.pairs[id_].weak).strip()}")
        yield Block(Role.BODY, f"改为：{_LINE}")


def _answers(plan: Plan, library: Library, check: Check) -> Iterator[Block]:
    yield Block(Role.TITLE, plan.title)
    yield Block(Role.SUBTITLE, f"教案与答案（{sum(u.minutes for u in plan.unit)} 分钟）")
    yield Block(Role.BODY, f"{plan.about}请学员带来：{plan.bring}")
    clock = 0
    for number, unit in zip(_NUMERALS, plan.unit, strict=False):
        yield Block(Role.HEADING1, f"{number}、{unit.title}")
        told = f"第 {clock + 1}～{clock + unit.minutes} 分钟，{_ACTIVITY[unit.activity]}。{unit.say}"
        clock += unit.minutes
        yield Block(Role.BODY, told)
        if lesson := library.lessons.get(unit.lesson):
            yield from _lesson(lesson, check)
        for id_ in unit.pairs:
            pair = library.pairs[id_]
            yield Block(Role.BODY, f"弱例：{examples.unmarked(pair.weak).strip()}")
            yield Block(Role.BODY, f"好例：{pair.good.strip()}")
            yield Block(Role.BODY, f"要点：{pair.why}")


def _lesson(lesson: Lesson, check: Check) -> Iterator[Block]:
    for number, fact in enumerate(lesson.fact, 1):
        yield Block(Role.BODY, f"{number}．{'用' if fact.use else '不用'}。{fact.text}（{fact.why}）")
    before: list[str] = []
    for step in lesson.step:
        yield Block(Role.HEADING2, f"（{step.name}）{step.changed}")
        lines = paragraphs(step.text)
        yield from (Block(Role.BODY, line) for line in lines if line not in before)
        if kept := sum(line in before for line in lines):
            yield Block(Role.BODY, f"（其余 {kept} 段没有动）")
        if step.why:
            yield Block(Role.BODY, f"为什么：{step.why}")
        if step.guess:
            yield Block(Role.BODY, f"先问：{step.guess}")
        yield from _points("弱处", step.weak)
        yield from _points("好处", step.better)
        if before:
            before = lines
            continue
        before = lines
        found = [f for f in training.exercise(training.step_report(step.text, lesson.type, check)).findings if f.quote]
        named = {point.quote for point in step.weak}
        for finding in (f for f in found if f.quote not in named):
            yield Block(Role.BODY, f"规则还指出“{_shortened(finding.quote)}”：{finding.message}")
    if lesson.verdict:
        yield Block(Role.BODY, f"结论：{lesson.verdict}")


def _points(name: str, points: tuple[Point, ...]) -> Iterator[Block]:
    for mark, point in zip(_CIRCLED, points, strict=False):
        yield Block(Role.BODY, f"{name}{mark}“{_shortened(point.quote)}”：{point.head}。{point.text}")


def _shortened(quote: str) -> str:
    return quote if len(quote) <= 30 else f"{quote[:29]}…"
