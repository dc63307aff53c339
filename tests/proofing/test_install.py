"""Installing: what arrives is checked, what is wrong is refused, and nothing is reached that was not asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result

from addin_server import proofing
from addin_server.proofing import install, installation, java, languagetool
from addin_server.proofing.adapter import Unavailable
from tests.command import zhubi


def manage(*arguments: str, stdin: str = "") -> Result:
    return zhubi("proofing", *arguments, stdin=stdin)


def test_the_size_is_said_first_and_no_means_no() -> None:
    result = manage("install", stdin="n\n")
    assert result.exit_code == 0 and f"约 {install.total_size() >> 20} MB" in result.output
    assert not installation.own_folder().exists()


@pytest.fixture
def quick_maven(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Maven that has the files at hand, and says of each that it came from afar."""
    script = tmp_path / "bin" / "mvn"
    script.parent.mkdir()
    script.write_text(
        "#!/bin/sh\n"
        'for word in "$@"; do case $word in -DoutputDirectory=*) target=${word#*=};; esac; done\n'
        f'mkdir -p "$target" && cp {folder}/*.jar "$target"\n'
        'for jar in "$target"/*; do echo "[INFO] Downloaded from central: https://x/y/${jar##*/} (1 MB)"; done\n'
    )
    script.chmod(0o755)
    monkeypatch.setattr(install, "maven", lambda: str(script))


def test_install_status_remove(quick_maven: None) -> None:
    assert "没装 LanguageTool" in manage("status").output
    assert manage("install", "-y").exit_code == 0
    assert not list(install.complaints(installation.own_folder() / languagetool.VERSION))
    assert proofing.status().name == "resting" and "用到时自己启动" in manage("status").output
    assert "腾出 87 MB" in manage("remove", "-y").output
    assert proofing.status().name == "absent"


def test_each_file_is_told_as_it_arrives(quick_maven: None, tmp_path: Path) -> None:
    arrived: list[int] = []
    install.from_maven(tmp_path / "lt", arrived.append)
    assert sum(arrived) == install.total_size()
    assert len(arrived) > len(install.pinned())


def test_maven_itself_brings_what_is_pinned(tmp_path: Path) -> None:
    assert not list(install.complaints(install.from_maven(tmp_path / "lt")))


@pytest.mark.parametrize(("harm", "said"), [("change", "校验和不对"), ("remove", "少了 1 个"), ("add", "多了 1 个")])
def test_what_is_not_as_pinned_is_refused(harm: str, said: str, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "jars"
    shutil.copytree(folder, copy, copy_function=shutil.os.link)  # type: ignore[attr-defined]
    victim = copy / "language-zh-6.8.jar"
    victim.unlink()
    if harm == "change":
        victim.write_bytes(b"another")
    elif harm == "add":
        shutil.copy(folder / victim.name, victim)
        (copy / "more.jar").write_bytes(b"")
    assert [complaint for complaint in install.complaints(copy) if said in complaint]


def test_a_failed_download_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "lt"
    target.mkdir()
    (target / "old.jar").touch()
    (tmp_path / "mvn").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "mvn").chmod(0o755)
    monkeypatch.setattr(install, "maven", lambda: str(tmp_path / "mvn"))
    with pytest.raises(Unavailable, match="没有取全"):
        install.from_maven(target)
    assert [file.name for file in target.iterdir()] == ["old.jar"]
    assert {file.name for file in tmp_path.iterdir()} == {"lt", "mvn"}


@pytest.mark.parametrize(
    "address", ["https://api.languagetool.org/v2", "https://api.languagetoolplus.com", "http://8.8.8.8:8081/"]
)
def test_no_draft_leaves_for_the_internet(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "文稿不送外网" in manage("use", address).output
    monkeypatch.setenv(installation.VARIABLE, address)
    assert proofing.status().name == "absent" and "文稿不送外网" in proofing.status().says


def test_a_folder_may_be_used_where_nothing_can_be_fetched(folder: Path) -> None:
    assert "用到时自己启动" in manage("use", str(folder)).output
    assert installation.find() == folder
    installation.clear()


def test_an_unpacked_archive_has_its_class_path(tmp_path: Path) -> None:
    (tmp_path / "languagetool-server.jar").touch()
    assert java.class_path(tmp_path).split(":") == [
        str(tmp_path / "languagetool-server.jar"),
        str(tmp_path),
        str(tmp_path / "libs" / "*"),
    ]
    with pytest.raises(Unavailable, match="没有 languagetool-server"):
        java.class_path(tmp_path / "empty")
