"""A page to read or print: the draft with its marks, and beside it what to mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from addin_server import html_templates
from addin_server.comment import cite, grounds
from addin_server.core.model import Finding, Paragraph, Report
from addin_server.core.ruleset import Ruleset
from addin_server.output.result import FileResult
from addin_server.output.standing import standing
from addin_server.vocabulary import SEVERITY_NAMES, print_css

_TEMPLATE = Path(__file__).parent / "templates" / "report.html.j2"


class _Piece(NamedTuple):
    """A stretch of a paragraph, with the finding that marks it."""

    text: str
    finding: Finding | None = None


class _MarkedParagraph(NamedTuple):
    label: str
    pieces: list[_Piece]


class _Row(NamedTuple):
    """A finding in the list below the draft."""

    head: str
    message: str
    grounds: str
    reason: str


class _File(NamedTuple):
    name: str
    error: str
    paragraphs: list[_MarkedParagraph]
    rows: list[_Row]
    standing: list[str]


def write(results: list[FileResult], ruleset: Ruleset, out: TextIO) -> None:
    """Write one page for all files."""
    out.write(
        html_templates.render(
            _TEMPLATE,
            colours=html_templates.verbatim(print_css()),
            files=[_file(result, ruleset) for result in results],
        )
    )


def _file(result: FileResult, ruleset: Ruleset) -> _File:
    if result.report is None:
        return _File(result.file, result.error, [], [], [])
    paragraphs = [_paragraph(paragraph, result.report) for paragraph in result.report.paragraphs]
    rows = [_row(finding, ruleset) for finding in result.findings]
    return _File(result.file, "", paragraphs, rows, list(standing(result.report)))


def _paragraph(paragraph: Paragraph, report: Report) -> _MarkedParagraph:
    found = sorted(
        (f for f in report.findings if f.paragraph == paragraph.id and f.span and not f.folded),
        key=lambda f: f.span or (0, 0),
    )
    return _MarkedParagraph(paragraph.label, list(_pieces(paragraph.text, found)))


def _pieces(text: str, found: list[Finding]) -> Iterator[_Piece]:
    """The text with its marks; where two overlap, the first is shown."""
    done = 0
    for finding in found:
        if finding.span and finding.span.start >= done:
            start, end = finding.span
            yield _Piece(text[done:start])
            yield _Piece(text[start:end], finding)
            done = end
    yield _Piece(text[done:])


def _row(finding: Finding, ruleset: Ruleset) -> _Row:
    head = f"{SEVERITY_NAMES[finding.severity]}　{ruleset[finding.rule].name}"
    reason = f"{finding.why}（{cite(finding.source, ruleset.sources)}）"
    return _Row(head, finding.message, grounds(finding.reasons), reason)
