"""Pythons that go into a bundle: which file is for which platform, read off its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.offline.wheels import PYTHONS, Platform

_ARCHIVES = (".tar.gz", ".tgz", ".tar.xz", ".zip", ".nupkg")


class RuntimeFileError(Exception):
    """The file is no Python a bundle can carry; the message says what is wanted, in Chinese."""


def triple(platform: Platform) -> str:
    """Return how python-build-standalone names the platform."""
    kind = "pc-windows-msvc" if platform.sys_platform == "win32" else "unknown-linux-gnu"
    return f"{'x86_64' if platform.machine == 'AMD64' else platform.machine}-{kind}"


def sort(files: Sequence[Path], platforms: Sequence[Platform]) -> dict[str, Path]:
    """Return the file for each platform by its name. Raises RuntimeFileError."""
    found: dict[str, Path] = {}
    for file in files:
        names = [platform.name for platform in platforms if triple(platform) in file.name or _nuget(file, platform)]
        if not file.is_file():
            raise RuntimeFileError(f"找不到“{file}”。")
        known = any(f"-{python}." in file.name or f".{python}." in file.name for python in PYTHONS)
        if not names or not known or not file.name.endswith(_ARCHIVES):
            wanted = "、".join(f"cpython-{PYTHONS[1]}.x+日期-{triple(each)}-install_only.tar.gz" for each in platforms)
            raise RuntimeFileError(f"“{file.name}”看不出给哪个平台。文件名要像：{wanted}。")
        if names[0] in found:
            raise RuntimeFileError(f"{names[0]} 有两个运行环境：{found[names[0]].name}、{file.name}。只留一个。")
        found[names[0]] = file
    return found


def _nuget(file: Path, platform: Platform) -> bool:
    """The package `python` of NuGet, from python.org itself, is for 64-bit Windows."""
    return platform.name == "windows-x86_64" and file.name.startswith("python.3.") and file.suffix == ".nupkg"
