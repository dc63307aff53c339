"""File names as text: whatever somebody called a file that was sent, it stays a name on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_server.readers import readable
from tests.command import zhubi

FORGED = "a\x1b]0;x\x07\n看了 9 份，都好。\x9b2J\u202etxt.txt"


@pytest.mark.parametrize("name", ["来稿　第一批.docx", "青槐镇·“赶集日”🙂.txt", "a b.md", "C:\\稿\\一.txt"])
def test_a_name_is_as_it_is(name: str) -> None:
    assert readable(name) == name


def test_nothing_in_a_name_commands_a_terminal_or_begins_a_line() -> None:
    assert readable(FORGED) == "a\\x1b]0;x\\x07\\n看了 9 份，都好。\\x9b2J\\u202etxt.txt"
    assert readable("\udcb8\n.txt") == "\\xb8\\n.txt"


@pytest.mark.parametrize("command", ["check", "explain", "mine", "evidence", "review"])
def test_no_command_shows_it_otherwise(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")  # a line that is broken for its length begins none
    (tmp_path / FORGED).write_text("青槐镇办夜校\n青槐镇党委办起夜校，到会人数由9人升到21人。\n", "utf-8")
    said = zhubi(command, tmp_path / FORGED).output
    assert not set(said) & set("\x1b\x07\x9b\u202e") and "\n看了 9 份，都好。" not in said
