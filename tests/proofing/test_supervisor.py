"""The server's life: started once, back after a kill, gone when nobody needs it, never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from addin_server.proofing import java, stale_processes
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.server import LanguageToolServer, ask
from addin_server.proofing.supervisor import Supervisor
from tests.conftest import ROOT
from tests.proofing.conftest import Fake


def until(true: Callable[[], object], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(true())


def test_it_warms_up_without_being_waited_for_and_comes_back_after_kill_9(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    supervisor = Supervisor(folder)
    try:
        supervisor.begin()
        assert supervisor.state().name == "starting"
        address = supervisor.address()
        first = supervisor.pid
        assert first and ask(address, "v2/healthcheck", 5) is not None
        state = supervisor.state()
        assert (state.name, state.version) == ("ready", "6.8") and 50 < state.megabytes < 400
        os.kill(first, signal.SIGKILL)
        assert until(lambda: supervisor.pid not in (None, first) and supervisor.state().name == "ready")
    finally:
        supervisor.close()
    assert not list(stale_processes._folder().glob("languagetool-*"))
    with pytest.raises(Unavailable):
        supervisor.address()


def test_it_listens_on_the_loopback_only_and_within_its_heap(supervisor: Supervisor) -> None:
    supervisor.address()
    process = psutil.Process(supervisor.pid)
    assert {c.laddr.ip for c in process.net_connections("inet") if c.status == psutil.CONN_LISTEN} <= {
        "127.0.0.1",
        "::ffff:127.0.0.1",
        "::1",
    }
    assert f"-Xmx{java.HEAP}m" in process.cmdline()


def test_whoever_took_its_port_is_not_believed(folder: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody can read on its command line which port it is about to take; whoever is quicker would get the draft."""
    monkeypatch.setattr("addin_server.proofing.server._free_port", lambda: fake.server_port)
    server = LanguageToolServer(folder)
    with pytest.raises(Unavailable):
        server.wait_ready()
    assert not server.alive()


def test_its_address_is_not_given_once_another_is_there(mortal: Supervisor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mortal.address()
    monkeypatch.setattr("addin_server.processes.listens", lambda pid, port: False)
    with pytest.raises(Unavailable):
        mortal.address()


def test_a_stuck_server_is_replaced(mortal: Supervisor) -> None:
    stuck = mortal.pid
    assert stuck
    os.kill(stuck, signal.SIGSTOP)
    mortal.failed()
    assert mortal.address() and mortal.pid != stuck


def test_it_rests_when_nobody_asks_and_starts_again(folder: Path) -> None:
    supervisor = Supervisor(folder, rest=0)
    try:
        supervisor.begin()
        assert until(lambda: supervisor.state().name == "resting" and supervisor.pid is None)
        assert supervisor.state().usable
    finally:
        supervisor.close()


def test_it_gives_up_on_an_installation_that_does_not_run(tmp_path: Path) -> None:
    (tmp_path / "languagetool-server.jar").write_bytes(b"not a jar")
    supervisor = Supervisor(tmp_path)
    try:
        with pytest.raises(Unavailable, match="启动不了"):
            supervisor.address()
        assert supervisor.state().name == "broken" and not supervisor.state().usable
    finally:
        supervisor.close()


def test_a_server_whose_service_was_killed_is_ended_at_the_next_start(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from addin_server.proofing.supervisor import Supervisor;"
        f"k = Supervisor(Path({str(folder)!r})); k.address(); print(k.pid, flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert owner.stdout
    left = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    assert psutil.pid_exists(left)
    assert stale_processes.end_all() == 1
    assert until(lambda: not psutil.pid_exists(left) or psutil.Process(left).status() == psutil.STATUS_ZOMBIE)


@pytest.mark.parametrize(
    ("notice", "complaint"),
    [('openjdk version "11.0.2"', "Java 是 11"), ("", "没装 Java"), ('java version "1.8.0"', "是 8")],
)
def test_java_missing_or_old(notice: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if notice:
        (tmp_path / "java").write_text(f"#!/bin/sh\necho '{notice}' >&2\n")
        (tmp_path / "java").chmod(0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}")
    with pytest.raises(Unavailable, match=complaint):
        java.find()
