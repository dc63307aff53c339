"""Reports for people and programs: text for a terminal, JSON, SARIF for code review tools, HTML for a browser."""

from collections.abc import Callable, Mapping
from typing import TextIO

from addin_server.core.ruleset import Ruleset
from addin_server.output import html, json, sarif, text
from addin_server.output.result import FileResult

Writer = Callable[[list[FileResult], Ruleset, TextIO], None]

WRITERS: Mapping[str, Writer] = {"text": text.write, "json": json.write, "sarif": sarif.write, "html": html.write}
"""By the value of --format."""
