"""What became of one file of a batch: plain data that travels between processes and fits a line of the journal."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from addin_server.core.findings import score
from addin_server.core.model import BriefType, Level, Part, Severity


class Options(msgspec.Struct, frozen=True):
    """What holds for every draft of the batch. `copies`: make copies with comments, dated `now` (local time)."""

    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None
    copies: bool = False
    now: dt.datetime = dt.datetime.min


class Task(NamedTuple):
    """One file: its path inside the batch, with slashes, and its bytes."""

    name: str
    data: bytes


class Count(msgspec.Struct, frozen=True):
    """How often a rule found something in a draft, at one severity."""

    rule: str
    severity: Severity
    times: int


class FileOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the report says of one file. `error` is the Chinese sentence why there is nothing else.

    `sketch` and `facts` are hashes that find drafts which repeat each other; no text can be read from them.
    `exact` is the same for drafts that say the same word for word. `copy` is the suffix of the copy with comments.
    """

    name: str
    error: str = ""
    warnings: tuple[str, ...] = ()
    title: str = ""
    unit: str = ""
    date: dt.date | None = None
    genre: str = ""
    folded: bool = False
    characters: int = 0
    parts: tuple[Part, ...] = ()
    counts: tuple[Count, ...] = ()
    exact: str = ""
    sketch: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    copy: str = ""

    @property
    def score(self) -> int | None:
        """Of 100 points; None of what is no brief."""
        return score.total(self.parts)

    def of(self, severity: Severity) -> int:
        """How many findings of one severity."""
        return sum(count.times for count in self.counts if count.severity == severity)


class Examined(NamedTuple):
    """An outcome with what the journal does not keep: the text that is compared, the copy with comments."""

    outcome: FileOutcome
    text: str = ""
    copy: bytes = b""
