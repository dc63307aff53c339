"""Where the page in Word loads office.js from: Microsoft's network, an organisation's mirror, or a folder we serve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/"
"""Base address of the evergreen build; the copy in the npm registry is frozen at 2022 and lacks what we use."""

MIRROR = "/officejs/"
"""Where the service serves a mirrored folder. The loader asks for everything else beside `office.js`."""


@dataclass(frozen=True)
class OfficeJs:
    """`folder` is a mirror this service serves; without one, pages load from the address `base` (ends with a slash)."""

    base: str = CDN
    folder: Path | None = None

    @property
    def script(self) -> str:
        """What the page's script tag names."""
        return (MIRROR if self.folder else self.base) + "office.js"

    @property
    def origin(self) -> str:
        """The foreign origin a page must be allowed to load from; empty for our own."""
        if self.folder:
            return ""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"


def source(text: str) -> OfficeJs:
    """Return the source written in the settings: empty for Microsoft's network, an https address, or a folder.

    ValueError, in Chinese, for an address a page in Word may not load from.
    """
    if not text:
        return OfficeJs()
    parts = urlsplit(text)
    if len(parts.scheme) < 2:  # one letter is a Windows drive
        return OfficeJs(folder=Path(text))
    if parts.scheme != "https" or not parts.netloc:
        raise ValueError("office.js 的镜像地址要以 https:// 开头，Word 不从别处加载")
    return OfficeJs(base=text.removesuffix("office.js").rstrip("/") + "/")
