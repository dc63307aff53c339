"""The service starts when its user logs in: by systemd or the desktop, a scheduled task, or launchd. Never as root."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from addin_server.setup import actions
from addin_server.setup.boundary import Boundary
from addin_server.setup.steps import StepError

TASK = "Zhubi"
UNIT = "zhubi.service"
LABEL = "cn.zhubi.service"
RUN_KEY = "Software\\Microsoft\\Windows\\CurrentVersion\\Run"


@dataclass(frozen=True)
class Autostart:
    """`home` is where our settings are; `command` starts the service."""

    command: tuple[str, ...]
    home: Path
    what: str = "登录时自动启动本机服务"
    undo_what: str = "登录时不再启动本机服务"

    @property
    def detail(self) -> str:
        return shlex.join(self.command)

    def do(self, boundary: Boundary) -> bool:
        return {"windows": self._windows, "mac": self._mac, "linux": self._linux}[boundary.platform](boundary)

    def undo(self, boundary: Boundary) -> bool:
        if boundary.platform == "windows":
            task = boundary.run("schtasks", "/Delete", "/TN", TASK, "/F").code == 0
            entry = actions.RegistryValue("", "", RUN_KEY, TASK, "").undo(boundary)
            return actions.remove(self.home / "autostart.xml") or task or entry
        if boundary.platform == "mac":
            boundary.run("launchctl", "bootout", f"gui/{_uid()}/{LABEL}")
            return actions.remove(agent(boundary.home))
        unit = boundary.home / ".config" / "systemd" / "user" / UNIT
        if unit.exists():
            boundary.run("systemctl", "--user", "disable", UNIT)
        found = actions.remove(unit) | actions.remove(desktop_entry(boundary.home))
        if found:
            boundary.run("systemctl", "--user", "daemon-reload")
        return found

    def installed(self, boundary: Boundary) -> bool:
        """Whether some way of starting it at login is in place."""
        if boundary.platform == "windows":
            task = boundary.run("schtasks", "/Query", "/TN", TASK).code == 0
            return task or boundary.registry_read(RUN_KEY, TASK) is not None
        if boundary.platform == "mac":
            return agent(boundary.home).is_file()
        unit = boundary.home / ".config" / "systemd" / "user" / UNIT
        return unit.is_file() or desktop_entry(boundary.home).is_file()

    def _windows(self, boundary: Boundary) -> bool:
        # A task is restarted when it ends badly; where policy keeps users from making one, the Run key does.
        user = f"{boundary.variable('USERDOMAIN')}\\{boundary.variable('USERNAME')}".lstrip("\\")
        path = self.home / "autostart.xml"
        same = not self._write(path, _task(self.command, user).encode("utf-16"), boundary)
        if same and self.installed(boundary):
            return False
        if boundary.run("schtasks", "/Create", "/TN", TASK, "/XML", str(path), "/F").code == 0:
            return True
        line = " ".join(f'"{part}"' if " " in part else part for part in self.command)
        return actions.RegistryValue("登录时启动", "", RUN_KEY, TASK, line).do(boundary)

    def _mac(self, boundary: Boundary) -> bool:
        # Taken up at the next login; the service itself is started now by the next step.
        return self._write(agent(boundary.home), _agent(self.command).encode(), boundary)

    def _linux(self, boundary: Boundary) -> bool:
        if boundary.run("systemctl", "--user", "show-environment").code == 0:
            unit = boundary.home / ".config" / "systemd" / "user" / UNIT
            changed = self._write(unit, _unit(self.command).encode(), boundary)
            if changed:
                boundary.run("systemctl", "--user", "daemon-reload")
                if boundary.run("systemctl", "--user", "enable", UNIT).code:
                    actions.remove(unit)
                    raise StepError(f"systemd 没有接受 {UNIT}。请运行 systemctl --user enable {UNIT}，看它说什么。")
            return changed
        return self._write(desktop_entry(boundary.home), _entry(self.command).encode(), boundary)

    def _write(self, path: Path, data: bytes, boundary: Boundary) -> bool:
        return actions.WriteFile("写自动启动", "", path, data).do(boundary)


def desktop_entry(home: Path) -> Path:
    return home / ".config" / "autostart" / "zhubi.desktop"


def agent(home: Path) -> Path:
    return home / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def _uid() -> int:
    import os

    return getattr(os, "getuid", lambda: 0)()


def _unit(command: tuple[str, ...]) -> str:
    # systemd reads % and $ itself; quoting is C-like, which shlex's is not
    line = " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in command)
    line = line.replace("%", "%%").replace("$", "$$")
    return (
        f"[Unit]\nDescription=主笔本机服务\n\n[Service]\nExecStart={line}\nRestart=on-failure\nRestartSec=5\n\n"
        "[Install]\nWantedBy=default.target\n"
    )


def _entry(command: tuple[str, ...]) -> str:
    line = " ".join('"' + "".join(f"\\{c}" if c in '"`$\\' else c for c in part) + '"' for part in command)
    return (
        f"[Desktop Entry]\nType=Application\nName=主笔本机服务\nExec={line.replace('%', '%%')}\n"
        "NoDisplay=true\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def _agent(command: tuple[str, ...]) -> str:
    arguments = "".join(f"<string>{escape(part)}</string>" for part in command)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        f'<plist version="1.0"><dict><key>Label</key><string>{LABEL}</string>'
        f"<key>ProgramArguments</key><array>{arguments}</array>"
        "<key>RunAtLoad</key><true/><key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>"
        "<key>ProcessType</key><string>Background</string></dict></plist>\n"
    )


def _task(command: tuple[str, ...], user: str) -> str:
    arguments = " ".join(f'"{part}"' if " " in part else part for part in command[1:])
    who = f"<UserId>{escape(user)}</UserId>"
    return (
        '<?xml version="1.0" encoding="UTF-16"?>\n'
        f"<Task version={quoteattr('1.2')} xmlns={quoteattr('http://schemas.microsoft.com/windows/2004/02/mit/task')}>"
        "<RegistrationInfo><Description>主笔本机服务</Description></RegistrationInfo>"
        f"<Triggers><LogonTrigger><Enabled>true</Enabled>{who}</LogonTrigger></Triggers>"
        f'<Principals><Principal id="user">{who}<LogonType>InteractiveToken</LogonType>'
        "<RunLevel>LeastPrivilege</RunLevel></Principal></Principals>"
        "<Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>"
        "<DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false"
        "</StopIfGoingOnBatteries><ExecutionTimeLimit>PT0S</ExecutionTimeLimit>"
        "<RestartOnFailure><Interval>PT1M</Interval><Count>3</Count></RestartOnFailure></Settings>"
        f'<Actions Context="user"><Exec><Command>{escape(command[0])}</Command>'
        f"<Arguments>{escape(arguments)}</Arguments></Exec></Actions></Task>\n"
    )
