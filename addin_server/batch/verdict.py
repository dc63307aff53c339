"""What a reviewer might decide of a draft. A suggestion with its reason: the reviewer signs."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.batch.outcome import Outcome
from addin_server.core.findings.score import why_unscored
from addin_server.core.model import Genre, Severity
from addin_server.vocabulary import VERDICTS

WORDS = tuple(verdict.name for verdict in VERDICTS)
_GOOD, _POOR = 85, 60
_FLASH = 220


class Verdict(NamedTuple):
    """One of `WORDS`, and why."""

    word: str
    because: str


def verdict(outcome: Outcome, *, repeats: str = "") -> Verdict:
    """Return the suggestion; `repeats` is the title of an earlier draft that this one repeats."""
    errors = outcome.of(Severity.ERROR)
    if repeats:
        return Verdict("留存", f"与《{repeats}》重复")
    if outcome.score is None:
        return Verdict("退回", why_unscored(Genre(outcome.genre)))
    if outcome.score < _POOR:
        return Verdict("退回", f"得分不到 {_POOR}")
    if errors:
        return Verdict("修改后采用", f"有 {errors} 处必改")
    if outcome.score < _GOOD:
        return Verdict("修改后采用", f"得分不到 {_GOOD}")
    if outcome.characters < _FLASH:
        return Verdict("转综合", f"不到 {_FLASH} 字，可并入综合稿")
    return Verdict("采用", "没有必改处")
