from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle for this machine and this Python, as it is given out."""
    out = tmp_path_factory.mktemp("bundle")
    python = "{}.{}".format(*sys.version_info[:2])
    machine = f"linux-{os.uname().machine}"
    command = [sys.executable, "-m", "scripts.offline", "--out", str(out), "--platform", machine, "--python", python]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    [archive] = out.glob("*.tar.gz")
    return archive


@pytest.fixture(scope="session")
def bundle(archive: Path) -> Path:
    """The bundle, unpacked."""
    with tarfile.open(archive) as packed:
        packed.extractall(archive.parent, filter="data")
    return next(path for path in archive.parent.iterdir() if path.is_dir())
