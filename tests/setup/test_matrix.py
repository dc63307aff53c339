"""Install, upgrade, fail, roll back and uninstall from bundles, in a home of its own with the network cut off."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from addin_server import __version__

WPS = ".local/share/Kingsoft/wps/jsaddons/publish.xml"
OTHERS = b'<jsplugins>\n  <jsplugin name="a" type="et" url="a_1" version="1"/>\n</jsplugins>'


def another(bundle: Path, folder: Path, version: str, **files: str) -> Path:
    """Return a bundle of the same with another version, and with `files` (dots for slashes) in place of ours."""
    made = folder / version
    shutil.copytree(bundle, made, copy_function=os.link)
    [old] = (made / "wheels").glob("zhubi-*.whl")
    new = old.with_name(old.name.replace(__version__, version))
    changed = {f"{name.replace('.', '/')}.py": text for name, text in files.items()}
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith((".dist-info/METADATA", "addin_server/__init__.py")):
                data = data.replace(__version__.encode(), version.encode())
            if name in changed:
                data = changed[name].encode()
            target.writestr(name.replace(f"zhubi-{__version__}.dist-info", f"zhubi-{version}.dist-info"), data)
    old.unlink()
    script = (made / "install.sh").read_text("utf-8").replace(f"VERSION='{__version__}'", f"VERSION='{version}'")
    (made / "install.sh").unlink()
    (made / "install.sh").write_text(script, "utf-8")
    sums = made / "SHA256SUMS"
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(made).as_posix()}\n"
        for path in sorted(made.rglob("*"))
        if path.is_file() and path != sums
    ]
    sums.unlink()
    sums.write_text("".join(lines), "utf-8")
    return made


class Office:
    """A user on a machine whose only network is its loopback."""

    def __init__(self, home: Path, namespace: int) -> None:
        self.home = home
        self.enter = ["nsenter", "-t", str(namespace), "-U", "-n", "--preserve-credentials"]

    def run(self, *command: str | Path, **more: str) -> tuple[int, str]:
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **more}
        line = [*self.enter, *(str(word) for word in command)]
        done = subprocess.run(line, env=environment, cwd=self.home, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def bundle(self, bundle: Path, *arguments: str, **more: str) -> tuple[int, str]:
        return self.run("sh", bundle / "install.sh", *arguments, **more)

    def zhubi(self, *arguments: str) -> tuple[int, str]:
        return self.run(self.home / ".local/bin/zhubi", *arguments)

    @property
    def settings(self) -> dict[str, object]:
        return tomllib.loads((self.home / ".config/zhubi/service.toml").read_text("utf-8"))

    @property
    def answering(self) -> str:
        """The version of the service that answers."""
        url = f"http://127.0.0.1:{self.settings['port']}/api/v1/identity?nonce={'0' * 16}"
        script = "import sys, urllib.request as r; print(r.urlopen(sys.argv[1], timeout=5).read().decode())"
        code, said = self.run("python3", "-c", script, url)
        return str(json.loads(said)["version"]) if code == 0 else ""

    @property
    def versions(self) -> list[str]:
        return sorted(path.name.partition("-")[0] for path in (self.home / ".local/share/zhubi/versions").iterdir())

    def services(self) -> list[psutil.Process]:
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if "addin_server.cli" in process.cmdline() and process.environ().get("HOME") == str(self.home):
                    found.append(process)
        return found

    @contextlib.contextmanager
    def under_load(self) -> Iterator[None]:
        """Ask the service for its page without a pause, so long as the block runs."""
        script = (
            "import sys, urllib.request as r\n"
            "for _ in range(20000):\n"
            "    try: r.urlopen(sys.argv[1], timeout=5).read()\n"
            "    except OSError: pass\n"
        )
        url = f"http://127.0.0.1:{self.settings['port']}/"
        loaded = subprocess.Popen([*self.enter, "python3", "-c", script, url])
        try:
            yield
        finally:
            loaded.kill()
            loaded.wait()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    command = ["unshare", "--map-root-user", "--net", "sh", "-c", "ip link set lo up && echo up && exec sleep 3600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as cut_off:
        assert cut_off.stdout
        assert cut_off.stdout.readline() == "up\n"
        home = tmp_path / "家 里"
        home.mkdir()
        user = Office(home, cut_off.pid)
        yield user
        for process in user.services():
            process.kill()
        cut_off.kill()


def test_the_network_is_cut_off(office: Office) -> None:
    assert office.run("python3", "-c", 'import socket; socket.create_connection(("192.0.2.1", 80), 5)')[0]


def test_from_nothing_through_upgrades_a_failure_and_back_to_nothing(
    office: Office, bundle: Path, tmp_path: Path
) -> None:
    newer = another(bundle, tmp_path, "99.0")
    broken = another(bundle, tmp_path, "99.1", **{"addin_server.web.serve": "raise SystemExit('planted')"})
    listing = office.home / WPS
    listing.parent.mkdir(parents=True)
    listing.write_bytes(OTHERS)

    code, said = office.bundle(bundle, "--host", "wps", "--log", str(tmp_path / "log"))
    assert code == 0, said
    assert office.answering == __version__
    assert "3/3 装好了" in (tmp_path / "log").read_text("utf-8")
    kept = office.settings

    with office.under_load():
        code, said = office.bundle(newer)
    assert code == 0, said
    assert (office.answering, office.settings) == ("99.0", kept)
    assert office.versions == [__version__, "99.0"]
    autostart = next((office.home / ".config").rglob("zhubi.[sd]e*"))
    assert "/versions/99.0-" in autostart.read_text("utf-8")
    assert "99.0" in office.zhubi("--version")[1]

    code, said = office.bundle(broken)
    assert code == 2, said
    assert "已经换回原来的版本" in said
    assert (office.answering, office.versions) == ("99.0", [__version__, "99.0"])

    assert office.zhubi("rollback")[0] == 0
    assert office.answering == __version__
    assert office.bundle(newer, "--rollback")[0] == 0
    assert office.answering == "99.0"

    # another runtime, while the files of the one that runs are gone from under it
    for folder in (office.home / ".local/share/zhubi/versions").glob("99.0-*"):
        shutil.rmtree(folder)
    code, said = office.bundle(newer, ZHUBI_PYTHON="/usr/bin/python3")
    assert code == 0, said
    assert "1/3 用这个 Python：/usr/bin/python3" in said
    assert office.answering == "99.0"
    assert len(office.services()) == 1
    assert "✓ 服务版本" in office.zhubi("doctor", "wps")[1]

    code, said = office.bundle(newer, "--uninstall")
    assert code == 0, said
    assert not office.services()
    ours = (office.home / folder for folder in (".config", ".local"))
    left = [path for folder in ours for path in folder.rglob("*") if not path.is_dir()]
    assert left == [listing]
    assert listing.read_bytes() == OTHERS


@pytest.mark.parametrize("before", [b"", b"<jsplugins><broken></jsplugins>"])
def test_a_spoiled_list_of_wps_stops_neither_the_service_nor_the_way_out(
    before: bytes, office: Office, bundle: Path
) -> None:
    listing = office.home / WPS
    listing.parent.mkdir(parents=True)
    listing.write_bytes(before)
    code, said = office.bundle(bundle, "--host", "service", "--host", "wps", "--port", "9100")
    assert code == (3 if before else 0), said
    assert ("没有动它" in said) == bool(before)
    assert office.answering == __version__
    assert office.settings["port"] == 9100
    assert office.settings["hosts"] == (["service"] if before else ["service", "wps"])
    code, said = office.bundle(bundle, "--uninstall")
    assert code == 0, said
    assert listing.read_bytes() == before
    assert not (office.home / ".config/zhubi/service.toml").exists()
