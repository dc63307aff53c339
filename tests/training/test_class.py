"""A class lets in who knows its code, shows practice and nothing else, and is gone when it is over."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import socket
import ssl
import threading
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from addin_server.core.ruleset import Ruleset
from addin_server.setup import tls
from addin_server.web import classroom
from addin_server.web.app import create_app
from addin_server.web.class_guard import CODE_HEADER, KEY_HEADER
from addin_server.web.classroom import Classroom, create_class
from addin_server.web.server import Certificate
from addin_server.web.shutdown import Shutdown

HOST = "192.168.7.20:9000"
BASE = {"Host": HOST, "Origin": f"http://{HOST}"}
CODE, KEY = {**BASE, CODE_HEADER: "123456"}, {**BASE, KEY_HEADER: "trainer-key"}
_POLICY = "Content-Security-Policy"
HANDED = {"who": "id-0001", "marks": [{"line": 2, "clause": 4}, {"line": 99}]}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(rules: Ruleset) -> Classroom:
    return create_class(rules, "floating-members", code="123456", key="trainer-key")


@pytest.fixture
def client(room: Classroom, clock: Clock) -> FlaskClient:
    return room.app("192.168.7.20", clock).test_client()


def status(answer: Any) -> int:
    return int(answer.status_code)


def test_the_text_comes_without_its_answers(client: FlaskClient) -> None:
    text = client.get("/class/text", headers=CODE)
    assert status(text) == 200
    assert text.get_json()["step"]["findings"] == [] and text.get_json()["step"]["weak"] == []
    assert all(not c["findings"] for line in text.get_json()["step"]["lines"] for c in line["clauses"])


def test_what_is_handed_in_is_compared_and_counted(client: FlaskClient) -> None:
    answer = client.post("/class/marks", headers=CODE, json=HANDED)
    assert [hit["rule"] for hit in answer.get_json()["hits"]] == ["vague.result"]
    board = client.get("/class/board", headers=KEY).get_json()
    assert board["people"] == 1 and board["counts"] == [{"line": 2, "clause": 4, "count": 1}]


def test_a_sentence_can_be_rewritten(client: FlaskClient) -> None:
    better = {"line": 5, "text": "还有 3 名由所在村支书 10 月底前上门问家属。"}
    assert client.post("/class/rewrite", headers=CODE, json=better).get_json()["content"]
    worse = {"line": 5, "text": "该做法受到广大党员群众的一致好评。"}
    assert not client.post("/class/rewrite", headers=CODE, json=worse).get_json()["content"]


@pytest.mark.parametrize("code", ["", "654321", "123456 ", "trainer-key"])
def test_a_wrong_code_is_refused(client: FlaskClient, code: str) -> None:
    assert status(client.get("/class/text", headers={**BASE, CODE_HEADER: code})) == 403
    assert status(client.post("/class/marks", headers={**BASE, CODE_HEADER: code}, json=HANDED)) == 403


def test_a_code_cannot_be_guessed(client: FlaskClient, clock: Clock) -> None:
    for guess in range(10):
        assert status(client.get("/class/text", headers={**BASE, CODE_HEADER: f"{guess:06}"})) == 403
    assert status(client.get("/class/text", headers=CODE)) == 429
    clock.now = 61
    assert status(client.get("/class/text", headers=CODE)) == 200


def test_one_address_cannot_flood_the_class(client: FlaskClient) -> None:
    answers = [status(client.get("/class/text", headers=CODE)) for _ in range(245)]
    assert answers[0] == 200 and answers[-1] == 429


def test_trainees_can_neither_see_the_board_nor_end_the_class(client: FlaskClient, room: Classroom) -> None:
    assert status(client.get("/class/board", headers=CODE)) == 403
    assert status(client.post("/class/end", headers=CODE)) == 403
    assert not room.shutdown.requested


def test_a_class_is_as_closed_as_the_service(client: FlaskClient, rules: Ruleset) -> None:
    class_headers = client.get("/", headers=BASE).headers
    service = create_app(rules, token="t").test_client().get("/nothing", headers={"Host": "127.0.0.1:8765"})
    guarded = {name: value for name, value in service.headers if name == _POLICY or not name.startswith("Content-")}
    assert {name: class_headers[name] for name in guarded} == guarded
    sideways = {**CODE, "Sec-Fetch-Site": "same-site"}
    assert status(client.post("/class/marks", headers=sideways, json=HANDED)) == 403


@pytest.mark.parametrize("host", ["evil.example:9000", "127.0.0.1:9000", "192.168.7.21:9000", "localhost", "[::1"])
def test_a_foreign_host_header_is_refused(client: FlaskClient, host: str) -> None:
    headers = {**CODE, "Host": host, "Origin": f"http://{host}"}
    assert status(client.get("/class/text", headers=headers)) == 403
    assert status(client.get("/", headers=headers)) == 403


def test_another_page_cannot_hand_in(client: FlaskClient) -> None:
    foreign = {**CODE, "Origin": "http://evil.example"}
    assert status(client.post("/class/marks", headers=foreign, json=HANDED)) == 403


@pytest.mark.parametrize(
    "path", ["/api/v1/check", "/api/v1/training", "/api/v1/profile", "/rules/", "/assets/browser.js", "/index.html"]
)
def test_there_is_nothing_but_practice(client: FlaskClient, path: str) -> None:
    assert status(client.get(path, headers=CODE)) == 404


def test_a_body_is_limited_in_size_and_shape(client: FlaskClient) -> None:
    many = {"who": "id-0001", "marks": [{"line": 1}] * 501}
    assert status(client.post("/class/marks", headers=CODE, json=many)) == 400
    big = b'{"who": "' + b"x" * (70 << 10) + b'"}'
    assert status(client.post("/class/marks", headers=CODE, data=big, content_type="application/json")) == 413


def test_after_the_end_nothing_answers(client: FlaskClient) -> None:
    assert status(client.post("/class/end", headers=KEY)) == 204
    over = client.get("/class/text", headers=CODE)
    assert status(over) == 410 and "下课" in over.get_json()["title"]
    assert status(client.get("/", headers=BASE)) == 410


def test_a_class_ends_from_its_page_and_its_port_closes(
    rules: Ruleset,
) -> None:
    said: list[str] = []
    started = threading.Event()

    def say(text: str) -> None:
        said.append(text)
        started.set()

    summary: list[str] = []
    thread = threading.Thread(
        target=lambda: summary.append(classroom.run(rules, "floating-members", bind="127.0.0.1", port=0, say=say))
    )
    thread.start()
    assert started.wait(30)
    trainees, trainer = (line.split(" ")[-1] for line in said[0].splitlines())
    address, key = trainer.split("#")
    assert trainees == address, "nothing stands after an address that a terminal would take for a part of it"
    request = urllib.request.Request(
        f"{address}class/end",
        data=b"{}",
        headers={KEY_HEADER: key, "Origin": address.rstrip("/"), "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 204
    thread.join(30)
    assert not thread.is_alive()
    assert json.dumps(summary, ensure_ascii=False) == json.dumps(["没有人交练习。\n"], ensure_ascii=False)
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_trainee_cannot_shut_the_trainer_out(client: FlaskClient) -> None:
    for _ in range(250):
        client.get("/class/text", headers={**CODE, "X-Zhubi-Class": "000000"})
    assert status(client.get("/class/text", headers=CODE)) == 429
    assert status(client.get("/class/board", headers=KEY)) == 200


def test_a_name_cannot_forge_lines_or_command_a_terminal(client: FlaskClient, room: Classroom) -> None:
    handed = {**HANDED, "name": "王\n李 满分\x1b[2J\u2028"}
    assert status(client.post("/class/marks", headers=CODE, json=handed)) == 200
    assert room.tally.handed()[-1].name == "王 李 满分 [2J"


def hand_in(client: FlaskClient, who: str, address: str = "192.168.7.30", **more: Any) -> int:
    body = {**HANDED, "who": who, **more}
    return status(client.post("/class/marks", headers=CODE, json=body, environ_base={"REMOTE_ADDR": address}))


def test_one_device_hands_in_for_few(client: FlaskClient, room: Classroom) -> None:
    assert [hand_in(client, f"id-{n}") for n in range(5)] == [200, 200, 200, 429, 429]
    assert hand_in(client, "id-1") == 200, "another try of the same person"
    assert hand_in(client, "id-1", "192.168.7.31") == 200, "another device"
    assert len(room.tally.handed()) == 4


def test_addresses_of_one_ipv6_network_are_one_device(client: FlaskClient) -> None:
    assert [hand_in(client, f"id-{n}", f"fd00::{n}%eth0") for n in range(4)] == [200, 200, 200, 429]


def test_a_room_behind_one_address_is_let_in_when_the_trainer_says_so(rules: Ruleset) -> None:
    room = create_class(rules, "floating-members", code="123456", key="trainer-key", seats=60)
    client = room.app("192.168.7.20").test_client()
    assert {hand_in(client, f"id-{n}") for n in range(60)} == {200}


def test_nobody_hands_in_for_another(client: FlaskClient, room: Classroom) -> None:
    hand_in(client, "id-1", name="甲")
    hand_in(client, "id-1", "192.168.7.66", name="甲", marks=[])
    assert [one.hits for one in room.tally.handed()] == [1, 0]


@pytest.mark.parametrize("forged", [{"hits": 99}, {"score": 100}, {"outcome": {"hits": [0]}}])
def test_a_score_is_not_taken_from_a_trainee(client: FlaskClient, forged: dict[str, Any]) -> None:
    assert hand_in(client, "id-1", **forged) == 400


def test_a_class_may_speak_tls_and_is_known_by_its_fingerprint(rules: Ruleset, tmp_path: Path) -> None:
    files = tls.Files(tmp_path)
    files.write(made := tls.for_a_day("127.0.0.1", dt.datetime.now(dt.UTC)))
    shutdown, said = Shutdown(), list[str]()

    def say(text: str) -> None:
        said.append(text)
        if len(said) == 1:
            threading.Thread(target=ask).start()

    seen = list[str]()

    def ask() -> None:
        try:
            port = int(said[0].splitlines()[0].rpartition(":")[2].strip("/"))
            shown = ssl.get_server_certificate(("127.0.0.1", port), timeout=20)
            seen.append(hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest())
        finally:
            shutdown.request()

    certificate = Certificate(files.chain, files.key)
    classroom.run(
        rules, "floating-members", bind="127.0.0.1", port=0, say=say, shutdown=shutdown, certificate=certificate
    )
    assert "https://127.0.0.1:" in said[0]
    assert seen == [tls.fingerprint(made.chain).replace(":", "").lower()]
