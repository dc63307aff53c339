"""What Windows is told besides: the command on the path, the start menu; and how its scripts are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

from addin_server.setup import steps, windows
from addin_server.setup.settings import ServiceSettings
from tests.conftest import ROOT
from tests.setup.fake import FakeMachine

BIN = "C:\\Users\\李红\\AppData\\Local\\Programs\\Zhubi\\bin"
PATH = ("Environment", "Path")
SCRIPT = (ROOT / "scripts/offline/files/install.ps1").read_text("utf-8")
STARTER = (ROOT / "scripts/offline/files/install.cmd").read_text("ascii")


@pytest.mark.parametrize("before", ["", "%USERPROFILE%\\bin;C:\\别的", "C:\\a;"])
def test_the_command_is_on_the_path_and_the_rest_of_it_stays(before: str, tmp_path: Path) -> None:
    boundary = FakeMachine("windows", tmp_path)
    if before:
        boundary.registry[PATH] = before
    plan = windows.plan(boundary, ServiceSettings(port=9100), BIN)
    assert steps.install(plan, boundary, lambda _: None) == []
    assert str(boundary.registry[PATH]).split(";") == [*filter(None, before.split(";")), BIN]
    said: list[str] = []
    steps.install(plan, boundary, said.append)
    assert all(line.endswith("已经是这样") for line in said)
    assert boundary.broadcasts == 1
    menu = windows.start_menu(boundary)
    assert (menu / "打开主笔.url").read_bytes() == b"[InternetShortcut]\r\nURL=http://127.0.0.1:9100/\r\n"
    assert (menu / "看哪里不对.cmd").read_bytes().isascii()
    assert steps.uninstall(plan, boundary, lambda _: None) == []
    assert str(boundary.registry[PATH]) == before.rstrip(";")
    assert not list(menu.iterdir())


def test_where_policy_closes_the_registry_the_full_path_is_told(tmp_path: Path) -> None:
    boundary = FakeMachine("windows", tmp_path)
    boundary.closed_registry = True
    [failure] = steps.install(windows.plan(boundary, ServiceSettings(), BIN), boundary, lambda _: None)
    assert f"{BIN}\\zhubi.cmd" in failure


def nodes(script: str) -> Iterator[Node]:
    """The script as a grammar of PowerShell reads it: no PowerShell of its own is to be had where this is tested."""
    todo = [Parser(Language(tree_sitter_powershell.language())).parse(script.encode()).root_node]
    while todo:
        node = todo.pop()
        yield node
        todo += node.children


def test_the_script_is_powershell() -> None:
    wrong = [(node.type, node.start_point) for node in nodes(SCRIPT) if node.is_error or node.is_missing]
    assert wrong == []


def test_powershell_reads_its_script_as_it_is_meant() -> None:
    """It takes curly quotes for quotes: inside a string they would end it."""
    assert not set("“”‘’„‚") & set(SCRIPT)


def test_powershell_runs_it_where_policy_leaves_only_plain_language() -> None:
    """In constrained language no method and no type but the simplest may be used, and no COM or .NET object made."""
    found = list(nodes(SCRIPT))
    types = {node.text.decode().lower() for node in found if node.type == "type_name" and node.text}
    assert types <= {"int", "string", "switch"}
    assert not [node.text for node in found if node.type == "invokation_expression"]
    commands = {node.text.decode() for node in found if node.type == "command_name" and node.text}
    assert commands.isdisjoint({"Add-Type", "New-Object", "Invoke-Expression"})
    assert {"Get-FileHash", "Get-ItemProperty"} <= commands


def test_a_folder_with_brackets_in_its_name_is_no_pattern() -> None:
    """`-Path` takes `[新]` for a set of characters; only New-Item does not, and knows no other word."""
    called = [node.text.decode() for node in nodes(SCRIPT) if node.type == "command" and node.text]
    assert [line for line in called if "-LiteralPath" in line and line.startswith("Get-ChildItem")]
    assert not [line for line in called if re.search(r"\s-Path\b", line) and not line.startswith("New-Item")]


def test_powershell_five_knows_every_word_of_it() -> None:
    """Of version 7 and later: the ternary, chains, null operators, and what is new in cmdlets."""
    code = re.sub(r"'[^']*'|\"[^\"]*\"|#.*", "", SCRIPT)
    assert not re.search(r"&&|\|\||\?\?|\s\?\s.*\s:\s", code)
    assert "-Parallel" not in code
    assert "utf8BOM" not in code


def test_the_starter_waits_for_a_key_only_for_who_clicked_it_and_hands_on_the_code() -> None:
    lines = [line.strip() for line in STARTER.splitlines()]
    assert 'if "%~1"=="" pause' in lines
    assert lines[-1] == "exit /b %code%"
    assert lines.index("set code=%ERRORLEVEL%") < lines.index("chcp %page% >nul")
    assert lines.index("chcp 65001 >nul") < lines.index("set code=%ERRORLEVEL%")


def test_whatever_goes_wrong_ends_with_a_code_of_ours() -> None:
    """PowerShell ends with 1 where it falls over, which would be nobody's word for nothing being installed."""
    [trap] = [node.text.decode() for node in nodes(SCRIPT) if node.type == "trap_statement" and node.text]
    assert "exit 2" in trap
    assert "Remove-Item" in trap
    # what has been made is the new version's maker's from then on
    assert SCRIPT.index("\n$new = ''  #") < SCRIPT.index("& $python @arguments")


def test_what_is_said_of_an_end_nobody_foresaw_can_be_said_and_is_about_what_was_done() -> None:
    """A function is there from where it is written on; and after removing all, nothing is not installed."""
    first = SCRIPT.index("\ntrap {")
    assert SCRIPT.index("\nfunction Say(") < SCRIPT.index("\nfunction Fail(") < first
    assert first < SCRIPT.index("Split-Path")  # nothing goes wrong before it
    [trap] = [node.text.decode() for node in nodes(SCRIPT) if node.type == "trap_statement" and node.text]
    assert "没有装成" not in trap
    assert "${failed}" in trap
    for failed in ("没有装成", "没有退成", "没有卸完"):
        assert failed in SCRIPT[: SCRIPT.index("\ntrap {")]


def test_a_folder_that_a_window_stands_in_is_told_and_all_else_is_removed() -> None:
    removed = [node.text.decode() for node in nodes(SCRIPT) if node.type == "command" and node.text]
    removed = [line for line in removed if line.startswith("Remove-Item") and "Env:" not in line]
    assert removed and all("-ErrorAction SilentlyContinue" in line for line in removed)
    assert "空文件夹'$Prefix'有窗口正开着" in SCRIPT


def test_the_account_of_the_machine_is_nobody_to_install_for() -> None:
    assert SCRIPT.index('-like "$env:SystemRoot\\*"') < SCRIPT.index("New-Item")
