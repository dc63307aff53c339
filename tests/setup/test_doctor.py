"""Each thing that can be wrong is found, named, and followed by one thing to do."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from addin_server import __version__
from addin_server.cli import doctor as command
from addin_server.setup import (
    doctor,
    doctor_word,
    doctor_wps,
    hosts,
    manifest,
    mirror,
    publish_xml,
    service,
    tls,
    word,
    wps,
)
from addin_server.setup.autostart import Autostart
from addin_server.setup.doctor import Check, Installation, Result, examine
from addin_server.setup.settings import Host, ServiceSettings
from tests.setup.fake import FakeMachine

SETTINGS = ServiceSettings(hosts=("word", "wps"), secret="x")
CENTRAL = "http://127.0.0.1:8765/wps/"  # everybody's, so without a key
NOW = dt.datetime.now(dt.UTC)


class Ward:
    """A Windows machine on which everything is in order, for a test to spoil."""

    def __init__(self, folder: Path) -> None:
        self.boundary = FakeMachine("windows", folder)
        self.boundary.variables["LOCALAPPDATA"] = str(folder / "local")
        self.home = folder / "settings"
        self.settings = SETTINGS
        Autostart(service.command(), self.home).do(self.boundary)
        tls.Files(self.home).write(tls.make(NOW))
        self.manifest = word.kept_manifest(self.home)
        self.write(self.manifest, hosts.filled(self.settings))
        self.boundary.registry[word.DEVELOPER_KEY, manifest.ID] = str(self.manifest)
        self.addins = wps.folders(self.boundary)[0]
        self.write(self.addins / "publish.xml", publish_xml.merged(None, wps.address(SETTINGS)).decode())
        self.write(self.addins / "authaddin.json", '{"wps": {"x": {"name": "zhubi", "enable": true, "isload": true}}}')

    def write(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    @property
    def whole(self) -> Installation:
        return Installation(self.boundary, self.home, self.settings)

    def say(self, checks: tuple[Check, ...], name: str) -> Result:
        [check] = [check for check in checks if check.name == name]
        return check.look(self.whole)


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path)


def whole_mirror(folder: Path) -> Path:
    for name in mirror.NEEDED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    sums = "".join(f"{mirror.digest(folder / name)}  {name}\n" for name in mirror.NEEDED)
    (folder / mirror.SUMS).write_text(sums, "utf-8")
    return folder


WORD_LOCAL = ("证书", "信任", "清单", "登记", "图标", "策略", "缓存", "登录启动")
WPS_LOCAL = ("WPS 版本", "加载项名单", "重名", "禁用名单", "信任", "重开 WPS", "登录启动")


@pytest.mark.parametrize("name", WORD_LOCAL)
def test_nothing_is_said_of_a_sound_word(ward: Ward, name: str) -> None:
    assert ward.say(doctor_word.CHECKS, name).state == "good"


@pytest.mark.parametrize("checks", [doctor_word.CHECKS, doctor_wps.CHECKS])
def test_what_is_told_may_be_passed_on(ward: Ward, checks: tuple[Check, ...]) -> None:
    """The key in the addresses lets in whoever reads it."""
    old = ServiceSettings(port=9100, secret="y")
    ward.write(ward.addins / "publish.xml", publish_xml.merged(None, wps.address(old)).decode())
    told = [(check.look(ward.whole), *examine([check], ward.whole)) for check in checks]
    key = ward.settings.entry
    assert any(key in f"{before}" for before, _ in told)
    assert not any(key in f"{after}" or old.entry in f"{after}" for _, after in told)
    assert any(key[:9] in f"{after}" for _, after in told), "two that differ are seen to differ"


@pytest.mark.parametrize("name", WPS_LOCAL)
def test_nothing_is_said_of_a_sound_wps(ward: Ward, name: str) -> None:
    ward.write(ward.addins.parent / "any", "")
    assert ward.say(doctor_wps.CHECKS, name).state == "good"


def old_certificate(ward: Ward) -> None:
    tls.Files(ward.home).write(tls.make(NOW - dt.timedelta(days=900)))


def near_end(ward: Ward) -> None:
    tls.Files(ward.home).write(tls.make(NOW - dt.timedelta(days=790)))


def no_certificate(ward: Ward) -> None:
    tls.Files(ward.home).remove()


def not_trusted(ward: Ward) -> None:
    ward.boundary.answers["certutil",] = 1


def other_port(ward: Ward) -> None:
    ward.settings = ServiceSettings(port=9000, hosts=("word", "wps"))


def broken_manifest(ward: Ward) -> None:
    ward.write(ward.manifest, ward.manifest.read_text("utf-8").replace('size="80"', 'size="79"'))


def no_manifest(ward: Ward) -> None:
    ward.manifest.unlink()


def not_registered(ward: Ward) -> None:
    ward.boundary.registry.clear()


def closed_by_policy(ward: Ward) -> None:
    ward.boundary.registry[
        "HKLM\\Software\\Policies\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs", "DisableAllCatalogs"
    ] = 1


def experiences_off(ward: Ward) -> None:
    key = "Software\\Policies\\Microsoft\\Office\\16.0\\Common\\Privacy"
    ward.boundary.registry[key, "ControllerConnectedServicesEnabled"] = 2


def old_cache(ward: Ward) -> None:
    cached = ward.write(Path(ward.boundary.variables["LOCALAPPDATA"]) / "Microsoft/Office/16.0/Wef/a", "")
    os.utime(cached, (0, 0))


def half_a_mirror(ward: Ward) -> None:
    folder = whole_mirror(ward.home / "mirror")
    (folder / "zh-cn/office_strings.js").unlink()
    ward.settings = ServiceSettings(hosts=("word",), office_js=str(folder))


def spoiled_mirror(ward: Ward) -> None:
    folder = whole_mirror(ward.home / "mirror")
    (folder / "office.js").write_text("something else", "utf-8")
    ward.settings = ServiceSettings(hosts=("word",), office_js=str(folder))


def no_autostart(ward: Ward) -> None:
    ward.boundary.answers["schtasks",] = 1


def another_version(ward: Ward) -> None:
    Autostart(("other/python", "-m", "addin_server.cli", "serve"), ward.home).do(ward.boundary)


def another_share(ward: Ward) -> None:
    ward.boundary.registry[word.CATALOGUE_KEY, "Url"] = "\\\\old\\share"
    ward.settings = ServiceSettings(hosts=("word",), share="\\\\new\\share")


Spoil = Callable[[Ward], None]


@pytest.mark.parametrize(
    ("spoil", "name", "state", "found", "do"),
    [
        (old_certificate, "证书", "bad", "过期", "zhubi install word"),
        (near_end, "证书", "note", "到期", "zhubi install word"),
        (no_certificate, "证书", "bad", "还没有证书", "zhubi install word"),
        (not_trusted, "信任", "bad", "不信任", "选“是”"),
        (other_port, "清单", "bad", "清单是旧的", "zhubi install word"),
        (broken_manifest, "清单", "bad", "16、32、80", "zhubi install word"),
        (no_manifest, "清单", "bad", "读不了", "zhubi install word"),
        (not_registered, "登记", "bad", "没有登记", "zhubi install word"),
        (closed_by_policy, "策略", "bad", "组策略禁止", "管理员"),
        (experiences_off, "策略", "bad", "可选联网体验", "集中部署"),
        (half_a_mirror, "office.js", "bad", "缺 zh-cn/office_strings.js", "zhubi officejs mirror"),
        (spoiled_mirror, "office.js", "bad", "对不上", "zhubi officejs mirror"),
        (old_cache, "缓存", "note", "缓存", "Wef"),
        (no_autostart, "登录启动", "note", "不会自动启动", "zhubi install"),
        (another_version, "登录启动", "bad", "另一个版本", "zhubi install"),
        (another_share, "登记", "bad", "没有登记", "zhubi install word"),
    ],
)
def test_what_is_wrong_with_word(ward: Ward, spoil: Spoil, name: str, state: str, found: str, do: str) -> None:
    spoil(ward)
    result = ward.say(doctor_word.CHECKS, name)
    assert result.state == state
    assert found in result.found
    assert do in result.do


def flatpak(ward: Ward) -> None:
    ward.boundary.platform = "linux"
    (ward.boundary.home / ".var/app/com.wps.Office").mkdir(parents=True)


def no_wps(ward: Ward) -> None:
    """Only what we made ourselves is there."""
    assert [path.name for path in ward.addins.parent.iterdir()] == ["jsaddons"]


def central(url: str, hosts: tuple[Host, ...] = ("service",)) -> Spoil:
    """The unit sends the add-in itself: oem.ini names a list in which we stand; nothing is in the user's own."""

    def spoil(ward: Ward) -> None:
        ward.boundary.platform = "linux"
        root = ward.boundary.root
        ward.write(
            root / "opt/kingsoft/wps-office/office6/cfgs/oem.ini", "[Server]\nJSPluginsServer=/srv/jsplugins.xml"
        )
        ward.write(root / "srv/jsplugins.xml", f"<jsplugins>{publish_xml.entry(url)}</jsplugins>")
        ward.settings = ServiceSettings(hosts=hosts, secret="x")

    return spoil


def central_and_own(ward: Ward) -> None:
    central(CENTRAL, ("wps",))(ward)
    ward.addins = wps.folders(ward.boundary)[0]
    ward.write(ward.addins / "publish.xml", publish_xml.merged(None, wps.address(SETTINGS)).decode())


def only_the_service(ward: Ward) -> None:
    ward.settings = ServiceSettings(hosts=("service",), secret="x")
    (ward.addins / "publish.xml").unlink()


def taken_by_another_user(ward: Ward) -> None:
    """Moving away must not open to everybody what only this user's WPS knows the key of."""
    ward.settings = ServiceSettings(hosts=("wps",), secret="x")
    ward.write(ward.boundary.shared / "8765", str(ward.home))


def arm(ward: Ward) -> None:
    ward.write(ward.addins.parent / "any", "")
    ward.boundary.variables["PROCESSOR_ARCHITECTURE"] = "ARM64"


def listing(text: str) -> Spoil:
    def spoil(ward: Ward) -> None:
        ward.write(ward.addins / "publish.xml", text)

    return spoil


def in_both_lists(ward: Ward) -> None:
    ward.write(ward.addins / "jsplugins.xml", f"<jsplugins>{OURS}</jsplugins>")


def trust_record(text: str) -> Spoil:
    def spoil(ward: Ward) -> None:
        ward.write(ward.addins / "authaddin.json", text)

    return spoil


def blocked(ward: Ward) -> None:
    ward.write(ward.addins / "jsaddinblockhost.ini", "[hosts]\n127.0.0.1=1\n")


OTHER_PROGRAM = '{"et": {"zhubi": {"isload": false}}, "wps": {"zhubi": {"isload": true}}}'


def blocked_other(ward: Ward) -> None:
    ward.write(ward.addins / "jsaddinblockhost.ini", "[hosts]\n127.0.0.1:3000=1\n")


def not_running(ward: Ward) -> None:
    ward.settings = ServiceSettings(port=1024, hosts=("wps",), secret="x")


def wps_open(ward: Ward) -> None:
    ward.boundary.running = {"wps"}


OURS = publish_xml.entry(wps.address(SETTINGS))


@pytest.mark.parametrize(
    ("spoil", "name", "state", "found", "do"),
    [
        (flatpak, "WPS 版本", "bad", "Flatpak", "deb"),
        (no_wps, "WPS 版本", "bad", "没有找到", "打开一次"),
        (arm, "WPS 版本", "note", "ARM", "x86"),
        (listing("<jsplugins>"), "加载项名单", "bad", "读不懂", "备份"),
        (listing("<jsplugins/>"), "加载项名单", "bad", "没有主笔", "zhubi install wps"),
        (listing(f"<jsplugins>{OURS}{OURS}</jsplugins>"), "加载项名单", "bad", "2 次", "zhubi install wps"),
        (listing(f"<jsplugins>{OURS}</jsplugins>".replace("wps/", "wps")), "加载项名单", "bad", "应当是", "zhubi"),
        (
            listing(f"<jsplugins>{OURS}</jsplugins>".replace("enable_dev", "false")),
            "加载项名单",
            "bad",
            "停用",
            "zhubi",
        ),
        (other_port, "加载项名单", "bad", ":9000/wps/", "zhubi install wps"),
        (in_both_lists, "重名", "bad", "冲突", "只留单位下发"),
        (trust_record("{}"), "信任", "note", "还没有问过", "允许"),
        (trust_record('{"wps": [{"name": "zhubi", "isload": false}]}'), "信任", "bad", "不信任", "重开"),
        (trust_record('{"wps": {"zhubi": {"isload": false}}}'), "信任", "bad", "不信任", "重开"),
        (blocked, "禁用名单", "bad", "禁用名单", "127.0.0.1"),
        (blocked_other, "禁用名单", "good", "没有被禁用", ""),
        (trust_record(OTHER_PROGRAM), "信任", "good", "信任", ""),
        (central(CENTRAL), "安装", "good", "统一下发", ""),
        (central(CENTRAL), "加载项名单", "good", "统一下发", ""),
        (central(CENTRAL), "WPS 版本", "good", "找到了", ""),
        (central("http://127.0.0.1:9100/wps/"), "加载项名单", "bad", ":9100/wps/", "zhubi install service --port 9100"),
        (central_and_own, "重名", "bad", "冲突", "zhubi install service，再运行 zhubi uninstall wps"),
        (only_the_service, "安装", "bad", "看不到主笔", "zhubi install wps"),
        (taken_by_another_user, "服务与端口", "bad", "另一位用户", "zhubi install wps --port"),
        (not_running, "服务与端口", "bad", "没有运行", "zhubi install"),
        (wps_open, "重开 WPS", "note", "正开着", "完全退出"),
    ],
)
def test_what_is_wrong_with_wps(ward: Ward, spoil: Spoil, name: str, state: str, found: str, do: str) -> None:
    spoil(ward)
    result = ward.say(doctor_wps.CHECKS, name)
    assert result.state == state, result
    assert found in result.found
    assert do in result.do


def test_a_whole_mirror_is_sound(ward: Ward) -> None:
    ward.settings = ServiceSettings(hosts=("word",), office_js=str(whole_mirror(ward.home / "mirror")))
    assert ward.say(doctor_word.CHECKS, "office.js").state == "good"


def test_what_was_never_installed_is_not_examined_further(ward: Ward) -> None:
    installation = Installation(ward.boundary, ward.home, ServiceSettings())
    for checks in (doctor.SERVICE, doctor_word.CHECKS, doctor_wps.CHECKS):
        [finding] = examine(checks, installation)
        assert finding.result.found == "还没有装"


def test_a_service_of_another_version_than_the_files_is_seen(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin_server.setup.port_owner.listener", lambda *_: "ours")
    for running, state in ((__version__, "good"), ("0.0.9", "bad"), ("", "bad")):
        monkeypatch.setattr("addin_server.setup.service.version", lambda _, running=running: running)
        result = ward.say(doctor_wps.CHECKS, "服务版本")
        assert result.state == state
        assert (result.do == doctor.MEND) == (state == "bad")


def test_what_cannot_be_read_is_a_finding_and_not_an_end(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", closed)
    found = dict(examine(doctor_wps.CHECKS, ward.whole))
    assert found["重名"].state == "bad"
    assert "publish.xml”看不了（没有权限）" in found["重名"].found
    assert "登录启动" in found


def test_the_service_is_there_with_any_host_and_alone_it_is_not_all(ward: Ward) -> None:
    """`install service` is for units that send the add-in themselves: nobody else is led to it."""
    look = doctor.SERVICE[0].look
    assert look(ward.whole).state == "good"
    ward.settings = ServiceSettings(secret="x")
    assert look(ward.whole).state == "bad"
    assert "install service" not in look(ward.whole).do


def test_who_asks_without_a_host_is_told_of_the_add_in_that_the_unit_sends(ward: Ward) -> None:
    """The service may be sound, and WPS led to another port than its own."""
    central(CENTRAL)(ward)
    assert command._concerned(ward.whole) == ("service", "wps")


def test_a_sound_service_alone_is_not_called_all(ward: Ward, capfd: pytest.CaptureFixture[str]) -> None:
    only_the_service(ward)
    assert command._concerned(ward.whole) == ("service",)
    command._as_text({"service": [doctor.Diagnosis("登录启动", Result("good", ""))]})
    assert "服务都好。加载项看 zhubi doctor wps" in capfd.readouterr().out
