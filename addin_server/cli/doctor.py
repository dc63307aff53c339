"""zhubi doctor: what is wrong with the add-in in Word or WPS, and what to do."""

from __future__ import annotations

import sys

import click

from addin_server.cli.common import fail
from addin_server.setup import doctor as examination
from addin_server.setup import doctor_word, doctor_wps, settings
from addin_server.setup.boundary import System
from addin_server.setup.settings import Host

_CHECKS: dict[Host, tuple[examination.Check, ...]] = {"word": doctor_word.CHECKS, "wps": doctor_wps.CHECKS}
_NAMES: dict[Host, str] = {"word": "Word", "wps": "WPS"}
_MARKS = {"good": "✓", "note": "◐", "bad": "✗"}


@click.command()
@click.argument("host", type=click.Choice(["word", "wps"]), required=False)
def doctor(host: Host | None) -> None:
    """看主笔在 Word 或 WPS 里哪里不对，该怎么办；不写就看装过的。返回值：0 都好，1 有要办的。"""
    try:
        installation = examination.Installation(System(), settings.folder(), settings.read())
    except settings.SettingsError as error:
        fail(str(error))
    hosts = (host,) if host else installation.settings.hosts
    if not hosts:
        click.echo("主笔还没有装到 Word 或 WPS 里。\n    → 运行 zhubi install word 或 zhubi install wps")
        sys.exit(1)
    bad = 0
    for each in hosts:
        if len(hosts) > 1:
            click.echo(f"在 {_NAMES[each]} 里")
        bad += _tell(each, installation)
    click.echo(f"\n有 {bad} 处要办，从上往下一处一处来。" if bad else "\n都好。")
    sys.exit(bool(bad))


def _tell(host: Host, installation: examination.Installation) -> int:
    """Say what was found; return how many things are to be done."""
    bad = 0
    for name, result in examination.examine(_CHECKS[host], installation):
        click.echo(f"{_MARKS[result.state]} {name}：{result.found}")
        if result.do:
            click.echo(f"    → {result.do}")
        bad += result.state == "bad"
    return bad
