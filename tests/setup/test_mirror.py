"""The copy of office.js: only the listed files, checksums, going on from where it broke off."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from addin_server.setup import mirror

BODY = {name: (name * 400).encode() for name in mirror.NEEDED}


class Network(ThreadingHTTPServer):
    """Has the needed files; of those in `cut` it sends half and hangs up, once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.cut: set[str] = set()
        self.missing: set[str] = set()
        self.asked: list[tuple[str, str]] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class Answer(BaseHTTPRequestHandler):
    server: Network

    def do_GET(self) -> None:
        name = self.path[1:]
        self.server.asked.append((name, self.headers.get("Range", "")))
        if name not in BODY or name in self.server.missing:
            self.send_error(404)
            return
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        body = BODY[name][start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if name in self.server.cut:
            self.server.cut.remove(name)
            body = body[: len(body) // 2]
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def network() -> Iterator[Network]:
    with Network() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_it_brings_what_word_needs_and_notes_what_a_build_lacks(network: Network, tmp_path: Path) -> None:
    said = list(mirror.make(tmp_path, network.base))
    assert {name: (tmp_path / name).read_bytes() for name in mirror.NEEDED} == BODY
    assert "这一版没有：es6-promise.js" in said
    assert mirror.problems(tmp_path) == []
    network.asked.clear()
    list(mirror.make(tmp_path, network.base))
    assert not [name for name, _ in network.asked if name in mirror.NEEDED]


def test_broken_off_it_goes_on_from_there(network: Network, tmp_path: Path) -> None:
    network.cut = {"office.js"}
    with pytest.raises(mirror.MirrorError, match="接着下"):
        list(mirror.make(tmp_path, network.base))
    assert not (tmp_path / "office.js").exists()
    assert mirror.problems(tmp_path)
    list(mirror.make(tmp_path, network.base))
    assert ("office.js", f"bytes={len(BODY['office.js']) // 2}-") in network.asked
    assert (tmp_path / "office.js").read_bytes() == BODY["office.js"]


def test_without_a_file_word_needs_it_is_not_finished(network: Network, tmp_path: Path) -> None:
    network.missing = {"word-win32-16.01.js"}
    with pytest.raises(mirror.MirrorError, match=r"word-win32-16\.01\.js"):
        list(mirror.make(tmp_path, network.base))
    assert mirror.problems(tmp_path)


def test_a_spoiled_file_is_fetched_again(network: Network, tmp_path: Path) -> None:
    list(mirror.make(tmp_path, network.base))
    (tmp_path / "office.js").write_bytes(b"spoiled")
    assert mirror.problems(tmp_path) == ["office.js 与校验和对不上"]
    list(mirror.make(tmp_path, network.base))
    assert mirror.problems(tmp_path) == []


@pytest.mark.parametrize(
    ("base", "why"), [("http://127.0.0.1:1/", "那里没有程序应答"), ("http://nowhere.invalid/", "查不到这个地址")]
)
def test_why_a_network_is_not_there_is_said_in_chinese(tmp_path: Path, base: str, why: str) -> None:
    with pytest.raises(mirror.MirrorError, match=rf"（{why}）"):
        list(mirror.make(tmp_path, base))


def test_the_loader_asks_in_lower_case() -> None:
    names = (*mirror.NEEDED, *mirror.OPTIONAL)
    assert [name.lower() for name in names] == list(names)
    assert len(set(names)) == len(names)
