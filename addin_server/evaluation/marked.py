"""Texts marked by position, as the material of the reading is: read as the labels of an evaluation.

Two writings of the same thing: a line of `briefs.jsonl`, and a file of its own whose judgements stand under `labels`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from addin_server.core.model import Genre
from addin_server.evaluation.labels import (
    Answered,
    Labelled,
    LabelledQuote,
    LabelledTitle,
    LeadLabel,
    TitleFaults,
)

_RULE_OF = {"mismatch-genre": "genre", "empty-slogan": "slogan"}
"""Faults of titles whose rule has another name."""

_UNNAMED = "no-action"
"""What a weak title is filed under when nobody wrote what is wrong with it."""


class MarkedClaim(msgspec.Struct, frozen=True):
    """Characters of one paragraph, the title not counted, that are an empty claim or a supported one."""

    para: int
    start: int
    end: int
    type: str | None = None


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it stands in `briefs.jsonl`; None where a label does not apply."""

    paragraphs: tuple[str, ...]
    id: str = ""
    title: str | None = ""
    genre: Genre = Genre.BRIEF
    title_ok: bool | None = None
    title_problems: tuple[str, ...] | None = ()
    lead_present: bool | None = None
    lead: dict[str, bool | None] | None = None
    topic_too_broad: bool | None = None
    exhaustive: bool | None = False
    vague: tuple[MarkedClaim, ...] | None = ()
    supported: tuple[MarkedClaim, ...] | None = ()


def is_marked(data: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a text marked by position; what is no brief has a title in words and no label more."""
    words = "paragraphs" in data and isinstance(data.get("title"), str)
    return words or "labels" in data or "title_ok" in data or "lead_present" in data or "exhaustive" in data


def labelled(data: Mapping[str, Any]) -> Labelled:
    """Return the labels of a marked text. msgspec.ValidationError where a field cannot be read."""
    return _labelled(msgspec.convert(_flat(data) if "labels" in data else data, Marked))


def title(line: str) -> LabelledTitle:
    """Return a line of a `titles.tsv`: text and label, whatever else stands behind. ValueError without a label."""
    text, label, *_ = line.split("\t")
    faults = [fault for fault in label.partition(":")[2].split(",") if fault]
    return LabelledTitle(text, tuple(_RULE_OF.get(fault, fault) for fault in faults))


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    labels = data["labels"]
    return {
        **{key: data[key] for key in ("id", "title", "paragraphs") if key in data},
        **labels,
        "lead": labels.get("lead_elements"),
        "exhaustive": labels.get("vague_exhaustive"),
        "vague": labels.get("vague_spans"),
        "supported": data.get("hard_negatives"),
    }


def _labelled(text: Marked) -> Labelled:
    offset = int(bool(text.title))
    faults = None
    if text.title and text.title_ok is not None:
        named = text.title_problems or (_UNNAMED,)
        faults = TitleFaults(() if text.title_ok else tuple(_RULE_OF.get(name, name) for name in named))

    def quotes(marks: Sequence[MarkedClaim] | None) -> tuple[LabelledQuote, ...]:
        return tuple(
            LabelledQuote(m.para + offset, text.paragraphs[m.para][m.start : m.end], m.type or "") for m in marks or ()
        )

    return Labelled(
        paragraphs=(text.title, *text.paragraphs) if text.title else text.paragraphs,
        genre=text.genre,
        id=text.id,
        quality="good" if _is_good(text) else "",
        title=faults,
        lead=_lead(text),
        too_broad=text.topic_too_broad,
        vague=quotes(text.vague) if text.exhaustive else None,
        supported=quotes(text.supported),
    )


def _lead(text: Marked) -> LeadLabel | None:
    if text.lead_present is None:
        return None
    if not text.lead_present:
        return LeadLabel(missing=True)
    answers = text.lead or {}
    effect = answers.get("效果")
    if effect and any(mark.para == 0 and mark.type == "result" for mark in text.vague or ()):
        effect = None  # an effect that is only an empty claim may be told either way
    return LeadLabel(problem=_answer(answers.get("针对")), action=_answer(answers.get("做法")), effect=_answer(effect))


def _answer(given: bool | None) -> Answered | None:
    return None if given is None else "yes" if given else "no"


def _is_good(text: Marked) -> bool:
    """A brief to send as it is: title, lead and topic sound, at most one empty claim."""
    return bool(
        text.genre is Genre.BRIEF
        and text.title_ok
        and text.lead_present
        and (text.lead or {}).get("做法")
        and not text.topic_too_broad
        and len(text.vague or ()) <= 1
    )
