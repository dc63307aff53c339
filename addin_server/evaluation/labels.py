"""Labelled material: JSON lines, one draft or one title each. docs/evaluation.md describes the fields."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
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


def read(path: Path) -> list[LabelledTitle | Labelled]:
    """Return the labels of a .jsonl file, or of every one in a folder. Raises LabelError."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise LabelError(f"“{path}”里没有 .jsonl 文件")
    return [_line(file, number, line) for file in files for number, line in _lines(file)]


def _lines(file: Path) -> list[tuple[int, str]]:
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise LabelError(f"{file.name}：不是 UTF-8 编码") from None
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _line(file: Path, number: int, line: str) -> LabelledTitle | Labelled:
    try:
        data = msgspec.json.decode(line)
        return msgspec.convert(data, Labelled) if "paragraphs" in data else msgspec.convert(data, LabelledTitle)
    except (msgspec.DecodeError, TypeError) as error:
        raise LabelError(f"{file.name} 第 {number} 行：{error}") from None
