"""What was made of one clause: probabilities by name, as the features of later judgements name them."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.reading.clause_features import Clause
from addin_server.core.reading.statement import Act, Mood


class Read(NamedTuple):
    """What was made of one clause. Probabilities stand under `act:…` and `mood:…`, as the features name them."""

    clause: Clause
    acts: dict[str, float]
    moods: dict[str, float]
    claim: float
    empty: float

    @property
    def act(self) -> Act:
        return Act(max(self.acts, key=self.acts.__getitem__, default="act:background").removeprefix("act:"))

    @property
    def mood(self) -> Mood:
        return Mood(max(self.moods, key=self.moods.__getitem__, default="mood:done").removeprefix("mood:"))
