"""What a lesson is made of. Data only; the files stand under `rules/training/` and in an organisation's own folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from addin_server.core.model import BriefType, Role

Part = Literal["标题", "导语", "主体", "结尾", "背景", "选题", "空泛"]
Kind = Literal["steps", "conversion", "material", "restraint"]

PARTS: Mapping[Part, Role] = {
    "标题": Role.TITLE,
    "导语": Role.LEAD,
    "主体": Role.BODY,
    "结尾": Role.ENDING,
    "背景": Role.BACKGROUND,
    "选题": Role.TITLE,
    "空泛": Role.BODY,
}
"""The parts that pairs are about, in the order of the brief, and the role of a passage of one line."""


class ExamplePair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same thing said badly and well.

    `teaches` are the rules that must be found in `weak`, exactly at its [[marks]] where it has any; `good` is silent
    at 建议改 and above. One line is a passage of the part's role; several lines are a whole brief.
    """

    id: str
    teaches: tuple[str, ...]
    weak: str
    good: str
    why: str
    type: BriefType | None = None


class PairFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`pairs/*.toml`: the pairs of one part."""

    part: Part
    pair: tuple[ExamplePair, ...]


class Point(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in a text and what the room should see there; ①②③ by their order.

    `rule` is the rule that must be found at exactly this quote; without one it is for people to see.
    """

    quote: str
    head: str
    text: str = ""
    rule: str = ""


class LessonStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One state of a draft: every line is a paragraph, the first is the title.

    `changed` and `why` say what was done to the text before and why; `guess` is asked before anything is shown.
    `weak` points at what to mend next, `better` at what this step brought.
    """

    name: str
    text: str
    changed: str = ""
    why: str = ""
    guess: str = ""
    weak: tuple[Point, ...] = ()
    better: tuple[Point, ...] = ()


class RawFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A raw fact of a material pack: whether the brief takes it up, and why or why not."""

    text: str
    use: bool
    why: str


class Lesson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lesson.

    `steps`: a draft mended step by step. `conversion`: the same, from a 总结 to a brief. `material`: raw facts to
    choose from, then a brief written from them. `restraint`: a draft that no rule objects to, and in `verdict` what to
    see in it all the same. Lists are in the order of `order`.
    """

    id: str
    kind: Kind
    title: str
    about: str
    type: BriefType
    step: tuple[LessonStep, ...]
    order: int = 100
    task: str = ""
    fact: tuple[RawFact, ...] = ()
    selfcheck: tuple[str, ...] = ()
    verdict: str = ""


class PlanUnit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of a class. `lesson` and `pairs` name what is shown; `task` is what stands on the handout."""

    minutes: int
    activity: Literal["讲", "看", "练", "议"]
    title: str
    say: str
    task: str = ""
    lesson: str = ""
    pairs: tuple[str, ...] = ()


class LessonPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of 45 minutes."""

    id: str
    title: str
    about: str
    bring: str
    unit: tuple[PlanUnit, ...]
