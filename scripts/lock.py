#!/usr/bin/env python3
"""Pin every dependency, with hashes, for every platform: as many files as there are ways to install it.

python3 scripts/lock.py [--upgrade]: what is pinned stays where pyproject.toml still allows it, unless told to upgrade.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Compiles for all platforms and Pythons at once, which pip cannot; used here only, so it is no dependency of ours.
COMPILER = "uv>=0.9,<1"
_PROOFING = ("--extra", "proofing")
_AS_RUN = ("--constraint", "requirements.txt")
LOCKS = {
    "requirements.txt": _PROOFING,
    "requirements-department.txt": (*_PROOFING, "--extra", "department", *_AS_RUN),
    "requirements-dev.txt": (*_PROOFING, "--extra", "department", "--extra", "learning", "--group", "dev", *_AS_RUN),
    "requirements-load.txt": ("--group", "load", "--constraint", "requirements-dev.txt"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions pyproject.toml allows")
    options = ("--upgrade",) if parser.parse_args().upgrade else ()
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        tools = Path(scratch) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([tools / "python", "-m", "pip", "install", "--quiet", COMPILER], check=True)
        for name, wanted in LOCKS.items():
            command = ("pip", "compile", "pyproject.toml", *wanted, "--output-file", name, *options)
            flags = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
            environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
            subprocess.run([tools / "uv", *command, *flags], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
