#!/usr/bin/env python3
"""Pin every dependency, with hashes, for every platform: requirements.txt to run, requirements-dev.txt to work on it.

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
LOCKS = {
    "requirements.txt": ("--extra", "proofing"),
    "requirements-dev.txt": ("--extra", "proofing", "--group", "dev", "--constraint", "requirements.txt"),
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
            told = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet")
            environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
            subprocess.run([tools / "uv", *command, *told], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main()
