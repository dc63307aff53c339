"""What a console cannot show becomes what it can: text degrades by a table of look-alikes, data is always UTF-8."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

import click

from addin_server.os_errors import because

LOOK_ALIKES: Mapping[str, str] = {
    "✓": "[好]",
    "✗": "[坏]",
    "◐": "[半]",
    "●": "[有]",
    "○": "[无]",
    "·": ".",
    "—": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "　": "  ",
}
"""What stands for a character that a console does not have; any other becomes a question mark."""

BAD_OUTPUT = 2
"""What a command returns that could not write what it had to say."""

_NAME = "zhubi-look-alike"

_NO_PLACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES})
"""What it is called that nothing more can be written there."""


def prepare() -> None:
    """Let stdout and stderr show whatever they are given, in the encoding they have.

    Where that is ASCII and nobody asked for it, no locale is set: they are given UTF-8, as click does, not question
    marks.
    """
    codecs.register_error(_NAME, _instead)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            unset = codecs.lookup(stream.encoding).name == "ascii" and not os.environ.get("PYTHONIOENCODING")
            stream.reconfigure(encoding="utf-8" if unset else None, errors=_NAME)


def as_data() -> None:
    """From now on stdout carries data for programs: UTF-8, whatever the console speaks."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def what_cannot_be_written() -> Iterator[None]:
    """Say in a sentence that output finds no place, on a full disk say; a reader that went away wants to hear nothing.

    The code is that of bad input: none that says something of a draft.
    """
    try:
        try:
            yield
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        with contextlib.suppress(OSError):
            if error.errno != errno.EPIPE:
                click.echo(_message(error), err=True)
        sys.exit(BAD_OUTPUT)


def _message(error: OSError) -> str:
    what = f"“{error.filename}”" if error.filename else "结果"
    if isinstance(error, ConnectionError):
        return f"连不上（{because(error)}）。请看一下网络和地址。"
    if error.filename and error.errno not in _NO_PLACE:
        return f"{what}打不开（{because(error)}）。"
    return f"{what}写不出去（{because(error)}），请看一下磁盘和权限。"


def _discard(stream: TextIO | None) -> None:
    """What a stream still holds goes nowhere: at the end of the process it would be tried again, and complained of."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


def _instead(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = ""
    for char in error.object[error.start : error.end]:
        known = LOOK_ALIKES.get(char, "?")
        try:
            known.encode(error.encoding)
        except UnicodeEncodeError:
            known = "?"
        shown += known
    return shown, error.end
