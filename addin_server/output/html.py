"""A page to read or print: the draft with its marks, and beside it what to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from addin_server import html_templates
from addin_server.comment import cite, grounds
from addin_server.core.model import Finding, Paragraph, Role, Span
from addin_server.core.ruleset import Ruleset
from addin_server.core.structure.roles import HEADINGS
from addin_server.output.completeness import completeness_lines
from addin_server.output.result import FileResult
from addin_server.vocabulary import SEVERITY_NAMES

_TEMPLATE = Path(__file__).parent / "templates" / "report.html.j2"
_TITLED = 3
"""Files that the page is named after."""


class _TextRun(NamedTuple):
    """A stretch of a paragraph, with the finding that marks it and the numbers of all that touch it."""

    text: str
    finding: Finding | None = None
    numbers: tuple[int, ...] = ()


class _MarkedParagraph(NamedTuple):
    """`looks` is how it stands out as a title or a heading, "" for text."""

    label: str
    looks: str
    pieces: list[_TextRun]


class _FindingRow(NamedTuple):
    """A finding in the list below the draft; `paragraph` by number from 1, 0 where it is about the whole draft."""

    head: str
    paragraph: int
    message: str
    grounds: str
    reason: str


class _File(NamedTuple):
    name: str
    error: str
    paragraphs: list[_MarkedParagraph]
    rows: list[_FindingRow]
    counts: Mapping[str, int]
    completeness: list[str]


def write(results: list[FileResult], ruleset: Ruleset, out: TextIO) -> None:
    """Write one page for all files."""
    out.write(
        html_templates.render(
            _TEMPLATE,
            style=html_templates.verbatim(html_templates.page_css()),
            words=SEVERITY_NAMES,
            title="、".join(Path(result.file).name for result in results[:_TITLED]),
            files=[_file(result, ruleset) for result in results],
        )
    )


def _file(result: FileResult, ruleset: Ruleset) -> _File:
    if result.report is None:
        return _File(result.file, result.error, [], [], {}, [])
    numbers = {paragraph.id: number for number, paragraph in enumerate(result.report.paragraphs, 1)}
    read = zip(result.report.paragraphs, result.report.roles, strict=True)
    paragraphs = [_paragraph(paragraph, role.role, result.findings) for paragraph, role in read]
    rows = [_row(finding, numbers.get(finding.paragraph or "", 0), ruleset) for finding in result.findings]
    counts = Counter(finding.severity.value for finding in result.findings)
    return _File(result.file, "", paragraphs, rows, counts, list(completeness_lines(result.report)))


def _paragraph(paragraph: Paragraph, role: Role, findings: list[Finding]) -> _MarkedParagraph:
    found = sorted(
        (f.span, number, f) for number, f in enumerate(findings, 1) if f.paragraph == paragraph.id and f.span
    )
    looks = "title" if role is Role.TITLE else "heading" if role in HEADINGS else ""
    return _MarkedParagraph(paragraph.label, looks, list(_pieces(paragraph.text, found)))


def _pieces(text: str, found: list[tuple[Span, int, Finding]]) -> Iterator[_TextRun]:
    """The text with its marks; where some overlap, the first is shown with the numbers of all."""
    done = 0
    for index, ((start, end), _, finding) in enumerate(found):
        if start >= done:
            numbers = tuple(number for span, number, _ in found[index:] if span.start < end)
            yield _TextRun(text[done:start])
            yield _TextRun(text[start:end], finding, numbers)
            done = end
    yield _TextRun(text[done:])


def _row(finding: Finding, paragraph: int, ruleset: Ruleset) -> _FindingRow:
    head = f"{SEVERITY_NAMES[finding.severity]}　{ruleset[finding.rule].name}"
    reason = f"{finding.why}（{cite(finding.source, ruleset.sources)}）"
    return _FindingRow(head, paragraph, finding.message, grounds(finding.reasons), reason)
