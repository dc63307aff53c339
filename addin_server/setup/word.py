"""Putting the add-in into Word: the plan for each platform, and what to do by hand on the web and for a whole unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin_server.setup import manifest, tls
from addin_server.setup.actions import RegistryValue, WriteFile
from addin_server.setup.boundary import Boundary
from addin_server.setup.steps import SetupStep
from addin_server.setup.trust import LocalCertificate, Trust

DEVELOPER_KEY = "Software\\Microsoft\\Office\\16.0\\WEF\\Developer"
CATALOGUE_KEY = f"Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs\\{{{manifest.ID}}}"


def plan(boundary: Boundary, config_dir: Path, filled: str, share: str = "") -> Sequence[SetupStep]:
    """Return the steps. `config_dir` holds our settings, `filled` is the manifest.

    `share` is the \\\\server\\folder of a catalogue.
    """
    files = tls.Files(config_dir)
    return [
        LocalCertificate(files),
        Trust(files, boundary.platform),
        WriteFile("写清单", "删除清单", kept_manifest(config_dir), filled.encode()),
        *registration(boundary, config_dir, filled, share),
    ]


def kept_manifest(config_dir: Path) -> Path:
    return config_dir / "word" / "zhubi.xml"


def mac_folder(home: Path) -> Path:
    """Where Word on the Mac looks for manifests."""
    return home / "Library" / "Containers" / "com.microsoft.Word" / "Data" / "Documents" / "wef"


def registration(boundary: Boundary, config_dir: Path, filled: str, share: str) -> Sequence[SetupStep]:
    """Return the steps by which Word learns of the manifest."""
    if boundary.platform == "mac":
        path = mac_folder(boundary.home) / "zhubi.xml"
        return [WriteFile("把清单放进 Word 的文件夹", "从 Word 的文件夹拿走清单", path, filled.encode())]
    if boundary.platform == "linux":
        return []  # no Word on this platform but the web's, which is told by hand
    if share:
        key = CATALOGUE_KEY
        return [
            WriteFile("把清单放进共享文件夹", "", Path(share) / "zhubi.xml", filled.encode()),
            RegistryValue("登记目录的编号", "取消登记", key, "Id", f"{{{manifest.ID}}}"),
            RegistryValue("登记目录的地址", "取消登记地址", key, "Url", share),
            RegistryValue("在 Word 的菜单里显示它", "取消显示", key, "Flags", 1),
        ]
    name = str(kept_manifest(config_dir))
    return [RegistryValue("在 Word 里登记加载项", "取消登记", DEVELOPER_KEY, manifest.ID, name)]


NEXT = {
    "windows": "完全退出 Word 再打开，“主笔”选项卡就在功能区里；没有的话：开始 → 加载项 → 高级 → 开发人员加载项。",
    "mac": "完全退出 Word（⌘Q）再打开：插入 → 我的加载项旁的箭头 → 主笔。",
    "linux": "这个系统上没有 Word，可以用网页版 Word，办法见下面。",
}
NEXT_SHARE = "完全退出 Word 再打开：开始 → 加载项 → 高级 → 共享文件夹 → 主笔 → 添加。"


def recipes(path: str) -> str:
    """Return what to do by hand for Word on the web and for a whole unit; `path` is the manifest."""
    return f"""网页版 Word（每台浏览器各做一次）
  1. 打开一篇文稿：开始 → 加载项 → 更多设置 → 上传我的加载项。
  2. 选这份清单：{path}
  3. 浏览器问能不能访问本机网络，选“允许”。管理员可以用策略 LocalNetworkAccessAllowedForUrls 一次放行。

集中部署（管理员，Microsoft 365 租户）
  1. 每台电脑装主笔，端口一样：zhubi install word --port 端口号
  2. 打印清单：zhubi install word --print-manifest > zhubi.xml
  3. 管理中心 → 设置 → 集成应用 → 上传自定义应用 → Office 加载项，上传 zhubi.xml，指定用户。"""
