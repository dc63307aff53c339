"""The command as a test runs it: in this process, with its output and exit code."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from addin_server.cli import main


def zhubi(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
