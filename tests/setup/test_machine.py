"""A machine several people use: installed once for all, each with a port and a service of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from addin_server import __version__
from tests.setup.office import Office, another
from tests.setup.test_offline import script

# Written to by root; what is there stays as it is outside of the namespace.
SYSTEM = ("/opt", "/usr/local/bin", "/etc/xdg")
ZHUBI = "/usr/local/bin/zhubi"
"""Not whatever one finds first: whoever runs the tests may have another on the path."""
OVERLAID = """
ip link set lo up
mount -t tmpfs -o mode=1777 tmpfs /var/tmp
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
    said = users[0].run(ZHUBI, "doctor", "wps")[1]
    assert "✓ 服务与端口" in said
    assert "✓ 登录启动" in said
    # an entry of the user's own would start this version for ever
    assert users[0].run(ZHUBI, "install")[0] == 0
    assert not (users[0].home / ".config/autostart/zhubi.desktop").exists()

    assert root.bundle(another(bundle, tmp_path, "99.0"), "--machine", **python)[0] == 0
    assert users[0].answering == __version__
    assert users[0].run("sh", "-c", login)[0] == 0
    assert [user.answering for user in users] == ["99.0", __version__]

    # what each has got cannot be undone by them when the program is gone; here all are root, and told apart by home
    as_user = tmp_path / "as user"
    script(
        as_user,
        "stat",
        'case "$3" in /var/tmp/*) of=$(cat "$3") ;; *) of=$3 ;; esac\n'
        'case "$of" in *李红) echo 1001 ;; *王芳) echo 1002 ;; *) echo 1003 ;; esac',
    )
    script(
        as_user,
        "id",
        'case "$*" in "-un 1001") echo 李红 ;; "-un 1002") echo 王芳 ;; -un*) exit 1 ;; *) echo 0 ;; esac',
    )
    script(as_user, "getent", f"echo 'root:x:0:0::/root:/bin/sh\n李红:x:1001:1001::{tmp_path}/李红:/bin/sh'")
    script(
        as_user,
        "su",
        f'[ "$3" != 王芳 ] || [ ! -e {tmp_path}/spoiled ] || exit 2; HOME="{tmp_path}/$3" exec sh -c "$5" "$7"',
    )
    path = f"{as_user}:{os.environ['PATH']}"
    # the claim of one was swept away; the account of another is gone, and the home is left
    root.run("rm", f"/var/tmp/zhubi-ports/{users[0].settings['port']}")
    (tmp_path / "走了").mkdir()
    root.run("sh", "-c", f"printf %s {tmp_path}/走了 >/var/tmp/zhubi-ports/9998")
    (tmp_path / "spoiled").touch()
    code, said = root.bundle(bundle, "--machine", "--uninstall", PATH=path)
    assert code == 2
    assert "还有这些用户：王芳。" in said
    assert "用户编号 1003 已经没有这个用户，跳过。" in said
    assert not users[0].listing.exists()
    (tmp_path / "spoiled").unlink()
    code, said = root.bundle(bundle, "--machine", "--uninstall", PATH=path)
    assert code == 0, said
    for user in users:
        assert not user.services()
        assert not user.listing.exists()
        assert not (user.home / ".config/zhubi/service.toml").exists()
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
