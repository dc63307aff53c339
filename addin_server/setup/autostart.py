"""The service starts when its user logs in: by systemd or the desktop, a scheduled task, or launchd. Never as root."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from addin_server.setup import actions, autostart_files, deploy
from addin_server.setup.boundary import Boundary
from addin_server.setup.steps import StepError

TASK = "Zhubi"
UNIT = "zhubi.service"
RUN_KEY = "Software\\Microsoft\\Windows\\CurrentVersion\\Run"
_FOR_ALL = "etc/xdg/autostart/zhubi.desktop"
"""What the installer for all users of a machine writes: each one's service is started by it."""


@dataclass(frozen=True)
class Autostart:
    """`config_dir` holds our settings; `command` starts the service."""

    command: tuple[str, ...]
    config_dir: Path
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
            entry = _run_key().undo(boundary)
            return actions.remove(self.config_dir / "autostart.xml") or task or entry
        if boundary.platform == "mac":
            boundary.run("launchctl", "bootout", f"gui/{boundary.uid}/{autostart_files.LABEL}")
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
        if for_all(boundary):
            return True
        if boundary.platform == "windows":
            task = boundary.run("schtasks", "/Query", "/TN", TASK).code == 0
            return task or boundary.registry_read(RUN_KEY, TASK) is not None
        if boundary.platform == "mac":
            return agent(boundary.home).is_file()
        unit = boundary.home / ".config" / "systemd" / "user" / UNIT
        return unit.is_file() or desktop_entry(boundary.home).is_file()

    def current(self, boundary: Boundary) -> bool:
        """Whether what is in place starts it with this command, and not another version."""
        if for_all(boundary):
            return True
        if boundary.platform == "windows":
            # the Run key where there is one: no task was allowed then
            line = boundary.registry_read(RUN_KEY, TASK)
            if line is not None:
                return line == autostart_files.command_line(self.command)
            return _holds(self.config_dir / "autostart.xml", self._task(boundary))
        if boundary.platform == "mac":
            return _holds(agent(boundary.home), autostart_files.launch_agent(self.command))
        unit = boundary.home / ".config" / "systemd" / "user" / UNIT
        return _holds(unit, autostart_files.systemd_unit(self.command)) or _holds(
            desktop_entry(boundary.home), autostart_files.desktop_entry(self.command)
        )

    def _windows(self, boundary: Boundary) -> bool:
        # A task is restarted when it ends badly; where policy keeps users from making one, the Run key does.
        path = self.config_dir / "autostart.xml"
        same = not self._write(path, self._task(boundary), boundary)
        if same and self.installed(boundary) and self.current(boundary):
            return False
        if boundary.run("schtasks", "/Create", "/TN", TASK, "/XML", str(path), "/F").code == 0:
            _run_key().undo(boundary)  # from when no task was allowed: it would start another version
            return True
        return _run_key(autostart_files.command_line(self.command)).do(boundary)

    def _task(self, boundary: Boundary) -> bytes:
        user = f"{boundary.variable('USERDOMAIN')}\\{boundary.variable('USERNAME')}".lstrip("\\")
        return autostart_files.scheduled_task(self.command, user)

    def _mac(self, boundary: Boundary) -> bool:
        # Taken up at the next login; the service itself is started now by the next step.
        return self._write(agent(boundary.home), autostart_files.launch_agent(self.command), boundary)

    def _linux(self, boundary: Boundary) -> bool:
        if for_all(boundary):
            # One of the user's own would start the version it was written by, beside the system's.
            return self.undo(boundary)
        unit = boundary.home / ".config" / "systemd" / "user" / UNIT
        if boundary.run("systemctl", "--user", "show-environment").code == 0:
            changed = self._write(unit, autostart_files.systemd_unit(self.command), boundary)
            if changed:
                boundary.run("systemctl", "--user", "daemon-reload")
                if boundary.run("systemctl", "--user", "enable", UNIT).code:
                    actions.remove(unit)
                    raise StepError(f"systemd 没有接受 {UNIT}。请运行 systemctl --user enable {UNIT}，看它说什么。")
            # from when there was no systemd to ask: it would start another version beside this one
            return actions.remove(desktop_entry(boundary.home)) or changed
        if unit.is_file():
            # Enabled in a session, while this one has none: systemd reads it at the next login.
            return self._write(unit, autostart_files.systemd_unit(self.command), boundary)
        return self._write(desktop_entry(boundary.home), autostart_files.desktop_entry(self.command), boundary)

    def _write(self, path: Path, data: bytes, boundary: Boundary) -> bool:
        return actions.WriteFile("写自动启动", "", path, data).do(boundary)


def for_all(boundary: Boundary) -> bool:
    """Whether the system starts the service of this version for each of its users."""
    place = deploy.of_this_process()
    return place is not None and place.for_all and (boundary.root / _FOR_ALL).is_file()


def _run_key(line: str = "") -> actions.RegistryValue:
    return actions.RegistryValue("登录时启动", "", RUN_KEY, TASK, line)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def desktop_entry(home: Path) -> Path:
    return home / ".config" / "autostart" / "zhubi.desktop"


def agent(home: Path) -> Path:
    return home / "Library" / "LaunchAgents" / f"{autostart_files.LABEL}.plist"
