"""A machine several people use: installed once for all, each with a port and a service of their own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from addin_server import __version__
from tests.setup.office import Office, another

# Written to by root; what is there stays as it is outside of the namespace.
SYSTEM = ("/opt", "/usr/local/bin", "/etc/xdg")
OVERLAID = """
ip link set lo up
for folder in {system}; do
  name=$(echo $folder | tr / _)
  mkdir -p $1/upper$name $1/work$name
  mount -t overlay overlay -o lowerdir=$folder,upperdir=$1/upper$name,workdir=$1/work$name $folder
done
echo up
exec sleep 3600
"""


@pytest.fixture
def people(tmp_path: Path) -> Iterator[list[Office]]:
    """Root and two users of the machine."""
    command = ["unshare", "--map-root-user", "--net", "--mount", "sh", "-euc", OVERLAID.format(system=" ".join(SYSTEM))]
    with subprocess.Popen([*command, "sh", tmp_path], stdout=subprocess.PIPE, text=True) as machine:
        assert machine.stdout
        assert machine.stdout.readline() == "up\n"
        found = []
        for name in ("root", "李红", "王芳"):
            (tmp_path / name).mkdir()
            found.append(Office(tmp_path / name, machine.pid, "--mount"))
        yield found
        for each in found:
            for process in each.services():
                process.kill()
        machine.kill()


def test_each_has_a_service_of_their_own_of_the_version_all_have(
    people: list[Office], bundle: Path, tmp_path: Path
) -> None:
    root, *users = people
    python = {"ZHUBI_PYTHON": "/usr/bin/python3"}
    code, said = root.bundle(bundle, "--machine", **python)
    assert code == 0, said
    assert "每位用户下次登录" in said
    entry = root.run("cat", "/etc/xdg/autostart/zhubi.desktop")[1]
    [login] = [line.removeprefix("Exec=") for line in entry.splitlines() if line.startswith("Exec=")]
    for user in users:
        code, said = user.run("sh", "-c", login)
        assert code == 0, said
        assert user.answering == __version__
        assert f":{user.settings['port']}" in user.listing.read_text("utf-8")
    assert len({user.settings["port"] for user in users}) == len(users)
    assert "✓ 服务与端口" in users[0].run("zhubi", "doctor", "wps")[1]

    assert root.bundle(another(bundle, tmp_path, "99.0"), "--machine", **python)[0] == 0
    assert users[0].answering == __version__
    assert users[0].run("sh", "-c", login)[0] == 0
    assert [user.answering for user in users] == ["99.0", __version__]

    for user in users:
        code, said = user.run("zhubi", "uninstall", "all")
        assert code == 0, said
        assert not user.services()
    assert root.bundle(bundle, "--machine", "--uninstall")[0] == 0
    assert (
        root.run("ls", "/opt/zhubi", "/usr/local/bin/zhubi", "/etc/xdg/autostart/zhubi.desktop")[1].count("No such")
        == 3
    )


def test_a_python_in_somebodys_home_is_no_python_for_all(people: list[Office], bundle: Path) -> None:
    """The others could not read it."""
    root = people[0]
    python = root.home / "python"
    python.write_text(
        '#!/bin/sh\ncase "$2" in *base_prefix*) exec /usr/bin/python3 -c "import sys; sys.base_prefix = '
        '\'/root/.pyenv\'; exec(sys.argv[1])" "$2" ;; esac\nexec /usr/bin/python3 "$@"\n',
        "utf-8",
    )
    python.chmod(0o755)
    code, said = root.bundle(bundle, "--machine", ZHUBI_PYTHON=str(python), PATH="/usr/sbin:/sbin:/usr/bin:/bin")
    assert code == 0, said
    assert f"1/3 用这个 Python：{python}" not in said
