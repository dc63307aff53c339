"""The offline bundle, installed, started and used where there is no network at all; and what its installer says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from addin_server import __version__
from addin_server.setup import mirror
from scripts.offline import __main__ as offline
from scripts.offline import notice, packages, runtimes, wheels
from tests.setup.office import Office


def install(bundle: Path, home: Path, *arguments: str, path: str = os.environ["PATH"], **more: str) -> tuple[int, str]:
    environment = {"HOME": str(home), "PATH": path, "LC_ALL": "C.UTF-8", **more}
    command = ["sh", str(bundle / "install.sh"), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def copy(bundle: Path, folder: Path) -> Path:
    """The bundle once more, to put files into and take away; what is changed must be a new file."""
    return Path(shutil.copytree(bundle, folder / "copy", copy_function=os.link))


def test_it_is_used_without_any_network_and_a_spoiled_list_of_wps_stops_neither_it_nor_the_way_out(
    office: Office, bundle: Path
) -> None:
    office.listing.parent.mkdir(parents=True)
    office.listing.write_bytes(spoiled := b"<jsplugins><broken></jsplugins>")
    code, said = office.bundle(bundle, "--host", "service", "--host", "wps", "--port", "9100")
    assert code == 3, said
    assert "没有动它" in said
    assert office.answering == __version__
    assert (office.settings["port"], office.settings["hosts"]) == (9100, ["service"])
    code, said = office.zhubi("uninstall", "all")
    assert code == 0, said
    assert office.listing.read_bytes() == spoiled
    assert not (office.home / ".config/zhubi/service.toml").exists()

    office.listing.write_bytes(b"")
    code, said = office.zhubi("install", "wps", "--file", "--port", "9200")
    assert code == 0, said
    assert (office.settings["port"], office.settings["hosts"]) == (9200, ["wps"])
    assert len(office.get("/assets/browser.js")) > 10_000
    assert "✓ 服务与端口" in office.zhubi("doctor", "wps")[1]
    draft = office.home / "稿.txt"
    draft.write_text("柳河镇凝心聚力促发展\n柳河镇高度重视，精心部署，党员的综合素质得到明显提升。\n", "utf-8")
    assert "综合素质" in office.zhubi("check", str(draft))[1]
    assert office.zhubi("install", "word", "--print-manifest")[1].startswith("<?xml")

    code, said = office.bundle(bundle, "--uninstall")
    assert code == 0, said
    ours = (office.home / folder for folder in (".config", ".local"))
    assert [path for folder in ours for path in folder.rglob("*") if path.is_file()] == [office.listing]
    assert office.listing.read_bytes() == b""


def test_every_file_in_it_is_in_the_list_of_sums(bundle: Path) -> None:
    listed = {line.partition("  ")[2] for line in (bundle / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert listed == there - {"SHA256SUMS"}
    assert {"install.sh", "安装说明.txt", "runtime/放在这里.txt", "NOTICE.txt", "LICENSE"} <= listed


def test_it_says_whose_work_it_holds_with_the_text_of_every_licence(bundle: Path) -> None:
    text = (bundle / "NOTICE.txt").read_text("utf-8")
    inside = packages.bundled(bundle / "wheels")
    assert {each.name for each in inside if each.kind == "npm"} >= {"preact", "@preact/signals", "prosemirror-view"}
    assert {"jieba", "lxml", "pip"} <= {each.name for each in inside}
    for each in inside:
        assert f"{each.name} {each.version}（{each.kind}）：{each.terms}" in text
        if each.name != "zhubi":
            texts = "".join(
                path.read_text("utf-8", errors="replace")
                for path in (bundle / "licenses" / each.name.replace("/", "+")).iterdir()
            )
            assert re.search(r"copyright|©|public domain", texts, re.IGNORECASE), each.name
    strict = any(each.terms.startswith("GPL") for each in inside)
    assert ("整包按 GPL-3.0 提供" in text) == strict


def test_the_bill_of_materials_beside_it_lists_all_of_it(archive: Path, bundle: Path) -> None:
    [beside] = archive.parent.glob("*.cdx.json")
    bill = json.loads(beside.read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    listed = {component["purl"]: component for component in bill["components"]}
    assert len(listed) == len(packages.bundled(bundle / "wheels")) - 1
    wheel = next((bundle / "wheels").glob("flask-*.whl"))
    version = wheels.metadata(wheel)["Version"]
    assert listed[f"pkg:pypi/Flask@{version}"]["hashes"][0]["content"] == mirror.digest(wheel)


def test_a_package_whose_licence_text_nobody_has_stops_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x-1-py3-none-any.whl", "w") as package:
        package.writestr("x-1.dist-info/METADATA", "Name: x\nVersion: 1\nLicense-Expression: MIT\n")
    with pytest.raises(packages.NoTextError, match="x（MIT）"):
        packages.bundled(tmp_path)


def test_the_pages_are_in_it(bundle: Path) -> None:
    assert "zhubi doctor" in (bundle / "docs" / "deploy.md").read_text("utf-8")
    for page in (bundle / "docs").glob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def script(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("machine", "said"),
    [
        ("loongarch64", "还不支持"),
        ("mips64", "还不支持"),
        ("sw_64", "还不支持"),
        ("x86_64", "请换"),
        ("aarch64", "请换"),
    ],
)
def test_another_processor_is_told_so(bundle: Path, tmp_path: Path, machine: str, said: str) -> None:
    if machine == os.uname().machine:
        machine = "loongarch64"  # this one is supported here
        said = "还不支持"
    script(tmp_path / "bin", "uname", f"echo {machine}")
    code, text = install(bundle, tmp_path, path=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert code == 2
    assert machine in text
    assert said in text


def test_with_sudo_it_would_be_somebody_elses(bundle: Path, tmp_path: Path) -> None:
    code, said = install(bundle, tmp_path, SUDO_USER="lihong")
    assert (code == 2) == (os.getuid() == 0)
    assert os.getuid() or "不要用 sudo" in said


def bare_path(folder: Path) -> str:
    """A search path with the plain tools and whatever Python is put there, no other."""
    tools = folder / "tools"
    tools.mkdir()
    for name in (
        "uname",
        "dirname",
        "basename",
        "sha256sum",
        "tar",
        "mkdir",
        "rm",
        "rmdir",
        "ln",
        "ls",
        "gzip",
        "cat",
        "id",
        "date",
        "readlink",
        "sed",
        "df",
    ):
        found = subprocess.run(["sh", "-c", f"command -v {name}"], capture_output=True, text=True).stdout.strip()
        (tools / name).symlink_to(found)
    (tools / "sh").symlink_to("/bin/sh")
    return str(tools)


def test_a_python_that_is_too_old_is_named_with_what_to_put_where(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bare_path(tmp_path)
    script(tmp_path / "tools", "python3", 'case "$2" in *sys.exit*) exit 1 ;; esac; echo 3.7.9')
    text = (bundle / "install.sh").read_text("utf-8").replace("/usr/local", "/nowhere").replace("/opt/", "/nowhere/")
    (tmp_path / "bundle").mkdir()
    for name in ("wheels", "runtime", "licenses"):
        (tmp_path / "bundle" / name).symlink_to(bundle / name)
    (tmp_path / "bundle" / "install.sh").write_text(text.replace("sha256sum -c", "true"), "utf-8")
    code, said = install(tmp_path / "bundle", tmp_path / "home", path=path)
    assert code == 2
    assert f"{tmp_path}/tools/python3：3.7.9" in said
    assert "runtime" in said
    assert "放在这里.txt" in said


def test_a_runtime_put_beside_it_is_used(bundle: Path, tmp_path: Path) -> None:
    # Good for being looked at and not for making an environment: the choice is what is tested here.
    script(tmp_path / "python" / "bin", "python3", f'[ "$1" != -m ] || exit 1; exec "{sys.executable}" "$@"')
    own = copy(bundle, tmp_path)
    archive = own / "runtime" / "cpython-install_only.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(tmp_path / "python", "python")
    code, said = install(own, tmp_path, path=bare_path(tmp_path))
    assert code == 2
    assert re.search(
        rf"1/3 用这个 Python：{tmp_path}/.local/share/zhubi/versions/[^/]+/runtime/python/bin/python3", said
    )
    assert "没有装成" in said
    assert not (tmp_path / ".local").is_dir() or not list((tmp_path / ".local").rglob("*zhubi*"))
    archive.write_bytes(b"broken")
    code, said = install(own, tmp_path / "other", path=str(tmp_path / "tools"))
    assert code == 2
    assert "解不开" in said


def test_a_disk_without_room_is_told_before_anything_is_put_on_it(bundle: Path, tmp_path: Path) -> None:
    script(
        tmp_path / "bin", "df", "echo Filesystem 1024-blocks Used Available; echo /dev/sda1 900000 800000 102400 89% /"
    )
    code, said = install(bundle, tmp_path / "家", path=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert code == 2
    assert "只剩 100 MB，装一版要 300 MB" in said
    assert not (tmp_path / "家/.local/share/zhubi").exists()


def test_a_log_that_cannot_be_written_is_told_at_once_and_one_that_can_says_when_and_what(
    bundle: Path, tmp_path: Path
) -> None:
    code, said = install(bundle, tmp_path, "--log", str(tmp_path / "没有" / "log"))
    assert (code, said) == (2, f"日志“{tmp_path}/没有/log”写不进去。请换个位置。\n")
    assert install(bundle, tmp_path, "--rollback", "--log", str(tmp_path / "log"))[0] == 2
    head, told = (tmp_path / "log").read_text("utf-8").splitlines()
    assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d 主笔 {re.escape(__version__)} rollback", head)
    assert "没有装过主笔" in told


def test_where_it_was_put_is_found_again_without_being_told(office: Office, bundle: Path) -> None:
    """Also when the place was given as seen from where the administrator stood."""
    code, said = office.bundle(bundle, "--prefix", "别处", "--host", "service")
    assert code == 0, said
    assert f"{office.home}/.local/bin/zhubi；重新登录" in said
    assert office.run("sh", "-c", 'cd / && exec "$0" --version', office.home / ".local/bin/zhubi")[0] == 0
    [autostart] = (office.home / ".config").rglob("zhubi.[sd]e*")
    assert f"{office.home}/别处/versions" in autostart.read_text("utf-8")
    code, said = office.bundle(bundle, "--uninstall")
    assert code == 0, said
    assert not (office.home / "别处").exists()
    assert not office.services()


def test_a_spoiled_bundle_is_refused(bundle: Path, tmp_path: Path) -> None:
    own = copy(bundle, tmp_path)
    wheel = next((own / "wheels").glob("zhubi-*.whl"))
    kept = wheel.read_bytes()
    wheel.unlink()
    wheel.write_bytes(kept[:-1])
    code, said = install(own, tmp_path)
    assert code == 2
    assert "不完整" in said
    assert not (tmp_path / ".local").exists()


def test_what_markers_ask_is_asked_of_the_target(tmp_path: Path) -> None:
    """pip asks this machine's markers; a package only Windows needs must be found all the same."""
    from email.message import Message

    about = Message()
    about["Requires-Dist"] = 'colorama; platform_system == "Windows"'
    linux, _, windows = wheels.PLATFORMS
    assert [need.name for need in wheels._needs(about, windows, "3.11")] == ["colorama"]
    assert not list(wheels._needs(about, linux, "3.11"))


def test_what_is_in_it_is_what_was_tested(bundle: Path) -> None:
    """A bundle made months later holds no newer versions than the lock."""
    locked = dict(line.split("==") for line in re.findall(r"^[\w.-]+==[^ ;]+", wheels.LOCK.read_text("utf-8"), re.M))
    inside = [each for each in packages.bundled(bundle / "wheels") if each.kind == "pypi"]
    ours = {wheels._plain(each.name): each.version for each in inside if each.name not in ("zhubi", "pip")}
    assert ours.items() <= {wheels._plain(name): version for name, version in locked.items()}.items()


def test_newer_versions_than_the_lock_are_not_taken() -> None:
    sums = " \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n"
    lock = f"# by hand\na==1.0 ; sys_platform == 'win32'{sums}    # via b\nb==2\n"
    assert wheels.versions(lock) == "a==1.0 ; sys_platform == 'win32'\nb==2\n"


def test_gpl_in_the_bundle_makes_the_whole_gpl(tmp_path: Path) -> None:
    inside = [
        packages.Package("pypi", "plain", "1", "MIT", {}),
        packages.Package("pypi", "strict", "1", "GPL-3.0-only", {}),
    ]
    notice.write(inside, tmp_path)
    text = (tmp_path / "NOTICE.txt").read_text("utf-8")
    assert "整包按 GPL-3.0 提供" in text
    assert "（strict）" in text


def test_each_runtime_goes_to_its_platform(tmp_path: Path) -> None:
    names = {
        "linux-x86_64": "cpython-3.12.8+20250101-x86_64-unknown-linux-gnu-install_only.tar.gz",
        "linux-aarch64": "cpython-3.12.8+20250101-aarch64-unknown-linux-gnu-install_only.tar.gz",
        "windows-x86_64": "python.3.12.8.nupkg",
    }
    files = {platform: tmp_path / name for platform, name in names.items()}
    for file in files.values():
        file.touch()
    assert runtimes.sort(list(files.values()), wheels.PLATFORMS) == files


@pytest.mark.parametrize(
    "name",
    [
        "cpython-3.8.1+20200101-x86_64-unknown-linux-gnu-install_only.tar.gz",
        "cpython-3.12.8+20250101-riscv64-unknown-linux-gnu-install_only.tar.gz",
        "cpython-3.12.8+20250101-x86_64-unknown-linux-gnu.exe",
        "python.tar.gz",
    ],
)
def test_a_file_that_is_no_runtime_is_refused_with_what_is_wanted(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(runtimes.RuntimeFileError, match="install_only"):
        runtimes.sort([tmp_path / name], wheels.PLATFORMS)
    with pytest.raises(runtimes.RuntimeFileError, match="找不到"):
        runtimes.sort([tmp_path / "没有"], wheels.PLATFORMS)


def test_a_runtime_given_is_in_the_bundle_and_its_sums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheels, "gather", lambda own, platform, pythons, folder, pure: folder.mkdir(parents=True))
    runtime = tmp_path / "cpython-3.12.8+20250101-aarch64-unknown-linux-gnu-install_only.tar.gz"
    runtime.write_bytes(b"python")
    own = tmp_path / "zhubi-1-py3-none-any.whl"
    made = offline.bundle(own, wheels.PLATFORMS[1], wheels.PYTHONS, tmp_path / "out", tmp_path / "scratch", runtime)
    with tarfile.open(made) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
        sums = packed.extractfile("zhubi-1-offline-linux-aarch64/SHA256SUMS")
        assert sums
        assert f"{mirror.digest(runtime)}  runtime/{runtime.name}" in sums.read().decode()
    assert f"runtime/{runtime.name}" in names
