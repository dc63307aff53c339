"""A draft in an old format is converted without asking anybody for anything."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from addin_server.readers import legacy

_TEXT = "云溪县轮训支书，办成3件。"
_NOBODY = 10009
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


class Elsewhere(ThreadingHTTPServer):
    """An address that a draft names."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  (as the library calls them)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def with_a_picture_at(port: int, folder: Path) -> bytes:
    """A .doc that names a picture and does not hold it: when it was made nobody listened there."""
    names = " ".join(f'xmlns:{short}="{name}"' for short, name in _NAMES.items())
    picture = f'<draw:image xlink:href="http://127.0.0.1:{_NOBODY}/picture.png" xlink:type="simple"/>'
    frame = f'<draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm">{picture}</draw:frame>'
    source = folder / "draft.fodt"
    source.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document {names} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:body><office:text><text:p>{_TEXT}{frame}</text:p></office:text></office:body></office:document>",
        "utf-8",
    )
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed: make tools"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = [office, "--headless", profile, "--convert-to", "doc", "--outdir", str(folder), str(source)]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    then, now = (f"{number}/picture.png".encode("utf-16-le") for number in (_NOBODY, port))
    data = (folder / "draft.doc").read_bytes()
    assert data.count(then) == 1 and len(then) == len(now)
    return data.replace(then, now)


@pytest.fixture
def online(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cuts no program off from the network."""
    monkeypatch.setattr(legacy, "_offline", tuple)


@pytest.mark.usefixtures("online")
def test_a_picture_that_a_draft_only_names_is_not_fetched(elsewhere: Elsewhere, tmp_path: Path) -> None:
    converted, notice = legacy.modern(with_a_picture_at(elsewhere.server_port, tmp_path))
    assert converted[:2] == b"PK" and notice == legacy.CONVERTED
    assert elsewhere.asked == []


@pytest.mark.parametrize("scheme", ["HTTP", "HTTPS", "FTP"])
def test_nobody_is_reached_where_addresses_are_sent(scheme: str) -> None:
    """Not even another user of this machine who waits for them."""
    place = legacy._NOWHERE[f"ooInet{scheme}ProxyName"]
    with socket.socket() as waiting:
        waiting.bind((place, 0))
        waiting.listen()
        with pytest.raises(OSError, match="unreachable"):
            socket.create_connection(waiting.getsockname(), timeout=5)


@pytest.mark.usefixtures("online")
def test_without_our_settings_it_would_be_fetched(
    elsewhere: Elsewhere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "_NOWHERE", {})
    legacy.modern(with_a_picture_at(elsewhere.server_port, tmp_path))
    assert "/picture.png" in elsewhere.asked


@pytest.fixture
def raising() -> Iterator[None]:
    """Ctrl+C raises and nothing else: a command that ran here before may have left a handler that also ends us."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("raising")
def test_an_office_program_that_was_just_begun_ends_when_somebody_interrupts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program may be at work before the call that began it has returned."""
    begun: list[subprocess.Popen[bytes]] = []

    class Slow(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:
            super().__init__(command, **options)
            if command[-1].endswith("draft.rtf"):
                begun.append(self)
                os.kill(os.getpid(), signal.SIGINT)

    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(subprocess, "Popen", Slow)
    with pytest.raises(KeyboardInterrupt):
        legacy.modern(b"{\\rtf1 }")
    assert [process.poll() for process in begun] == [-signal.SIGKILL]
