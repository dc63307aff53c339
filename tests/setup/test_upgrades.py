"""Install, upgrade, fail, roll back and uninstall from bundles, in a home of its own with the network cut off."""

from __future__ import annotations

import shutil
from pathlib import Path

from addin_server import __version__
from tests.setup.office import Office, another

OTHERS = b'<jsplugins>\n  <jsplugin name="a" type="et" url="a_1" version="1"/>\n</jsplugins>'


def test_the_network_is_cut_off(office: Office) -> None:
    assert office.run("python3", "-c", 'import socket; socket.create_connection(("192.0.2.1", 80), 5)')[0]


def test_from_nothing_through_upgrades_a_failure_and_back_to_nothing(
    office: Office, bundle: Path, tmp_path: Path
) -> None:
    newer = another(bundle, tmp_path, "99.0")
    broken = another(bundle, tmp_path, "99.1", **{"addin_server.cli.serve": "raise SystemExit('planted')"})
    foreign = another(bundle, tmp_path, "99.2", **{"addin_server.web.serve": "raise ImportError('planted')"})
    office.listing.parent.mkdir(parents=True)
    office.listing.write_bytes(OTHERS)

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

    code, said = office.bundle(foreign)
    assert code == 2, said
    assert "原来的版本没有动" in said
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
    assert left == [office.listing]
    assert office.listing.read_bytes() == OTHERS
