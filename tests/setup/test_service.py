"""Starting the service: as patient as an old machine needs, and no longer than there is something to wait for."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from addin_server.setup import service
from addin_server.setup.boundary import System
from addin_server.setup.settings import Settings
from addin_server.setup.steps import StepError
from tests.setup.fake import FakeMachine


def test_one_that_ends_at_once_is_told_at_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.monotonic()
    with pytest.raises(StepError, match="一启动就停了"):
        service.start(Settings(port=port), ["serve"], FakeMachine("linux", tmp_path))
    assert time.monotonic() - begun < 10


def test_what_is_started_tells_when_it_has_ended(tmp_path: Path) -> None:
    boundary = System()
    ended = boundary.start("sh", "-c", "sleep 0.2")
    assert not ended()
    until = time.monotonic() + 10
    while not ended():
        assert time.monotonic() < until
        time.sleep(0.05)
