"""What an editor says of drafts and titles. docs/evaluation.md describes the fields."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from addin_server.core.model import BriefType, Genre, Level

Answered = Literal["yes", "partly", "no"]


class LabelError(Exception):
    """A line cannot be used. The text is Chinese and names file and line."""


class LabelledTitle(msgspec.Struct, frozen=True):
    """A title alone. `faults` are second parts of title rules; none for a good one."""

    title: str
    faults: tuple[str, ...] = ()
    type: BriefType | None = None


class TitleFaults(msgspec.Struct, frozen=True):
    """What is wrong with the title of a draft."""

    faults: tuple[str, ...] = ()


class LeadLabel(msgspec.Struct, frozen=True):
    """Whether there is a lead and which of the three questions it answers."""

    missing: bool = False
    problem: Answered | None = None
    action: Answered | None = None
    effect: Answered | None = None


class LabelledQuote(msgspec.Struct, frozen=True):
    """Words an editor would circle, or would not: `paragraph` counts from 0."""

    paragraph: int
    quote: str
    kind: str = ""
    tier: Literal["must", "may"] = "must"


class Labelled(msgspec.Struct, frozen=True):
    """A whole draft and what an editor says of it. Fields that are absent are not judged."""

    paragraphs: tuple[str, ...]
    genre: Genre = Genre.BRIEF
    id: str = ""
    type: BriefType | None = None
    level: Level | None = None
    date: dt.date | None = None
    quality: Literal["good", "weak", ""] = ""
    title: TitleFaults | None = None
    lead: LeadLabel | None = None
    too_broad: bool | None = None
    vague: tuple[LabelledQuote, ...] | None = None
    supported: tuple[LabelledQuote, ...] = ()
