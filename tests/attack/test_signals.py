"""It dies when told: by any signal, at any moment from the start to full load, at once and without a traceback."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from addin_server import processes
from addin_server.setup import port_claims, service, settings, tls
from addin_server.setup.boundary import System
from tests.attack import many, running

SECONDS = 2.0
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
LESSON = "floating-members"
_STARTED = 1.5
"""Seconds a start takes, or nearly."""


@pytest.fixture(scope="module", autouse=True)
def _not_ignored() -> Iterator[None]:
    """Under nohup a hangup is ignored, and what is started from here would ignore it as well."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def stopped(process: subprocess.Popen[str], number: signal.Signals) -> tuple[float, str]:
    """Tell it to end; return the seconds it took and what it wrote to stderr.

    Ctrl+C goes to all processes of a terminal; whoever kills names one.
    """
    send = os.killpg if number is signal.SIGINT else os.kill
    send(process.pid, number)
    return ended(process)


def ended(process: subprocess.Popen[str]) -> tuple[float, str]:
    """Return the seconds until it is gone, with all its children, and what it wrote to stderr."""
    began = time.monotonic()
    try:
        errors = process.communicate(timeout=30)[1] if process.stderr and not process.stderr.closed else ""
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    return time.monotonic() - began, errors


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def moments(seed: int, number: int) -> Iterator[float]:
    """Seconds after a start, from the first line of our own: what comes before is the interpreter's."""
    dice = random.Random(seed)
    return (dice.uniform(0.15, _STARTED) for _ in range(number))


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("training", "class", LESSON)])
def test_while_it_starts(tmp_path: Path, number: signal.Signals, command: tuple[str, ...]) -> None:
    for delay in moments(number, many(14, 1)):
        process = running.start(tmp_path, *command)
        time.sleep(delay)
        took, errors = stopped(process, number)
        assert took < SECONDS, delay
        assert "addin_server" not in errors and process.returncode in (0, -number), (delay, errors)


@pytest.mark.parametrize("number", SIGNALS)
def test_just_after_its_first_line(tmp_path: Path, number: signal.Signals) -> None:
    for _ in range(many(8, 1)):
        with running.service(tmp_path) as (process, opened):
            took, errors = stopped(process, number)
            assert took < SECONDS and "Traceback" not in errors, errors
            assert process.returncode == 0
            assert is_free(opened.port)


@pytest.mark.parametrize("number", SIGNALS)
def test_under_load_and_with_silent_connections(tmp_path: Path, number: signal.Signals) -> None:
    for delay in moments(number, many(8, 1)):
        with running.service(tmp_path) as (process, opened), contextlib.ExitStack() as stack:
            silent(stack, opened.port)
            loaded(opened)
            time.sleep(delay)
            took, errors = stopped(process, number)
            assert took < SECONDS and "Traceback" not in errors, errors
            assert process.returncode == 0
            assert is_free(opened.port)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """The first of two, given back at the end: the home stays, and would keep them from every later run."""
    found, user = running.free_pair(), System()
    user.home = tmp_path
    yield found
    port_claims.release(user, found)


@pytest.mark.parametrize("busy", [False, True])
def test_when_its_user_asks(tmp_path: Path, port: int, busy: bool) -> None:
    """As `serve --stop` asks the one that is installed, with both its listeners, which ends while it answers."""
    own = settings.ServiceSettings(port=port).with_host("wps")
    settings.write(own, tmp_path / "config" / "zhubi")
    tls.Files(tmp_path / "config" / "zhubi").write(tls.make(dt.datetime.now(dt.UTC)))
    for delay in moments(busy, many(8, 1)):
        process = running.start(tmp_path, "serve")
        with contextlib.ExitStack() as stack, ThreadPoolExecutor() as asking:
            stack.callback(ended, process)
            opened = running.Opened(running.link_of(process))
            if busy:
                silent(stack, port)
                silent(stack, own.secure_port)
                loaded(opened)
                time.sleep(delay)
            stopped = asking.submit(service.stop, port, own.secret, System())
            took, errors = ended(process)
            assert stopped.result(30)
        assert took < SECONDS and "Traceback" not in errors, errors
        assert process.returncode == 0
        assert is_free(port) and is_free(own.secure_port)


@pytest.mark.parametrize("number", SIGNALS)
def test_with_a_batch_and_a_class_from_the_page(tmp_path: Path, number: signal.Signals) -> None:
    """Nothing of a batch is left behind: no process, and no file where temporary ones go."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for delay in moments(number, many(6, 1)):
        with running.service(tmp_path, TMPDIR=str(scratch)) as (process, opened):
            room = json.loads(opened.post("class", {"bind": "127.0.0.1", "lesson": LESSON}))
            batch = json.loads(opened.post("batches", {"folder": "来稿"}))["id"]
            for draft in range(30):
                opened.upload(f"batches/{batch}/files", f"{draft}.txt", "云溪县轮训支书，办成 3 件。\n".encode() * 400)
            time.sleep(delay * 2)
            took, errors = stopped(process, number)
            assert took < SECONDS and not errors, errors
            assert process.returncode == 0
            assert is_free(opened.port) and is_free(int(room["address"].rpartition(":")[2].strip("/")))
            assert not list(scratch.iterdir())


@pytest.mark.parametrize("number", SIGNALS)
def test_a_class_that_is_held(tmp_path: Path, number: signal.Signals) -> None:
    for delay in moments(number, many(8, 1)):
        process = running.start(tmp_path, "training", "class", LESSON)
        code, address = running.said(process, r"\d{6}，学员打开 http://\S+/").split("，学员打开 ")
        port = int(address.rpartition(":")[2].strip("/"))
        with contextlib.ExitStack() as stack:
            silent(stack, port)
            for _ in range(4):
                threading.Thread(target=_hand_in, args=(address, code), daemon=True).start()
            time.sleep(delay)
            took, errors = stopped(process, number)
        assert took < SECONDS and "Traceback" not in errors, errors
        assert process.returncode == 0
        assert is_free(port)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("workers", ["1", "3"])
def test_a_batch(tmp_path: Path, number: signal.Signals, workers: str) -> None:
    """It has one start of its own and one for each process of its pool."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for draft in range(300):  # no two paragraphs the same: it must still be at work when it is told to stop
        lines = (f"云溪县轮训支书 {draft} 名，办成 {line} 件。\n" for line in range(400))
        (drafts / f"{draft}.txt").write_text("".join(lines), "utf-8")
    for delay in moments(number, many(14, 1)):
        begun = "batch", str(drafts), "--report", str(tmp_path / "r.html"), "--fresh", "--workers", workers
        process = running.start(tmp_path, *begun)
        time.sleep(delay * 3)
        took, errors = stopped(process, number)
        assert took < SECONDS, delay
        assert "addin_server" not in errors and "Traceback" not in errors, (delay, errors)
        assert process.returncode in (130, -number), (delay, errors)
        assert not (tmp_path / "r.html").exists()


@pytest.fixture
def converting(tmp_path: Path) -> dict[str, str]:
    """The variables of a user whose office program takes its time, and leaves a mark of itself."""
    (tmp_path / "scratch").mkdir()
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/office\nexec sleep 60\n", "utf-8")
    office.chmod(0o755)
    return {"PATH": f"{office.parent}:{os.environ['PATH']}", "TMPDIR": str(tmp_path / "scratch")}


def begun(tmp_path: Path) -> int:
    """Wait until the office program has begun, and return its number."""
    while not ((mark := tmp_path / "office").is_file() and mark.read_text()):
        time.sleep(0.01)
    return int(mark.read_text())


@pytest.mark.parametrize("number", SIGNALS)
def test_a_service_that_converts_an_old_draft(
    tmp_path: Path, number: signal.Signals, converting: dict[str, str]
) -> None:
    """The draft lies in a temporary folder meanwhile: nothing of it is left behind, nor the program."""
    with running.service(tmp_path, **converting) as (process, opened):
        upload = threading.Thread(target=_convert, args=(opened,), daemon=True)
        upload.start()
        office = begun(tmp_path)
        took, errors = stopped(process, number)
    assert took < SECONDS and not errors, errors
    assert processes.gone(office, 5.0)
    assert not list((tmp_path / "scratch").iterdir())


@pytest.mark.parametrize("number", SIGNALS)
def test_a_command_that_converts_an_old_draft(
    tmp_path: Path, number: signal.Signals, converting: dict[str, str]
) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 }")
    process = running.start(tmp_path, "check", str(tmp_path / "a.rtf"), **converting)
    office = begun(tmp_path)
    took, errors = stopped(process, number)
    assert took < SECONDS and "Traceback" not in errors, errors
    assert process.returncode in (130, -number)
    assert processes.gone(office, 5.0)
    assert not list((tmp_path / "scratch").iterdir())


@pytest.mark.parametrize("number", SIGNALS)
def test_a_batch_that_converts_old_drafts(tmp_path: Path, number: signal.Signals, converting: dict[str, str]) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a.rtf").write_bytes(b"{\\rtf1 }")
    process = running.start(tmp_path, "batch", str(drafts), "--report", str(tmp_path / "r.html"), **converting)
    office = begun(tmp_path)
    took, errors = stopped(process, number)
    assert took < SECONDS and "Traceback" not in errors, errors
    assert process.returncode == 130
    assert processes.gone(office, 5.0)
    assert not list((tmp_path / "scratch").iterdir())


def silent(stack: contextlib.ExitStack, port: int) -> None:
    """Connections that send half a request and wait."""
    for _ in range(20):
        half = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
        half.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{")


def loaded(opened: running.Opened) -> None:
    """Clients that have long drafts checked, one after the other."""
    for _ in range(4):
        threading.Thread(target=_load, args=(opened,), daemon=True).start()


def _load(opened: running.Opened) -> None:
    draft = {"paragraphs": [{"text": f"第{i}段，云溪县轮训支书。"} for i in range(500)]}
    with contextlib.suppress(OSError, http.client.HTTPException):  # cut off in the middle of an answer
        while True:
            opened.post("check", {"draft": draft})


def _hand_in(address: str, code: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    headers = {"Content-Type": "application/json", "Origin": address.rstrip("/"), "X-Zhubi-Class": code}
    body = json.dumps({"who": "id-0001", "marks": [{"line": 2}]}).encode()
    with contextlib.suppress(OSError):
        while True:
            opener.open(urllib.request.Request(f"{address}class/marks", body, headers), timeout=10).close()


def _convert(opened: running.Opened) -> None:
    with contextlib.suppress(OSError, http.client.HTTPException):
        opened.upload("documents", "a.rtf", b"{\\rtf1 }")
