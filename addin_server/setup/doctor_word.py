"""What can be wrong between Word and the add-in, in the order in which one thing hides the next."""

from __future__ import annotations

import datetime as dt
import ssl
import urllib.request
from pathlib import Path

from addin_server import assets, https, officejs
from addin_server.setup import hosts, manifest, mirror, tls, trust, word
from addin_server.setup.doctor import AUTOSTART, MEND, PORT, VERSION, Check, Installation, Result, installed
from addin_server.setup.manifest_check import problems

_AGAIN = "再装一次：zhubi install word"
_PATIENCE = 5  # seconds


def _certificate(installation: Installation) -> Result:
    files = tls.Files(installation.config_dir)
    wrong = tls.trouble(files, dt.datetime.now(dt.UTC))
    if not wrong:
        left = tls.days_left(files.chain.read_bytes(), dt.datetime.now(dt.UTC))
        return Result("good", f"还有 {left} 天")
    return Result("note" if "再过" in wrong else "bad", wrong, f"{_AGAIN}，会换一张新的")


def _trust(installation: Installation) -> Result:
    if trust.trusted(tls.Files(installation.config_dir), installation.boundary):
        return Result("good", "系统信任本机证书")
    return Result("bad", "系统不信任本机证书，Word 会说内容被阻止", f"{_AGAIN}，系统问时选“是”")


def _handshake(installation: Installation) -> Result:
    """The page itself, over https, as Word would ask for it, from the authority we made."""
    address = f"{installation.settings.secure_address}{installation.settings.entry}/word/"
    try:
        context = https.context(authority=tls.Files(installation.config_dir).authority)
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
        )
        with opener.open(address, timeout=_PATIENCE) as response:
            built = b"zhubi-token" in response.read()
    except OSError as error:
        if isinstance(getattr(error, "reason", None), ssl.SSLError):
            found = f"{address} 上的证书不是现在这张，或那里是别的程序"
            return Result("bad", found, f"{_AGAIN}；还不行就换端口：zhubi install word --port 端口号")
        return Result("bad", f"{address} 打不开", MEND)
    if not built:
        return Result("bad", "任务窗格的页面不在安装包里", "换一份完整的安装包再装")
    return Result("good", f"{address} 打得开")


def _manifest(installation: Installation) -> Result:
    path = word.kept_manifest(installation.config_dir)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return Result("bad", f"清单“{path}”读不了", _AGAIN)
    if wrong := problems(text):
        return Result("bad", f"清单不合格：{wrong[0]}", _AGAIN)
    if text != hosts.filled(installation.settings):
        return Result("bad", "清单是旧的：端口或版本变过", _AGAIN)
    return Result("good", f"合格：{path}")


def _registered(installation: Installation) -> Result:
    boundary = installation.boundary
    if boundary.platform == "windows":
        developer = boundary.registry_read(word.DEVELOPER_KEY, manifest.ID) == str(
            word.kept_manifest(installation.config_dir)
        )
        share = boundary.registry_read(word.CATALOGUE_KEY, "Url")
        if installation.settings.share and share != installation.settings.share:
            return Result("bad", f"共享目录 {installation.settings.share} 没有登记", _AGAIN)
        if developer or share:
            return Result("good", f"登记在共享目录 {share}" if share else "登记在本机")
        return Result("bad", "Word 里没有登记", _AGAIN)
    if boundary.platform == "mac":
        path = word.mac_folder(boundary.home) / "zhubi.xml"
        same = path.is_file() and path.read_text("utf-8") == hosts.filled(installation.settings)
        return Result("good", str(path)) if same else Result("bad", "Word 的文件夹里没有这一版清单", _AGAIN)
    return Result("note", "这个系统上没有 Word", "网页版 Word 的办法：zhubi install word --recipes")


_WEF = "Software\\Policies\\Microsoft\\Office\\16.0\\WEF"
_PRIVACY = "Software\\Policies\\Microsoft\\Office\\16.0\\Common\\Privacy"
# (key, name, the value that shuts add-ins out, what to say of it)
_POLICIES: tuple[tuple[str, str, int, str], ...] = (
    (f"{_WEF}\\TrustedCatalogs", "DisableAllCatalogs", 1, "组策略禁止了全部 Office 加载项"),
    (_WEF, "DisableAllCatalogs", 1, "组策略禁止了全部 Office 加载项"),
    (_PRIVACY, "DisconnectedState", 2, "组策略关闭了 Office 的联网体验"),
    (_PRIVACY, "ControllerConnectedServicesEnabled", 2, "组策略关闭了“可选联网体验”，用户自己加不了加载项"),
)


def _policy(installation: Installation) -> Result:
    if installation.boundary.platform != "windows":
        return Result("good", "这个系统没有组策略")
    read = installation.boundary.registry_read
    for key, name, closed, found in _POLICIES:
        if closed in (read(key, name), read(f"HKLM\\{key}", name)):
            return Result("bad", found, f"请管理员改策略 {name}，或用集中部署：zhubi install word --recipes")
    return Result("good", "没有见到拦加载项的策略")


def _office_js(installation: Installation) -> Result:
    try:
        source = officejs.source(installation.settings.office_js)
    except ValueError as error:
        return Result("bad", f"{error}", "zhubi install word --offline 文件夹或 https 地址")
    if source.folder:
        if wrong := mirror.problems(source.folder):
            return Result("bad", f"本单位的 office.js 不全：{wrong[0]}", "请管理员重做：zhubi officejs mirror 文件夹")
        return Result("good", f"用本单位的：{source.folder}")
    try:
        asked = urllib.request.Request(source.script, method="HEAD")
        urllib.request.urlopen(asked, timeout=_PATIENCE, context=https.context()).close()
    except OSError:
        do = "不能上网的，请管理员备一份（zhubi officejs mirror），再 zhubi install word --offline 文件夹"
        return Result("bad", f"取不到 {source.script}", do)
    return Result("good", f"取得到 {source.script}")


def _cache(installation: Installation) -> Result:
    boundary = installation.boundary
    folder = boundary.variable("LOCALAPPDATA")
    if boundary.platform != "windows" or not folder:
        return Result("good", "没有要清的缓存")
    cache = Path(folder) / "Microsoft" / "Office" / "16.0" / "Wef"
    kept = word.kept_manifest(installation.config_dir)
    stamps = [path.stat().st_mtime for path in cache.rglob("*") if path.is_file()] if cache.is_dir() else []
    if stamps and kept.is_file() and max(stamps) < kept.stat().st_mtime:
        return Result("note", "Word 的缓存比清单旧", f"“主笔”不见或是旧的，就退出 Word，清空这个文件夹：{cache}")
    return Result("good", "缓存不用清")


def _icons(installation: Installation) -> Result:
    there = (assets.manifests() / "word" / "icons" / "zhubi-32.png").is_file()
    return Result("good", "图标齐") if there else Result("bad", "图标不在安装包里", "换一份完整的安装包再装")


CHECKS: tuple[Check, ...] = (
    installed("word"),
    PORT,
    VERSION,
    Check("证书", _certificate),
    Check("信任", _trust),
    Check("页面", _handshake),
    Check("清单", _manifest),
    Check("登记", _registered),
    Check("图标", _icons),
    Check("策略", _policy),
    Check("office.js", _office_js),
    Check("缓存", _cache),
    AUTOSTART,
)
