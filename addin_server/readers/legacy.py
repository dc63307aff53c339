"""Old formats (.doc, .wps, .rtf): converted by LibreOffice where it is installed, cut off from the network."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from addin_server import processes
from addin_server.readers.limits import InputError
from addin_server.sniff import kind_of

CONVERTED = "这是旧格式转换来的，版式和域可能略有出入，请以原稿为准。"

_SUFFIXES = {"legacy-doc": ".doc", "legacy-wps": ".wps", "rtf": ".rtf"}
_SECONDS = 60
_TICK = 0.01
_PROGRAMS = ("soffice", "libreoffice")

_under_way: dict[int, subprocess.Popen[bytes] | None] = {}
"""The conversions that were begun and have not put their files away, by their threads, and the programs at work."""


_SETTINGS = "org.openoffice.Inet/Settings"
_NOWHERE = {
    "ooInetProxyType": "2",
    "ooInetNoProxy": "",
    **{f"ooInet{scheme}ProxyName": "255.255.255.255" for scheme in ("HTTP", "HTTPS", "FTP")},
    **{f"ooInet{scheme}ProxyPort": "9" for scheme in ("HTTP", "HTTPS", "FTP")},
}
"""Settings of LibreOffice that send whatever it asks of the web to a proxy that is not there: a picture that a draft
only names is not fetched, on systems too that cut nothing off. Nobody is reached at a broadcast address; at a port of
this machine another of its users could wait, and be handed the addresses."""


def modern(data: bytes) -> tuple[bytes, str]:
    """Return `data` as .docx and what to tell the user; as it is where nothing can be done. Raises InputError."""
    suffix = _SUFFIXES.get(kind_of(data))
    office = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if suffix is None or office is None:
        return data, ""
    with _counted(), tempfile.TemporaryDirectory(prefix="zhubi-") as folder:
        source = Path(folder) / f"draft{suffix}"
        source.write_bytes(data)
        profile = Path(folder) / "profile"
        _write_settings(profile)
        command = [*_offline(), office, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
        _run([*command, "--convert-to", "docx", "--outdir", folder, str(source)])
        converted = Path(folder) / "draft.docx"
        if not converted.is_file():  # the exit code says nothing
            raise InputError(f"这是旧版 {suffix} 文稿，没能转换，请用 Word 或 WPS 打开后，另存为 .docx 再试。")
        return converted.read_bytes(), CONVERTED


def _write_settings(profile: Path) -> None:
    properties = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>' for name, value in _NOWHERE.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f'<item oor:path="/{_SETTINGS}">{properties}</item></oor:items>',
        "utf-8",
    )


def _run(command: list[str]) -> None:
    process = None
    try:
        with processes.uninterrupted():  # begun and not yet ours, nobody would end it
            process = _under_way[threading.get_ident()] = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise InputError("旧格式转换超时，请用 Word 或 WPS 打开后，另存为 .docx 再试。") from None
    finally:
        if process:  # it took too long, or somebody interrupted: it would write where nobody looks any more
            with processes.uninterrupted():
                _end(process)
            process.wait()


@contextlib.contextmanager
def _counted() -> Iterator[None]:
    _under_way[threading.get_ident()] = None
    try:
        yield
    finally:
        del _under_way[threading.get_ident()]


def end(until: float) -> None:
    """End all conversions, and wait for their files to be gone, but no longer than `until` by the monotonic clock."""
    while _under_way and time.monotonic() < until:
        for process in filter(None, tuple(_under_way.values())):
            _end(process)
        time.sleep(_TICK)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started, if it still runs."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


@functools.cache
def _offline() -> tuple[str, ...]:
    """A prefix that runs a command without a network, where the system lets us: documents name addresses to load."""
    prefix = ("unshare", "--net", "--map-root-user")
    if shutil.which(prefix[0]) is None:
        return ()
    works = subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
    return prefix if works else ()
