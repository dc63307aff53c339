"""Whose work a bundle holds and under what terms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.offline.packages import Package

_HEAD = """主笔离线安装包：所含软件与许可

主笔本身：Apache-2.0。
{whole}下面是一并放进来的软件包，各自的许可全文和版权声明在 licenses/ 里。npm 的几个编在任务窗格里。

"""
_KINDS = {"generic": "Python 运行环境里"}
_PLAIN = "本包所含的软件都可以在 Apache-2.0 之下一起分发。\n"
_GPL = """
注意：本包含有以 GPL-3.0 发布的软件（{names}），整包按 GPL-3.0 提供。
主笔自己的代码仍是 Apache-2.0，可以单独按 Apache-2.0 取用；源代码与本包同处提供。

"""


def write(packages: Sequence[Package], target: Path) -> None:
    """Write NOTICE.txt and licenses/ into `target`."""
    strict = sorted(each.name for each in packages if "GPL" in each.terms and "LGPL" not in each.terms)
    whole = _GPL.format(names="、".join(strict)) if strict else _PLAIN
    rows = [f"{each.name} {each.version}（{_KINDS.get(each.kind, each.kind)}）：{each.terms}" for each in packages]
    (target / "NOTICE.txt").write_text(_HEAD.format(whole=whole) + "\n".join(rows) + "\n", "utf-8")
    for each in packages:
        folder = target / "licenses" / each.name.replace("/", "+").replace("*", "")
        for name, text in each.texts.items():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text)
