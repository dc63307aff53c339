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

from addin_server.proofing import java, orphans
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.keeper import Keeper
from addin_server.proofing.server import ask
from tests.conftest import ROOT


def until(true: Callable[[], object], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(true())


def test_it_warms_up_without_being_waited_for_and_comes_back_after_kill_9(folder: Path) -> None:
    keeper = Keeper(folder)
    try:
        keeper.begin()
        assert keeper.state().name == "starting"
        address = keeper.address()
        first = keeper.pid
        assert first and ask(address, "v2/healthcheck", 5) is not None
        state = keeper.state()
        assert (state.name, state.version) == ("ready", "6.8") and 50 < state.megabytes < 400
        os.kill(first, signal.SIGKILL)
        assert until(lambda: keeper.pid not in (None, first) and keeper.state().name == "ready")
    finally:
        keeper.close()
    assert not list(orphans._folder().glob("languagetool-*"))
    with pytest.raises(Unavailable):
        keeper.address()


def test_it_listens_on_the_loopback_only_and_within_its_heap(keeper: Keeper) -> None:
    keeper.address()
    process = psutil.Process(keeper.pid)
    assert {c.laddr.ip for c in process.net_connections("inet") if c.status == psutil.CONN_LISTEN} <= {
        "127.0.0.1",
        "::ffff:127.0.0.1",
        "::1",
    }
    assert f"-Xmx{java.HEAP}m" in process.cmdline()


def test_a_stuck_server_is_replaced(mortal: Keeper) -> None:
    stuck = mortal.pid
    assert stuck
    os.kill(stuck, signal.SIGSTOP)
    mortal.failed()
    assert mortal.address() and mortal.pid != stuck


def test_it_rests_when_nobody_asks_and_starts_again(folder: Path) -> None:
    keeper = Keeper(folder, rest=0)
    try:
        keeper.begin()
        assert until(lambda: keeper.state().name == "resting" and keeper.pid is None)
        assert keeper.state().usable
    finally:
        keeper.close()


def test_it_gives_up_on_an_installation_that_does_not_run(tmp_path: Path) -> None:
    (tmp_path / "languagetool-server.jar").write_bytes(b"not a jar")
    keeper = Keeper(tmp_path)
    try:
        with pytest.raises(Unavailable, match="启动不了"):
            keeper.address()
        assert keeper.state().name == "broken" and not keeper.state().usable
    finally:
        keeper.close()


def test_a_server_whose_service_was_killed_is_ended_at_the_next_start(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from addin_server.proofing.keeper import Keeper;"
        f"k = Keeper(Path({str(folder)!r})); k.address(); print(k.pid, flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert owner.stdout
    left = int(owner.stdout.readline())
    owner.kill()
    owner.wait()
    owner.stdout.close()
    assert psutil.pid_exists(left)
    assert orphans.end_all() == 1
    assert until(lambda: not psutil.pid_exists(left) or psutil.Process(left).status() == psutil.STATUS_ZOMBIE)


@pytest.mark.parametrize(
    ("told", "complaint"),
    [('openjdk version "11.0.2"', "Java 是 11"), ("", "没装 Java"), ('java version "1.8.0"', "是 8")],
)
def test_java_missing_or_old(told: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if told:
        (tmp_path / "java").write_text(f"#!/bin/sh\necho '{told}' >&2\n")
        (tmp_path / "java").chmod(0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}")
    with pytest.raises(Unavailable, match=complaint):
        java.find()
