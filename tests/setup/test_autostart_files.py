"""The files that start the service at login, read back by other parsers than wrote them."""

from __future__ import annotations

import configparser
import plistlib
from xml.etree import ElementTree

from addin_server.setup import autostart_files

COMMAND = ("/Applications/主笔 & 别的/python", "-m", "addin_server.cli", "a <b>")
_TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def test_launchd_reads_the_command_as_it_is() -> None:
    agent = plistlib.loads(autostart_files.launch_agent(COMMAND))
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["Label"] == autostart_files.LABEL
    assert agent["RunAtLoad"] is True
    assert agent["KeepAlive"] == {"Crashed": True}


def test_the_scheduler_reads_the_command_and_the_user_as_they_are() -> None:
    task = ElementTree.fromstring(autostart_files.scheduled_task(COMMAND, "ZZB\\李&红"))
    assert task.findtext(f".//{_TASK}Command") == COMMAND[0]
    assert task.findtext(f".//{_TASK}Arguments") == '-m addin_server.cli "a <b>"'
    assert {node.text for node in task.iter(f"{_TASK}UserId")} == {"ZZB\\李&红"}
    assert task.findtext(f".//{_TASK}RunLevel") == "LeastPrivilege"


def test_systemd_keeps_what_goes_wrong_and_not_the_link_that_lets_in() -> None:
    """Its journal is read by others than this user."""
    unit = configparser.ConfigParser()
    unit.read_string(autostart_files.systemd_unit(COMMAND[:1]).decode())
    assert unit["Service"]["StandardOutput"] == "null"
    assert unit["Service"]["StandardError"] == "journal"
