"""Starting the service: as patient as an old machine needs, and no longer than there is something to wait for."""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path

import pytest

from addin_server.core.ruleset import Ruleset
from addin_server.setup import port_claims, port_owner, service
from addin_server.setup.boundary import System
from addin_server.setup.settings import ServiceSettings
from addin_server.setup.steps import StepError
from addin_server.web.serve import Shutdown, create_server
from addin_server.web.sockets import listen
from tests.setup.fake import FakeMachine

SECRET = "of this user"


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port_owner, "_PATIENCE", 0.2)


@pytest.mark.usefixtures("hasty")
def test_one_that_still_loads_at_its_users_port_is_waited_for_and_stopped(rules: Ruleset, tmp_path: Path) -> None:
    machine, listening, shutdown = FakeMachine("linux", tmp_path), listen(0), Shutdown()
    own = ServiceSettings(port=listening.getsockname()[1], secret=SECRET)
    assert port_claims.claim(machine, own.port)

    def load() -> None:
        time.sleep(1)
        server = create_server(rules, listening, secret=SECRET, shutdown=shutdown)
        server.start()
        shutdown.wait()
        server.stop()

    loading = threading.Thread(target=load)
    loading.start()
    stopped = service.Running(own).undo(machine)
    shutdown.request()
    loading.join()
    assert stopped


@pytest.mark.usefixtures("hasty")
def test_who_is_silent_at_a_port_that_is_not_the_users_is_another(tmp_path: Path) -> None:
    with listen(0) as silent:
        begun = time.monotonic()
        assert service.listener(silent.getsockname()[1], SECRET, FakeMachine("linux", tmp_path)) == "other"
    assert time.monotonic() - begun < 10


def test_one_that_ends_while_it_is_waited_for_is_nobody(tmp_path: Path) -> None:
    machine, loading = FakeMachine("linux", tmp_path), listen(0)
    port = loading.getsockname()[1]
    assert port_claims.claim(machine, port)
    threading.Timer(0.5, loading.close).start()
    assert service.listener(port, SECRET, machine) == "nobody"


def test_one_that_ends_at_once_is_told_at_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.monotonic()
    with pytest.raises(StepError, match="一启动就停了"):
        service.start(ServiceSettings(port=port), ["serve"], FakeMachine("linux", tmp_path))
    assert time.monotonic() - begun < 10


def test_what_is_started_tells_when_it_has_ended(tmp_path: Path) -> None:
    pipe = tmp_path / "told"
    os.mkfifo(pipe)
    ended = System().start("sh", "-c", 'read -r word < "$0"', str(pipe))
    assert not ended()
    pipe.write_text("end\n", "utf-8")
    until = time.monotonic() + 10
    while not ended():
        assert time.monotonic() < until
        time.sleep(0.05)
