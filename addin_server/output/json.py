"""One report a line, the same structs as the service's answers. A single file's is the bare report."""

from __future__ import annotations

from typing import TextIO

import msgspec

from addin_server import wire
from addin_server.core.ruleset import Ruleset
from addin_server.output.result import FileResult


def write(results: list[FileResult], ruleset: Ruleset, out: TextIO) -> None:
    """Write the lines. Only among several files does a report carry its `file`."""
    for result in results:
        out.write(msgspec.json.encode(_line(result, ruleset, named=len(results) > 1)).decode() + "\n")


def _line(result: FileResult, ruleset: Ruleset, *, named: bool) -> wire.ReportOut | wire.FileError:
    if result.report is None:
        return wire.FileError(result.file, result.error)
    return wire.report_to_wire(result.report, ruleset.sources, file=result.file if named else None)
