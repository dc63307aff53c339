"""A copy of Microsoft's office.js for machines without internet, made by an administrator on one that has it.

Only what Word may ask for, unmodified, with checksums. The licence lets an organisation use such a copy with its own
installation and forbids publishing it: it is never part of the project or of a bundle.
"""

from __future__ import annotations

import hashlib
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from addin_server import https
from addin_server.officejs import CDN
from addin_server.os_errors import because

SUMS = "SHA256SUMS"

NEEDED = (
    "office.js",
    "word-win32-16.01.js",
    "word-web-16.00.js",
    "word-mac-16.00.js",
    "zh-cn/office_strings.js",
    "en-us/office_strings.js",
    "o15apptofilemappingtable.js",
)
"""Without one of these Word does not start the add-in. Names are lower case, as the loader asks for them."""

OPTIONAL = (
    "word-win32-16.00.js",  # 2016
    "word-ios-16.00.js",
    *(f"word-{platform}-core.js" for platform in ("win32-16.01", "web-16.00", "mac-16.00")),  # some builds split it off
    "es6-promise.js",
    "telemetry/oteljs.js",
    "telemetry/oteljs_agave.js",
    "ariatelemetry/aria-web-telemetry.js",
    "ariatelemetry/aria-web-telemetry-2.8.0.min.js",
    "ariatelemetry/aria-web-telemetry-2.9.0.min.js",
    "agaveerrorux/agaveerrorux.js",
    "agaveerrorux/index.html",
    "agaveerrorux/style/agaveerrorux.css",
)
"""Asked for by some builds or when something fails; a build that has no such file does without."""

_PATIENCE = 60  # seconds
_CHUNK = 1 << 16


class MirrorError(Exception):
    """The copy could not be made; the message says why and what to do."""


def make(folder: Path, base: str = CDN) -> Iterator[str]:
    """Copy the files into `folder`, yielding a line a file; what is there already is kept, so it can be resumed.

    Raises MirrorError. The checksums are written last: a folder without them is not finished.
    """
    sums = _sums(folder)
    for name in (*NEEDED, *OPTIONAL):
        path = folder / name
        if path.is_file() and sums.get(name) in (None, digest(path)):
            sums[name] = digest(path)
            yield f"已经有了：{name}"
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _fetch(base + name, path)
        except urllib.error.HTTPError as error:
            if error.code != 404 or name in NEEDED:
                raise MirrorError(f"{name} 下载不到（{error.code}）。请过一会儿再试，会从断的地方接着下。") from None
            yield f"这一版没有：{name}"
            continue
        except (OSError, http.client.HTTPException) as error:
            raise MirrorError(
                f"{name} 没有下载完（{_why(error)}）。请看一下网络和磁盘，再运行一次，会接着下。"
            ) from None
        sums[name] = digest(path)
        yield f"下载了：{name}"
    (folder / SUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)), "utf-8")


def problems(folder: Path) -> list[str]:
    """Return in Chinese what is wrong with a copy; nothing when it is whole."""
    if not folder.is_dir():
        return [f"找不到文件夹“{folder}”"]
    sums = _sums(folder)
    if not sums:
        return [f"“{folder}”里没有 {SUMS}，没有下载完"]
    missing = [name for name in {*NEEDED, *sums} if not (folder / name).is_file()]
    changed = [name for name in sums if name not in missing and digest(folder / name) != sums[name]]
    return [f"缺 {name}" for name in sorted(missing)] + [f"{name} 与校验和对不上" for name in changed]


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    found = (line.partition("  ") for line in lines)
    return {name: sum_ for sum_, gap, name in found if gap and ".." not in name}


def _fetch(url: str, path: Path) -> None:
    """Bring `url` to `path`, going on from where an earlier try broke off."""
    part = path.with_name(f"{path.name}.part")
    have = part.stat().st_size if part.is_file() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE, context=https.context()) as response:
            going_on = response.status == 206
            expected = response.headers.get("Content-Length")
            got = 0
            with part.open("ab" if going_on else "wb") as out:
                while chunk := response.read(_CHUNK):
                    out.write(chunk)
                    got += len(chunk)
    except urllib.error.HTTPError as error:
        if error.code != 416:  # nothing is left to fetch
            raise
    else:
        if expected is not None and got != int(expected):
            raise ConnectionResetError("shorter than announced")
    part.replace(path)


def _why(error: OSError | http.client.HTTPException) -> str:
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(inner, ssl.SSLError):
        return "证书对不上"
    if isinstance(inner, socket.gaierror):
        return "查不到这个地址"
    return because(inner) if isinstance(inner, OSError) else "回答读不懂"
