"""What can be wrong between WPS and the add-in, in the order in which one thing hides the next."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from addin_server.setup import publish_xml, wps, wps_central
from addin_server.setup.doctor import AUTOSTART, PORT, VERSION, Check, Installation, Result, installed

_AGAIN = "再装一次：zhubi install wps"
_PATIENCE = 5  # seconds
_PORT = re.compile(r"http://127\.0\.0\.1:(\d+)/wps/$")
_OTHER_PROGRAMS = frozenset({"et", "wpp", "pdf"})
"""Programs whose record of trust says nothing of the writer's."""


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
            return Result("bad", f"{base}{name} 打不开", "运行 zhubi install；还打不开，换一份完整的安装包再装")
        if not body.startswith(start) and not (name == "manifest.xml" and body.lstrip().startswith(b"<")):
            return Result("bad", f"{base}{name} 开头不对，WPS 不认", "换一份完整的安装包再装")
    return Result("good", f"{base} 打得开")


def _installed(installation: Installation) -> Result:
    if "wps" in installation.settings.hosts:
        return installed("wps").look(installation)
    if not installation.settings.installed:
        return Result("bad", "还没有装", "运行 zhubi install wps；单位统一下发加载项的，运行 zhubi install service")
    if central := wps_central.find(installation.boundary):
        return Result("good", f"由单位统一下发：{central.source}")
    if "service" in installation.settings.hosts:
        do = "问管理员下发好了没有；不下发的，运行 zhubi install wps"
        return Result("bad", "本机服务装了，单位下发的名单里还看不到主笔", do)
    return Result("bad", "还没有装到 WPS 里", "运行 zhubi install wps")


def _edition(installation: Installation) -> Result:
    boundary = installation.boundary
    if boundary.platform == "linux" and (boundary.home / ".var" / "app" / "com.wps.Office").is_dir():
        return Result("bad", "装的是 Flatpak 版 WPS，它不加载加载项", "换成 deb 版或应用商店版的 WPS")
    if not wps.present(boundary):
        return Result("bad", "没有找到 WPS，这个用户也没有用过它", "先打开一次 WPS 文字，再看")
    if boundary.platform == "windows" and boundary.variable("PROCESSOR_ARCHITECTURE").upper() == "ARM64":
        return Result("note", "这台电脑是 ARM 的，ARM 版 WPS 会不理加载项的按钮", "按钮没反应就换成 x86 版 WPS")
    return Result("good", "找到了")


def _listed(installation: Installation) -> Result:
    wanted = wps.address(installation.settings)
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
        if url != wanted:
            return Result("bad", f"登记的地址是 {url}，应当是 {wanted}", _AGAIN)
        if ours[0].attributes.get("enable") == "false":
            return Result("bad", "主笔在 WPS 里被停用了", _AGAIN)
        return Result("good", f"登记在 {path}")
    if central := wps_central.find(installation.boundary):
        if central.url == wanted:
            return Result("good", f"由单位统一下发：{central.source}")
        found = f"单位下发的地址是 {central.url}，这台电脑上主笔在 {wanted}"
        port = _PORT.match(central.url)
        return Result("bad", found, f"运行 zhubi install service --port {port[1]}" if port else "请管理员改下发的地址")
    return Result("bad", "WPS 的加载项名单里没有主笔", _AGAIN)


def _conflict(installation: Installation) -> Result:
    """The same name in two of WPS's lists cancels both."""
    central = wps_central.find(installation.boundary)
    listed = any(b'"zhubi"' in path.read_bytes() for path in _files(installation, "publish.xml"))
    if central and listed:
        keep = "" if "service" in installation.settings.hosts else "运行 zhubi install service，再"
        do = f"只留单位下发的那一处：{keep}运行 zhubi uninstall wps，本机服务照常"
        return Result("bad", f"单位下发的名单“{central.source}”里也有主笔，两处同名会冲突", do)
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
    ours = re.compile(rf"127\.0\.0\.1(?!:)|127\.0\.0\.1:{installation.settings.port}\b")
    for path in _files(installation, "jsaddinblockhost.ini"):
        try:
            text = path.read_text("utf-8", errors="replace")
        except OSError:
            continue
        if ours.search(text):
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
                if key not in _OTHER_PROGRAMS
            ]
        elif isinstance(found, list):
            todo += found


CHECKS: tuple[Check, ...] = (
    Check("安装", _installed, vital=True),
    PORT,
    VERSION,
    Check("页面", _pages),
    Check("WPS 版本", _edition),
    Check("加载项名单", _listed),
    Check("重名", _conflict),
    Check("禁用名单", _blocked),
    Check("信任", _trusted),
    Check("重开 WPS", _restart),
    AUTOSTART,
)
