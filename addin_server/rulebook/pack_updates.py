"""The organisation's rules from where it publishes them: fetched, verified, tried, and only then in force.

What is in force stays until something newer has passed; so a server that is away, a pack cut short, an older one or
one with a wrong signature changes nothing but what is told.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec
import platformdirs

from addin_server import atomic
from addin_server.os_errors import because
from addin_server.rulebook import pack
from addin_server.rulebook.pack import PackError, PackManifest

T = TypeVar("T")

_SECONDS = 20
_SETTINGS = "following.json"
_NEW = ".new-"
_STATE = "state.json"


_CERTIFICATE = {
    10: "过期了，请告诉管服务器的人",
    62: "不是给这个地址的，请看看地址写得对不对",
}
"""What is wrong with a certificate, by OpenSSL's number (X509_V_ERR_…)."""


class UnreachableError(PackError):
    """The place does not answer; it may later."""


class PackSource(msgspec.Struct, frozen=True):
    """Where packs come from, an address or a file; the public key they must be signed with, empty for any."""

    place: str
    key: str = ""


class InstalledPack(msgspec.Struct, frozen=True):
    """The pack in force and the folder it lies in; `tag` is what the server called it."""

    about: PackManifest
    folder: str
    tag: str = ""


def place_of(said: str) -> str:
    """Return where packs come from as it holds in whatever folder it is asked again: a file's whole path."""
    return said if urlsplit(said).scheme in ("http", "https") else str(Path(said).absolute())


def home() -> Path:
    """Where the followed pack is kept."""
    return Path(platformdirs.user_data_dir("zhubi", appauthor=False)) / "layer"


def news(about: PackManifest) -> str:
    """Return what the user is told of a pack."""
    made = f"，{about.made.month} 月 {about.made.day} 日" if about.made else ""
    return f"{about.title or about.name}更新了（第 {about.revision} 版{made}）" + (
        f"：{about.notes}" if about.notes else ""
    )


class PackUpdates:
    """What one machine follows. `home` is the folder it keeps it in."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def source(self) -> PackSource | None:
        """Where packs come from; None where nothing is followed."""
        return _read(self._home / _SETTINGS, PackSource)

    def state(self) -> InstalledPack | None:
        """The pack in force."""
        return _read(self._home / _STATE, InstalledPack)

    def folder(self) -> Path | None:
        """The layer in force, when there is one."""
        state = self.state()
        found = self._home / state.folder if state else None
        return found if found and found.is_dir() else None

    def follow(self, source: PackSource) -> None:
        """Follow another place from now on; what is in force stays until its first pack passes. OSError."""
        if source != self.source():
            atomic.write(self._home / _SETTINGS, msgspec.json.encode(source), mode=atomic.OURS_ALONE)

    def stop(self) -> bool:
        """Follow nothing and use no pack; return whether anything was followed. OSError."""
        if not self._home.is_dir():
            return False
        shutil.rmtree(self._home)
        return True

    def update(self) -> InstalledPack | None:
        """Take up what is published; None when it is what is in force. PackError says why it stays."""
        source, before = self.source(), self.state()
        if source is None:
            return None
        data, tag = _fetched(source.place, before.tag if before else "")
        if data is None:
            return None
        found = pack.read(data, source.key)
        if before and before.about == found.about:
            return None
        if before and before.about.name == found.about.name and found.about.revision <= before.about.revision:
            raise PackError(
                f"规则包是第 {found.about.revision} 版，不比现在的第 {before.about.revision} 版新，没有用它"
            )
        return self._take(found, tag)

    def _take(self, found: pack.Pack, tag: str) -> InstalledPack:
        from addin_server.rulebook import pack_check  # with all that a check needs

        try:
            self._home.mkdir(parents=True, exist_ok=True)
            with contextlib.ExitStack() as stack:
                new = Path(tempfile.mkdtemp(dir=self._home, prefix=_NEW))
                stack.callback(shutil.rmtree, new, ignore_errors=True)
                found.unpack(new)
                if complaints := pack_check.complaints(new):
                    raise PackError(f"规则包在这里用不了，没有用它：{complaints[0]}")
                # A folder of its own: that of the rules in force stays until these are.
                folder = f"{found.about.revision}-{new.name.removeprefix(_NEW)}"
                new.rename(self._home / folder)
            state = InstalledPack(found.about, folder, tag)
            atomic.write(self._home / _STATE, msgspec.json.encode(state), mode=atomic.OURS_ALONE)
        except OSError as error:
            raise PackError(f"规则包存不下来（{because(error)}），请看一下磁盘和权限") from None
        for old in self._home.iterdir():
            if old.is_dir() and old.name != folder:
                shutil.rmtree(old, ignore_errors=True)
        return state


def _read(path: Path, as_type: type[T]) -> T | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=as_type)
    except (OSError, msgspec.DecodeError):
        return None


def _fetched(place: str, tag: str) -> tuple[bytes | None, str]:
    """The bytes at a place and what the server calls them; no bytes when they are those it called `tag`."""
    if urlsplit(place).scheme in ("http", "https"):
        return _downloaded(place, tag)
    try:
        path = Path(place)
        status = path.stat()
        called = f"{status.st_mtime_ns}-{status.st_size}"
        if status.st_size > pack.MOST_BYTES:
            raise PackError("规则包太大，没有用它")
        return (None, tag) if called == tag else (path.read_bytes(), called)
    except OSError as error:
        raise UnreachableError(f"“{place}”打不开（{because(error)}），先用原来的规则") from None


def _downloaded(place: str, tag: str) -> tuple[bytes | None, str]:
    import ssl
    import urllib.error
    import urllib.request

    from addin_server import https

    request = urllib.request.Request(place, headers={"If-None-Match": tag} if tag else {})

    class NoRedirects(urllib.request.HTTPRedirectHandler):
        """Goes nowhere else: the place is the one a person wrote down."""

        def redirect_request(self, *_: object) -> None:
            return None

    # Asked for directly: a proxy of the environment is for the internet, and the rules are in the house.
    trusting = urllib.request.HTTPSHandler(context=https.context())
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), trusting, NoRedirects())
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            data = answer.read(pack.MOST_BYTES + 1)
            if len(data) > pack.MOST_BYTES:
                raise PackError("规则包太大，没有用它")
            return data, answer.headers.get("ETag", "")
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 304:
            return None, tag
        moved = "（地址转到了别处，请改成新的地址）" if 300 <= error.code < 400 else ""
        raise UnreachableError(f"“{place}”回答 {error.code}{moved}，先用原来的规则") from None
    except (OSError, ValueError) as error:
        if isinstance(reason := getattr(error, "reason", None), ssl.SSLCertVerificationError):
            why = _CERTIFICATE.get(reason.verify_code, "这台电脑不认，请把签证书的单位 CA 加进信任列表")
            raise UnreachableError(f"“{place}”的证书{why}；先用原来的规则") from None
        raise UnreachableError(f"“{place}”连不上，先用原来的规则（{type(error).__name__}）") from None
