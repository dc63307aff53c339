"""What can be wrong between WPS and the add-in, in the order in which one thing hides the next."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from addin_server.setup import publish_xml, wps
from addin_server.setup.doctor import AUTOSTART, PORT, Check, Installation, Result, installed

_AGAIN = "再装一次：zhubi install wps"
_PATIENCE = 5  # seconds


def _pages(installation: Installation) -> Result:
    """What WPS fetches at its start. A ribbon that does not begin with its root is not shown, without a word."""
    base = wps.address(installation.settings)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    starts = {"manifest.xml": b"<JsPlugin", "ribbon.xml": b"<customUI", "index.html": b"<", "ui/taskpane.html": b"<"}
    for name, start in starts.items():
        try:
            with opener.open(base + name, timeout=_PATIENCE) as response:
                body = response.read()
        except OSError:
            return Result("bad", f"{base}{name} 打不开", "先看上面“服务与端口”；服务在的话，换一份完整的安装包再装")
        if not body.startswith(start) and not (name == "manifest.xml" and body.lstrip().startswith(b"<")):
            return Result("bad", f"{base}{name} 开头不对，WPS 不认", "换一份完整的安装包再装")
    return Result("good", f"{base} 打得开")


def _edition(installation: Installation) -> Result:
    boundary = installation.boundary
    if boundary.platform == "linux" and (boundary.home / ".var" / "app" / "com.wps.Office").is_dir():
        return Result("bad", "装的是 Flatpak 版 WPS，它不加载加载项", "换成 deb 版或应用商店版的 WPS")
    if not any(folder.parent.is_dir() for folder in wps.folders(boundary)):
        return Result("bad", "没有找到这个用户的 WPS", "先打开一次 WPS 文字，再装主笔")
    if boundary.platform == "windows" and boundary.variable("PROCESSOR_ARCHITECTURE").upper() == "ARM64":
        return Result("note", "这台电脑是 ARM 的，ARM 版 WPS 会不理加载项的按钮", "按钮没反应就换成 x86 版 WPS")
    return Result("good", "找到了")


def _listed(installation: Installation) -> Result:
    for path in _files(installation, "publish.xml"):
        try:
            ours = [entry for entry in publish_xml.entries(path.read_bytes()) if entry.ours]
        except publish_xml.PublishError as error:
            return Result("bad", f"“{path}”读不懂：{error}", "把它改名备份，再装一次；别的加载项要各自重装")
        except OSError:
            return Result("bad", f"“{path}”打不开", "看一下它的权限")
        if len(ours) > 1:
            return Result("bad", f"“{path}”里主笔登记了 {len(ours)} 次", _AGAIN)
        if not ours:
            continue
        url = ours[0].attributes.get("url", "")
        if url != wps.address(installation.settings):
            return Result("bad", f"登记的地址是 {url}，应当是 {wps.address(installation.settings)}", _AGAIN)
        if ours[0].attributes.get("enable") == "false":
            return Result("bad", "主笔在 WPS 里被停用了", _AGAIN)
        return Result("good", f"登记在 {path}")
    if list(_files(installation, "jsplugins.xml")):
        return Result(
            "note", "没有登记在 publish.xml", "单位用 jsplugins.xml 下发的不用管；否则再装一次：zhubi install wps"
        )
    return Result("bad", "WPS 的加载项名单里没有主笔", _AGAIN)


def _conflict(installation: Installation) -> Result:
    """The same name in two of WPS's lists cancels both."""
    for path in _files(installation, "jsplugins.xml"):
        try:
            names = [element.get("name") for element in ElementTree.fromstring(path.read_bytes())]
        except (OSError, ElementTree.ParseError):
            continue
        listed = any(b'"zhubi"' in other.read_bytes() for other in _files(installation, "publish.xml"))
        if publish_xml.NAME in names and listed:
            return Result(
                "bad",
                f"“{path}”里也有主笔，两处同名会冲突",
                "只留一处：zhubi uninstall wps，或请管理员从 jsplugins.xml 去掉",
            )
    return Result("good", "没有重名")


def _trusted(installation: Installation) -> Result:
    """WPS asks once for each of its programs; until it is allowed and restarted, the tab is missing."""
    states = [state for path in _files(installation, "authaddin.json") for state in _ours(path)]
    if not states:
        return Result(
            "note", "WPS 还没有问过是否信任主笔", "打开 WPS 文字，问“首次加载，是否信任”时选“允许”，再完全退出 WPS 重开"
        )
    if any(state.get("isload") is False or state.get("enable") is False for state in states):
        do = "打开安装页面先卸载再安装（zhubi install wps --page），选“允许”，再完全退出 WPS 重开"
        return Result("bad", "WPS 记着不信任主笔，或还没有重开过", do)
    return Result("good", "WPS 信任主笔")


def _blocked(installation: Installation) -> Result:
    for path in _files(installation, "jsaddinblockhost.ini"):
        try:
            text = path.read_text("utf-8", errors="replace")
        except OSError:
            continue
        if "127.0.0.1" in text:
            return Result("bad", f"WPS 把本机地址列进了禁用名单：{path}", "请管理员从里面去掉 127.0.0.1")
    return Result("good", "没有被禁用")


def _restart(installation: Installation) -> Result:
    if installation.boundary.processes() & wps.PROGRAMS:
        return Result("note", "WPS 正开着", "刚装好或刚选过“允许”的话，完全退出 WPS 再打开，选项卡才出现")
    return Result("good", "WPS 没有开着，下次打开就加载")


def _files(installation: Installation, name: str) -> Iterator[Path]:
    return (path for folder in wps.folders(installation.boundary) if (path := folder / name).is_file())


def _ours(path: Path) -> Iterator[dict[str, Any]]:
    """The states of our add-in anywhere in WPS's record of trust; its shape differs from build to build."""
    try:
        todo = [json.loads(path.read_text("utf-8-sig"))]
    except (OSError, ValueError):
        return
    while todo:
        found = todo.pop()
        if isinstance(found, dict):
            if found.get("name") == publish_xml.NAME:
                yield found
            todo += [
                {**value, "name": key} if isinstance(value, dict) and "name" not in value else value
                for key, value in found.items()
            ]
        elif isinstance(found, list):
            todo += found


CHECKS: tuple[Check, ...] = (
    installed("wps"),
    PORT,
    Check("页面", _pages),
    Check("WPS 版本", _edition),
    Check("加载项名单", _listed),
    Check("重名", _conflict),
    Check("禁用名单", _blocked),
    Check("信任", _trusted),
    Check("重开 WPS", _restart),
    AUTOSTART,
)
