"""A file's bytes: of an ordinary file only, as a pipe or a device may never end, and no more than can be used."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from addin_server.readers.limits import InputError
from addin_server.sniff import MAX_FILE

NOT_A_FILE = "这不是文件，请换一份。"
TOO_LARGE = f"文件超过 {MAX_FILE >> 20} MB，请拆分后再试。"


_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would break a line, turn its direction, or tell a terminal something."""


def readable(name: str) -> str:
    """Return a file's name as text: where names are bytes, not all of them are. Different names stay different.

    Whoever sent the file has named it: nothing in the name but signs comes out.
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _COMMANDS.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def bytes_at(path: Path) -> bytes:
    """Return the content of a file. Raises InputError, and OSError where it cannot be opened."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise InputError(NOT_A_FILE)
    with path.open("rb") as file:
        return bytes_of(file)


def bytes_of(stream: BinaryIO) -> bytes:
    """Return what a stream gives until its end. Raises InputError."""
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise InputError(TOO_LARGE)
    return data
