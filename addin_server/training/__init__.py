"""Training: lessons as data, what a room can practise on them, and the proof that every text does what it claims."""

from addin_server.training.exercise import Exercise, Mark, Outcome, compare, exercise
from addin_server.training.library import Library, known_rules, load
from addin_server.training.lint import Fault, lint
from addin_server.training.model import PARTS, Fact, Lesson, Pair, Part, Plan, Point, Step, Unit
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
    "Exercise",
    "Fact",
    "Fault",
    "Lesson",
    "Library",
    "Mark",
    "Outcome",
    "Pair",
    "Part",
    "Plan",
    "Point",
    "RewriteOutcome",
    "Step",
    "Unit",
    "card",
    "card_check",
    "compare",
    "draft",
    "exercise",
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
