"""Reports for people and programs: text for a terminal, JSON, SARIF for code review tools, HTML for a browser."""

from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from addin_server.core.ruleset import Ruleset
from addin_server.output.result import FileResult

Writer = Callable[[list[FileResult], Ruleset, TextIO], None]

FORMATS = ("text", "json", "sarif", "html")
"""The values of --format; each is a module of this folder."""


def writer(format_: str) -> Writer:
    """Return what writes reports in a format; only that one is imported."""
    write: Writer = import_module(f"{__name__}.{format_}").write
    return write
