"""Processes are listed, only one that matches is ended, and what is begun is in somebody's hands."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import psutil
import pytest

from addin_server import processes

_WAITS = "import time; print(flush=True); time.sleep(60)"
_BREEDS = (
    "import subprocess, sys, time\n"
    "for _ in range(150): subprocess.Popen(['sleep', sys.argv[1]]); print(flush=True)\n"
    "time.sleep(60)"
)


class Interrupted(Exception):  # noqa: N818  (nothing went wrong)
    """What the handler of a signal raises here."""


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM])
def interrupt(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """A signal that raises, as it does while a command works."""

    def handler(*_: object) -> None:
        raise Interrupted

    number: signal.Signals = request.param
    before = signal.signal(number, handler)
    yield number
    signal.signal(number, before)


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


@pytest.mark.parametrize("begun", [1, 20, 60])
def test_what_a_process_starts_while_it_is_ended_ends_too(begun: int) -> None:
    sleep = ["sleep", f"60.{os.getpid()}{begun}"]  # no other test's
    with subprocess.Popen([sys.executable, "-c", _BREEDS, sleep[1]], stdout=subprocess.PIPE) as running:
        assert running.stdout
        for _ in range(begun):
            running.stdout.readline()
        processes.kill_all_from([running.pid])
    assert running.returncode == -signal.SIGKILL
    patience = time.monotonic() + 5
    while _running(sleep) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not _running(sleep)


def _running(command: list[str]) -> list[psutil.Process]:
    every = psutil.process_iter(["cmdline", "status"])
    return [each for each in every if each.info["cmdline"] == command and each.info["status"] != psutil.STATUS_ZOMBIE]


def test_a_signal_waits_for_the_end_of_what_must_not_be_torn(interrupt: signal.Signals) -> None:
    done = False
    with pytest.raises(Interrupted), processes.uninterrupted():
        os.kill(os.getpid(), interrupt)
        done = True
    assert done
    with pytest.raises(Interrupted):  # and from then on it is as it was
        os.kill(os.getpid(), interrupt)


def test_what_raises_on_the_way_leaves_no_handler_behind(
    interrupt: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another signal may come when only some handlers are held back, or put back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    real = signal.signal
    for torn in range(1, 7):
        calls = 0

        def tearing(number: int, handler: Any, torn: int = torn) -> Any:
            nonlocal calls
            calls += 1
            done = real(number, handler)
            if calls == torn:
                raise Interrupted
            return done

        monkeypatch.setattr(signal, "signal", tearing)
        with contextlib.suppress(Interrupted), processes.uninterrupted():
            pass
        monkeypatch.setattr(signal, "signal", real)
        assert {number: signal.getsignal(number) for number in before} == before, torn


def test_two_signals_raise_once(interrupt: signal.Signals) -> None:
    with pytest.raises(Interrupted), processes.uninterrupted():
        os.kill(os.getpid(), interrupt)
        os.kill(os.getpid(), interrupt)


def test_in_another_thread_there_is_nothing_to_hold_back() -> None:
    passed: list[bool] = []

    def begin() -> None:
        with processes.uninterrupted():
            passed.append(True)

    thread = threading.Thread(target=begin)
    thread.start()
    thread.join()
    assert passed
