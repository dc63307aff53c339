"""The training folders, loaded: shipped first, then the organisation's and the user's, of which the later win."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from addin_server.core.rules.loading import RuleError, decode, line_of, read_text
from addin_server.core.ruleset import Ruleset
from addin_server.training.model import PARTS, ExamplePair, Lesson, LessonPlan, LessonStep, PairFile, Part, Point

FOLDER = "training"
MINUTES = 45
_STEPS: Mapping[str, tuple[int, int]] = {"steps": (3, 5), "conversion": (3, 6), "material": (1, 1), "restraint": (1, 1)}

Item = TypeVar("Item", Lesson, LessonPlan)


class Library(msgspec.Struct, frozen=True):
    """What can be taught, by id. `part_of` says what a pair is about; `problems` name layers that were left out."""

    pairs: Mapping[str, ExamplePair]
    part_of: Mapping[str, Part]
    lessons: Mapping[str, Lesson]
    plans: Mapping[str, LessonPlan]
    problems: tuple[str, ...] = ()


class _Read(NamedTuple):
    pairs: dict[str, ExamplePair]
    part_of: dict[str, Part]
    lessons: dict[str, Lesson]
    plans: dict[str, LessonPlan]


def known_rules(ruleset: Ruleset) -> frozenset[str]:
    """The rules that may be taught: those in force and those somebody turned off."""
    return frozenset(rule.id for rule in (*ruleset.rules, *ruleset.off))


def load(shipped: Path, layers: Sequence[Path], rules: Container[str]) -> Library:
    """Return what stands in `training/` of the rule folders; `rules` are the ids that may be taught.

    RuleError when the shipped folder is broken. A broken layer is left out whole and named in `problems`.
    """
    whole = _read(shipped, _Read({}, {}, {}, {}), rules)
    problems: list[str] = []
    for layer in layers:
        try:
            whole = _read(layer, whole, rules)
        except RuleError as error:
            problems.append(f"{error}。改好前先不用这里的培训材料")
    parts = list(PARTS)
    ordered = dict(sorted(whole.pairs.items(), key=lambda item: parts.index(whole.part_of[item[0]])))
    lessons = dict(sorted(whole.lessons.items(), key=lambda item: (item[1].order, item[0])))
    return Library(ordered, whole.part_of, lessons, whole.plans, tuple(problems))


def _read(folder: Path, before: _Read, rules: Container[str]) -> _Read:
    pairs, part_of = dict(before.pairs), dict(before.part_of)
    for path in sorted((folder / FOLDER / "pairs").glob("*.toml")):
        found = decode(path, PairFile)
        for index, pair in enumerate(found.pair):
            for rule in pair.teaches:
                _known(rule, rules, "规则", path, ["pair", index, "teaches"])
            if not pair.teaches:
                raise RuleError(path, _line(path, ["pair", index, "teaches"]), "teaches 至少写一条规则")
            if pair.id in pairs and pair.id not in before.pairs:
                raise RuleError(path, _line(path, ["pair", index, "id"]), f"“{pair.id}”写了两次")
            pairs[pair.id], part_of[pair.id] = pair, found.part
    lessons = before.lessons | _items(folder / FOLDER / "lessons", Lesson, lambda x, path: _lesson(x, path, rules))
    plans = before.plans | _items(folder / FOLDER / "plans", LessonPlan, lambda x, path: _plan(x, path, lessons, pairs))
    return _Read(pairs, part_of, lessons, plans)


def _items(folder: Path, as_type: type[Item], complaints: Callable[[Item, Path], None]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for path in sorted(folder.glob("*.toml")):
        item = decode(path, as_type)
        if item.id != path.stem:
            raise RuleError(path, _line(path, ["id"]), f"id 应与文件名相同：“{path.stem}”")
        complaints(item, path)
        found[item.id] = item
    return found


def _lesson(lesson: Lesson, path: Path, rules: Container[str]) -> None:
    low, high = _STEPS[lesson.kind]
    if not low <= len(lesson.step) <= high:
        wanted = str(low) if low == high else f"{low} 到 {high}"
        raise RuleError(path, _line(path, ["step"]), f"kind 是 {lesson.kind} 的课要有 {wanted} 个 step")
    if (lesson.kind == "material") != bool(lesson.fact):
        raise RuleError(path, _line(path, ["fact"]), "素材包（kind = material）要有 fact，别的课不要")
    for index, step in enumerate(lesson.step):
        for place, point in _points(step):
            steps: list[str | int] = ["step", index, place, "quote"]
            if not any(point.quote in line for line in paragraphs(step.text)):
                raise RuleError(path, _line(path, steps), f"正文里没有“{point.quote}”这几个字")
            if point.rule:
                _known(point.rule, rules, "规则", path, ["step", index, place, "rule"])


def _points(step: LessonStep) -> Iterator[tuple[str, Point]]:
    yield from (("weak", point) for point in step.weak)
    yield from (("better", point) for point in step.better)


def _plan(plan: LessonPlan, path: Path, lessons: Container[str], pairs: Container[str]) -> None:
    if (total := sum(unit.minutes for unit in plan.unit)) != MINUTES:
        raise RuleError(path, _line(path, ["unit", 0, "minutes"]), f"各段加起来是 {total} 分钟，应是 {MINUTES} 分钟")
    for index, unit in enumerate(plan.unit):
        if unit.lesson:
            _known(unit.lesson, lessons, "课", path, ["unit", index, "lesson"])
        for pair in unit.pairs:
            _known(pair, pairs, "对照", path, ["unit", index, "pairs"])


def _known(name: str, names: Container[str], what: str, path: Path, steps: list[str | int]) -> None:
    if name not in names:
        options = f"，可以写：{'、'.join(sorted(names))}" if isinstance(names, Iterable) and what != "规则" else ""
        raise RuleError(path, _line(path, steps), f"没有叫“{name}”的{what}{options}")


def _line(path: Path, steps: list[str | int]) -> int | None:
    return line_of(read_text(path), steps)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a step's text or a pair's: its lines that are not blank."""
    return [line.strip() for line in text.strip().split("\n") if line.strip()]
