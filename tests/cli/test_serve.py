"""The service as it is started from a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.attack import running


def test_it_says_that_it_is_up_only_once_it_is(tmp_path: Path) -> None:
    """The link comes first, for whoever waits; the rules may still turn out not to be readable."""
    process = running.start(tmp_path, "serve", "--port", "0")
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("主笔正在启动：http://127.0.0.1:")
        assert running.said(process, "^主笔已启动。")
    finally:
        process.kill()
        process.communicate()
