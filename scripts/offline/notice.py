"""Whose work a bundle holds and under what terms, read from the packages themselves."""

from __future__ import annotations

import zipfile
from email.message import Message
from pathlib import Path

from scripts.offline.wheels import metadata

_HEAD = """主笔离线安装包：所含软件与许可

主笔本身：Apache-2.0。
{whole}下面是一并放进来的软件包，各自的许可全文在 licenses/ 里；包里没有附全文的，以所写许可的通行文本为准。

"""
_PLAIN = "本包所含的软件都可以在 Apache-2.0 之下一起分发。\n"
_GPL = """
注意：本包含有以 GPL-3.0 发布的软件（{names}），整包按 GPL-3.0 提供。
主笔自己的代码仍是 Apache-2.0，可以单独按 Apache-2.0 取用；源代码与本包同处提供。

"""


def write(wheels: Path, target: Path) -> None:
    """Write NOTICE.txt and licenses/ into `target` from the wheels in `wheels`."""
    rows, strict = {}, set()
    for wheel in sorted(wheels.glob("*.whl")):
        about = metadata(wheel)
        name, version = str(about["Name"]), str(about["Version"])
        terms = licence(about)
        rows[name.lower()] = f"{name} {version}：{terms}"
        if "GPL" in terms and "LGPL" not in terms:
            strict.add(name)
        _texts(wheel, target / "licenses" / name)
    whole = _GPL.format(names="、".join(sorted(strict))) if strict else _PLAIN
    text = _HEAD.format(whole=whole) + "\n".join(rows[name] for name in sorted(rows)) + "\n"
    (target / "NOTICE.txt").write_text(text, "utf-8")


def licence(about: Message) -> str:
    """Return a package's licence in the most exact form it states; never an empty string."""
    if about["License-Expression"]:
        return str(about["License-Expression"])
    said = str(about["License"] or "").partition("\n")[0].strip()
    if said and said != "UNKNOWN":
        return said
    kinds = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    return "；".join(kinds) or "没有写明"


def _texts(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            plain = name.rpartition("/")[2]
            upper = plain.upper()
            if ".dist-info/" in name and plain and upper.startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS")):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / plain).write_bytes(package.read(name))
