"""zhubi doctor: what is wrong with the add-in in Word or WPS, and what to do."""

from __future__ import annotations

import sys

import click

from addin_server.cli.common import fail
from addin_server.setup import doctor as examination
from addin_server.setup import doctor_word, doctor_wps, settings
from addin_server.setup.edge import Machine

_CHECKS = {"word": doctor_word.CHECKS, "wps": doctor_wps.CHECKS}
_MARKS = {"good": "✓", "note": "◐", "bad": "✗"}


@click.command()
@click.argument("host", type=click.Choice(["word", "wps"]))
def doctor(host: str) -> None:
    """看主笔在 Word 或 WPS 里哪里不对，该怎么办。返回值：0 都好，1 有要办的。"""
    try:
        patient = examination.Patient(Machine(), settings.folder(), settings.read())
    except settings.SettingsError as error:
        fail(str(error))
    bad = 0
    for name, result in examination.examine(_CHECKS[host], patient):
        click.echo(f"{_MARKS[result.state]} {name}：{result.found}")
        if result.do:
            click.echo(f"    → {result.do}")
        bad += result.state == "bad"
    click.echo(f"\n有 {bad} 处要办，从上往下一处一处来。" if bad else "\n都好。")
    sys.exit(bool(bad))
