"""zhubi department: one server for a whole department."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import signal
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from addin_server.cli.common import fail
from addin_server.os_errors import because

if TYPE_CHECKING:
    from addin_server.department.database import Database
    from addin_server.department.people import People
    from addin_server.department.settings import Deployment

P = ParamSpec("P")
R = TypeVar("R")

_folder = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="设置所在的文件夹，默认 /etc/zhubi（或环境变量 ZHUBI_DEPARTMENT）。",
)


def _errors_in_words(command: Callable[P, R]) -> Callable[P, R]:
    """Say in one sentence why it did not go."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            from addin_server.department.database import DatabaseError
            from addin_server.department.settings import DepartmentSettingsError
        except ModuleNotFoundError as missing:
            fail(f"这里没有装部门服务器要用的“{missing.name}”，请运行：pip install 'zhubi[department]'")
        try:
            return command(*args, **kwargs)
        except (DepartmentSettingsError, DatabaseError, ValueError) as error:
            fail(f"{error}")
        except OSError as error:
            if error.filename is None:
                raise  # it is what is said that cannot be written
            fail(f"“{error.filename}”写不进去（{because(error)}），请看一下磁盘和权限。")

    return run


@click.group()
def department() -> None:
    """部门服务器：一处装好，全单位用。"""


@department.command()
@_folder
@click.option("--name", required=True, help="服务器的域名，如 zhubi.example.gov.cn。")
@click.option("--drafts", is_flag=True, help="让文稿送到这台服务器来查；不写就只发规则。")
@_errors_in_words
def init(folder: Path | None, name: str, drafts: bool) -> None:
    """写好设置、密钥、数据库和代理的配置；已经有的不动。"""
    from addin_server.department import setup

    for line in setup.init(_deployment_folder(folder), name, drafts=drafts):
        click.echo(line)


@department.command()
@_folder
@_errors_in_words
def run(folder: Path | None) -> None:
    """启动服务器。"""
    from addin_server.department import server

    server.run(_deployment(folder))


@department.command()
@_folder
@_errors_in_words
def reload(folder: Path | None) -> None:
    """换上新的设置，正在办的先办完。设置读不懂就不换。"""
    from addin_server.department import server, settings
    from addin_server.department.database import Database

    deployment = _deployment(folder)
    for name in settings.SECRETS:
        deployment.secret(name)
    process = server.running(deployment)
    if process is None:
        fail(f"没有服务器在用“{deployment.data}”：没有启动；或者 data 换了地方，那要先停下再启动。")
    with closing(Database(deployment.database)) as database:
        database.ask()
    try:
        os.kill(process, signal.SIGHUP)
    except ProcessLookupError:
        fail("服务器没有在运行。")


@department.group()
def code() -> None:
    """个人码：发、收回。"""


@code.command("add")
@click.argument("name", metavar="姓名")
@_folder
@_errors_in_words
def add_code(name: str, folder: Path | None) -> None:
    """给一个人发个人码；原来的作废。只显示这一次。"""
    click.echo(_people(folder).issue(name, _operator()))


@code.command("remove")
@click.argument("name", metavar="姓名")
@_folder
@_errors_in_words
def remove_code(name: str, folder: Path | None) -> None:
    """收回一个人的个人码，登录的也退出。"""
    click.echo("已收回。" if _people(folder).withdraw(name, _operator()) else "这个人没有个人码。")


@department.command("people")
@_folder
@_errors_in_words
def list_people(folder: Path | None) -> None:
    """列出所有人。"""
    for each in _people(folder).all():
        code_state = "有个人码" if each.has_code else "没有个人码"
        click.echo(f"{each.name}　{code_state}　{'用过' if each.agreed else '还没用'}")


@department.command("forget")
@click.argument("name", metavar="姓名")
@_folder
@_errors_in_words
def forget_person(name: str, folder: Path | None) -> None:
    """删掉一个人和他存的全部东西。"""
    click.echo("已删掉。" if _people(folder).remove(name, _operator()) else "没有这个人。")


@department.command()
@_folder
@_errors_in_words
def audit(folder: Path | None) -> None:
    """管理上做过的事，新的在前。"""
    from addin_server.department import audit as record

    for entry in record.entries(_database(_deployment(folder))):
        at = dt.datetime.fromtimestamp(entry.at)
        click.echo(f"{at:%Y-%m-%d %H:%M}　{entry.who}　{record.NAMES.get(entry.act, entry.act)}　{entry.about}")


@department.command()
@click.argument("drafts", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--month", metavar="年-月", help="算在哪个月，默认这个月。")
@_folder
@_errors_in_words
def count(drafts: Path, month: str | None, folder: Path | None) -> None:
    """把一批稿子记进统计：按单位，各条规则说了几篇。稿子看过就忘；再数一遍会再加一遍，哪一批记过，看 audit。"""
    from addin_server import readers
    from addin_server.department import counting, figures
    from addin_server.department.published import Published
    from addin_server.department.rulebooks import loaded

    database = _database(_deployment(folder))
    rules = loaded(Published(database, None))
    sent, unread = counting.of_folder(drafts, rules, figures.month_of(month))
    for line in unread:
        click.echo(f"没有看：{line}", err=True)
    if sent:
        figures.add_all(database, sent, rules.known, _operator(), readers.readable(drafts.resolve().name))
    click.echo(f"记进了 {len(sent)} 个单位的。" if sent else "没有要记的。")


@department.command()
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
@_folder
@_errors_in_words
def backup(file: Path, folder: Path | None) -> None:
    """备份数据库；服务器不用停。"""
    from addin_server.department import backup as backups

    rows = backups.write(_database(_deployment(folder)), file, _operator())
    click.echo(f"已备份 {rows} 行：{file}")


@department.command()
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@_folder
@_errors_in_words
def restore(file: Path, folder: Path | None) -> None:
    """从备份恢复到一个空的数据库；也用来换数据库。"""
    from addin_server.department import backup as backups

    click.echo(f"已恢复 {backups.restore(_database(_deployment(folder)), file, _operator())} 行。")


def _deployment_folder(folder: Path | None) -> Path:
    from addin_server.department import settings

    found = folder or settings.default_folder()
    _refuse_root(found)
    return found


def _refuse_root(folder: Path) -> None:
    """Fail as root where the folder is another's: the server could not write what root makes there."""
    if os.name == "nt" or os.geteuid() != 0 or not folder.is_dir():
        return
    owner = folder.stat().st_uid
    if owner != 0:
        import pwd

        try:
            name = pwd.getpwuid(owner).pw_name
        except KeyError:
            name = f"#{owner}"
        fail(f"“{folder}”是 {name} 的，用 root 写进去的东西它打不开。请在命令前面加上：sudo -u '{name}'")


def _deployment(folder: Path | None) -> Deployment:
    from addin_server.department import settings

    return settings.read(_deployment_folder(folder))


def _database(deployment: Deployment) -> Database:
    from addin_server.department import migrate
    from addin_server.department.database import Database

    found = Database(deployment.database)
    migrate.migrate(found)
    return found


def _people(folder: Path | None) -> People:
    from addin_server.department.people import People

    deployment = _deployment(folder)
    return People(_database(deployment), deployment.secret("sessions"), deployment.settings.session_days)


def _operator() -> str:
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (OSError, KeyError):
        return "管理员"
