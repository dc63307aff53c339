"""The files by which each platform starts the service at login: systemd, the desktop, launchd, the task scheduler."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence

from lxml import etree
from lxml.builder import ElementMaker

LABEL = "cn.zhubi.service"
"""The service's name with launchd."""

_TASK_NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"


def systemd_unit(command: Sequence[str]) -> bytes:
    """Return a systemd user unit."""
    # systemd reads % and $ itself; quoting is C-like, which shlex's is not
    line = " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in command)
    line = line.replace("%", "%%").replace("$", "$$")
    return (
        f"[Unit]\nDescription=主笔本机服务\n\n[Service]\nExecStart={line}\nRestart=on-failure\nRestartSec=5\n"
        # the journal has other readers, and what is said at the start lets in whoever reads it
        "StandardOutput=null\nStandardError=journal\n"
        # 2: it said what is wrong, and starting again does not help
        "RestartPreventExitStatus=2\n\n"
        "[Install]\nWantedBy=default.target\n"
    ).encode()


def desktop_entry(command: Sequence[str]) -> bytes:
    """Return an autostart entry of the freedesktop kind."""
    line = " ".join('"' + "".join(f"\\{c}" if c in '"`$\\' else c for c in part) + '"' for part in command)
    return (
        f"[Desktop Entry]\nType=Application\nName=主笔本机服务\nExec={line.replace('%', '%%')}\n"
        "NoDisplay=true\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    ).encode()


def launch_agent(command: Sequence[str]) -> bytes:
    """Return a property list for launchd."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "KeepAlive": {"Crashed": True},
            "ProcessType": "Background",
        },
        sort_keys=False,
    )


def scheduled_task(command: Sequence[str], user: str) -> bytes:
    """Return a task of Windows' scheduler, which wants UTF-16."""
    x = ElementMaker(namespace=_TASK_NAMESPACE, nsmap={None: _TASK_NAMESPACE})
    task: etree._Element = x.Task(
        x.RegistrationInfo(x.Description("主笔本机服务")),
        x.Triggers(x.LogonTrigger(x.Enabled("true"), x.UserId(user))),
        x.Principals(
            x.Principal(x.UserId(user), x.LogonType("InteractiveToken"), x.RunLevel("LeastPrivilege"), id="user")
        ),
        x.Settings(
            x.MultipleInstancesPolicy("IgnoreNew"),
            x.DisallowStartIfOnBatteries("false"),
            x.StopIfGoingOnBatteries("false"),
            x.ExecutionTimeLimit("PT0S"),
            x.RestartOnFailure(x.Interval("PT1M"), x.Count("3")),
        ),
        x.Actions(x.Exec(x.Command(command[0]), x.Arguments(command_line(command[1:]))), Context="user"),
        version="1.2",
    )
    return f'<?xml version="1.0" encoding="UTF-16"?>\n{etree.tostring(task, encoding="unicode")}'.encode("utf-16")


def command_line(parts: Sequence[str]) -> str:
    """Return arguments as Windows splits them again."""
    return " ".join(f'"{part}"' if " " in part else part for part in parts)
