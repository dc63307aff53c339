"""A text file changed by a function of its text; its byte order mark, line ends and last line stay as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from addin_server import atomic

_BOM = "\ufeff"


def update(path: Path, change: Callable[[str], str]) -> None:
    """Replace the text of `path` by what `change` makes of it; a file that is not there has none, and may stay so.

    `change` sees and returns lines that end in `\\n` alone when those of the file all end in `\\r\\n`, and a last line
    that ends like the others. Raises OSError, UnicodeDecodeError and what `change` raises; the file is then as before.
    """
    before = path.read_bytes().decode() if path.exists() else ""
    after = _changed(before, change)
    if after != before:
        atomic.write(path, after.encode(), mode=atomic.OURS_ALONE)


def _changed(before: str, change: Callable[[str], str]) -> str:
    bom = _BOM if before.startswith(_BOM) else ""
    text = before.removeprefix(_BOM)
    windows = "\r\n" in text and text.count("\r\n") == text.count("\n")
    if windows:
        text = text.replace("\r\n", "\n")
    open_ended = text != "" and not text.endswith("\n")
    if open_ended:
        text += "\n"
    after = change(text)
    if open_ended and after.rpartition("\n")[0].rpartition("\n")[2] == text.rpartition("\n")[0].rpartition("\n")[2]:
        after = after.removesuffix("\n")
    return bom + (after.replace("\n", "\r\n") if windows else after)
