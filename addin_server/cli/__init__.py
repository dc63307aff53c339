"""The command `zhubi`. Exit codes: 0 clean, 1 findings at or above --fail-on, 2 bad input."""

from __future__ import annotations

from addin_server.cli import interrupts

interrupts.leave_to_system()

import sys  # noqa: E402  (an interrupt while the commands are loaded is no fault)
from importlib import import_module  # noqa: E402
from typing import Any  # noqa: E402

import click  # noqa: E402

from addin_server import __version__, garbage  # noqa: E402
from addin_server.cli import chinese, console  # noqa: E402

chinese.speak()  # before any command is declared

COMMANDS = {
    "check": "check.check",
    "explain": "explain.explain",
    "batch": "batch.batch",
    "annotate": "documents.annotate",
    "clean": "documents.clean",
    "final": "documents.final",
    "mine": "mine.mine",
    "evidence": "evidence.evidence",
    "compare": "compare.compare",
    "proofing": "proofing.proofing",
    "review": "review.review",
    "rules": "rules.rules",
    "template": "templates.template",
    "training": "training.training_group",
    "serve": "serve.serve",
    "install": "install.install",
    "uninstall": "install.uninstall",
    "rollback": "install.rollback",
    "switch": "install.switch",
    "login": "install.login",
    "doctor": "doctor.doctor",
    "officejs": "officejs.officejs",
    "department": "department.department",
    "layer": "layer.layer",
}
"""Where each command stands: module of this folder, and name in it."""


class _Commands(click.Group):
    """Imports a command when it is named: what one needs is not paid for by the others."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, command = COMMANDS[name].split(".")
        found: click.Command = getattr(import_module(f"{__name__}.{module}"), command)
        return found

    def main(self, *args: Any, **options: Any) -> Any:
        console.prepare()  # help is shown before a command runs
        with console.what_cannot_be_written():
            return super().main(*args, **options)

    def invoke(self, context: click.Context) -> object:
        try:
            with console.what_cannot_be_written():
                return super().invoke(context)
        except KeyboardInterrupt:
            click.echo("\n已停下。", err=True)
            sys.exit(interrupts.CODE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="主笔")
def main() -> None:
    """主笔：组工信息写作助手。"""
    garbage.collect_rarely()
    interrupts.raise_again()
