"""What a reviewer might decide of a draft. A suggestion with its reason: the reviewer signs."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.batch.outcome import FileOutcome
from addin_server.core.findings.score import FLASH, why_unscored
from addin_server.core.model import Genre, Severity
from addin_server.vocabulary import SEVERITY_NAMES, VERDICT_NAMES

_GOOD, _POOR = 85, 60
_ERROR = SEVERITY_NAMES[Severity.ERROR]


class SuggestedVerdict(NamedTuple):
    """A verdict by its name, and why."""

    name: str
    because: str


def verdict(outcome: FileOutcome, *, repeats: str = "") -> SuggestedVerdict:
    """Return the suggestion; `repeats` is the title of an earlier draft that this one repeats."""
    id_, because = _decided(outcome, repeats)
    return SuggestedVerdict(VERDICT_NAMES[id_], because)


def _decided(outcome: FileOutcome, repeats: str) -> tuple[str, str]:
    errors = outcome.of(Severity.ERROR)
    if repeats:
        return "keep", f"与《{repeats}》重复"
    if outcome.score is None:
        return "return", why_unscored(Genre(outcome.genre))
    if outcome.score < _POOR:
        return "return", f"得分不到 {_POOR}"
    if errors:
        return "revise", f"有 {errors} 处{_ERROR}"
    if outcome.score < _GOOD:
        return "revise", f"得分不到 {_GOOD}"
    if outcome.characters < FLASH:
        return "combine", f"不到 {FLASH} 字，可并入综合稿"
    return "adopt", f"没有{_ERROR}处"
