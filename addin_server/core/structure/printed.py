"""The draft as it reads on paper, and the way back to the writer's own characters.

A soft line break begins a line, which is a paragraph to the rules and none to the file; what nobody sees is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from addin_server.core.language import memo, regex
from addin_server.core.language.visible import ODD, visible_text
from addin_server.core.model import (
    Draft,
    Edit,
    Evidence,
    Finding,
    Fix,
    FixPart,
    Line,
    Paragraph,
    Report,
    RoleReading,
    Span,
)
from addin_server.core.structure.edited import edited

_BREAK = "\n\r\v\f\x85\u2028\u2029"
_ODD = regex.compile(f"[{_BREAK}{ODD}]")
_BREAKS = regex.compile(f"[{_BREAK}]")
_LINE = regex.compile(f"[^{_BREAK}]+")
_GOES_ON = regex.compile("[，、]$|。[^。！？；：…”』）)】》]+$")
# Lines that are several things although all are short: an issue and its number, a title and what stands below it.
_SEVERAL = regex.compile(r"[。；：！？]|[期号]\s*$|年\s*\d{1,2}\s*月|^[^\S\n]*[—\-（(【]", re.MULTILINE)
_LONG = 60  # no title is longer: a line without a stop at its end goes on in the next
_CLOSED = "。！？；：…!?;:”』）)】》"


class _PrintedLine(NamedTuple):
    """A printed line: its text, the index of its paragraph, where its characters stand there (None: as they are)."""

    text: str
    paragraph: int
    places: tuple[int, ...] | None

    def span(self, span: Span) -> Span:
        """`span` of the line as one of its paragraph."""
        if self.places is None:
            return span
        if span.start < span.end:
            return Span(self.places[span.start], self.places[span.end - 1] + 1)
        at = self.places[span.start - 1] + 1 if span.start else self.places[0]
        return Span(at, at)


class PrintedDraft:
    """A draft whose paragraphs are the lines of another, and that other one."""

    def __init__(self, written: Draft) -> None:
        self._written = written
        self._rows: dict[str, _PrintedLine] = {}
        paragraphs = [p for i, source in enumerate(written.paragraphs) for p in self._lines(i, source)]
        self.draft = msgspec.structs.replace(written, paragraphs=tuple(paragraphs))

    def _lines(self, index: int, source: Paragraph) -> Iterator[Paragraph]:
        for number, (text, places) in enumerate(_split(source.text, whole=_is_one(source))):
            # The line break keeps the name apart from that of any paragraph.
            name = f"{source.id}\n{number}" if number else source.id
            self._rows[name] = _PrintedLine(text, index, places)
            yield msgspec.structs.replace(source, id=name, text=text, label="" if number else source.label)

    def as_written(self, report: Report) -> Report:
        """Return the report of the printed draft as one of the written."""
        lines: list[list[tuple[_PrintedLine, RoleReading]]] = [[] for _ in self._written.paragraphs]
        for row, reading in zip(self._rows.values(), report.roles, strict=True):
            lines[row.paragraph].append((row, reading))
        return msgspec.structs.replace(
            report,
            paragraphs=self._written.paragraphs,
            roles=tuple(_reading(of_one) for of_one in lines),
            findings=tuple(self._finding(finding) for finding in report.findings),
        )

    def _finding(self, finding: Finding) -> Finding:
        finding = msgspec.structs.replace(
            finding,
            evidence=tuple(self._evidence(evidence) for evidence in finding.evidence),
            fixes=tuple(self._fix(fix) for fix in finding.fixes),
        )
        if finding.paragraph is None or finding.span is None:
            return finding
        source, span = self.place(finding.paragraph, finding.span)
        quote = source.text[span.start : span.end]
        return msgspec.structs.replace(
            finding,
            paragraph=source.id,
            span=span,
            quote=quote,
            occurrence=source.text.count(quote, 0, span.start + len(quote) - 1) if quote else 0,
        )

    def _fix(self, fix: Fix) -> Fix:
        edits, parts = tuple(map(self._edit, fix.edits)), tuple(map(self._part, fix.parts))
        return msgspec.structs.replace(fix, edits=edits, parts=parts)

    def _part(self, part: FixPart) -> FixPart:
        if part.paragraph is None or part.span is None:
            return part
        source, span = self.place(part.paragraph, part.span)
        return FixPart(part.text, part.says, source.id, span)

    def _evidence(self, evidence: Evidence) -> Evidence:
        source, span = self.place(evidence.paragraph, evidence.span)
        return Evidence(source.id, span, source.text[span.start : span.end], evidence.note)

    def _edit(self, edit: Edit) -> Edit:
        source, span = self.place(edit.paragraph, edit.span)
        return Edit(source.id, span, edit.text)

    def place(self, name: str, span: Span) -> tuple[Paragraph, Span]:
        """Return the written paragraph of a printed one, and where `span` of that stands in it."""
        row = self._rows[name]
        return self._written.paragraphs[row.paragraph], row.span(span)

    def source(self, name: str) -> tuple[int, Paragraph]:
        """Return the number, from 1, of the written paragraph of a printed one, and that paragraph."""
        row = self._rows[name]
        return row.paragraph + 1, self._written.paragraphs[row.paragraph]


def _reading(lines: Sequence[tuple[_PrintedLine, RoleReading]]) -> RoleReading:
    """What a paragraph mostly is, and each of its lines."""
    if len(lines) == 1:
        return lines[0][1]
    _, longest = max(lines, key=lambda line: len(line[0].text))
    roles = (Line(row.span(Span(0, len(row.text))), reading.role) for row, reading in lines)
    return msgspec.structs.replace(longest, lines=tuple(roles))


class DraftPrinter:
    """Tells how drafts read on paper. It remembers the last that reads as it is written: an edit is asked alone."""

    def __init__(self) -> None:
        self._plain: Sequence[Paragraph] = ()

    def of(self, draft: Draft) -> PrintedDraft | None:
        """Return the draft as it reads on paper; None when it reads as it is written."""
        known, paragraphs = self._plain, draft.paragraphs
        if len(known) == len(paragraphs):
            changed = [paragraphs[i] for i in edited(known, paragraphs)]
        else:
            changed = list(paragraphs)
        otherwise = any(_reads_otherwise(paragraph.text) for paragraph in changed)
        self._plain = () if otherwise else paragraphs
        return PrintedDraft(draft) if otherwise else None


@memo.memoised_if_short
def _reads_otherwise(text: str) -> bool:
    return _ODD.search(text) is not None


def _is_one(paragraph: Paragraph) -> bool:
    """Whether its lines are one thing: a title set in two lines, or a role that the user chose for all of it."""
    short = len(paragraph.text) <= _LONG
    title = short and (paragraph.outline is not None or not _SEVERAL.search(_BREAKS.sub("\n", paragraph.text)))
    return title or paragraph.pinned is not None


def _split(text: str, *, whole: bool) -> list[tuple[str, tuple[int, ...] | None]]:
    """The lines of a paragraph with their places, one empty line where it has no words."""
    if not _reads_otherwise(text):
        return [(text, None)]
    lines: list[tuple[str, tuple[int, ...]]] = []
    for match in _LINE.finditer(text):
        line, places = visible_text(match.group())
        if not line.strip():
            continue
        places = tuple(match.start() + place for place in places)
        if lines and (whole or _goes_on(lines[-1][0])):
            above, above_places = lines.pop()
            gap = above[-1].isascii() and line[0].isascii()  # between Latin words a break is a blank
            line = above + " " * gap + line
            places = above_places + (match.start() - 1,) * gap + places
        lines.append((line, places))
    return [*lines] or [("", None)]


def _goes_on(line: str) -> bool:
    """Whether a line of prose was cut in mid-sentence."""
    bare = line.rstrip()
    return bool(_GOES_ON.search(bare)) or (len(bare) > _LONG and bare[-1] not in _CLOSED)
