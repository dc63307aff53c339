"""Every package a bundle holds, Python's and the pane's, with its terms and their text: what notices and SBOM say."""

from __future__ import annotations

import hashlib
import json
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple

from scripts.offline.wheels import metadata

_HERE = Path(__file__).parent
_PANE = "addin_server/_assets/taskpane/third-party.json"
_TEXTS = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


class Package(NamedTuple):
    """`texts` are files of licences by name; `sha256` is empty for what is bundled into a file of ours.

    What is `generic` is in the Python that goes along.
    """

    kind: Literal["pypi", "npm", "generic"]
    name: str
    version: str
    terms: str
    texts: dict[str, bytes]
    sha256: str = ""


class NoTextError(Exception):
    """A package has no licence text and nobody wrote down whose it is."""


def bundled(wheels: Path) -> list[Package]:
    """Return the packages in the wheels of a folder, those built into our pane among them. Raises NoTextError."""
    found = [package for wheel in sorted(wheels.glob("*.whl")) for package in _of(wheel)]
    once = {(package.kind, package.name.lower(), package.version): package for package in found}
    return [once[key] for key in sorted(once)]


def licence(about: Message) -> str:
    """Return a package's licence in the most exact form it states; never an empty string."""
    if expression := about.get("License-Expression"):
        return str(expression)
    said = str(about.get("License") or "").partition("\n")[0].strip()
    if said and said != "UNKNOWN":
        return said
    kinds = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    return "；".join(kinds) or "没有写明"


def licence_text(name: str, copyright: str) -> bytes:
    """Return the text of a licence by its SPDX name, with whose the work is."""
    if name == "Apache-2.0":  # our own, so its text is here already
        return f"Copyright {copyright}\n".encode() + (_HERE.parent.parent / "LICENSE").read_bytes()
    return Template((_HERE / "texts" / f"{name}.txt").read_text("utf-8")).substitute(copyright=copyright).encode()


def _of(wheel: Path) -> Iterator[Package]:
    about = metadata(wheel)
    name, terms = str(about["Name"]), licence(about)
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
        texts = {_plain(file): package.read(file) for file in names if _is_text(file)}
        if name != "zhubi":
            texts = texts or {"LICENSE.txt": _written(name, terms)}
        yield Package("pypi", name, str(about["Version"]), terms, texts, hashlib.sha256(wheel.read_bytes()).hexdigest())
        if _PANE in names:
            for each in json.loads(package.read(_PANE)):
                text = {"LICENSE.txt": each["text"].encode()}
                yield Package("npm", each["name"], each["version"], each["licence"], text)


def _is_text(file: str) -> bool:
    return ".dist-info/" in file and _plain(file).upper().startswith(_TEXTS)


def _plain(file: str) -> str:
    return file.rpartition("/")[2]


def _written(name: str, terms: str) -> bytes:
    known = tomllib.loads((_HERE / "licences.toml").read_text("utf-8")).get(name.lower())
    if known is None or terms != "MIT":
        raise NoTextError(f"{name}（{terms}）没有附许可全文，请在 scripts/offline/licences.toml 里写明是谁的。")
    return licence_text(terms, known["copyright"])
