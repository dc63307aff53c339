"""What a room handed in, counted in memory: how many marked which place, who saw how much."""

from __future__ import annotations

import threading
from collections import Counter
from typing import NamedTuple

from addin_server.training.exercise import Exercise, ExerciseResult, Mark


class Submission(NamedTuple):
    """One trainee's latest try; `name` may be empty."""

    name: str
    marks: tuple[Mark, ...]
    hits: int
    misses: int
    false: int


class ClassTally:
    """Counts one try for each trainee, the latest. Safe to use from several threads."""

    MOST = 500

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._handed: dict[str, Submission] = {}

    def add(self, who: str, name: str, marks: tuple[Mark, ...], outcome: ExerciseResult) -> bool:
        """Take a try of trainee `who`; False when the class is full."""
        with self._lock:
            if who not in self._handed and len(self._handed) >= self.MOST:
                return False
            self._handed[who] = Submission(name, marks, len(outcome.hits), len(outcome.misses), len(outcome.false))
            return True

    def handed(self) -> list[Submission]:
        with self._lock:
            return list(self._handed.values())

    def counts(self) -> Counter[Mark]:
        """How many trainees marked each place."""
        return Counter(mark for handed in self.handed() for mark in set(handed.marks))

    def summary(self, on: Exercise) -> str:
        """The class in a few Chinese lines, for the trainer's own notes."""
        handed = self.handed()
        if not handed:
            return "没有人交练习。\n"
        lines = [f"交练习 {len(handed)} 人。"]
        for mark, count in sorted(self.counts().items(), key=lambda item: -item[1]):
            lines.append(f"{count} 人标了“{_words(on, mark)}”")
        for i, one in enumerate(handed, 1):
            lines.append(f"{one.name or f'学员 {i}'}：标对 {one.hits} 处，漏 {one.misses} 处，多标 {one.false} 处")
        return "\n".join(lines) + "\n"


def _words(on: Exercise, mark: Mark) -> str:
    line = on.lines[mark.line]
    if mark.clause is None:
        return f"第 {mark.line + 1} 段整段"
    span = line.clauses[mark.clause].span
    return line.text[span.start : span.end]
