"""A batch that is sent from the page, and how far it is."""

from __future__ import annotations

import datetime as dt

import msgspec

from addin_server.batch.outcome import FileOutcome
from addin_server.batch.verdict import SuggestedVerdict
from addin_server.core.model import BriefType, Level, Severity
from addin_server.wire.files import Form, Upload


class BatchRequest(msgspec.Struct, forbid_unknown_fields=True):
    """What holds for every draft, and the name of the folder."""

    folder: str = ""
    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None


class BatchFileForm(Form):
    """A file and its path in the folder."""

    file: Upload
    path: str = ""


class BatchOut(msgspec.Struct, kw_only=True):
    """How far a batch is. `seconds_left` is by the pace so far; the counts are there when it is `ready`.

    `most_files` and `most_bytes` are the limits of one batch.
    """

    id: str
    received: int
    done: int
    ready: bool
    failed: bool
    seconds_left: int | None
    findings: int
    unread: int
    repeats: int
    most_files: int
    most_bytes: int


class BatchDraftOut(msgspec.Struct, kw_only=True):
    """One file of a batch. `error` says why it was not read; `score` is null for what is no brief.

    `verdict` is what a reviewer might decide, `because` the reason.
    """

    name: str
    error: str
    title: str
    unit: str
    score: int | None
    findings: dict[Severity, int]
    verdict: str
    because: str


class BatchDraftsOut(msgspec.Struct):
    """The files of a batch as the report lists them, those that were not read at the end."""

    drafts: list[BatchDraftOut]


def batch_draft_to_wire(outcome: FileOutcome, unit: str, verdict: SuggestedVerdict) -> BatchDraftOut:
    """Return what is listed of a file."""
    return BatchDraftOut(
        name=outcome.name,
        error=outcome.error,
        title=outcome.title,
        unit=unit,
        score=outcome.score,
        findings={severity: outcome.of(severity) for severity in Severity},
        verdict=verdict.name,
        because=verdict.because,
    )
