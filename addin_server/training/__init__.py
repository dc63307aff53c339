"""Training: lessons as data, what a room can practise on them, and the proof that every text does what it claims."""

from addin_server.training.exercise import Exercise, ExerciseResult, Mark, exercise, grade
from addin_server.training.library import Library, known_rules, load
from addin_server.training.lint import LessonFault, lint
from addin_server.training.model import (
    PARTS,
    ExamplePair,
    Lesson,
    LessonPlan,
    LessonStep,
    Part,
    PlanUnit,
    Point,
    RawFact,
)
from addin_server.training.reading import (
    Check,
    card,
    card_check,
    draft,
    passage_check,
    passage_draft,
    passage_report,
    rules_of,
    step_report,
)
from addin_server.training.rewrite import RewriteOutcome, rewrite

__all__ = [
    "PARTS",
    "Check",
    "ExamplePair",
    "Exercise",
    "ExerciseResult",
    "Lesson",
    "LessonFault",
    "LessonPlan",
    "LessonStep",
    "Library",
    "Mark",
    "Part",
    "PlanUnit",
    "Point",
    "RawFact",
    "RewriteOutcome",
    "card",
    "card_check",
    "draft",
    "exercise",
    "grade",
    "known_rules",
    "lint",
    "load",
    "passage_check",
    "passage_draft",
    "passage_report",
    "rewrite",
    "rules_of",
    "step_report",
]
