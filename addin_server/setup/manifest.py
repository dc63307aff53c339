"""The manifest Word is given: the template in manifest/word, filled for this user's address."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import NamedTuple

from addin_server import __version__

ID = "63db51fa-66ec-48ed-968f-d0935ba9c94c"
"""Names the add-in for ever: in the registry, in a catalogue, in a tenant."""

SIZES = (16, 20, 24, 32, 40, 48, 64, 80)
_PICTURES = ("zhubi", "check", "review", "templates", "training")


class ManifestText(NamedTuple):
    """What the manifest says of where the add-in works, in Chinese and in English."""

    zh: str
    en: str


HERE = ManifestText("全部在本机运行。", "Runs on this computer only.")


def fill(folder: Path, origin: str, entry: str = "", where: ManifestText = HERE) -> str:
    """Return the manifest for pages under `origin` (https, no trailing slash) and `entry`, a path or nothing.

    `folder` is manifest/word.
    """
    template = Template((folder / "manifest.template.xml").read_text("utf-8"))
    return template.substitute(
        id=ID,
        version=f"{__version__}.0",  # four numbers
        origin=origin,
        pages=origin + entry,
        where_zh=where.zh,
        where_en=where.en,
        images="\n".join(_image(name, size, origin) for name in _PICTURES for size in SIZES),
        **{f"icons_{name}": "\n".join(_icon(name, size) for size in SIZES) for name in _PICTURES},
    )


def _icon(name: str, size: int) -> str:
    return f'                    <bt:Image size="{size}" resid="{name}.{size}" />'


def _image(name: str, size: int, origin: str) -> str:
    return f'        <bt:Image id="{name}.{size}" DefaultValue="{origin}/word/icons/{name}-{size}.png" />'
