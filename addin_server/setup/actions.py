"""The steps that several plans are made of: a file, a registry value."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from addin_server import atomic
from addin_server.os_errors import because
from addin_server.setup.boundary import Boundary
from addin_server.setup.steps import StepError


@dataclass(frozen=True)
class WriteFile:
    what: str
    undo_what: str
    path: Path
    data: bytes

    @property
    def detail(self) -> str:
        return str(self.path)

    def do(self, boundary: Boundary) -> bool:
        try:
            if self.path.is_file() and self.path.read_bytes() == self.data:
                return False
            atomic.write(self.path, self.data, mode=atomic.OURS_ALONE)
        except OSError as error:
            raise StepError(f"写不进“{self.path}”（{because(error)}）。请看一下这个文件夹的权限，再试一次。") from None
        return True

    def undo(self, boundary: Boundary) -> bool:
        return remove(self.path)


@dataclass(frozen=True)
class RegistryValue:
    """A value below HKEY_CURRENT_USER."""

    what: str
    undo_what: str
    key: str
    name: str
    value: str | int

    @property
    def detail(self) -> str:
        return f"HKCU\\{self.key}，{self.name} = {self.value}"

    def do(self, boundary: Boundary) -> bool:
        if boundary.registry_read(self.key, self.name) == self.value:
            return False
        try:
            boundary.registry_write(self.key, self.name, self.value)
        except OSError as error:
            raise StepError(
                f"注册表写不进去（{because(error)}）。单位的组策略可能不许，请管理员改用共享文件夹或集中部署。"
            ) from None
        return True

    def undo(self, boundary: Boundary) -> bool:
        if boundary.registry_read(self.key, self.name) is None:
            return False
        try:
            boundary.registry_delete(self.key, self.name)
        except OSError as error:
            raise StepError(f"注册表里的 HKCU\\{self.key} 删不掉（{because(error)}），请管理员删除。") from None
        return True


def remove(path: Path) -> bool:
    """Remove a file; False when there was none. StepError."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise StepError(f"“{path}”删不掉（{because(error)}），请关掉用着它的程序再试。") from None
    return True


def remove_empty(folder: Path) -> None:
    """Remove a folder, and the empty ones in it, when that leaves nothing behind."""
    for path in sorted((*folder.rglob("*"), folder), reverse=True):
        if path.is_dir():
            with contextlib.suppress(OSError):  # not empty
                path.rmdir()
