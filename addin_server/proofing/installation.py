"""Where LanguageTool is to be found: said in the environment, in the settings, or installed by us. Never guessed."""

from __future__ import annotations

import ipaddress
import os
import socket
import tomllib
import urllib.parse
from pathlib import Path

import platformdirs

from addin_server import in_place
from addin_server.proofing.adapter import Unavailable
from addin_server.proofing.languagetool import VERSION, is_public

VARIABLE = "ZHUBI_LANGUAGETOOL"
"""Environment variable that holds a server's address or a folder; it wins over the settings."""

ABSENT = "没装 LanguageTool"


def own_folder() -> Path:
    """Where `zhubi proofing install` puts it, which need not exist."""
    return Path(platformdirs.user_data_dir("zhubi", appauthor=False)) / "languagetool"


def find() -> str | Path:
    """Return a server's address or a folder to serve from. Raises Unavailable when there is neither."""
    wanted = os.environ.get(VARIABLE, "").strip() or _saved()
    if wanted:
        return checked(wanted)
    for folder in (own_folder() / VERSION, own_folder() / f"LanguageTool-{VERSION}"):
        if folder.is_dir():
            return folder
    raise Unavailable(ABSENT)


def use(wanted: str) -> str | Path:
    """Save an address or a folder as the one to use, and return it. Raises Unavailable."""
    found = checked(wanted)
    try:
        in_place.update(_settings(), lambda text: in_place.with_values(text, {"languagetool": str(found)}))
    except ValueError:
        raise Unavailable(f"设置文件“{_settings()}”读不懂，没有存上。请删掉它再试") from None
    return found


def clear() -> None:
    """Forget what `use` saved."""
    _settings().unlink(missing_ok=True)


def checked(wanted: str) -> str | Path:
    """Return an address or a folder that may be used. Raises Unavailable for one outside the own network."""
    if not wanted.startswith(("http://", "https://")):
        folder = Path(wanted).expanduser().absolute()
        if not folder.is_dir():
            raise Unavailable(f"没有“{folder}”这个文件夹")
        return folder
    if is_public(wanted) or not _is_near(urllib.parse.urlsplit(wanted).hostname or ""):
        raise Unavailable("文稿不送外网：LanguageTool 的地址只能在本机或内网")
    return wanted


def is_local(address: str) -> bool:
    """Whether what is sent to `address` stays on this computer."""
    host = urllib.parse.urlsplit(address).hostname or ""
    return all(ip.is_loopback for ip in _addresses(host))


def _is_near(host: str) -> bool:
    """Whether every address of a host belongs to this computer or a private network."""
    found = _addresses(host)
    return bool(found) and not any(ip.is_global for ip in found)


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        return [ipaddress.ip_address(str(info[4][0])) for info in socket.getaddrinfo(host, None)]
    except (OSError, UnicodeError, ValueError):
        return []


def _settings() -> Path:
    return Path(platformdirs.user_config_dir("zhubi", appauthor=False)) / "proofing.toml"


def _saved() -> str:
    try:
        return str(tomllib.loads(_settings().read_text("utf-8-sig")).get("languagetool", ""))
    except (OSError, ValueError):
        return ""
