"""The proof of the texts: every weak one triggers what it claims, every good one is silent at 建议改 and above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from addin_server.core import examples
from addin_server.core.model import Finding, Genre, Report
from addin_server.training.exercise import must
from addin_server.training.library import Library
from addin_server.training.model import ExamplePair, Lesson, LessonStep, Part
from addin_server.training.reading import Check, passage_report, rules_of, step_report


class LessonFault(msgspec.Struct, frozen=True):
    """A text that does not do what it claims: where it stands, what was claimed, what was found."""

    where: str
    expected: str
    found: str


def lint(library: Library, check: Check) -> Iterator[LessonFault]:
    """Yield every claim that does not hold under the rules that `check` applies."""
    for id_, pair in library.pairs.items():
        yield from _pair(pair, library.part_of[id_], check)
    for lesson in library.lessons.values():
        yield from _lesson(lesson, check)


def _pair(pair: ExamplePair, part: Part, check: Check) -> Iterator[LessonFault]:
    where = f"对照 {pair.id}"
    report = passage_report(pair, part, pair.weak, check)
    found = [f for f in report.findings if rules_of(f) & set(pair.teaches)]
    reported = {rule for f in found for rule in rules_of(f)}
    for rule in pair.teaches:
        if rule not in reported:
            yield LessonFault(f"{where} 弱例", f"指出 {rule}", _words(report.findings))
    marks = list(examples.marks(pair.weak))
    actual = sorted({(int(f.paragraph[1:]) - 1, f.span) for f in found if f.paragraph and f.span})
    if marks and actual != marks:
        yield LessonFault(f"{where} 弱例", "正好是标出的字", _words(found))
    yield from _silent(f"{where} 好例", passage_report(pair, part, pair.good, check))


def _lesson(lesson: Lesson, check: Check) -> Iterator[LessonFault]:
    last = len(lesson.step) - 1
    for index, step in enumerate(lesson.step):
        where = f"课 {lesson.id}“{step.name}”"
        report = step_report(step.text, lesson.type, check)
        yield from _claims(where, step, report)
        if index == last:
            yield from _silent(where, report)
        elif not any(point.rule for point in step.weak):
            yield LessonFault(where, "写出至少一处规则能指出的弱处", "没有写")
        if lesson.kind == "conversion" and index == 0 and report.genre.name is not Genre.SUMMARY:
            yield LessonFault(where, "认出是总结", report.genre.name.value)


def _claims(where: str, step: LessonStep, report: Report) -> Iterator[LessonFault]:
    for point in step.weak:
        if point.rule and not any(point.rule in rules_of(f) and f.quote == point.quote for f in report.findings):
            near = [f for f in report.findings if point.rule in rules_of(f)]
            yield LessonFault(where, f"{point.rule} 正好指出“{point.quote}”", _words(near))
    for point in step.better:
        if point.rule:
            yield LessonFault(where, "better 里不写 rule", point.rule)
    for points in (step.weak, step.better):
        places = [step.text.index(point.quote) for point in points]
        if places != sorted(places):
            yield LessonFault(where, "按先后写各处，①②③ 才顺着正文走", "、".join(f"“{p.quote}”" for p in points))


def _silent(where: str, report: Report) -> Iterator[LessonFault]:
    if loud := [f for f in report.findings if must(f)]:
        yield LessonFault(where, "不出声", _words(loud))


def _words(findings: Iterable[Finding]) -> str:
    return "、".join(f"{f.rule}“{f.quote}”" for f in findings) or "没有出声"
