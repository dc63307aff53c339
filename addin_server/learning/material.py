"""The labelled material: whole texts, titles, statements, snippets and leads. `rules/reading/material/README.md` says
how each is labelled."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from addin_server.core.model import Genre
from addin_server.core.rules.loading import json_complaint

T = TypeVar("T")

TEXT_VERDICTS = "text-verdicts.jsonl"
"""What readers said of whole texts."""


class ParagraphSpan(msgspec.Struct, frozen=True):
    """Characters of one paragraph."""

    para: int
    start: int
    end: int


class LabelledClaim(msgspec.Struct, frozen=True):
    """A marked claim: an empty one has a type and what it misses, a supported one where its evidence stands."""

    start: int
    end: int
    para: int = 0
    type: str = ""
    missing: str = ""
    evidence: ParagraphSpan | None = None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its labels; None where a label does not apply. `exhaustive`: what is not marked is not empty."""

    id: str
    writer: str
    genre: str
    paragraphs: tuple[str, ...]
    title: str = ""
    voice: str = ""
    title_ok: bool | None = None
    title_problems: tuple[str, ...] = ()
    lead_present: bool | None = None
    lead: dict[str, bool] = {}
    topic_too_broad: bool | None = None
    exhaustive: bool = False
    vague: tuple[LabelledClaim, ...] = ()
    supported: tuple[LabelledClaim, ...] = ()
    confidence: str = "high"


class EvidenceSpan(msgspec.Struct, frozen=True):
    """Where in the same text a claim is borne out."""

    start: int
    end: int


class LabelledStatement(msgspec.Struct, frozen=True):
    """One clause of a sentence, `focus`, with what it says."""

    text: str
    focus: tuple[int, int]
    act: str
    mood: str
    empty: bool
    voice: str = ""
    supported: EvidenceSpan | None = None


class Snippet(msgspec.Struct, frozen=True):
    """A sentence or two with every empty claim marked."""

    text: str
    vague: tuple[LabelledClaim, ...]
    writer: str = ""
    voice: str = ""


class Title(msgspec.Struct, frozen=True):
    """A title by itself: `good`, or `weak:` and its fault."""

    text: str
    label: str
    writer: str = ""

    @property
    def fault(self) -> str:
        """The fault of a weak title, else empty."""
        return self.label.partition(":")[2] if self.label != "good" else ""


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """The lead of a 信息 by itself: whether it is one, and which of its questions it answers."""

    text: str
    lead_present: bool
    lead: dict[str, bool]
    writer: str = ""
    voice: str = ""

    def as_brief(self) -> Brief:
        """The lead as the beginning of a text of which nothing else is known."""
        return Brief(
            id=self.text,
            writer=self.writer,
            genre="信息",
            paragraphs=(self.text, ""),
            lead_present=self.lead_present,
            lead=self.lead,
        )


class Verdict(msgspec.Struct, frozen=True):
    """What a reader said of a claim that was called empty, with the features of its run in place of its words.

    So a text need not be shown to be learned from. `source` is the set the text was in.
    """

    source: str
    agreed: bool
    features: dict[str, float]


class TextVerdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a reader said of a whole text, with its features but no word of it.

    `genre` None: the reader was not sure. `too_broad`: whether the reader agreed that the topic is; None where the
    finding was not made or can be argued about.
    """

    source: str
    features: dict[str, float]
    genre: Genre | None = None
    too_broad: bool | None = None


class Corpus(msgspec.Struct, frozen=True):
    """All material of one or more folders."""

    briefs: tuple[Brief, ...] = ()
    titles: tuple[Title, ...] = ()
    statements: tuple[LabelledStatement, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    leads: tuple[Lead, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    text_verdicts: tuple[TextVerdict, ...] = ()

    def without(self, writer: str) -> Corpus:
        """Return the material of everybody else; statements and verdicts are nobody's text of these."""
        return Corpus(
            tuple(b for b in self.briefs if b.writer != writer),
            tuple(t for t in self.titles if t.writer != writer),
            self.statements,
            tuple(s for s in self.snippets if s.writer != writer),
            tuple(lead for lead in self.leads if lead.writer != writer),
            self.verdicts,
            self.text_verdicts,
        )

    def part(self, parts: int, of: int) -> Corpus:
        """Return the first `parts` of `of` equal parts of everything, drawn by a hash of the text, not by its place."""

        def kept(text: str) -> bool:
            return zlib.crc32(text.encode()) % of < parts

        return Corpus(
            tuple(b for b in self.briefs if kept(b.id)),
            tuple(t for t in self.titles if kept(t.text)),
            tuple(s for s in self.statements if kept(s.text)),
            tuple(s for s in self.snippets if kept(s.text)),
            tuple(lead for lead in self.leads if kept(lead.text)),
            self.verdicts,
            self.text_verdicts,
        )

    def by(self, writer: str) -> Corpus:
        """Return the texts, titles, snippets and leads of one writer."""
        return Corpus(
            tuple(b for b in self.briefs if b.writer == writer),
            tuple(t for t in self.titles if t.writer == writer),
            snippets=tuple(s for s in self.snippets if s.writer == writer),
            leads=tuple(lead for lead in self.leads if lead.writer == writer),
        )


def load(folders: list[Path]) -> Corpus:
    """Return the material of the folders together; ValueError names file and line of what cannot be read."""
    briefs, titles, statements, snippets, leads, verdicts, text_verdicts = [], [], [], [], [], [], []
    for folder in folders:
        briefs += list(_lines(folder / "briefs.jsonl", Brief))
        statements += list(_lines(folder / "statements.jsonl", LabelledStatement))
        snippets += list(_lines(folder / "snippets.jsonl", Snippet))
        leads += list(_lines(folder / "leads.jsonl", Lead))
        verdicts += list(_lines(folder / "verdicts.jsonl", Verdict))
        text_verdicts += list(_lines(folder / TEXT_VERDICTS, TextVerdict))
        titles += list(_titles(folder / "titles.tsv"))
    return Corpus(
        tuple(briefs),
        tuple(titles),
        tuple(statements),
        tuple(snippets),
        tuple(leads),
        tuple(verdicts),
        tuple(text_verdicts),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{path.name} 不是 UTF-8 编码") from None


# Lines end where the file says so: U+2028 in a text, a soft break of somebody's, ends none.
def _lines(path: Path, as_type: type[T]) -> Iterator[T]:
    if path.is_file():
        for number, line in enumerate(_text(path).split("\n"), 1):
            if line.strip():
                try:
                    yield msgspec.json.decode(line, type=as_type)
                except msgspec.DecodeError as error:
                    raise ValueError(f"{path.name} 第 {number} 行：{json_complaint(error, as_type)}") from None


def _titles(path: Path) -> Iterator[Title]:
    if path.is_file():
        for line in _text(path).split("\n"):
            if line.strip() and not line.startswith("#"):
                text, *rest = line.split("\t")
                if len(rest) not in (1, 2):
                    raise ValueError(f"{path.name} 里这一行要有两栏或三栏：{line}")
                yield Title(text, *rest)
