"""Handouts of a class and their answer sheets, as .docx: what is read aloud or written on is large, what is looked up
stands in tables."""

from __future__ import annotations

from collections.abc import Iterator

from addin_server import docx, training
from addin_server.core import examples
from addin_server.core.model import Role
from addin_server.docx import ComposedParagraph, ComposedTable
from addin_server.training import Check, Lesson, LessonPlan, LessonStep, Library, PlanUnit, Point
from addin_server.training.library import paragraphs

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
# Full-width blanks of a line of body text, whole and after a label of eight characters.
_LINE, _SHORT = "＿" * 25, "＿" * 15
_ACTIVITY = {"讲": "听讲", "看": "先猜后看", "练": "练习", "议": "讨论"}
# Centimetres; together the width of the text.
_LABELLED, _THREE, _TWO = (2.6, 13.0), (5.2, 5.2, 5.2), (6.6, 9.0)


def handout(plan: LessonPlan, library: Library) -> bytes:
    """Return what each trainee gets: tasks and texts, no answers."""
    return docx.new_document(_handout(plan, library))


def answers(plan: LessonPlan, library: Library, check: Check) -> bytes:
    """Return the trainer's sheet: minutes, what to say, the weak places, the mended texts."""
    return docx.new_document(_answers(plan, library, check))


def _handout(plan: LessonPlan, library: Library) -> Iterator[ComposedParagraph | ComposedTable]:
    yield ComposedParagraph(Role.TITLE, plan.title)
    yield ComposedParagraph(Role.SUBTITLE, "讲义")
    yield ComposedParagraph(Role.BODY, f"带来：{plan.bring}")
    yield ComposedParagraph(Role.BODY, f"姓名（可不填）：{_SHORT}")
    for number, unit in zip(_NUMERALS, (u for u in plan.unit if u.task), strict=False):
        yield ComposedParagraph(Role.HEADING1, f"{number}、{unit.title}（{unit.minutes} 分钟）")
        yield ComposedParagraph(Role.BODY, unit.task)
        yield from _material(unit, library)
        yield from (ComposedParagraph(Role.SALUTATION, f"{_LINE}＿＿") for _ in range(0 if unit.pairs else 3))


def _material(unit: PlanUnit, library: Library) -> Iterator[ComposedParagraph | ComposedTable]:
    if lesson := library.lessons.get(unit.lesson):
        if lesson.fact:
            yield ComposedParagraph(Role.BODY, f"题目：{lesson.task}")
            yield ComposedTable([("用不用", "材料"), *(("□", f.text) for f in lesson.fact)], _LABELLED, header=True)
            yield ComposedParagraph(Role.BODY, "写完自查：")
            yield from (ComposedParagraph(Role.BODY, f"□ {question}") for question in lesson.selfcheck)
        else:
            yield from (ComposedParagraph(Role.BODY, line) for line in lesson.step[0].text.strip().split("\n"))
    if unit.pairs:
        weak = (examples.unmarked(library.pairs[id_].weak).strip() for id_ in unit.pairs)
        yield ComposedTable([("原句", "改为"), *((text, "\n\n\n") for text in weak)], _TWO, header=True)


def _answers(plan: LessonPlan, library: Library, check: Check) -> Iterator[ComposedParagraph | ComposedTable]:
    yield ComposedParagraph(Role.TITLE, plan.title)
    yield ComposedParagraph(Role.SUBTITLE, f"教案与答案（{sum(u.minutes for u in plan.unit)} 分钟）")
    yield ComposedParagraph(Role.BODY, f"{plan.about}请学员带来：{plan.bring}")
    clock = 0
    for number, unit in zip(_NUMERALS, plan.unit, strict=False):
        minutes = f"第 {clock + 1}～{clock + unit.minutes} 分钟"
        clock += unit.minutes
        yield ComposedParagraph(Role.HEADING1, f"{number}、{unit.title}（{minutes}，{_ACTIVITY[unit.activity]}）")
        yield ComposedParagraph(Role.BODY, unit.say)
        if lesson := library.lessons.get(unit.lesson):
            yield from _lesson(lesson, check)
        if unit.pairs:
            pairs = (library.pairs[id_] for id_ in unit.pairs)
            rows = ((examples.unmarked(p.weak).strip(), p.good.strip(), p.why) for p in pairs)
            yield ComposedTable([("弱例", "好例", "要点"), *rows], _THREE, header=True)


def _lesson(lesson: Lesson, check: Check) -> Iterator[ComposedParagraph | ComposedTable]:
    if lesson.fact:
        facts = (("用" if f.use else "不用", f"{f.text}（{f.why}）") for f in lesson.fact)
        yield ComposedTable([("用不用", "材料"), *facts], _LABELLED, header=True)
    before: list[str] = []
    for step in lesson.step:
        yield ComposedParagraph(Role.HEADING2, f"（{step.name}）{step.changed}")
        lines = paragraphs(step.text)
        kept = sum(line in before for line in lines)
        shown = [line for line in lines if line not in before] + [f"（其余 {kept} 段没有动）"] * bool(kept)
        rows = [
            ("先问", step.guess),
            ("正文", "\n".join(shown)),
            ("为什么", step.why),
            ("弱处", _points(step.weak)),
            ("好处", _points(step.better)),
            ("规则还指出", "" if before else _also(step, lesson, check)),
        ]
        yield ComposedTable([row for row in rows if row[1]], _LABELLED)
        before = lines
    if lesson.verdict:
        yield ComposedParagraph(Role.BODY, f"结论：{lesson.verdict}")


def _also(step: LessonStep, lesson: Lesson, check: Check) -> str:
    """What the rules find in the first text and the lesson does not speak of."""
    found = training.exercise(training.step_report(step.text, lesson.type, check)).findings
    named = {"", *(point.quote for point in step.weak)}
    return "\n".join(f"“{_shortened(f.quote)}”：{f.message}" for f in found if f.quote not in named)


def _points(points: tuple[Point, ...]) -> str:
    lines = (f"“{_shortened(p.quote)}”：{p.head}{'。' if p.text else ''}{p.text}" for p in points)
    return "\n".join(f"{mark}{text}" for mark, text in zip(_CIRCLED, lines, strict=False))


def _shortened(quote: str) -> str:
    return quote if len(quote) <= 30 else f"{quote[:29]}…"
