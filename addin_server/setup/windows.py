"""On Windows: the command on the user's search path, and 主笔 in the start menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from addin_server.os_errors import because
from addin_server.setup.actions import WriteFile
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import ServiceSettings
from addin_server.setup.steps import SetupPart, StepError

_KEY, _NAME = "Environment", "Path"


@dataclass(frozen=True)
class OnPath:
    """`folder` is on the user's own search path. The rest of it stays to the letter."""

    folder: str
    what: str = "让 zhubi 命令到处能用"
    undo_what: str = "从命令路径里去掉主笔"

    @property
    def detail(self) -> str:
        return f"HKCU\\{_KEY}，{_NAME} 加上 {self.folder}"

    def do(self, boundary: Boundary) -> bool:
        parts = self._parts(boundary)
        if self._ours(parts):
            return False
        return self._write([*parts, self.folder], boundary)

    def undo(self, boundary: Boundary) -> bool:
        parts = self._parts(boundary)
        ours = self._ours(parts)
        return bool(ours) and self._write([part for part in parts if part not in ours], boundary)

    def _parts(self, boundary: Boundary) -> list[str]:
        found = str(boundary.registry_read(_KEY, _NAME) or "").rstrip(";")
        return found.split(";") if found else []

    def _ours(self, parts: Sequence[str]) -> list[str]:
        return [part for part in parts if part.rstrip("\\").lower() == self.folder.lower()]

    def _write(self, parts: Sequence[str], boundary: Boundary) -> bool:
        try:
            boundary.registry_write(_KEY, _NAME, ";".join(parts))
        except OSError as error:
            raise StepError(f"命令路径改不了（{because(error)}）。可以用全路径：{self.folder}\\zhubi.cmd") from None
        boundary.environment_changed()
        return True


def start_menu(boundary: Boundary) -> Path:
    roaming = boundary.variable("APPDATA")
    base = Path(roaming) if roaming else boundary.home / "AppData" / "Roaming"
    return base / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "主笔"


def plan(boundary: Boundary, settings: ServiceSettings, folder: str) -> Sequence[SetupPart]:
    """Return the parts; `folder` is where the installer put zhubi.cmd."""
    menu = start_menu(boundary)
    page = f"[InternetShortcut]\r\nURL={settings.address}/\r\n".encode()
    # zhubi is found on the path: a home with Chinese in its name would need the console's code page here
    look = b"@call zhubi doctor\r\n@pause\r\n"
    return [
        SetupPart("命令", [OnPath(folder)]),
        SetupPart(
            "开始菜单",
            [
                WriteFile("开始菜单里加上“打开主笔”", "从开始菜单里拿掉", menu / "打开主笔.url", page),
                WriteFile("开始菜单里加上“看哪里不对”", "从开始菜单里拿掉", menu / "看哪里不对.cmd", look),
            ],
        ),
    ]
