"""SARIF 2.1.0, for tools that show findings of any checker. Columns are UTF-16 units; a paragraph is a line."""

from __future__ import annotations

from typing import Any, TextIO

import msgspec

from addin_server import __version__
from addin_server.core.model import Finding, Report, Severity
from addin_server.core.ruleset import Ruleset
from addin_server.output.result import FileResult
from addin_server.wire import Utf16

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def write(results: list[FileResult], ruleset: Ruleset, out: TextIO) -> None:
    """Write one log with one run."""
    used = sorted({f.rule for r in results for f in r.findings})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "主笔", "version": __version__, "rules": [_rule(i, ruleset) for i in used]}
                },
                "columnKind": "utf16CodeUnits",
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _failures(results)}],
                "results": [_result(r.file, r.report, f) for r in results if r.report for f in r.findings],
            }
        ],
    }
    out.write(msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n")


def _rule(id_: str, ruleset: Ruleset) -> dict[str, Any]:
    rule = ruleset[id_]
    return {
        "id": id_,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.why},
    }


def _failures(results: list[FileResult]) -> list[dict[str, Any]]:
    return [{"level": "error", "message": {"text": f"{r.file}：{r.error}"}} for r in results if r.report is None]


def _result(file: str, report: Report, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": file}}
    index = next((i for i, p in enumerate(report.paragraphs) if p.id == finding.paragraph), None)
    if index is not None and finding.span is not None:
        start, end = Utf16(report.paragraphs[index].text).span(finding.span)
        location["region"] = {
            "startLine": index + 1,
            "startColumn": start + 1,
            "endColumn": end + 1,
            "snippet": {"text": finding.quote},
        }
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"zhubiKey/v1": finding.key},
    }
