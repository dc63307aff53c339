"""The Python a bundle carries when no other is given: python-build-standalone's, out of the Go module that holds it.

It runs on any glibc from 2.17 on, on both processors, and on Windows, which no system's own Python does.
"""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import tarfile
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scripts.offline.packages import Package, licence_text
from scripts.offline.runtimes import triple
from scripts.offline.wheels import Platform

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_DATA = "python/internal/data"
_FOLDER = 1 << 31
"""The bit that Go sets in the mode of a folder."""


class NoStandaloneError(Exception):
    """The module cannot be had here; the message says why, in Chinese."""


def download() -> Path:
    """Return the folder of the module, checked against its sum. Raises NoStandaloneError."""
    module = _TABLE["module"]
    command = ["go", "mod", "download", "-json", f"{module['path']}@{module['version']}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
        said = json.loads(done.stdout or "{}")
    except FileNotFoundError:
        raise NoStandaloneError("没有 go 命令") from None
    if "Dir" not in said:
        raise NoStandaloneError(said.get("Error") or done.stderr.strip())
    if said["Sum"] != module["sum"]:
        raise NoStandaloneError(f"取来的与记下的不一样：{said['Sum']}")
    return Path(said["Dir"])


def pack(module: Path, platform: Platform, folder: Path) -> Path:
    """Return the archive of the Python for a platform, written into `folder`; the same module gives the same bytes."""
    source = module / _DATA / _TABLE["folders"][platform.name]
    name = f"cpython-{_TABLE['python']}+{_TABLE['built']}-{triple(platform)}-install_only.tar.gz"
    listed = json.loads((source / "files.json").read_text("utf-8"))["files"]
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / name).open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w") as archive,
    ):
        for each in listed:
            if not any(fnmatchcase(each["name"], pattern) for pattern in _TABLE["left_out"]):
                _add(archive, source, each)
    return folder / name


def parts(module: Path, platform: Platform) -> list[Package]:
    """Return Python and what is linked into it, with the text of each licence."""
    text = next((module / _DATA).glob("linux-*/lib/*/LICENSE.txt")).read_bytes()
    return [
        Package("generic", "python", _TABLE["python"], "Python-2.0", {"LICENSE.txt": text}),
        *(
            Package(
                "generic",
                part["name"],
                part["version"],
                part["terms"],
                {"LICENSE.txt": licence_text(part["terms"], part["copyright"])},
            )
            for part in _TABLE["parts"]
            if part.get("on", platform.sys_platform) == platform.sys_platform
        ),
    ]


def _add(archive: tarfile.TarFile, source: Path, each: dict[str, Any]) -> None:
    """Put a file of the module's list into the archive; the module keeps what is not text compressed."""
    entry = tarfile.TarInfo(f"python/{each['name']}")
    entry.mode = each["perm"] & 0o777 or 0o777
    if each["perm"] & _FOLDER:
        entry.type = tarfile.DIRTYPE
        archive.addfile(entry)
    elif "symlink" in each:
        entry.type, entry.linkname = tarfile.SYMTYPE, each["symlink"]
        archive.addfile(entry)
    else:
        data = gzip.decompress((source / f"{each['name']}.gz").read_bytes()) if each.get("compressed") else None
        data = (source / each["name"]).read_bytes() if data is None else data
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
