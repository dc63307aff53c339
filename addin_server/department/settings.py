"""What a department's server runs with: `department.toml` of its administrator, and secrets in files of their own."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from addin_server import atomic
from addin_server.core.rules.loading import RuleError, decode

FILE = "department.toml"
CONFIG = "ZHUBI_DEPARTMENT"
"""Environment variable that names the folder of the settings."""

ENVIRONMENT = "department.env"
"""What the unit hands the server as environment. Commands read it themselves: else they work on another database."""

DATABASE = "ZHUBI_DATABASE"
"""Environment variable with the database's URL: the place for one that holds a password."""

_SQLITE = "sqlite:///"
_RELATIVE = re.compile(r"(sqlite(?:\+\w+)?:///)((?!/|file:|:).+)")

SECRETS = ("sessions", "proxy")
"""What the sessions are signed with; what the proxy proves itself by."""

_UNIX = "unix:"
_PORT = re.compile(r":(\d{1,5})$")
_LAST_PORT = 65535
_NAME = re.compile(r"(?=.{1,253}(:\d+)?$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?")


class DepartmentSettingsError(Exception):
    """The settings cannot be used; the message says what to do."""


class UserLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one person may send: requests and megabytes a minute, megabytes at once."""

    requests: int = 300
    megabytes: int = 120
    largest: int = 31


class DepartmentSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`name` is the server's https name. `drafts`: whether drafts may be sent here at all, which is for the
    administrator to say. `sign_in` by personal codes, or by the name the proxy puts into `user_header`.
    """

    name: str
    title: str = "主笔"
    drafts: bool = False
    sign_in: Literal["codes", "header"] = "codes"
    user_header: str = "X-Zhubi-User"
    listen: str = "127.0.0.1:8770"
    workers: int = 2
    threads: int = 4
    database: str = ""
    data: str = "data"
    editors: tuple[str, ...] = ()
    session_days: int = 30
    office_js: str = ""
    preview: str = ""
    limits: UserLimits = UserLimits()

    @property
    def worker_addresses(self) -> tuple[str, ...]:
        """An address for each worker, beside `listen` where any of them answers: ports after it, or files beside it."""
        host, colon, port = self.listen.rpartition(":")
        if colon and port.isdecimal():
            return tuple(f"{host}:{int(port) + number}" for number in range(1, self.workers + 1))
        return tuple(f"{self.listen}.{number}" for number in range(1, self.workers + 1))


class Deployment(msgspec.Struct, frozen=True):
    """The settings, and the folder they came from, which relative names in them are about."""

    folder: Path
    settings: DepartmentSettings

    @property
    def origin(self) -> str:
        return f"https://{self.settings.name}"

    @property
    def data(self) -> Path:
        return self.folder / self.settings.data

    @property
    def database(self) -> str:
        """The database's URL: what the environment or its file says, what the settings say, else a file among the data.
        A relative file of SQLite is about the folder, as all names here.

        Raises DepartmentSettingsError where that file cannot be read.
        """
        given = os.environ.get(DATABASE) or _environment(self.folder).get(DATABASE) or self.settings.database
        if not given:
            return f"{_SQLITE}{self.data / 'zhubi.db'}"
        if relative := _RELATIVE.fullmatch(given):  # the server works in another folder than who began it
            return f"{relative[1]}{self.folder / relative[2]}"
        return given

    def secret(self, name: str) -> str:
        """Return a secret from the environment (ZHUBI_SECRET_…) or its file. Raises DepartmentSettingsError."""
        said = f"ZHUBI_SECRET_{name.upper()}"
        if given := os.environ.get(said) or _environment(self.folder).get(said):
            return given
        path = self.secret_file(name)
        try:
            if os.name != "nt" and path.stat().st_mode & 0o077:
                raise DepartmentSettingsError(f"“{path}”别的用户也能读，请先运行：chmod 600 {path}")
            found = path.read_text("ascii").strip()
        except FileNotFoundError:
            raise DepartmentSettingsError(f"没有“{path}”，请运行 zhubi department init 补上。") from None
        except (OSError, UnicodeDecodeError):
            raise DepartmentSettingsError(f"“{path}”打不开，请看一下权限。") from None
        if len(found) < 32:
            raise DepartmentSettingsError(f"“{path}”太短，请删掉它，再运行 zhubi department init。")
        return found

    def secret_file(self, name: str) -> Path:
        return self.folder / "secrets" / f"{name}.key"


_SAID = re.compile(r"([A-Z][A-Z0-9_]*)=(.*)")


def _environment(folder: Path) -> dict[str, str]:
    path = folder / ENVIRONMENT
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        raise DepartmentSettingsError(f"“{path}”打不开，请看一下权限：要让运行主笔的用户能读。") from None
    said = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(("#", ";"))]
    pairs = [_SAID.fullmatch(line) for line in said]
    if None in pairs:
        raise DepartmentSettingsError(f"“{path}”第 {1 + pairs.index(None)} 项读不懂：一行一个 名字=值，不写 export。")
    return {pair[1]: pair[2].strip().strip("'\"") for pair in pairs if pair}


def default_folder() -> Path:
    return Path(os.environ.get(CONFIG) or "/etc/zhubi")


def read(folder: Path) -> Deployment:
    """Return the settings in a folder. Raises DepartmentSettingsError."""
    path = folder / FILE
    if not path.exists():
        raise DepartmentSettingsError(f"没有“{path}”。请先运行 zhubi department init。")
    try:
        found = decode(path, DepartmentSettings)
    except RuleError as error:
        raise DepartmentSettingsError(f"{error}。") from None
    if complaint := _complaint(found):
        raise DepartmentSettingsError(f"“{path}”：{complaint}")
    return Deployment(folder.absolute(), found)


def make_secrets(deployment: Deployment) -> list[Path]:
    """Make the secrets that are missing, each for this user's eyes only; return their files. OSError."""
    missing = [path for name in SECRETS if not (path := deployment.secret_file(name)).exists()]
    for path in missing:
        atomic.write(path, secrets.token_urlsafe(32).encode(), mode=atomic.OURS_ALONE)
    return missing


def check_name(name: str) -> None:
    """Raise DepartmentSettingsError for what is no server's name."""
    if not _NAME.fullmatch(name):
        raise DepartmentSettingsError(_NAME_WANTED)


_NAME_WANTED = "name 写服务器的域名，小写，不带 https://，如 zhubi.example.gov.cn"


def _complaint(settings: DepartmentSettings) -> str:
    if not _NAME.fullmatch(settings.name):
        return _NAME_WANTED
    if not 1 <= settings.workers <= 64 or not 1 <= settings.threads <= 64:
        return "workers、threads 应在 1 到 64 之间"
    if not _can_listen(settings):
        return "listen 写地址和端口，如 127.0.0.1:8770，后面还要空出 workers 个端口；或 unix:/路径"
    if min(settings.limits.requests, settings.limits.megabytes, settings.limits.largest, settings.session_days) < 1:
        return "limits 和 session_days 里的数都要大于 0"
    if urlsplit(settings.database).password:
        return f"数据库的口令不要写在这里，请把整个地址放进环境变量 {DATABASE}"
    return ""


def _can_listen(settings: DepartmentSettings) -> bool:
    """Whether there is a port to listen on, and one behind it for each worker; or a file."""
    if settings.listen.startswith(_UNIX):
        return len(settings.listen) > len(_UNIX)
    port = _PORT.search(settings.listen)
    return port is not None and int(port[1]) + settings.workers <= _LAST_PORT
