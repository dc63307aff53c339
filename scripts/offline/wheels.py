"""Every wheel a platform needs, for every Python it may have: nothing is built or fetched where it is installed."""

from __future__ import annotations

import email
import itertools
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from packaging.markers import default_environment
from packaging.requirements import Requirement

LOCK = Path(__file__).parent.parent.parent / "requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


class Platform(NamedTuple):
    """`tag` is the wheels' (manylinux2014: glibc from 2.17 on), the rest what markers in packages are asked about."""

    name: str
    tag: str
    machine: str
    system: str
    sys_platform: str
    os_name: str


PLATFORMS = (
    Platform("linux-x86_64", "manylinux2014_x86_64", "x86_64", "Linux", "linux", "posix"),
    Platform("linux-aarch64", "manylinux2014_aarch64", "aarch64", "Linux", "linux", "posix"),
    Platform("windows-x86_64", "win_amd64", "AMD64", "Windows", "win32", "nt"),
)


def pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True)


def gather(own: Path, platform: Platform, pythons: tuple[str, ...], folder: Path, pure: Path) -> None:
    """Fill `folder` with the wheel `own` and all it needs on `platform`; `pure` keeps wheels made from sources here.

    Packages published as source only are made into wheels on this machine, which serve anywhere when they hold no
    compiled code. The installer's own pip comes along: a system's Python often has none.
    """
    folder.mkdir(parents=True)
    locked = pure.with_name("locked.txt")
    if not pure.is_dir():
        pure.parent.mkdir(parents=True, exist_ok=True)
        locked.write_text(versions(LOCK.read_text("utf-8")), "utf-8")
        pip("wheel", str(own), "--wheel-dir", str(pure), "--constraint", str(locked))
        for wheel in pure.glob("*.whl"):
            if not wheel.name.endswith("-none-any.whl"):
                wheel.unlink()
    for python in pythons:
        todo = [str(own), "pip"]
        while todo:
            pip(
                *("download", *todo, "--dest", str(folder), "--find-links", str(pure), "--only-binary", ":all:"),
                *("--constraint", str(locked)),
                *("--platform", platform.tag, "--python-version", python, "--implementation", "cp"),
            )
            # pip asks the markers of this machine, not the target's: fetch what it so passed over
            todo = sorted(_missing(folder, platform, python))


def versions(lock: str) -> str:
    """Return what a lock file holds without its sums, as constraints: the versions that have been tested, no newer."""
    return "\n".join(line.removesuffix("\\").rstrip() for line in lock.splitlines() if re.match(r"\w", line)) + "\n"


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as package:
        name = next(n for n in package.namelist() if n.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(package.read(name))


def _missing(folder: Path, platform: Platform, python: str) -> set[str]:
    found = {wheel: metadata(wheel) for wheel in folder.glob("*.whl")}
    have = {_plain(str(about["Name"])) for about in found.values()}
    needed = itertools.chain.from_iterable(_needs(about, platform, python) for about in found.values())
    return {str(need) for need in needed if _plain(need.name) not in have}


def _needs(about: Message, platform: Platform, python: str) -> Iterator[Requirement]:
    environment = {
        **{name: str(value) for name, value in default_environment().items()},
        "platform_machine": platform.machine,
        "platform_system": platform.system,
        "sys_platform": platform.sys_platform,
        "os_name": platform.os_name,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    for line in about.get_all("Requires-Dist") or ():
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate(environment):
            need.marker = None
            yield need


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
