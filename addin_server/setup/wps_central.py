"""The add-in as the unit sends it to everybody's WPS: by oem.ini and the jsplugins.xml it names."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from addin_server import https
from addin_server.setup import publish_xml, wps
from addin_server.setup.boundary import Boundary

_SERVER = re.compile(r"^[ \t]*JSPluginsServer[ \t]*=[ \t]*(\S.*)$", re.MULTILINE | re.IGNORECASE)
_PATIENCE = 3.0
"""Seconds."""
_LONGEST = 1_000_000


class CentralListing(NamedTuple):
    """Where our entry stands, and the address it gives WPS."""

    source: str
    url: str


def find(boundary: Boundary) -> CentralListing | None:
    """Return our entry in a list that the unit keeps; None when there is none or it cannot be read from here."""
    for source, data in _lists(boundary):
        try:
            ours = [entry for entry in publish_xml.entries(data) if entry.ours]
        except publish_xml.PublishError:
            continue
        if ours:
            return CentralListing(source, ours[0].attributes.get("url", ""))
    return None


def _lists(boundary: Boundary) -> Iterator[tuple[str, bytes]]:
    for folder in wps.oem_folders(boundary):
        if server := _server(folder / "oem.ini"):
            yield server, _fetch(server, boundary)
    for folder in wps.folders(boundary):
        path = folder / "jsplugins.xml"
        if path.is_file():
            yield str(path), _read(path)


def _server(path: Path) -> str:
    """The address in oem.ini; newer builds encrypt the file, and then nothing is known."""
    found = _SERVER.search(_read(path).decode("utf-8", errors="replace"))
    return found.group(1).rstrip() if found else ""


def _fetch(server: str, boundary: Boundary) -> bytes:
    if not server.lower().startswith(("http://", "https://")):
        return _read(boundary.root / server.removeprefix("file://").lstrip("/"))
    try:
        with urllib.request.urlopen(server, timeout=_PATIENCE, context=https.context()) as response:
            return bytes(response.read(_LONGEST))
    except OSError:
        return b""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
