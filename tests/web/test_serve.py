"""The real server on a real socket."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator

import pytest

from addin_server.core.ruleset import Ruleset
from addin_server.web.serve import create_server


@pytest.fixture
def address(rules: Ruleset) -> Iterator[str]:
    server = create_server(rules, port=0)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield f"http://127.0.0.1:{server.bind_addr[1]}"
    server.stop()
    thread.join()


def test_it_answers_on_the_loopback_address(address: str) -> None:
    with urllib.request.urlopen(f"{address}/api/v1/health") as response:
        assert json.load(response)["status"] == "ok"


def test_a_taken_port_is_passed_over(address: str, rules: Ruleset) -> None:
    taken = int(address.rpartition(":")[2])
    other = create_server(rules, port=taken)
    other.prepare()
    try:
        assert other.bind_addr[1] != taken
    finally:
        other.stop()
