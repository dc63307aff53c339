"""What this user's service runs with, chosen at install and kept: one small file of the user's own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
import platformdirs

from addin_server import in_place, service_auth
from addin_server.os_errors import because

DEFAULT_PORT = 8765
OPENING = "open.html"
"""Beside the settings: the file by which the browser was last led to a page of ours."""

Host = Literal["service", "word", "wps"]


class ServiceSettingsError(Exception):
    """The file exists and cannot be used; the message says what to do."""


class ServiceSettings(msgspec.Struct, frozen=True):
    """`port` is for WPS and the browser, the next one for Word. `office_js`: empty, an https address or a folder.

    `secret` is what the service proves its user by. `hosts` says for whom it was installed; "service" is for
    whom the unit sends the add-in to itself. `share` is the \\\\server\\folder Word was given it by. What a later
    version wrote besides is passed over, so that this one can be gone back to.
    """

    port: int = DEFAULT_PORT
    office_js: str = ""
    secret: str = ""
    hosts: tuple[Host, ...] = ()
    share: str = ""

    @property
    def installed(self) -> bool:
        """Whether there is a service of this user's, whatever hosts it has got as yet."""
        return bool(self.secret)

    @property
    def keyless(self) -> bool:
        """Whether an add-in's address is a whole unit's and holds no key: the pages are for whoever asks here."""
        return bool(self.share) or "service" in self.hosts

    @property
    def entry(self) -> str:
        """How the addresses of the add-ins' pages begin, after the host and the port."""
        return service_auth.entry(self.secret) if self.secret and not self.keyless else ""

    @property
    def secure_port(self) -> int:
        return self.port + 1

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def secure_address(self) -> str:
        return f"https://localhost:{self.secure_port}"

    def with_host(self, host: Host) -> ServiceSettings:
        """Return the settings with `host` installed, and a secret if there was none."""
        hosts = self.hosts if host in self.hosts else (*self.hosts, host)
        return msgspec.structs.replace(self, hosts=hosts, secret=self.secret or secrets.token_hex(32))

    def without_host(self, host: Host) -> ServiceSettings:
        return msgspec.structs.replace(self, hosts=tuple(h for h in self.hosts if h != host))


Change = Callable[[ServiceSettings], ServiceSettings]


def served(settings: ServiceSettings) -> tuple[int, str, str, bool]:
    """Return what a running service was started with; when it changes, it is to be started again."""
    return settings.port, settings.office_js, settings.secret, settings.keyless


def folder() -> Path:
    """Where the settings, the certificate and the manifest of this user are."""
    return Path(platformdirs.user_config_dir("zhubi", appauthor=False))


def read(config_dir: Path | None = None) -> ServiceSettings:
    """Return the settings, the defaults where there are none. Raises ServiceSettingsError."""
    path = (config_dir or folder()) / "service.toml"
    try:
        found = msgspec.toml.decode(path.read_text("utf-8-sig"), type=ServiceSettings)
    except FileNotFoundError:
        return ServiceSettings()
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ServiceSettingsError(f"设置文件“{path}”读不懂。请删掉它，再装一次。") from None
    except OSError as error:
        raise ServiceSettingsError(f"设置文件“{path}”打不开（{because(error)}）。") from None
    if not 1024 <= found.port <= 65534:
        raise ServiceSettingsError(
            f"设置文件“{path}”里的端口 {found.port} 不能用，应在 1024 到 65534 之间。请改好再试。"
        )
    return found


def write(settings: ServiceSettings, config_dir: Path | None = None) -> None:
    """Write the settings whole, for this user's eyes only; what did not change stays as it is. OSError."""
    wanted = msgspec.json.decode(msgspec.json.encode(settings))
    # An older version refuses keys it does not know: what nobody chose is not written.
    kept = {name: value for name, value in wanted.items() if name != "share" or value}
    place = config_dir or folder()
    with in_place.alone(place):
        in_place.update(place / "service.toml", lambda text: in_place.with_values(text, kept))
