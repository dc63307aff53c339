"""Threads that ask for a type at the same moment each get it whole: only one looks into it at a time."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pytest

from addin_server.wire import decoding


class Inner(msgspec.Struct):
    text: str


class Outer(msgspec.Struct):
    inner: list[Inner]


def test_only_one_thread_at_a_time_looks_into_a_type(monkeypatch: pytest.MonkeyPatch) -> None:
    looking, most, made = 0, 0, []
    watch = threading.Lock()
    real = msgspec.json.Decoder

    def slow(as_type: Any) -> Any:
        nonlocal looking, most
        with watch:
            looking += 1
            most = max(most, looking)
            made.append(as_type)
        time.sleep(0.02)
        with watch:
            looking -= 1
        return real(as_type)

    monkeypatch.setattr(msgspec.json, "Decoder", slow)
    with ThreadPoolExecutor(8) as pool:
        asked = [
            pool.submit(decoding.decode, data, as_type)
            for _ in range(8)
            for data, as_type in ((b'{"text":"a"}', Inner), (b'{"inner":[{"text":"a"}]}', Outer))
        ]
        found = [each.result() for each in asked]
    assert found[:2] == [Inner("a"), Outer([Inner("a")])]
    assert most == 1 and len(made) == 2
