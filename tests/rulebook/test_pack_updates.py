"""Pack updates: what is in force stays until something newer has passed every test."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import trustme

from addin_server.rulebook import pack, signing
from addin_server.rulebook.pack import PackError, PackManifest
from addin_server.rulebook.pack_updates import PackSource, PackUpdates, UnreachableError, place_of

PRIVATE = signing.new_key()
KEY = signing.public_key(PRIVATE)
WORDS = {"lexicon/proper-names.txt": "先锋小屋\n".encode()}


def put(place: Path, revision: int, files: dict[str, bytes] = WORDS, private: bytes | None = PRIVATE) -> bytes:
    data = pack.build(PackManifest("县里的规则", revision), files, private)
    place.write_bytes(data)
    return data


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "share" / "county.zhubi"


@pytest.fixture
def own(tmp_path: Path, place: Path) -> PackUpdates:
    """One that follows the share and has its first pack."""
    place.parent.mkdir()
    put(place, 1)
    found = PackUpdates(tmp_path / "own")
    found.follow(PackSource(str(place), KEY))
    assert found.update()
    return found


def in_force(own: PackUpdates) -> tuple[int, str]:
    state, folder = own.state(), own.folder()
    assert state and folder
    return state.about.revision, (folder / "lexicon" / "proper-names.txt").read_text("utf-8")


def test_a_newer_pack_takes_the_place_of_the_one_before(own: PackUpdates, place: Path) -> None:
    assert own.update() is None
    put(place, 2, {"lexicon/proper-names.txt": "红色驿站\n".encode()})
    assert own.update()
    assert in_force(own) == (2, "红色驿站\n")


def test_what_is_not_good_changes_nothing_and_says_why(own: PackUpdates, place: Path) -> None:
    good = put(place, 5)
    bad = {
        "签名不对": pack.build(PackManifest("县里的规则", 6), WORDS, signing.new_key()),
        "没有签名": pack.build(PackManifest("县里的规则", 6), WORDS, None),
        "不完整|签名不对": good[: len(good) // 2],
        "不比现在的": pack.build(PackManifest("县里的规则", 4), WORDS, PRIVATE),
        "用不了": pack.build(PackManifest("县里的规则", 6), {"lexicon/no-such-list.txt": b"x\n"}, PRIVATE),
    }
    assert own.update()
    for why, data in bad.items():
        place.write_bytes(data)
        with pytest.raises(PackError, match=why):
            own.update()
        assert in_force(own) == (5, "先锋小屋\n")
    place.unlink()
    with pytest.raises(PackError, match="先用原来的规则"):
        own.update()
    assert in_force(own) == (5, "先锋小屋\n")


def test_a_pack_whose_own_examples_fail_here_is_refused(own: PackUpdates, place: Path) -> None:
    examples = '[[example]]\ntext = "青槐镇今年办了三件事。"\nreports = ["vague.result"]\n'
    put(place, 2, {**WORDS, "examples.toml": examples.encode()})
    with pytest.raises(PackError, match="第 1 个例子应报"):
        own.update()
    put(place, 3, {**WORDS, "examples.toml": examples.replace("reports", "silent").encode()})
    assert own.update() and in_force(own)[0] == 3


def test_another_place_gives_nothing_until_its_pack_passes(own: PackUpdates, place: Path) -> None:
    other = place.with_name("other.zhubi")
    put(other, 9, private=signing.new_key())
    own.follow(PackSource(str(other), KEY))
    with pytest.raises(PackError):
        own.update()
    assert in_force(own)[0] == 1


def test_who_stops_following_has_only_the_rules_shipped(own: PackUpdates) -> None:
    assert own.stop() and own.folder() is None and own.source() is None and not own.stop()


@pytest.fixture
def redirecting() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that sends everyone on, and the paths it was asked for."""
    asked: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "/other.zhubi")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/county.zhubi", asked
        server.shutdown()
        thread.join()


def test_a_place_that_sends_on_is_not_followed(own: PackUpdates, redirecting: tuple[str, list[str]]) -> None:
    address, asked = redirecting
    own.follow(PackSource(address, KEY))
    with pytest.raises(UnreachableError, match="新的地址"):
        own.update()
    assert asked == ["/county.zhubi"]


def test_a_server_whose_certificate_nobody_here_knows_is_told_as_that(own: PackUpdates) -> None:
    issued = trustme.CA().issue_cert("localhost")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    issued.configure_cert(context)
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        own.follow(PackSource(f"https://localhost:{server.server_port}/county.zhubi", KEY))
        with pytest.raises(UnreachableError, match="证书这台电脑不认"):
            own.update()
    finally:
        server.shutdown()
        server.server_close()


def test_a_file_is_followed_from_whatever_folder_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert place_of("share/county.zhubi") == str(tmp_path / "share" / "county.zhubi")
    assert (
        place_of("https://zhubi.example.test/layer/current.zhubi") == "https://zhubi.example.test/layer/current.zhubi"
    )
