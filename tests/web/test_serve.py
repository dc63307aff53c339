"""The real server on a real socket."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from addin_server import service_auth
from addin_server.core.ruleset import Ruleset
from addin_server.setup import port_owner, service, tls
from addin_server.web.security import TOKEN_HEADER
from addin_server.web.serve import Certificate, Shutdown, create_server, secured
from addin_server.web.sockets import PortTakenError, listen
from tests.setup.fake import FakeMachine


@pytest.fixture
def address(rules: Ruleset) -> Iterator[str]:
    server = create_server(rules, listen(0))
    server.start()
    yield f"http://127.0.0.1:{server.port}"
    server.stop()


def test_it_answers_on_the_loopback_address(address: str) -> None:
    with urllib.request.urlopen(f"{address}/api/v1/openapi.json") as response:
        assert json.load(response)["openapi"] == "3.1.0"


def test_a_taken_port_is_passed_over_unless_it_must_be_this_one() -> None:
    with listen(0) as first:
        taken = first.getsockname()[1]
        with listen(taken) as other:
            assert other.getsockname()[1] != taken
        with pytest.raises(PortTakenError):
            listen(taken, exact=True)


def test_who_comes_before_the_service_is_loaded_waits_for_the_answer(rules: Ruleset) -> None:
    listening = listen(0)
    port = listening.getsockname()[1]
    with socket.create_connection(("127.0.0.1", port), timeout=30) as early:
        early.sendall(b"GET /enter/told-before HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % port)
        server = create_server(rules, listening, ticket="told-before", secret="of this user")
        server.start()
        try:
            answer = b"".join(iter(lambda: early.recv(4096), b""))
        finally:
            server.stop()
    home = f"{service_auth.entry('of this user')}/"
    assert answer.startswith(b"HTTP/1.1 303") and f"\r\nlocation: {home}\r\n".encode() in answer


def test_the_same_service_speaks_tls_to_word(rules: Ruleset, tmp_path: Path) -> None:
    files = tls.Files(tmp_path)
    files.write(tls.make(dt.datetime.now(dt.UTC)))
    server = create_server(rules, listen(0), secret="of this user")
    second = secured(server, listen(0), Certificate(files.chain, files.key))
    second.start()
    try:
        trusting = ssl.create_default_context(cafile=files.authority)
        url = f"https://localhost:{second.port}{service_auth.entry('of this user')}/word/"
        with urllib.request.urlopen(url, context=trusting) as response:
            assert "appsforoffice" in response.headers["Content-Security-Policy"]
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(url, context=ssl.create_default_context())
    finally:
        second.stop()
        server.stop()


def test_a_service_is_known_as_its_users_own_and_only_then(rules: Ruleset) -> None:
    server = create_server(rules, listen(0), secret="of this user")
    server.start()
    port = server.port
    try:
        assert port_owner.listener(port, "of this user") == "ours"
        assert port_owner.listener(port, "of somebody else") == "other"
        assert port_owner.listener(port, "") == "other"
    finally:
        server.stop()
    assert port_owner.listener(port, "of this user") == "nobody"


def test_its_user_and_nobody_else_can_stop_it(rules: Ruleset, tmp_path: Path) -> None:
    shutdown = Shutdown()
    server = create_server(rules, listen(0), secret="of this user", shutdown=shutdown)
    server.start()
    port = server.port
    base = f"http://127.0.0.1:{port}"
    token = (
        urllib.request.urlopen(f"{base}{service_auth.entry('of this user')}/")
        .read()
        .decode()
        .partition('zhubi-token" content="')[2]
        .partition('"')[0]
    )
    assert token
    for secret, value in (("of somebody else", token), ("of this user", "another start")):
        body = json.dumps({"proof": service_auth.proof(secret, port, value)}).encode()
        headers = {"Content-Type": "application/json", "Origin": base, TOKEN_HEADER: token}
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(urllib.request.Request(f"{base}/api/v1/stop", body, headers))
    assert not shutdown.requested

    def serve() -> None:
        shutdown.wait()
        server.stop()

    serving = threading.Thread(target=serve)
    serving.start()
    machine = FakeMachine("linux", tmp_path)
    service.stop(port, "of this user", machine)
    assert machine.awaited == [os.getpid()]  # with its port closed a process may still hold its files
    assert not machine.ended
    serving.join(5)
    assert not serving.is_alive()


def test_a_service_without_a_secret_is_nobodys(address: str) -> None:
    assert port_owner.listener(int(address.rpartition(":")[2]), "of this user") == "other"
