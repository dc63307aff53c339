"""The running service takes up what its organisation publishes, and says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from addin_server.core.ruleset import Ruleset
from addin_server.rulebook import layers, pack, signing
from addin_server.rulebook.pack import PackManifest
from addin_server.rulebook.pack_updates import PackSource, PackUpdates
from addin_server.web.app import create_app
from addin_server.web.pack_watcher import PackWatcher
from tests.web.conftest import OWN, TOKEN

PRIVATE = signing.new_key()
KEY = signing.public_key(PRIVATE)


class Publisher:
    """A place that packs are fetched from; it remembers what it was asked."""

    def __init__(self) -> None:
        self.data = b""
        self.asked: list[tuple[str, bytes]] = []


@pytest.fixture
def publisher() -> Iterator[tuple[Publisher, str]]:
    found = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            found.asked.append((f"{self.command} {self.path}", self.rfile.read(size)))
            tag = f'"{hash(found.data)}"'
            known = self.headers.get("If-None-Match") == tag
            self.send_response(304 if known else 200)
            self.send_header("ETag", tag)
            self.end_headers()
            if not known:
                self.wfile.write(found.data)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield found, f"http://127.0.0.1:{server.server_port}/county.zhubi"
    server.shutdown()
    thread.join()
    server.server_close()


def published(revision: int, private: bytes = PRIVATE, notes: str = "") -> bytes:
    files = {"profile.toml": b'off = ["vague"]\n'}
    return pack.build(PackManifest("县里的规则", revision, notes=notes), files, private)


def test_what_is_published_is_in_force_without_a_restart_and_is_told(
    rules: Ruleset, publisher: tuple[Publisher, str], tmp_path: Path
) -> None:
    place, address = publisher
    followed = PackUpdates(tmp_path)
    followed.follow(PackSource(address, KEY))

    def load() -> Ruleset:
        folder = followed.folder()
        return layers.load([folder] if folder else [])

    app = create_app(rules, token=TOKEN, load=load, followed=followed)
    client, watch = app.test_client(), app.extensions["watch"]

    def health() -> dict[str, object]:
        found: dict[str, object] = client.get("/api/v1/health", headers=OWN).get_json()
        return found

    before = health()
    place.data = published(1, notes="空泛的先不查")
    watch.look()
    after = health()
    assert "空泛的先不查" in str(after["news"]) and before["news"] == "" and after["ruleset"] != before["ruleset"]
    place.data = published(2, signing.new_key())
    watch.look()
    refused = health()
    assert "签名不对" in str(refused["layers"]) and refused["ruleset"] == after["ruleset"]
    place.data = published(3)
    watch.look()
    assert "第 3 版" in str(health()["news"]) and not health()["layers"]


def test_it_asks_the_one_place_it_was_told_and_sends_nothing(publisher: tuple[Publisher, str], tmp_path: Path) -> None:
    place, address = publisher
    place.data = published(1)
    followed = PackUpdates(tmp_path)
    PackWatcher(followed, lambda: None).look()
    assert place.asked == []
    followed.follow(PackSource(address, KEY))
    for _ in range(3):
        PackWatcher(followed, lambda: None).look()
    assert place.asked == [("GET /county.zhubi", b"")] * 3


def test_a_place_that_is_away_is_asked_again_and_not_complained_of(tmp_path: Path) -> None:
    followed = PackUpdates(tmp_path)
    followed.follow(PackSource("http://127.0.0.1:9/county.zhubi", KEY))
    taken = threading.Event()
    watch = PackWatcher(followed, taken.set, every=0.05)
    watch.look()
    assert watch.refused == "" and not taken.is_set()
    (tmp_path / "share").mkdir()
    share = tmp_path / "share" / "county.zhubi"
    share.write_bytes(published(1))
    followed.follow(PackSource(str(share), KEY))
    watch.start()
    assert taken.wait(60)
    watch.close()
