"""The commands for real, in a home of their own: installed, running, found, trusted by a browser, and gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Playwright

from addin_server.setup import port_owner, publish_xml
from addin_server.setup.settings import ServiceSettings, read
from tests.attack.running import free_pair


class Own:
    """A user of this machine with a home and a port of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_pair()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self.environment = {**kept, "HOME": str(home), "PYTHONUTF8": "1"}

    def run(self, *arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "addin_server.cli", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, cwd=self.home)
        return done.returncode, done.stdout + done.stderr

    @property
    def settings(self) -> ServiceSettings:
        return read(self.home / ".config" / "zhubi")

    def files(self) -> set[str]:
        return {path.name for path in self.home.rglob("*") if path.is_file() and "nssdb" not in path.parts}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Own]:
    user = Own(tmp_path)
    yield user
    if user.files():
        user.run("uninstall", "all")


def test_wps_from_nothing_to_nothing(own: Own) -> None:
    code, said = own.run("install", "wps", "--file", "--port", str(own.port))
    assert code == 0, said
    assert "允许" in said
    assert port_owner.listener(own.port, own.settings.secret) == "ours"
    listed = own.home / ".local/share/Kingsoft/wps/jsaddons/publish.xml"
    [entry] = publish_xml.entries(listed.read_bytes())
    assert entry.attributes["url"] == f"http://127.0.0.1:{own.port}{own.settings.entry}/wps/"
    assert listed.stat().st_mode & 0o077 == 0
    assert "已经在运行" in own.run("serve")[1]
    code, said = own.run("doctor", "wps")
    assert "✓ 服务与端口" in said
    assert "✓ 加载项名单" in said
    assert "都好" not in said  # WPS has not asked for trust yet
    assert own.run("doctor") == (code, said)  # the one it was installed for
    as_data = json.loads(own.run("doctor", "--format", "json")[1])
    assert {(each["host"], each["name"], each["state"]) for each in as_data["checks"]} >= {
        ("wps", "服务与端口", "good"),
        ("wps", "服务版本", "good"),
        ("wps", "WPS 版本", "bad"),
    }
    assert own.run("install", "wps", "--file")[0] == 0
    port, secret = own.port, own.settings.secret
    assert "已停止" in own.run("serve", "--stop")[1]
    assert "没有在运行" in own.run("serve", "--stop")[1]
    assert "✗ 服务与端口" in own.run("doctor", "wps")[1]
    assert own.run("install", "wps", "--file")[0] == 0
    code, said = own.run("uninstall", "wps")
    assert code == 0, said
    assert port_owner.listener(port, secret) == "nobody"
    assert own.files() == set()


def test_word_is_served_with_a_certificate_that_the_users_browser_trusts(
    own: Own, playwright: Playwright, chromium: str
) -> None:
    code, said = own.run("install", "word", "--port", str(own.port))
    assert code == 0, said
    assert "✓ 信任" in own.run("doctor", "word")[1]
    address = f"https://localhost:{own.port + 1}{own.settings.entry}/"
    assert opens(address, own.home, playwright, chromium)
    assert own.run("uninstall", "word")[0] == 0
    listed = ["certutil", "-d", f"sql:{own.home}/.pki/nssdb", "-L"]
    assert "zhubi" not in subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    assert not [path for path in (own.home / ".config/zhubi").rglob("*") if path.is_file()]


def opens(address: str, home: Path, playwright: Playwright, chromium: str) -> bool:
    """Whether Chromium of that user opens the page without complaint."""
    environment: dict[str, str | float | bool] = {**os.environ, "HOME": str(home)}
    browser = playwright.chromium.launch(executable_path=chromium, env=environment)
    try:
        answer = browser.new_page().goto(address)
        return answer is not None and answer.ok
    except Error:
        return False
    finally:
        browser.close()


def test_a_host_that_stays_keeps_the_service(own: Own) -> None:
    assert own.run("install", "wps", "--file", "--port", str(own.port))[0] == 0
    assert own.run("install", "word")[0] == 0
    assert own.settings.hosts == ("wps", "word")
    assert own.run("uninstall", "wps")[0] == 0
    assert list(own.settings.hosts) == ["word"]
    assert port_owner.listener(own.port, own.settings.secret) == "ours"


def test_without_the_units_own_add_in_the_others_get_a_key_and_keep_the_service(own: Own) -> None:
    assert own.run("install", "service", "--port", str(own.port))[0] == 0
    assert own.run("install", "wps", "--file")[0] == 0
    listed = own.home / ".local/share/Kingsoft/wps/jsaddons/publish.xml"
    assert f":{own.port}/wps/" in listed.read_text("utf-8")
    code, said = own.run("uninstall", "service")
    assert code == 0, said
    assert "WPS 还要用本机服务" in said
    assert own.settings.hosts == ("wps",)
    assert own.settings.entry
    assert f":{own.port}{own.settings.entry}/wps/" in listed.read_text("utf-8")
    assert port_owner.listener(own.port, own.settings.secret) == "ours"
    said = own.run("doctor", "wps")[1]
    assert "✓ 服务与端口" in said
    assert "✓ 加载项名单" in said


def test_another_port_moves_everything_there(own: Own) -> None:
    assert own.run("install", "wps", "--file", "--port", str(own.port))[0] == 0
    old, secret, own.port = own.port, own.settings.secret, free_pair()
    assert own.run("install", "wps", "--file", "--port", str(own.port))[0] == 0
    assert port_owner.listener(old, secret) == "nobody"
    assert port_owner.listener(own.port, secret) == "ours"
    listed = (own.home / ".local/share/Kingsoft/wps/jsaddons/publish.xml").read_text("utf-8")
    assert f":{own.port}{own.settings.entry}/wps/" in listed
    assert f":{old}/" not in listed


def test_a_port_of_somebody_else_is_never_used(own: Own, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Own(tmp_path_factory.mktemp("other"))
    assert other.run("install", "wps", "--file", "--port", str(own.port))[0] == 0
    try:
        code, said = own.run("install", "wps", "--file", "--port", str(own.port))
        assert code == 2
        assert "另一位用户" in said
        assert own.files() == set()
        (own.home / ".config/zhubi").mkdir(parents=True)
        (own.home / ".config/zhubi/service.toml").write_text(
            f'port = {own.port}\nsecret = "mine"\nhosts = ["wps"]\n', "utf-8"
        )
        code, said = own.run("serve")
        assert code == 2
        assert "另一位用户" in said
        assert "✗ 服务与端口" in own.run("doctor", "wps")[1]
    finally:
        assert other.run("uninstall", "wps")[0] == 0
    (own.home / ".config/zhubi/service.toml").unlink()


@pytest.mark.parametrize("arguments", [("word",), ("wps", "--file"), ("wps", "--page")])
def test_a_dry_run_changes_nothing(own: Own, arguments: tuple[str, ...]) -> None:
    code, said = own.run("install", *arguments, "--dry-run")
    assert code == 0
    assert said.startswith("将记下端口等设置")
    assert own.files() == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("install", "word", "--offline", "http://mirror.cn/"), "https"),
        (("install", "word", "--offline", "没有的文件夹"), "zhubi officejs mirror"),
        (("install", "word", "--share", "\\\\server\\x"), "Windows"),
        (("officejs", "verify", "."), "SHA256SUMS"),
        (("doctor", "word"), "zhubi install word"),
        (("doctor", "wps"), "zhubi install wps"),
    ],
)
def test_what_goes_wrong_is_one_sentence(own: Own, arguments: tuple[str, ...], said: str) -> None:
    code, text = own.run(*arguments)
    assert code
    assert said in text
    assert "Traceback" not in text


def test_a_folder_that_cannot_be_written_is_named_and_doing_it_again_goes_on(own: Own) -> None:
    blocked = own.home / ".local"
    blocked.write_text("a file where the folder should be", "utf-8")
    code, said = own.run("install", "wps", "--file", "--port", str(own.port))
    assert code == 2
    assert "WPS：" in said
    assert "publish.xml" in said
    assert "3/5 登录时自动启动本机服务：好了" in said
    assert own.settings.hosts == ()
    assert port_owner.listener(own.port, own.settings.secret) == "ours"
    assert "Traceback" not in said
    blocked.unlink()
    code, said = own.run("install", "wps", "--file")
    assert code == 0, said
    assert "1/5 记下端口等设置：已经是这样" in said
    assert own.settings.port == own.port


def test_settings_that_cannot_be_read_are_named(own: Own) -> None:
    path = own.home / ".config/zhubi/service.toml"
    path.parent.mkdir(parents=True)
    cases = {"port = [": ("serve",), "port = 80": ("doctor", "wps"), 'hosts = ["x"]': ("install", "wps")}
    for text, command in cases.items():
        path.write_text(text, "utf-8")
        code, said = own.run(*command)
        assert code == 2
        assert str(path) in said
        assert "Traceback" not in said
    path.unlink()


def test_the_manifest_is_printed_for_the_port(own: Own) -> None:
    code, text = own.run("install", "word", "--print-manifest", "--port", "9100")
    assert code == 0
    assert text.startswith("<?xml")
    assert "https://localhost:9101/word/" in text
