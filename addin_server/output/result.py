"""What checking one file brought."""

from __future__ import annotations

from typing import NamedTuple

from addin_server.core.model import Finding, Report


class FileResult(NamedTuple):
    """A file's report, or the sentence that says why there is none."""

    file: str
    report: Report | None
    error: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """Findings that count."""
        return [f for f in self.report.findings if not f.folded] if self.report else []
