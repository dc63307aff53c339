"""Everything setup does to the machine that is not writing a file below a known folder: one thin boundary.

Plans ask it what platform this is and tell it what to run; the tests put a recorder in its place.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from addin_server import processes

Platform = Literal["windows", "mac", "linux"]

MISSING = 127
"""Exit code of a command that is not on this machine."""


class CommandResult(NamedTuple):
    code: int
    out: str = ""


class Boundary(Protocol):
    """`root` is where absolute paths begin, `home` the user's folder, `shared` all users'; `uid` is a number."""

    platform: Platform
    root: Path
    home: Path
    shared: Path
    uid: int

    def variable(self, name: str) -> str:
        """Return an environment variable; empty when it is not set."""

    def run(self, *command: str) -> CommandResult:
        """Run to the end. A missing command is code 127, one that hangs 124."""

    def start(self, *command: str) -> Callable[[], bool]:
        """Start and leave running, without a window and not tied to this one. Returns what tells it ended. OSError."""

    def gone(self, pid: int, seconds: float) -> bool:
        """Whether the process of that number has ended, or ends within so many seconds."""

    def end_service(self, port: int) -> None:
        """End this user's own service at `port` as a program, for one that cannot be asked to stop."""

    def processes(self) -> frozenset[str]:
        """Return the names of the user's programs that run now, lower case, without .exe."""

    def registry_read(self, key: str, name: str) -> str | int | None:
        """Return a value below HKEY_CURRENT_USER or, when `key` begins with HKLM\\, the machine's."""

    def registry_write(self, key: str, name: str, value: str | int) -> None:
        """Write a value below HKEY_CURRENT_USER. OSError when policy or rights forbid it."""

    def environment_changed(self) -> None:
        """Tell the programs that run that the environment in the registry is another now."""

    def registry_delete(self, key: str, name: str) -> None:
        """Remove a value below HKEY_CURRENT_USER, and the key when it is empty then. OSError."""


_PLATFORMS: dict[str, Platform] = {"win32": "windows", "darwin": "mac"}
_SHARED = {"windows": "{data}\\Zhubi\\ports", "mac": "/Users/Shared/Zhubi/ports", "linux": "/var/tmp/zhubi-ports"}
_LONGEST = 120  # seconds; a trust dialog waits for the user


class System:
    """The machine this runs on."""

    platform: Platform = _PLATFORMS.get(sys.platform, "linux")

    def __init__(self) -> None:
        self.root = Path(Path.cwd().anchor)
        self.home = Path.home()
        self.shared = Path(_SHARED[self.platform].format(data=self.variable("PROGRAMDATA") or "C:\\ProgramData"))
        self.uid = getattr(os, "getuid", lambda: 0)()

    def variable(self, name: str) -> str:
        return os.environ.get(name, "")

    def run(self, *command: str) -> CommandResult:
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, errors="replace", timeout=_LONGEST, stdin=subprocess.DEVNULL
            )
        except FileNotFoundError:
            return CommandResult(MISSING)
        except subprocess.TimeoutExpired:
            return CommandResult(124)
        except OSError as error:
            return CommandResult(126, str(error))
        return CommandResult(done.returncode, done.stdout + done.stderr)

    def start(self, *command: str) -> Callable[[], bool]:
        flags = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        nothing = subprocess.DEVNULL
        process = subprocess.Popen(
            command,
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            cwd=self.home,
            creationflags=flags,
            start_new_session=True,
            close_fds=True,
        )
        return lambda: process.poll() is not None

    def gone(self, pid: int, seconds: float) -> bool:
        return processes.gone(pid, seconds)

    def end_service(self, port: int) -> None:
        processes.end_listener(port, ("addin_server.cli", "serve"))

    def processes(self) -> frozenset[str]:
        return processes.names()

    def registry_read(self, key: str, name: str) -> str | int | None:
        if sys.platform != "win32":
            return None
        import winreg

        machine = key.startswith("HKLM\\")
        hive = winreg.HKEY_LOCAL_MACHINE if machine else winreg.HKEY_CURRENT_USER
        try:
            with winreg.OpenKey(hive, key.removeprefix("HKLM\\")) as opened:
                found = winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
        return found if isinstance(found, int | str) else None

    def registry_write(self, key: str, name: str, value: str | int) -> None:
        if sys.platform != "win32":
            raise OSError("no registry")
        import winreg

        text = winreg.REG_EXPAND_SZ if "%" in str(value) else winreg.REG_SZ
        kind = winreg.REG_DWORD if isinstance(value, int) else text
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.SetValueEx(opened, name, 0, kind, value)

    def environment_changed(self) -> None:
        if sys.platform != "win32":
            return
        import ctypes

        everybody, setting_changed, abort_if_hung, patience = 0xFFFF, 0x1A, 2, 2000
        send = ctypes.windll.user32.SendMessageTimeoutW
        send(everybody, setting_changed, 0, "Environment", abort_if_hung, patience, None)

    def registry_delete(self, key: str, name: str) -> None:
        if sys.platform != "win32":
            raise OSError("no registry")
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_ALL_ACCESS) as opened:
                winreg.DeleteValue(opened, name)
                subkeys, values, _ = winreg.QueryInfoKey(opened)
            if not subkeys and not values:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
        except FileNotFoundError:
            return
