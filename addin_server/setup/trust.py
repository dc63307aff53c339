"""Making the certificate and having the platform trust its authority, with the platform's own command."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from addin_server.os_errors import because
from addin_server.setup import tls, tls_given
from addin_server.setup.boundary import MISSING, Boundary, Platform
from addin_server.setup.steps import StepError


class _Store(NamedTuple):
    """Commands of a store of trusted authorities. {file} {leaf} {sha1} {home} are filled in."""

    prepare: tuple[str, ...]
    add: tuple[str, ...]
    trusts: tuple[str, ...]
    remove: tuple[str, ...]
    help: str


_KEYCHAIN = "{home}/Library/Keychains/login.keychain-db"
_NSS = "sql:{home}/.pki/nssdb"
_STORES: dict[Platform, _Store] = {
    "windows": _Store(
        prepare=(),
        add=("certutil", "-user", "-addstore", "Root", "{file}"),
        trusts=("certutil", "-user", "-store", "Root", "{sha1}"),
        remove=("certutil", "-user", "-delstore", "Root", "{sha1}"),
        help="Windows 问是否安装“主笔本机证书”时请选“是”，再试一次；单位不许用户自己装证书的，请管理员用组策略下发",
    ),
    "mac": _Store(
        prepare=(),
        add=("security", "add-trusted-cert", "-r", "trustRoot", "-k", _KEYCHAIN, "{file}"),
        trusts=("security", "verify-cert", "-c", "{leaf}", "-p", "ssl", "-n", "localhost", "-L", "-q"),
        remove=("security", "delete-certificate", "-Z", "{sha1}", "-t", _KEYCHAIN),
        help="系统问登录密码时请输入，再试一次",
    ),
    "linux": _Store(
        prepare=("certutil", "-d", _NSS, "-N", "--empty-password"),
        add=("certutil", "-d", _NSS, "-A", "-t", "C,,", "-n", "zhubi-{sha1}", "-i", "{file}"),
        trusts=("certutil", "-d", _NSS, "-L", "-n", "zhubi-{sha1}"),
        remove=("certutil", "-d", _NSS, "-D", "-n", "zhubi-{sha1}"),
        help="请先装 libnss3-tools（里面有 certutil），再试一次",
    ),
}


@dataclass(frozen=True)
class LocalCertificate:
    """Our certificate, renewed when it is missing, broken or near its end; the old one is no longer trusted then."""

    files: tls.Files
    what: str = "做本机证书"
    undo_what: str = "删除本机证书"

    @property
    def detail(self) -> str:
        return str(self.files.chain.parent)

    def do(self, boundary: Boundary) -> bool:
        now = dt.datetime.now(dt.UTC)
        trouble = tls.trouble(self.files, now)
        if not trouble:
            return False
        if tls_given.given(self.files):
            raise StepError(
                f"单位签发的{trouble}。请管理员换一张：zhubi install word --certificate、--key、--authority"
            )
        untrust(self.files, boundary)
        try:
            self.files.write(tls.make(now))
        except OSError as error:
            raise StepError(f"证书写不进“{self.detail}”（{because(error)}）。请看一下权限，再试一次。") from None
        return True

    def undo(self, boundary: Boundary) -> bool:
        found = self.files.exist()
        try:
            self.files.remove()
        except OSError as error:
            raise StepError(f"“{self.detail}”里的证书删不掉（{because(error)}），请手工删除。") from None
        return found


@dataclass(frozen=True)
class Trust:
    """The authority of our certificate in the user's own store of trusted ones."""

    files: tls.Files
    platform: Platform
    what: str = "让系统信任本机证书（系统会问一次，请选“是”）"
    undo_what: str = "让系统不再信任本机证书"

    @property
    def detail(self) -> str:
        return " ".join(_STORES[self.platform].add).format(file=self.files.authority, sha1="", home="~")

    def do(self, boundary: Boundary) -> bool:
        if trusted(self.files, boundary):
            return False
        if tls_given.given(self.files):
            raise StepError(
                "系统还不信任单位的签发者，Word 打不开主笔。请管理员用组策略下发到“受信任的根证书颁发机构”。"
            )
        store = _STORES[boundary.platform]
        if store.prepare and not (boundary.home / ".pki" / "nssdb" / "cert9.db").is_file():
            (boundary.home / ".pki" / "nssdb").mkdir(parents=True, exist_ok=True)
            _run(store.prepare, self.files, boundary)
        code = _run(store.add, self.files, boundary)
        if code == MISSING or not trusted(self.files, boundary):
            raise StepError(f"系统没有信任本机证书，Word 打不开主笔。{store.help}。")
        return True

    def undo(self, boundary: Boundary) -> bool:
        return untrust(self.files, boundary)


def trusted(files: tls.Files, boundary: Boundary) -> bool:
    """Whether the platform trusts our authority now."""
    return files.authority.is_file() and _run(_STORES[boundary.platform].trusts, files, boundary) == 0


def untrust(files: tls.Files, boundary: Boundary) -> bool:
    """Take our authority on disk out of the store; False when it was not there or is the unit's own. StepError."""
    if tls_given.given(files) or not trusted(files, boundary):
        return False
    if _run(_STORES[boundary.platform].remove, files, boundary):
        raise StepError(f"系统里的“{tls.AUTHORITY}”没有删掉。请在系统的证书管理里删除它。")
    return True


def _run(command: tuple[str, ...], files: tls.Files, boundary: Boundary) -> int:
    try:
        sha1 = tls.thumbprint(files.authority.read_bytes())
    except (OSError, ValueError):
        sha1 = ""
    values = {"file": files.authority, "leaf": files.chain, "sha1": sha1, "home": boundary.home}
    return boundary.run(*(part.format(**values) for part in command)).code
