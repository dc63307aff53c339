"""What --proof adds to a check: the proofreaders' findings, or the sentence that says why there are none."""

from __future__ import annotations

import click
import msgspec

from addin_server import assets
from addin_server.core.model import Report, Skipped
from addin_server.core.ruleset import Ruleset

_NAME = "languagetool"
WAIT = 60.0


class Proofreaders:
    """The proofreaders of one command: started with it, ended with it."""

    def __init__(self, ruleset: Ruleset) -> None:
        from addin_server import proofing  # a tenth of the start of a command, and most checks do without

        self._ruleset = ruleset
        self._added = proofing.added
        self._proofreaders = proofing.create(assets.rules())
        self._proofreaders.begin()
        self._reported: set[str] = set()

    def add(self, report: Report) -> Report:
        """Return the report with what the proofreaders found, waiting for them up to a minute."""
        done = self._proofreaders.proof(report, self._ruleset, wait=WAIT)
        for skipped in done.skipped:
            if skipped.because not in self._reported:
                click.echo(f"注意：{skipped.because}。", err=True)
                self._reported.add(skipped.because)
        whole = self._added(report, done.findings)
        return msgspec.structs.replace(whole, skipped=(*report.skipped, *done.skipped))

    def close(self) -> None:
        self._proofreaders.close()


def unread(report: Report) -> Report:
    """Return the report of a check without --proof: it says that nobody looked for typos."""
    skipped = Skipped(_NAME, "错字标点没有看，要看请加 --proof")
    return msgspec.structs.replace(report, skipped=(*report.skipped, skipped))
