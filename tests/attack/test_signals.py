"""It dies when told: by any signal, at any moment from the start to full load, at once and without a traceback."""

from __future__ import annotations

import contextlib
import itertools
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.attack import many, running

SECONDS = 2.0
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def told(process: subprocess.Popen[str], number: signal.Signals) -> tuple[float, str]:
    """Tell it to end; return the seconds it took and what it wrote to stderr."""
    process.send_signal(number)
    began = time.monotonic()
    try:
        _, errors = process.communicate(timeout=30)
    finally:
        if process.poll() is None:
            process.kill()
    return time.monotonic() - began, errors


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("number", SIGNALS)
def test_while_it_starts(tmp_path: Path, number: signal.Signals) -> None:
    """From the first line of our own: what comes before is the interpreter's."""
    for delay in itertools.islice(itertools.cycle([0.15, 0.3, 0.5, 0.7, 0.9, 1.1, 1.4, 1.8]), many(40, 3)):
        process = running.start(tmp_path, "serve", "--port", "0")
        time.sleep(delay)
        took, errors = told(process, number)
        assert took < SECONDS, delay
        assert "addin_server" not in errors, (delay, errors)


@pytest.mark.parametrize("number", SIGNALS)
def test_just_after_its_first_line(tmp_path: Path, number: signal.Signals) -> None:
    for _ in range(many(20, 1)):
        with running.service(tmp_path) as (process, opened):
            took, errors = told(process, number)
            assert took < SECONDS and "Traceback" not in errors, errors
            assert process.returncode == 0
            assert is_free(opened.port)


@pytest.mark.parametrize("number", SIGNALS)
def test_under_load_and_with_silent_connections(tmp_path: Path, number: signal.Signals) -> None:
    for _ in range(many(10, 1)):
        with running.service(tmp_path) as (process, opened), contextlib.ExitStack() as stack:
            for _ in range(20):
                silent = stack.enter_context(socket.create_connection(("127.0.0.1", opened.port)))
                silent.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{")
            for _ in range(4):
                threading.Thread(target=_load, args=(opened,), daemon=True).start()
            time.sleep(0.5)
            took, errors = told(process, number)
            assert took < SECONDS and "Traceback" not in errors, errors
            assert is_free(opened.port)


def _load(opened: running.Opened) -> None:
    draft = {"paragraphs": [{"text": f"第{i}段，云溪县轮训支书。"} for i in range(500)]}
    with contextlib.suppress(OSError):
        while True:
            opened.post("check", {"draft": draft})
