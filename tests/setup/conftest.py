from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.setup.office import Office


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle for this machine and this Python, as it is given out; made once for all processes."""
    base = tmp_path_factory.getbasetemp()
    out = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bundle"
    with _alone(out.with_suffix(".lock")):
        if not list(out.glob("*.tar.gz")):
            _make(out)
    [archive] = out.glob("*.tar.gz")
    return archive


@pytest.fixture(scope="session")
def bundle(archive: Path) -> Path:
    """The bundle, unpacked."""
    with _alone(archive.parent.with_suffix(".lock")):
        name = archive.name.removesuffix(".tar.gz")
        if not (archive.parent / name).is_dir():
            with tarfile.open(archive) as packed:
                packed.extractall(archive.parent, filter="data")
    return archive.parent / name


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(out: Path) -> None:
    python = "{}.{}".format(*sys.version_info[:2])
    machine = f"linux-{os.uname().machine}"
    only = ["--platform", machine, "--python", python, "--bare"]
    command = [sys.executable, "-m", "scripts.offline", "--out", str(out), *only]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    command = ["unshare", "--map-root-user", "--net", "sh", "-c", "ip link set lo up && echo up && exec sleep 3600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as cut_off:
        assert cut_off.stdout
        assert cut_off.stdout.readline() == "up\n"
        home = tmp_path / "家 里"
        home.mkdir()
        user = Office(home, cut_off.pid)
        yield user
        for process in user.services():
            process.kill()
        cut_off.kill()
