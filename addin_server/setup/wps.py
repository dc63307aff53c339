"""Putting the add-in into WPS 文字 by the file where WPS lists add-ins, and what administrators set for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin_server import atomic
from addin_server.os_errors import because
from addin_server.setup import publish_xml
from addin_server.setup.actions import remove, remove_empty
from addin_server.setup.boundary import Boundary
from addin_server.setup.settings import ServiceSettings
from addin_server.setup.steps import StepError

PROGRAMS = frozenset({"wps", "et", "wpp", "wpspdf", "wpsoffice"})
"""Names of the programs that hold the list while they run. Their background service does not."""

_LINUX = (".local", "share", "Kingsoft", "wps", "jsaddons")
_MAC = ("com.kingsoft.wpsoffice.mac", "com.kingsoft.wpsoffice.mac.global")

_INSTALLED = tuple(
    f"{hive}Software\\{wow}Kingsoft\\Office\\6.0\\Common" for hive in ("", "HKLM\\") for wow in ("", "WOW6432Node\\")
)

OEM_FOLDERS = {
    "windows": ("<WPS 安装目录>\\office6\\cfgs\\",),
    "mac": ("/Applications/wpsoffice.app/Contents/Resources/office6/cfgs/",),
    "linux": (
        "/opt/kingsoft/wps-office/office6/cfgs/",
        "/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6/cfgs/",
    ),
}


def address(settings: ServiceSettings) -> str:
    """The add-in's address; WPS takes only one that ends with a slash."""
    return f"{settings.address}{settings.entry}/wps/"


def folders(boundary: Boundary) -> list[Path]:
    """Return the jsaddons folders of this user's WPS, one for each edition that is installed. They need not exist."""
    if boundary.platform == "windows":
        roaming = boundary.variable("APPDATA")
        base = Path(roaming) if roaming else boundary.home / "AppData" / "Roaming"
        return [base / "kingsoft" / "wps" / "jsaddons"]
    if boundary.platform == "linux":
        return [boundary.home.joinpath(*_LINUX)]  # the deb and the UOS store's build alike
    containers = [boundary.home / "Library" / "Containers" / name for name in _MAC]
    present = [container for container in containers if container.is_dir()] or containers[:1]
    return [container / "Data" / ".kingsoft" / "wps" / "jsaddons" for container in present]


def oem_folders(boundary: Boundary) -> list[Path]:
    """Return the folders of oem.ini on this machine; they need not exist."""
    if boundary.platform == "windows":
        root = next(filter(None, (boundary.registry_read(key, "InstallRoot") for key in _INSTALLED)), "")
        return [Path(str(root)) / "office6" / "cfgs"] if root else []
    return [boundary.root / folder.lstrip("/") for folder in OEM_FOLDERS[boundary.platform]]


def present(boundary: Boundary) -> bool:
    """Whether there is a WPS: its programs, or what it keeps for this user besides the folder we make ourselves."""
    if any(folder.is_dir() for folder in oem_folders(boundary)):
        return True
    kept = (folder.parent for folder in folders(boundary) if folder.parent.is_dir())
    return any(path.name != "jsaddons" for folder in kept for path in folder.iterdir())


def plan(boundary: Boundary, settings: ServiceSettings) -> Sequence[ListedAddin]:
    return [ListedAddin(folder / "publish.xml", address(settings)) for folder in folders(boundary)]


@dataclass(frozen=True)
class ListedAddin:
    """Our one entry stands in a publish.xml. The file as it was is kept beside it."""

    path: Path
    url: str
    what: str = "在 WPS 的加载项名单里加上主笔"
    undo_what: str = "从 WPS 的加载项名单里去掉主笔"

    @property
    def detail(self) -> str:
        return str(self.path)

    @property
    def backup(self) -> Path:
        return self.path.with_name("publish.xml.zhubi-bak")

    def listed(self) -> bool:
        """Whether our entry is there now, whoever put it there."""
        try:
            return any(entry.ours for entry in publish_xml.entries(self._read() or b""))
        except (publish_xml.PublishError, StepError):
            return False

    def do(self, boundary: Boundary) -> bool:
        found = self._read()
        wanted = self._edited(lambda: publish_xml.merged(found, self.url))
        before_us = found is not None and not any(entry.ours for entry in publish_xml.entries(found))
        return self._replace(found, wanted, boundary, atomic.OURS_ALONE, keep=before_us)  # it holds the key

    def undo(self, boundary: Boundary) -> bool:
        found = None if self.path.is_dir() else self._read()  # in a folder of that name stands no entry of ours
        if found is None:
            return False
        before = self.backup.read_bytes() if self.backup.is_file() else None
        left = publish_xml.without(found)
        if before is not None and self._made_from(before) == found:
            left = before  # to the byte, whatever we had to open in it
        mode = atomic.OURS_ALONE if before is None else self.backup.stat().st_mode & 0o777
        if not self._replace(found, left, boundary, mode):
            return False
        if before is None and left.strip() == publish_xml.NOTHING:
            remove(self.path)  # there was no list before us
            remove_empty(self.path.parent)
        elif before == left:
            remove(self.backup)
        return True

    def _made_from(self, before: bytes) -> bytes | None:
        try:
            return publish_xml.merged(before, self.url)
        except publish_xml.PublishError:
            return None

    def _read(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StepError(f"“{self.path}”打不开（{because(error)}），没有动它。") from None

    def _edited(self, edit: Callable[[], bytes]) -> bytes:
        try:
            return edit()
        except publish_xml.PublishError as error:
            raise StepError(
                f"“{self.path}”读不懂（{error}），没有动它。请先把它改名备份，再试一次；"
                "或者打开安装页面装：zhubi install wps --page"
            ) from None

    def _replace(
        self, found: bytes | None, wanted: bytes, boundary: Boundary, mode: int, *, keep: bool = False
    ) -> bool:
        if found == wanted:
            return False
        if boundary.processes() & PROGRAMS:
            raise StepError("WPS 正开着，改了名单会被它盖掉。请存好文稿，关掉全部 WPS 窗口，再试一次。")
        try:
            if keep and found is not None:
                atomic.write(self.backup, found, mode=self.path.stat().st_mode & 0o777)
            atomic.write(self.path, wanted, mode=mode)
        except OSError as error:
            raise StepError(f"“{self.path}”写不进去（{because(error)}）。请看一下权限，再试一次。") from None
        return True


NEXT = """还差两步，在 WPS 里做：
  1. 打开 WPS 文字，它会问“首次加载，是否信任”，选“允许”。
  2. 完全退出 WPS，再打开。“主笔”选项卡这时才出现。"""


def jsplugins(url: str) -> str:
    """Return the list for a whole unit that names the add-in at an address."""
    return f"""<jsplugins>
  <jspluginonline name="{publish_xml.NAME}" type="wps" url="{url}"/>
</jsplugins>
"""


def for_administrators(settings: ServiceSettings, platform: str) -> str:
    """Return the files with which a unit gives everybody the add-in."""
    where = "\n".join(f"    {folder}oem.ini" for folder in OEM_FOLDERS[platform])
    return f"""jsplugins.xml（放在内网服务器或本机都行，全单位一份；每台电脑上主笔的端口要一样）：

{jsplugins(address(settings))}
oem.ini 里加这几行（没有的段就新加；JSPluginsServer 写 jsplugins.xml 的地址或路径，只能有一个）：

[Support]
JsApiPlugin=true
[Server]
JSPluginsServer=<jsplugins.xml 的地址或路径>

oem.ini 在：
{where}
新版 Linux WPS 的 oem.ini 带签名改不了，个人版新版本限制这种方式，这两种请用 zhubi install wps。
同一台电脑只用一种方式：两种都用，同名的加载项会冲突。"""
