"""Processes are listed, and only one that matches is ended."""

from __future__ import annotations

import subprocess
import sys

from addin_server import processes

_WAITS = "import time; print(flush=True); time.sleep(60)"


def test_a_program_of_the_user_is_listed_measured_and_ended_on_a_match() -> None:
    with subprocess.Popen([sys.executable, "-c", _WAITS], stdout=subprocess.PIPE) as running:
        assert running.stdout and running.stdout.readline()  # it runs: before that there is nothing to measure
        assert any(name.startswith("python") for name in processes.names())
        assert processes.exists(running.pid)
        assert processes.megabytes(running.pid) > 0
        assert not processes.kill(running.pid, lambda arguments: "something else" in arguments)
        assert running.poll() is None
        assert processes.kill(running.pid, lambda arguments: "-c" in arguments)
    assert not processes.kill(running.pid, lambda _: True)
