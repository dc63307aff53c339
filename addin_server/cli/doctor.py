"""zhubi doctor: what is wrong with the service and the add-in in Word or WPS, and what to do."""

from __future__ import annotations

import json
import sys
from typing import Literal

import click

from addin_server import __version__
from addin_server.cli import console
from addin_server.cli.common import fail
from addin_server.setup import doctor as examination
from addin_server.setup import doctor_word, doctor_wps, hosts, settings, wps_central
from addin_server.setup.boundary import System
from addin_server.setup.settings import Host

_CHECKS: dict[Host, tuple[examination.Check, ...]] = {
    "service": examination.SERVICE,
    "word": doctor_word.CHECKS,
    "wps": doctor_wps.CHECKS,
}
_MARKS = {"good": "✓", "note": "◐", "bad": "✗"}
_NOTHING = "主笔还没有装。\n    → 运行 zhubi install word 或 zhubi install wps"

Found = dict[Host, list[examination.Diagnosis]]


@click.command()
@click.argument("host", type=click.Choice(list(_CHECKS)), required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="给人看，还是给程序看。")
def doctor(host: Host | None, format_: Literal["text", "json"]) -> None:
    """看主笔在 Word 或 WPS 里哪里不对，该怎么办；不写就看装过的。返回值：0 没有坏的，1 有要办的。"""
    try:
        installation = examination.Installation(System(), settings.folder(), settings.read())
    except settings.ServiceSettingsError as error:
        fail(str(error))
    wanted = (host,) if host else _concerned(installation)
    found: Found = {each: list(examination.examine(_CHECKS[each], installation)) for each in wanted}
    (_as_json if format_ == "json" else _as_text)(found)
    sys.exit(not found or any(each.result.state == "bad" for _, each in _all(found)))


def _concerned(installation: examination.Installation) -> tuple[Host, ...]:
    """For whom it was installed; WPS too where the unit sends the add-in itself."""
    own = installation.settings
    if own.hosts == ("service",) and wps_central.find(installation.boundary):
        return ("service", "wps")
    return own.hosts or (("service",) if own.installed else ())


def _as_text(found: Found) -> None:
    if not found:
        click.echo(_NOTHING)
        return
    for host, diagnoses in found.items():
        if len(found) > 1:
            click.echo(f"{hosts.NAMES[host]}：")
        for name, result in diagnoses:
            click.echo(f"{_MARKS[result.state]} {name}：{result.found}")
            if result.do:
                click.echo(f"    → {result.do}")
    bad = sum(each.result.state == "bad" for _, each in _all(found))
    still_open = sum(each.result.state == "note" and bool(each.result.do) for _, each in _all(found))
    if bad:
        click.echo(f"\n有 {bad} 处要办，从上往下一处一处来。")
    elif still_open:
        click.echo(f"\n没有坏的；还有 {still_open} 处（◐）要照着做一下或看一眼。")
    else:
        click.echo(
            "\n都好。" if set(found) != {"service"} else "\n服务都好。加载项看 zhubi doctor wps 或 doctor word。"
        )


def _as_json(found: Found) -> None:
    """In ASCII alone: an administrator's PowerShell reads what comes through a pipe in its console's code page."""
    console.as_data()
    checks = [{"host": host, "name": each.name, **each.result._asdict()} for host, each in _all(found)]
    click.echo(json.dumps({"version": __version__, "installed": bool(found), "checks": checks}))


def _all(found: Found) -> list[tuple[Host, examination.Diagnosis]]:
    return [(host, each) for host, diagnoses in found.items() for each in diagnoses]
