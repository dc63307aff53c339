"""What the command line says of itself is Chinese, on every page and for every slip."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from addin_server.cli import chinese, main

ENGLISH = re.compile(
    r"Usage|Options:|Commands:|Show |Error|Missing|Invalid|No such|Try |Did you|required|default|does not|is not"
)


def _pages(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _pages(inner, (*path, name))


@pytest.mark.parametrize("path", list(_pages(main)), ids=" ".join)
def test_every_page_of_help_is_chinese(path: tuple[str, ...]) -> None:
    said = CliRunner().invoke(main, [*path, "--help"])
    assert said.exit_code == 0
    assert said.output.startswith("用法：")
    assert not ENGLISH.search(said.output)
    assert "检查" not in said.output


@pytest.mark.parametrize(
    ("slip", "message"),
    [
        ("nosuch", "没有 nosuch 这个命令"),
        ("check", "没有写"),
        ("check --nosuch a", "没有 --nosuch 这个选项"),
        ("check --level 乡 a", "没有“乡”，只能是"),
        ("check --date 3月 a", "“3月”不是"),
        ("batch nofolder --report x.html", "找不到文件夹“nofolder”"),
        ("serve --port 99999999", "不在"),
        ("serve --port 八", "“八”不是数"),
        ("serve --open=1", "后面不写值"),
        ("clean a b -o c.docx", "多写了 b"),
        ("clean a -o", "后面要写值"),
        ("clean a --outputs x", "是不是"),
    ],
)
def test_a_slip_is_told_in_chinese(slip: str, message: str) -> None:
    said = CliRunner().invoke(main, slip.split())
    assert said.exit_code == 2
    assert message in said.output
    assert not ENGLISH.search(said.output)


def test_the_doctor_needs_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin_server.setup.settings.folder", lambda: tmp_path)
    said = CliRunner().invoke(main, ["doctor"])
    assert said.exit_code == 1
    assert "zhubi install word 或 zhubi install wps" in said.output


def test_the_compiled_catalogue_is_the_written_one() -> None:
    """`pybabel compile -d addin_server/cli/locale` compiles it anew."""
    folder = chinese.LOCALE / "zh_CN" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as written, (folder / "messages.mo").open("rb") as compiled:
        wanted = {message.id: message.string or "" for message in read_po(written, locale="zh_CN") if message.id}
        found = gettext.GNUTranslations(compiled)
    assert wanted
    for id_, string in wanted.items():
        assert found.gettext(id_ if isinstance(id_, str) else id_[0]) == (
            string if isinstance(string, str) else string[0]
        )


def test_an_english_machine_reads_chinese_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en_US.UTF-8")
    said = CliRunner().invoke(main, ["nosuch"])
    assert "没有 nosuch 这个命令" in said.output
