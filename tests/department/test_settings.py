from __future__ import annotations

import fcntl
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from gunicorn.config import Chdir

from addin_server.cli.department import department
from addin_server.department import migrate, server, settings, setup
from addin_server.department.database import Database, DatabaseError
from addin_server.department.settings import DepartmentSettingsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    list(setup.init(tmp_path, "zhubi.example.test", drafts=False))
    return tmp_path


def test_an_administrator_begins_with_everything_and_drafts_not_let_in(folder: Path) -> None:
    deployment = settings.read(folder)
    assert not deployment.settings.drafts and deployment.secret("sessions") != deployment.secret("proxy")
    for path in (*(folder / "secrets").iterdir(), *(folder / "deploy").iterdir()):
        assert path.stat().st_mode & 0o077 == 0 and not re.search("@[A-Z_]+@", path.read_text("utf-8")), path


def test_beginning_again_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "secrets").iterdir()}
    list(setup.init(folder, "other.example.test", drafts=True))
    assert settings.read(folder).settings.name == "zhubi.example.test"
    assert {path: path.read_bytes() for path in (folder / "secrets").iterdir()} == before


def test_a_secret_that_others_can_read_is_refused(folder: Path) -> None:
    (folder / "secrets" / "sessions.key").chmod(0o644)
    with pytest.raises(DepartmentSettingsError, match="chmod 600"):
        settings.read(folder).secret("sessions")


def test_a_secret_may_stand_in_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHUBI_SECRET_PROXY", "p" * 40)
    assert settings.read(folder).secret("proxy") == "p" * 40


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('name = "https://x"', "域名"),
        ('name = "X.Test"', "域名"),
        ('name = "x.test"\nworkers = 0', "workers"),
        ('name = "x.test"\nlisten = "127.0.0.1"', "listen"),
        ('name = "x.test"\nlisten = "[::1]"', "listen"),
        ('name = "x.test"\nlisten = ":65534"', "空出 workers 个端口"),
        ('name = "x.test"\nunknown = 1', "第 2 行：不认识“unknown”"),
        ('name = "x.test"\n[limits]\nrequests = 0', "limits"),
        ('name = "x.test"\ndatabase = "postgresql://zhubi:secret@db/zhubi"', "口令不要写在这里"),
    ],
)
def test_settings_that_cannot_be_used_are_told(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / settings.FILE).write_text(line, "utf-8")
    with pytest.raises(DepartmentSettingsError, match=says):
        settings.read(tmp_path)


def test_without_settings_one_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DepartmentSettingsError, match="department init"):
        settings.read(tmp_path)


def test_a_wrong_name_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(DepartmentSettingsError, match="域名"):
        list(setup.init(tmp_path, "https://Zhubi/", drafts=False))
    assert not list(tmp_path.iterdir())


def test_a_command_works_on_the_database_that_the_server_is_handed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(settings.DATABASE, raising=False)
    (folder / "department.env").write_text("# 口令\nZHUBI_DATABASE='postgresql://zhubi:a%40b@db/zhubi'\n", "utf-8")
    assert settings.read(folder).database == "postgresql://zhubi:a%40b@db/zhubi"
    monkeypatch.setenv(settings.DATABASE, "sqlite:////var/other.db")
    assert settings.read(folder).database == "sqlite:////var/other.db"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sqlite:///other.db", "sqlite:///{folder}/other.db"),
        ("sqlite:///data/other.db", "sqlite:///{folder}/data/other.db"),
        ("sqlite+pysqlite:///other.db", "sqlite+pysqlite:///{folder}/other.db"),
        ("sqlite:///file:/var/other.db?mode=ro&uri=true", "sqlite:///file:/var/other.db?mode=ro&uri=true"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
    ],
)
def test_a_relative_database_lies_in_the_folder_of_the_settings(
    said: str, meant: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.DATABASE, said)
    assert settings.read(folder).database == meant.format(folder=folder)


def test_an_environment_that_cannot_be_read_is_no_other_database(folder: Path) -> None:
    for data in (b"ZHUBI_DATABASE=\xff", b"export ZHUBI_DATABASE=postgresql://db/zhubi", b"postgresql://db/zhubi"):
        (folder / "department.env").write_bytes(data)
        with pytest.raises(DepartmentSettingsError, match=r"department\.env"):
            _ = settings.read(folder).database


@pytest.mark.parametrize(
    ("listen", "asked"),
    [
        ("0.0.0.0:8770", ["127.0.0.1:8771", "127.0.0.1:8772"]),
        (":8770", ["127.0.0.1:8771", "127.0.0.1:8772"]),
        ("10.0.0.0:8770", ["10.0.0.0:8771", "10.0.0.0:8772"]),
        ("[::1]:8770", ["[::1]:8771", "[::1]:8772"]),
        ("unix:/run/zhubi.sock", ["unix:/run/zhubi.sock.1", "unix:/run/zhubi.sock.2"]),
    ],
)
def test_the_proxy_asks_where_each_worker_listens(listen: str, asked: list[str], folder: Path) -> None:
    path = folder / settings.FILE
    path.write_text(f'listen = "{listen}"\n{path.read_text("utf-8")}', "utf-8")
    list(setup.init(folder, "zhubi.example.test", drafts=False))
    assert re.findall(r"\n    server (\S+) ", (folder / "deploy" / "nginx.conf").read_text("utf-8")) == asked
    caddy = re.findall(r"reverse_proxy (.*) \{", (folder / "deploy" / "Caddyfile").read_text("utf-8"))
    assert caddy == [" ".join(asked).replace("unix:", "unix/")]


def test_a_port_in_the_servers_name_is_the_one_nginx_listens_on(tmp_path: Path) -> None:
    list(setup.init(tmp_path, "zhubi.example.test:8443", drafts=False))
    filled = (tmp_path / "deploy" / "nginx.conf").read_text("utf-8")
    assert re.findall(r"listen (\S+) ssl", filled) == ["8443", "8443"]
    assert re.findall(r"server_name (\S+);", filled) == ["zhubi.example.test", "_", "zhubi.example.test"]
    assert "return 301 https://zhubi.example.test:8443$request_uri;" in filled


def test_the_server_starts_from_a_folder_it_cannot_enter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What gunicorn remembers as it is imported there. Root enters whatever there is, so here it is what is not there.
    monkeypatch.setattr(Chdir, "default", str(folder / "closed"))
    assert server.DepartmentServer(settings.read(folder)).cfg.chdir == "/"


@pytest.mark.parametrize("url", ["zhubi.db", "mysql://zhubi@db/zhubi", "postgresql+pg8000://db/zhubi"])
def test_what_is_no_address_of_a_database_is_told(url: str) -> None:
    with pytest.raises(DatabaseError, match="地址写得不对"):
        Database(url)


def test_an_address_with_options_of_sqlite_is_no_folder_to_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Database(f"sqlite:///file:{tmp_path}/own/zhubi.db?mode=ro&uri=true").close()
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_program_is_told(tmp_path: Path) -> None:
    found = Database(f"sqlite:///{tmp_path / 'zhubi.db'}")
    migrate.migrate(found)
    with found.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="更新的程序"):
        migrate.migrate(found)


def test_root_makes_nothing_that_the_server_could_not_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
    done = CliRunner().invoke(department, ["people", "--folder", str(folder)])
    assert done.exit_code == 2
    assert "sudo -u" in done.output


def test_a_process_that_has_the_number_of_an_earlier_server_is_not_taken_for_it(folder: Path) -> None:
    deployment = settings.read(folder)
    (deployment.data / "zhubi.pid").write_text(str(os.getpid()), "ascii")
    assert server.running(deployment) is None
    (deployment.data / "zhubi.lock").touch()
    assert server.running(deployment) is None


def test_a_server_that_is_still_starting_is_not_told_to_reload(folder: Path) -> None:
    deployment = settings.read(folder)
    with (deployment.data / "zhubi.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(DepartmentSettingsError, match="正在启动"):
            server.running(deployment)
        (deployment.data / "zhubi.pid").write_text("4711\n", "ascii")
        assert server.running(deployment) == 4711
